// Makes a log several times as large from one that an import filled, by SQL alone and in minutes: its notices, decisions, states, tellings and
// known values are copied under new numbers and references. In a copy each notice has the service of another one and takes a little longer
// to its decision, so that there are as many different combinations as new notices would bring. The sums are made from all notices by
// the functions that `article22 recount` uses. What the importer itself would take is not told by such a log.
import { copyFileSync, renameSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Size } from './arguments.ts';
import { built } from './built.ts';

const TABLES = ['notice', 'decision', 'notice_state', 'telling', 'known_value'] as const;
/** Notices whose services are exchanged stand so far apart. */
const APART = 1009;
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
        where type = 'index' and sql is not null and tbl_name in (${TABLES.map((name) => `'${name}'`).join(', ')}) order by rowid`,
    )
    .all();
  for (const { name } of indexes) file.exec(`drop index ${name}`);
  const last = (table: string) => file.prepare<[], { id: number }>(`select max(id) as id from ${table}`).get()?.id ?? 0;
  const [notices, decisions] = [last('notice'), last('decision')];
  file.exec('create temp table service_of as select id, service_id from notice');
  file.exec('create unique index temp.service_of_id on service_of (id)');
  const columns = new Map(
    TABLES.map((table) => [table, (file.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)]),
  );
  for (let copy = 1; copy < times; copy += 1) {
    const said: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      notice: {
        id: `x.id + ${copy * notices}`,
        reference: `printf('N-%09d', substr(x.reference, 3) + ${copy * records})`,
        service_id: 's.service_id',
      },
      decision: { id: `x.id + ${copy * decisions}`, delay_value: `x.delay_value + (x.delay_unit = 'minute') * ${copy}` },
      notice_state: { service_id: 's.service_id' },
    };
    for (const table of TABLES) {
      const key = table === 'notice' ? 'id' : 'notice_id';
      const [numbered, end] = table === 'decision' ? ['id', decisions] : [key, notices];
      const values = (columns.get(table) ?? []).map(
        (name) => said[table]?.[name] ?? (name === 'notice_id' ? `x.notice_id + ${copy * notices}` : `x.${name}`),
      );
      file.exec(
        `insert into ${table} (${(columns.get(table) ?? []).join(', ')}) select ${values.join(', ')} from ${table} x
          left join temp.service_of s on s.id = (x.${key} + ${copy * APART}) % ${notices} + 1
          where x.${numbered} <= ${end} order by x.${numbered}`,
      );
    }
  }
  for (const { made } of indexes) file.exec(made);
  file.close();
}

async function makeAllSums(path: string): Promise<void> {
  const { openLog } = await load('log/database');
  const { addToTallies, TALLY_NAMES } = await load('log/states');
  const { makeSums } = await load('log/report-fold');
  const { afterAllRecorded } = await load('log/touched');
  const log = await openLog(path);
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
