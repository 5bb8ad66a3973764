// Statements of SQLite that are prepared once and run many times: preparing one costs more than running it for a few rows.
import type SQLite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept, those used last. */
const STATEMENTS_MAX = 200;

type Statement = SqliteStatement & { readonly busy: boolean };

/** The database for kysely: as it is, but that a statement in the same words is not prepared again. */
export function rememberingStatements(database: SQLite.Database): SqliteDatabase {
  const known = new Map<string, Statement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const before = known.get(sql);
      known.delete(sql);
      // One that is being read from row by row cannot be run a second time beside it.
      const statement = before && !before.busy ? before : (database.prepare(sql) as unknown as Statement);
      known.set(sql, statement);
      if (known.size > STATEMENTS_MAX) known.delete(known.keys().next().value as string);
      return statement;
    },
  };
}
