// Commands that only look: the log is opened to be read, so that they work beside a writer and where nothing can be written.
import { UserError } from '../error.ts';
import type { Log } from '../log/db.ts';
import type { Shell } from './shell.ts';

/** A log of an older version of the program is brought up to date first, where it can be. */
export async function toRead(shell: Shell, work: (log: Log) => Promise<void>): Promise<void> {
  try {
    await shell.withLog(work, { readOnly: true });
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'log.older') throw error;
    await shell.withLog(work);
  }
}
