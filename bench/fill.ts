// Makes a log several times as large from one that an import filled, by SQL alone and in minutes (fill-sql.ts). The sums are made from all
// notices by the functions that `article22 recount` uses. What the importer itself would take is not told by such a log.
import { copyFileSync, renameSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Size } from './arguments.ts';
import { built } from './built.ts';
import { FILLED, type Filled, fillStatements } from './fill-sql.ts';

const CACHE_KB = 2_000_000;

interface Modules {
  'log/database': typeof import('../src/log/database.ts');
  'log/states': typeof import('../src/log/states.ts');
  'log/report-fold': typeof import('../src/log/report-fold.ts');
  'log/touched': typeof import('../src/log/touched.ts');
}
const load = <Name extends keyof Modules>(name: Name) => built(name) as Promise<Modules[Name]>;

/** `from`: a log that the import of a file of the size `had` left. What stands at `to` is whole, whenever it stands there. */
export async function fillLog(from: string, had: Size, to: string, wanted: Size): Promise<void> {
  const part = `${to}.part`;
  copyFileSync(from, part);
  copyNotices(part, had.records, Math.round(wanted.records / had.records));
  await makeAllSums(part);
  renameSync(part, to);
}

function copyNotices(path: string, records: number, times: number): void {
  const file = new SQLite(path);
  for (const pragma of ['journal_mode = off', 'synchronous = off', 'foreign_keys = off', `cache_size = -${CACHE_KB}`]) file.pragma(pragma);
  // Made anew at the end: to sort all entries once costs a fraction of finding the place of each.
  const indexes = file
    .prepare<[], { name: string; made: string }>(
      `select name, sql as made from sqlite_schema
        where type = 'index' and sql is not null and tbl_name in (${FILLED.map((name) => `'${name}'`).join(', ')}) order by rowid`,
    )
    .all();
  for (const { name } of indexes) file.exec(`drop index ${name}`);
  const last = (table: string) => file.prepare<[], { id: number }>(`select max(id) as id from ${table}`).get()?.id ?? 0;
  const columnsOf = (table: string) => (file.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const columns = Object.fromEntries(FILLED.map((table) => [table, columnsOf(table)])) as Record<Filled, string[]>;
  for (const statement of fillStatements({ records, notices: last('notice'), decisions: last('decision'), columns }, times))
    file.exec(statement);
  for (const { made } of indexes) file.exec(made);
  file.close();
}

/** `address`: of a file or on a server. */
export async function makeAllSums(address: string): Promise<void> {
  const { openLog } = await load('log/database');
  const { addToTallies, TALLY_NAMES } = await load('log/states');
  const { makeSums } = await load('log/report-fold');
  const { afterAllRecorded } = await load('log/touched');
  const log = await openLog(address);
  try {
    await log.db.transaction().execute(async (db) => {
      for (const table of ['open_tally', ...TALLY_NAMES] as const) await db.deleteFrom(table).execute();
      await addToTallies(db, sql`1`, sql`true`);
      await makeSums(db, await afterAllRecorded(db));
    });
  } finally {
    await log.close();
  }
}
