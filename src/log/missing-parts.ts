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
  const model = new Kysely<LogTables>({ dialect: new SqliteDialect({ database: new SQLite(':memory:') }) });
  try {
    await makeTables(model, version, engine === 'postgres');
    const present = new Set(await (engine === 'sqlite' ? partsOnSqlite(db) : partsOnPostgres(db)));
    const wanted = await partsOnSqlite(model);
    // Indexes that SQLite makes by itself for a key have other names there.
    return wanted.filter((part) => !present.has(part) && !(engine === 'postgres' && part.startsWith('index sqlite_')));
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
