// Folders for tests, in memory where the system has room there: a log waits for the disk at each change, and no test looks at that.
import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory; in a container it is often too small for a whole run. */
const MEMORY = '/dev/shm';
const ROOM_MIN_BYTES = 2 ** 31;

/** A new, empty folder. Whoever asks for it removes it. */
export function newFolder(name: string): string {
  return mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), `${name}-`));
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ROOM_MIN_BYTES;
}
