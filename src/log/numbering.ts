// Numbers for notices before they are written, so that rows of other tables can name them in the same breath.
import { sql } from 'kysely';
import { type Db, engineOf } from './db.ts';

/** So many numbers that no notice has, ascending. The caller holds the writers' lock (writing.ts). */
export async function nextNoticeIds(db: Db, count: number): Promise<number[]> {
  if (engineOf(db) === 'postgres') {
    const { rows } = await sql<{ id: number | string }>`
      select nextval(pg_get_serial_sequence('notice', 'id')) as id from generate_series(1, ${count}::integer)`.execute(db);
    return rows.map(({ id }) => Number(id));
  }
  const { last } = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, i) => Number(last ?? 0) + 1 + i);
}
