// Room for values of the program. Reading a file makes much that is soon forgotten, and Node.js would give that ever more room.
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * What is given to short-lived values, both halves of it: a batch of records several times over. With less, much of it would be taken for
 * long-lived.
 */
const YOUNG_BYTES = 16_777_216;
const LOOKED_EVERY_MS = 20;

/** Short-lived values get so much room and, a few milliseconds later, no more, and what lives longer is swept when it has grown by a third. */
export function keepRoomSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  const watch = setInterval(() => {
    if (youngBytes() < YOUNG_BYTES) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(watch);
  }, LOOKED_EVERY_MS);
  watch.unref();
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}
