// Very many rows of one table at once: on SQLite in statements of the same few words, so that each is compiled and prepared once; on
// PostgreSQL by COPY, or, where a row may be there already, out of one parameter that holds them all.
import { CompiledQuery, type OnConflictBuilder, type RawBuilder, sql } from 'kysely';
import { inChunks } from './chunks.ts';
import { copyOf } from './copy.ts';
import { type Db, engineOf } from './db.ts';
import type { LogTables } from './tables.ts';

export type Cell = string | number | null;

/** More rows in one statement gain nothing on SQLite. So many at least go to PostgreSQL together. */
const ROWS_AT_ONCE = 25;
/** So many at most, to bound the memory of both sides. */
const ROWS_TOGETHER_MAX = 10_000;

/** What becomes of a row whose key is there: `leave`: nothing; `add`: these columns of it grow by those of the new one, the others being its key. */
export type IfThere<T extends keyof LogTables> = 'refuse' | 'leave' | { readonly add: readonly (keyof LogTables[T] & string)[] };

/** Adds rows whose cells stand in the order of `columns`. */
export async function insertRows<T extends keyof LogTables>(
  db: Db,
  table: T,
  columns: readonly (keyof LogTables[T] & string)[],
  rows: readonly (readonly Cell[])[],
  ifThere: IfThere<T> = 'refuse',
): Promise<void> {
  if (engineOf(db) === 'postgres' && rows.length >= ROWS_AT_ONCE) {
    await inChunks(rows, ROWS_TOGETHER_MAX, (some) => db.executeQuery(together(db, table, columns, some, ifThere)));
    return;
  }
  const whole = rows.length - (rows.length % ROWS_AT_ONCE);
  const many = statementFor(db, table, columns, ROWS_AT_ONCE, ifThere);
  const one = statementFor(db, table, columns, 1, ifThere);
  for (let at = 0; at < rows.length; ) {
    const count = at < whole ? ROWS_AT_ONCE : 1;
    // One by one: flattening slices of them took a third of the time of the statements.
    const cells = new Array<Cell>(count * columns.length);
    let to = 0;
    for (let row = at; row < at + count; row += 1) for (const cell of rows[row] ?? []) cells[to++] = cell;
    await db.executeQuery(CompiledQuery.raw(count === 1 ? one : many, cells));
    at += count;
  }
}

function together<T extends keyof LogTables>(
  db: Db,
  table: T,
  columns: readonly (keyof LogTables[T] & string)[],
  rows: readonly (readonly Cell[])[],
  ifThere: IfThere<T>,
): CompiledQuery {
  if (ifThere === 'refuse') return copyOf(table, columns, rows);
  const told = sql`(select ${sql.join(columns.map((column) => sql.ref(column)))} from ${rowsOf(table, columns, rows)})`;
  return db
    .insertInto(table as 'telling')
    .columns(columns as never)
    .expression(told as never)
    .onConflict((on) => onConflict(on, table, columns, ifThere))
    .compile() as CompiledQuery;
}

/** Rows as a table of PostgreSQL named `told`, out of one parameter; the cells take the types of the columns. */
export function rowsOf(table: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): RawBuilder<unknown> {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, wellFormed(row[i] ?? null)])));
  return sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(objects)}::json) as told`;
}

/** Half of a sign that takes two becomes what Node makes of it in any other statement. */
function wellFormed(cell: Cell): Cell {
  return typeof cell === 'string' && HALF_SIGN.test(cell) ? cell.replaceAll(HALF_SIGNS, '\ufffd') : cell;
}

const HALF_SIGN = /\p{Surrogate}/u;
const HALF_SIGNS = /\p{Surrogate}/gu;

const statements = new Map<string, string>();

function statementFor<T extends keyof LogTables>(
  db: Db,
  table: T,
  columns: readonly (keyof LogTables[T] & string)[],
  rows: number,
  ifThere: IfThere<T>,
): string {
  const key = `${engineOf(db)} ${table} ${columns.join()} ${rows} ${JSON.stringify(ifThere)}`;
  const known = statements.get(key);
  if (known !== undefined) return known;
  const row = Object.fromEntries(columns.map((column) => [column, 0]));
  const insert = db.insertInto(table as 'telling').values(Array.from({ length: rows }, () => row as never));
  const { sql: words } =
    ifThere === 'refuse' ? insert.compile() : insert.onConflict((on) => onConflict(on, table, columns, ifThere)).compile();
  statements.set(key, words);
  return words;
}

function onConflict<T extends keyof LogTables>(
  on: OnConflictBuilder<LogTables, never>,
  table: T,
  columns: readonly (keyof LogTables[T] & string)[],
  ifThere: Exclude<IfThere<T>, 'refuse'>,
) {
  if (ifThere === 'leave') return on.doNothing();
  const sums = Object.fromEntries(
    ifThere.add.map((column) => [column, sql`${sql.ref(`${table}.${column}`)} + ${sql.ref(`excluded.${column}`)}`]),
  );
  return on.columns(columns.filter((column) => !ifThere.add.includes(column)) as never[]).doUpdateSet(sums as never);
}

/** The values of a row in the order of the columns, and then `last`; what it lacks is null. */
export function cellsOf<T extends object, K extends keyof T & string>(row: T, columns: readonly K[], last?: Cell): Cell[] {
  const cells = new Array<Cell>(columns.length + (last === undefined ? 0 : 1));
  for (let i = 0; i < columns.length; i += 1) cells[i] = (row[columns[i] as K] ?? null) as Cell;
  if (last !== undefined) cells[columns.length] = last;
  return cells;
}
