// What a log lacks of the tables, columns and indexes that the migrations up to its own make; compared with an empty log made for it.
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { type Db, engineOf } from './db.ts';
import { makeTables } from './migrate.ts';
import type { LogTables } from './tables.ts';

/**
 * Such as `column notice.items`, in order; empty: it has all. `version`: name of a migration; without it, the latest. More tables or columns
 * of its own do not matter. On PostgreSQL what both engines share is looked for.
 */
export async function missingParts(db: Db, version?: string): Promise<string[]> {
  const engine = engineOf(db);
  const present = new Set(await (engine === 'sqlite' ? partsOnSqlite(db) : partsOnPostgres(db)));
  const wanted = await wantedParts(version, engine === 'postgres');
  // Indexes that SQLite makes by itself for a key have other names there.
  return wanted.filter((part) => !present.has(part) && !(engine === 'postgres' && part.startsWith('index sqlite_')));
}

/** What a version makes does not change while the program runs. */
const known = new Map<string, Promise<string[]>>();

function wantedParts(version: string | undefined, isShared: boolean): Promise<string[]> {
  const key = `${version ?? ''} ${isShared}`;
  const parts = known.get(key) ?? onEmptyLog((model) => partsOnSqlite(model), version, isShared);
  known.set(key, parts);
  return parts;
}

/** Asks an empty log of SQLite that is made for it, of this version. */
export async function onEmptyLog<T>(work: (model: Db) => Promise<T>, version?: string, isShared = false): Promise<T> {
  const model = new Kysely<LogTables>({ dialect: new SqliteDialect({ database: new SQLite(':memory:') }) });
  try {
    await makeTables(model, version, isShared);
    return await work(model);
  } finally {
    await model.destroy();
  }
}

/** Columns and indexes, and the migrations that were done. */
async function partsOnSqlite(db: Db): Promise<string[]> {
  const { rows } = await sql<{ part: string }>`
    select 'column ' || t.name || '.' || c.name as part from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table'
    union all select 'index ' || name || ' of ' || tbl_name from sqlite_schema where type = 'index'
    union all select 'migration ' || name from kysely_migration`.execute(db);
  return rows.map(({ part }) => part);
}

async function partsOnPostgres(db: Db): Promise<string[]> {
  const { rows } = await sql<{ part: string }>`
    select 'column ' || table_name || '.' || column_name as part from information_schema.columns where table_schema = current_schema()
    union all select 'index ' || indexname || ' of ' || tablename from pg_indexes where schemaname = current_schema()
    union all select 'migration ' || name from kysely_migration`.execute(db);
  return rows.map(({ part }) => part);
}

/** Makes indexes anew that a log of SQLite lacks; those that what stands in the log forbids are left out. Returns the names. */
export async function makeMissingIndexes(db: Db): Promise<string[]> {
  const missing = new Set((await missingParts(db)).filter((part) => part.startsWith('index ')));
  if (missing.size === 0) return [];
  const { rows } = await onEmptyLog((model) =>
    sql<{ name: string; tbl_name: string; sql: string }>`
      select name, tbl_name, sql from sqlite_schema where type = 'index' and sql is not null`.execute(model),
  );
  const made: string[] = [];
  for (const row of rows.filter(({ name, tbl_name }) => missing.has(`index ${name} of ${tbl_name}`))) {
    try {
      await sql.raw(row.sql).execute(db);
      made.push(row.name);
    } catch (error) {
      if (!(error instanceof SQLite.SqliteError)) throw error;
    }
  }
  return made;
}
