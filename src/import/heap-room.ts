// Room for values of the program. Reading a file makes much that is soon forgotten, and Node.js would give that ever more room.
import { setFlagsFromString } from 'node:v8';

/** What a thread may keep of short-lived values, in MB: a batch of records, several times over. */
export const YOUNG_MB = 24;

/**
 * From here on the room for short-lived values stays as it is, and what lives longer is swept when it has grown by a fifth. A thread that
 * is started takes the first of these back for the whole process, so this is said once more after each.
 */
export function keepRoomSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}
