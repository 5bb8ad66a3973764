// The log that all pages share, and how another one takes its place while people work: who is being answered is waited for, who comes waits.
import { AsyncLocalStorage } from 'node:async_hooks';
import { EXIT, UserError } from '../error.ts';
import type { Log } from '../log/db.ts';
import { whenFree } from './when-free.ts';

export interface HeldLog {
  readonly current: () => Log;
  /** Does `work` while the log stays in its place. One within another is the same. */
  readonly within: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * Closes the log, does `work`, opens what is there then. Waits for all that is `within`, but not for who calls this there: of theirs
   * nothing may read meanwhile, nor afterwards in the log they had. `refuse` may throw before anything is closed.
   *
   * @throws UserError `restore.busy` while another one does the same; whatever `refuse` and `work` throw
   */
  readonly replace: <T>(work: () => Promise<T>, refuse: () => void) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** `open` is asked again while another process writes, and once more by whoever comes next. @throws UserError as `open` */
export async function holdLog(address: string, open: () => Promise<Log>): Promise<HeldLog> {
  let log = await open();
  let isOpen = true;
  let opening: Promise<void> | null = null;
  /** Ends when the other log is in its place; never fails. */
  let gate: Promise<void> | null = null;
  let inUse = 0;
  let left = () => {};
  const inside = new AsyncLocalStorage<true>();
  const opened = (): Promise<void> => {
    opening ??= whenFree(address, open)
      .then((now) => {
        log = now;
        isOpen = true;
      })
      .finally(() => {
        opening = null;
      });
    return opening;
  };
  const close = async () => {
    isOpen = false;
    await log.close();
  };
  return {
    current: () => log,
    async within(work) {
      const isInside = inside.getStore() === true;
      while ((gate && !isInside) || !isOpen) await (gate && !isInside ? gate : opened());
      if (isInside) return work();
      inUse += 1;
      try {
        return await inside.run(true, work);
      } finally {
        inUse -= 1;
        left();
      }
    },
    async replace(work, refuse) {
      if (gate) throw busy();
      let go = () => {};
      gate = new Promise((resolve) => {
        go = resolve;
      });
      const own = inside.getStore() ? 1 : 0;
      try {
        while (inUse > own) {
          await new Promise<void>((resolve) => {
            left = resolve;
          });
        }
        refuse();
        await close();
        try {
          return await work();
        } finally {
          // Where that fails, whoever comes next tries again.
          await opened().catch(() => undefined);
        }
      } finally {
        gate = null;
        go();
      }
    },
    close,
  };
}

/** Work is under way that needs the log. */
export function busy(): UserError {
  return new UserError('restore.busy', 'Work is still under way. Wait until it is done, then try again.', EXIT.environment);
}
