// Waiting for another process that writes to the log.
import { UserError } from '../error.ts';
import { asUserError } from '../log/database-errors.ts';

/** Only what comes next may need so long. */
const TRIES = 40;
const WAIT_MS = 200;

/**
 * Does `work` again as long as another process writes to the log. So it must write in one transaction only: what an earlier one of it wrote
 * would be written twice.
 *
 * @throws UserError `log.locked` after some seconds, and for what else the log meets
 */
export async function whenFree<T>(address: string, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (thrown) {
      const error = asUserError(thrown, address);
      if (!(error instanceof UserError) || error.code !== 'log.locked' || tries >= TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
}
