// Logs as earlier versions left them: the tables of that time, filled with what they could hold.
import { readdirSync, readFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import type { Engine, Place } from './places.ts';

const FOLDER = new URL('../../schema/log/', import.meta.url);

/** Names of all migrations, in order. */
export const VERSIONS: readonly string[] = [
  ...new Set(
    readdirSync(FOLDER)
      .sort()
      .map((file) => file.split('.')[0] ?? ''),
  ),
];

const sqlOf = (version: string, engine: Engine) =>
  [`${version}.sql`, `${version}.${engine}.sql`]
    .filter((name) => readdirSync(FOLDER).includes(name))
    .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
    .join('\n');

const MIGRATOR = `
  create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null);
  create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer not null default 0);
  insert into kysely_migration_lock values ('migration_lock', 0);`;

type Row = Readonly<Record<string, unknown>>;

/** What a later version notes about tables that an earlier one does not have. */
const LATER_SETTINGS: Readonly<Record<string, string>> = { 'report-known-before': '010-report-counts', 'report-cuts': '010-report-counts' };

function isLater(setting: string, versions: readonly string[]): boolean {
  const since = LATER_SETTINGS[setting];
  return since !== undefined && !versions.includes(since);
}

/**
 * Makes a log as it stood at `version` in an empty database, with what the log `from` (SQLite, of today) holds in the tables and columns
 * there were. Returns how many rows that are.
 */
export async function makeOldLog(address: string, engine: Engine, version: string, from: Place): Promise<number> {
  const versions = VERSIONS.slice(0, VERSIONS.indexOf(version) + 1);
  const entered = versions.map((name) => `insert into kysely_migration values ('${name}', '2026-01-01T00:00:00.000Z');`).join('\n');
  const model = new SQLite(':memory:');
  model.exec(versions.map((name) => sqlOf(name, 'sqlite')).join('\n'));
  const source = new SQLite(from.address);
  const tables = inOrder(model);
  const schema = [...versions.map((name) => sqlOf(name, engine)), MIGRATOR, entered].join('\n');
  let rows = 0;
  const target = engine === 'sqlite' ? sqliteTarget(address) : await postgresTarget(address);
  await target.execute(schema);
  await target.pause();
  for (const table of tables) {
    const columns = columnsOf(model, table).filter((name) => columnsOf(source, table).includes(name));
    if (columns.length === 0) continue;
    await target.empty(table);
    const every = source.prepare<[], Row>(`select ${columns.join(', ')} from ${table}`).all();
    const all = table === 'setting' ? every.filter(({ name }) => !isLater(String(name), versions)) : every;
    rows += all.length;
    await target.insert(table, columns, all);
  }
  await target.resume();
  await target.close();
  model.close();
  source.close();
  return rows;
}

/** Columns that exist in a database; those that are worked out by it are not filled. */
function columnsOf(file: SQLite.Database, table: string): string[] {
  return (file.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
}

/** Tables of a database, those first to which others point. */
function inOrder(file: SQLite.Database): string[] {
  const names = file
    .prepare<[], { name: string }>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite~_%' escape '~' order by rowid",
    )
    .all()
    .map(({ name }) => name);
  const placed: string[] = [];
  const place = (name: string) => {
    if (placed.includes(name)) return;
    for (const { table } of file.pragma(`foreign_key_list(${name})`) as { table: string }[]) if (table !== name) place(table);
    placed.push(name);
  };
  for (const name of names) place(name);
  return placed;
}

interface Target {
  readonly execute: (sql: string) => Promise<void>;
  /** Its triggers, which let nobody fill it so, rest until `resume`. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly empty: (table: string) => Promise<void>;
  readonly insert: (table: string, columns: readonly string[], rows: readonly Row[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

function sqliteTarget(address: string): Target {
  const file = new SQLite(address);
  file.pragma('journal_mode = WAL');
  const triggers: { name: string; sql: string }[] = [];
  return {
    execute: async (sql) => void file.exec(sql),
    async pause() {
      triggers.push(...file.prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'").all());
      for (const { name } of triggers) file.exec(`drop trigger ${name}`);
    },
    async resume() {
      for (const { sql } of triggers) file.exec(sql);
    },
    empty: async (table) => void file.exec(`delete from ${table}`),
    async insert(table, columns, rows) {
      const one = file.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`);
      file.transaction(() => {
        for (const row of rows) one.run(columns.map((name) => row[name]));
      })();
    },
    close: async () => void file.close(),
  };
}

/** Rows of one call. */
const AT_ONCE = 200;

async function postgresTarget(address: string): Promise<Target> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  return {
    execute: async (sql) => void (await client.query(sql)),
    pause: async () => void (await client.query('set session_replication_role = replica')),
    resume: async () => void (await client.query('set session_replication_role = origin')),
    empty: async (table) => void (await client.query(`delete from ${table}`)),
    async insert(table, columns, rows) {
      for (let at = 0; at < rows.length; at += AT_ONCE) {
        const some = rows.slice(at, at + AT_ONCE);
        const places = some.map((_, i) => `(${columns.map((__, j) => `$${i * columns.length + j + 1}`).join(', ')})`);
        const values = some.flatMap((row) => columns.map((name) => row[name]));
        await client.query(`insert into ${table} (${columns.join(', ')}) overriding system value values ${places.join(', ')}`, values);
      }
      // As old code left it: the next number follows the last one.
      if (columns.includes('id') && rows.some((row) => typeof row['id'] === 'number'))
        await client.query(
          `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table})) where pg_get_serial_sequence('${table}', 'id') is not null`,
        );
    },
    close: () => client.end(),
  };
}
