// A log in a folder of its own, with a folder for its copies in it: where the tests of copies begin.
import { mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { openLog } from '../../src/log/database.ts';
import type { Log } from '../../src/log/db.ts';
import { notice, takeIn } from './world.ts';

export const NOW = '2026-11-22T09:00:00.000Z';

export interface CopiedLog {
  readonly folder: string;
  readonly address: string;
  /** Folder for the copies. */
  readonly copies: string;
  /** A copy in it, which is not made yet. */
  readonly copy: string;
  readonly log: Log;
}

/** `references`: of the notices in it. Whoever asks for it closes the log and removes the folder. */
export async function makeCopiedLog(...references: string[]): Promise<CopiedLog> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'article22-copied-')));
  const address = join(folder, 'article22.sqlite');
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  const log = await openLog(address, { create: 'new' });
  await takeIn(
    log,
    references.map((reference) => notice(reference)),
  );
  return { folder, address, copies, copy: join(copies, 'monday.sqlite'), log };
}

/** Changes a log as no act of ours does. */
export function harm(address: string, statement: string): void {
  const file = new SQLite(address);
  file.pragma('foreign_keys = off');
  file.exec(statement);
  file.close();
}
