// A log that an earlier version made opens with this one, holds the same and counts the same.
import { readFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, it } from 'vitest';
import { listCorrectionCauses } from '../../src/log/corrections.ts';
import { countNotices } from '../../src/log/counts.ts';
import { openLog } from '../../src/log/database.ts';
import type { Engine, Log } from '../../src/log/db.ts';
import type { LogTables } from '../../src/log/tables.ts';
import { importFile } from '../../src/workflow.ts';
import { ANALYST, enterDocuments, hotline } from '../steps/year.ts';
import { ENGINES, emptyDatabase, freshLog } from './engines.ts';
import { question } from './world.ts';

type Row = Readonly<Record<string, unknown>>;

/** A database with the tables of 001, as the version of that time left it. */
async function oldLog(engine: Engine, address: string, rows: ReadonlyMap<string, readonly Row[]>): Promise<void> {
  const schema = ['001-log.sql', ...(engine === 'postgres' ? ['001-log.postgres.sql'] : [])]
    .map((name) => readFileSync(new URL(`../../schema/log/${name}`, import.meta.url), 'utf8'))
    .join('\n');
  const migrations = `
    create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null);
    create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer not null default 0);
    insert into kysely_migration values ('001-log', '2026-01-01T00:00:00.000Z');
    insert into kysely_migration_lock values ('migration_lock', 0);`;
  const inserts = [...rows].flatMap(([table, all]) => all.map((row) => [table, Object.keys(row), Object.values(row)] as const));
  if (engine === 'sqlite') {
    const file = new SQLite(address);
    file.exec(schema + migrations);
    file.transaction(() => {
      for (const [table, names, values] of inserts)
        file.prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`).run(...values);
    })();
    file.close();
    return;
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(schema + migrations);
  await client.query('begin');
  for (const [table, names, values] of inserts)
    await client.query(`insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`, [...values]);
  await client.query('commit');
  await client.end();
}

const TABLES_001 = [
  ...readFileSync(new URL('../../schema/log/001-log.sql', import.meta.url), 'utf8').matchAll(/^create table (\w+)/gm),
].map((match) => match[1] as keyof LogTables);

/** Columns that later versions added. */
const ADDED: Readonly<Record<string, readonly string[]>> = {
  notice_note: ['keep_until'],
  audit: ['number', 'salt', 'content_sha256', 'previous_sha256', 'sha256'],
};

async function rowsOf(log: Log): Promise<Map<string, Row[]>> {
  const all = new Map<string, Row[]>();
  for (const table of TABLES_001) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} order by 1, 2`.execute(log.db);
    const added = ADDED[table] ?? [];
    const of001 = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([name]) => !added.includes(name)));
    all.set(table, rows.map(of001));
  }
  return all;
}

async function countsOf(log: Log): Promise<string> {
  const { counts, allActions, durations } = await countNotices(log.db, question({ asOfOn: '2027-01-31', flagger: hotline.flagger() }));
  return [counts, allActions, durations]
    .map((list) =>
      list
        .map((one) => JSON.stringify(one))
        .sort()
        .join('\n'),
    )
    .join('\n\n');
}

it.each(ENGINES)('a correction that an earlier version opened keeps its cause on %s', async (engine) => {
  const causes = [
    ['import of export-2026.csv', 'import'],
    ['(forgotten)', 'import'],
    ['undo of import 3', 'undo'],
    ['notice entered by hand', 'by-hand'],
    ['decision corrected', 'decision'],
    ['change of a provider', 'provider'],
    ["change of the flagger's data", 'flagger'],
    ['publication', 'before-publication'],
  ] as const;
  const at = '2027-02-01T12:00:00.000Z';
  const bytes = {
    report: '{}',
    public_zip: Buffer.from('zip'),
    public_sha256: '',
    submission_zip: Buffer.from('zip'),
    submission_sha256: '',
  };
  const period = {
    kind: 'annual',
    period_first: '2026-01-01',
    period_last: '2026-12-31',
    as_of_on: '2027-01-31',
    released_on: '2027-01-31',
  };
  const publications = causes.map((_, i) => ({
    version: i + 1,
    known_before: at,
    ...period,
    ...bytes,
    published_at: at,
    published_by: 'ana',
  }));
  const corrections = causes.map(([cause], i) => ({ publication_id: i + 1, cause, notices: 1, opened_at: at }));
  const numbered = (rows: readonly Row[]) => rows.map((row, i) => ({ id: i + 1, ...row }));
  const place = await emptyDatabase(engine);
  const rows = [
    ['publication', numbered(publications)],
    ['correction', numbered(corrections)],
  ] as const;
  await oldLog(engine, place.address, new Map(rows));
  const log = await openLog(place.address);
  for (const [i, [cause, kind]] of causes.entries()) expect(await listCorrectionCauses(log.db, i + 1), cause).toEqual([kind]);
  await log.close();
  await place.clear();
});

it.each(ENGINES)('a log with the tables of 001 on %s', { timeout: 120_000 }, async (engine) => {
  const today = await freshLog(engine);
  await enterDocuments(today);
  await importFile(today, hotline.file('tracker'), hotline.profile('tracker'), { dryRun: false, anotherFile: null }, ANALYST);
  await today.db.insertInto('notice_note').values({ notice_id: 1, body: 'an invented note' }).execute();
  const [rows, counts] = [await rowsOf(today), await countsOf(today)];
  await today.close();
  expect(rows.get('notice')?.length).toBeGreaterThan(100);

  const place = await emptyDatabase(engine);
  await oldLog(engine, place.address, rows);
  expect(await place.tables()).not.toContain('sign_off');
  const log = await openLog(place.address);
  expect(await place.tables()).toEqual(
    expect.arrayContaining(['correction_cause', 'forgotten', 'notice_url', 'person', 'sending', 'sign_off', 'told_changes']),
  );
  expect(JSON.stringify([...(await rowsOf(log))]) === JSON.stringify([...rows])).toBe(true);
  expect(await countsOf(log)).toBe(counts);
  expect(await log.db.selectFrom('notice_note').selectAll().execute()).toEqual([
    { notice_id: 1, body: 'an invented note', keep_until: null },
  ]);
  await log.close();
  await place.clear();
});
