// After erasing, the file is written anew; where that is not possible yet, the person is told.
import { existsSync, readFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { erase } from '../../src/log/erasure.ts';
import { sweep } from '../../src/log/sweep.ts';
import { writing } from '../../src/log/writing.ts';
import { freshLog } from './engines.ts';
import { actor, notice, takeIn } from './world.ts';

const WORD = 'an invented nightingale 77';
const stands = (log: Log) =>
  ['', '-wal'].some(
    (end) =>
      existsSync(log.address + end) &&
      readFileSync(log.address + end)
        .toString('latin1')
        .includes(WORD),
  );

/** A log in which a note was just erased. */
async function erasedLog(): Promise<Log> {
  const log = await freshLog('sqlite');
  await takeIn(
    log,
    Array.from({ length: 300 }, (_, i) => notice(`R-${i}x`, { note: i === 77 ? WORD : 'a note' })),
  );
  await writing(log, actor('2026-07-01T08:00:00.000Z'), (db, at) => erase(db, { kind: 'reference', reference: 'R-77x', source: null }, at));
  return log;
}

it('erased bytes still stand beside the file, until it was written anew', async () => {
  const log = await erasedLog();
  expect(stands(log)).toBe(true);
  expect(await sweep(log)).toBe('gone');
  expect(stands(log)).toBe(false);
  await log.close();
});

it('says so while another program reads the log, and does it once that is closed', { timeout: 60_000 }, async () => {
  const log = await erasedLog();
  const reader = new SQLite(log.address);
  reader.exec('begin');
  reader.prepare('select count(*) from notice').get();
  expect(await sweep(log)).toBe('in-use');
  reader.close();
  expect(await sweep(log)).toBe('gone');
  expect(stands(log)).toBe(false);
  await log.close();
});

it('a file that cannot be rewritten is an error that says what is done and what is not', { timeout: 60_000 }, async () => {
  const log = await erasedLog();
  const writer = new SQLite(log.address);
  writer.exec('begin immediate');
  await expect(sweep(log)).rejects.toMatchObject({ code: 'log.not-swept', exit: 8 });
  writer.close();
  await log.close();
});
