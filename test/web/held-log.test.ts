// Another log takes the place of the one that pages read: nobody reads a closed one, and nobody is left without.
import { expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import type { Log } from '../../src/log/db.ts';
import { holdLog } from '../../src/web/held-log.ts';

/** Logs that say only which they are and whether they are open. */
function opener(failures: { left: number }) {
  const logs: { readonly n: number; isOpen: boolean }[] = [];
  const open = async (): Promise<Log> => {
    if (failures.left > 0) {
      failures.left -= 1;
      throw new UserError('log.locked', 'Another process writes.');
    }
    const log = { n: logs.length + 1, isOpen: true };
    logs.push(log);
    const close = async () => {
      log.isOpen = false;
    };
    return { db: log, engine: 'sqlite', address: 'log', close } as unknown as Log;
  };
  return { logs, open };
}

const numberOf = ({ db }: Log) => (db as unknown as { readonly n: number }).n;
const a = () => {
  let go = () => {};
  const end = new Promise<void>((resolve) => {
    go = resolve;
  });
  return { end, go };
};
const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

it('who reads the log is waited for, and who comes meanwhile reads the new one', async () => {
  const { logs, open } = opener({ left: 0 });
  const held = await holdLog('log', open);
  const [reads, works] = [a(), a()];
  const reading = held.within(() => reads.end.then(() => logs[0]?.isOpen));
  const replaced = held.within(() =>
    held.replace(
      () => works.end,
      () => undefined,
    ),
  );
  const next = held.within(async () => numberOf(held.current()));
  await soon();
  expect(logs[0]?.isOpen).toBe(true);
  reads.go();
  expect(await reading).toBe(true);
  await soon();
  expect(logs.map(({ isOpen }) => isOpen)).toEqual([false]);
  await expect(
    held.replace(
      async () => undefined,
      () => undefined,
    ),
  ).rejects.toMatchObject({ code: 'restore.busy' });
  works.go();
  await replaced;
  expect(await next).toBe(2);
});

it('a log that cannot be opened at once is opened later, though the work failed', async () => {
  const failures = { left: 0 };
  const { open } = opener(failures);
  const held = await holdLog('log', open);
  const work = async () => {
    failures.left = 3;
    throw new Error('no copy');
  };
  await expect(held.replace(work, () => undefined)).rejects.toThrow('no copy');
  expect(await held.within(async () => numberOf(held.current()))).toBe(2);
});

it('what stands against it is asked when nobody reads any more, before anything is closed', async () => {
  const { logs, open } = opener({ left: 0 });
  const held = await holdLog('log', open);
  const refuse = () => {
    throw new UserError('restore.busy', 'Work is under way.');
  };
  await expect(held.replace(async () => undefined, refuse)).rejects.toMatchObject({ code: 'restore.busy' });
  expect(logs[0]?.isOpen).toBe(true);
  expect(await held.within(async () => numberOf(held.current()))).toBe(1);
});
