// Many rows of one table get other values: one statement for all on PostgreSQL, one each, prepared once, on SQLite.
import { sql } from 'kysely';
import { type Db, engineOf } from './db.ts';
import { type Cell, rowsOf } from './insert-rows.ts';
import type { LogTables } from './tables.ts';

/** Gives the rows of these numbers the cells, which stand in the order of `columns`. */
export async function updateRows<T extends 'notice'>(
  db: Db,
  table: T,
  columns: readonly (keyof LogTables[T] & string)[],
  rows: readonly { readonly id: number; readonly cells: readonly Cell[] }[],
): Promise<void> {
  if (rows.length === 0) return;
  if (engineOf(db) === 'sqlite') {
    for (const { id, cells } of rows) {
      const values = columns.map((column, i) => sql`${sql.ref(column)} = ${cells[i] ?? null}`);
      await sql`update ${sql.table(table)} set ${sql.join(values)} where id = ${id}`.execute(db);
    }
    return;
  }
  const told = rowsOf(
    table,
    ['id', ...columns],
    rows.map(({ id, cells }) => [id, ...cells]),
  );
  const values = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`told.${column}`)}`);
  await sql`update ${sql.table(table)} set ${sql.join(values)} from ${told} where ${sql.ref(`${table}.id`)} = told.id`.execute(db);
}
