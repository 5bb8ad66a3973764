// A log that a large import makes several times larger gets its indexes made anew after it: sorting all entries of an index once costs a
// fraction of finding the place of each. On SQLite an index is dropped and made within the import's transaction, so that an import that
// fails or is killed leaves the log as it was.
import { sql } from 'kysely';
import { type Db, engineOf } from './db.ts';

/** Indexes that nothing asks for while notices go in; what recognises a notice or finds its decisions stays. */
const TABLES = ['notice', 'notice_state', 'decision'];
const NEEDED = ['decision_notice'];

/** Fewer records are not worth it. */
const RECORDS_MIN = 20_000;

/** Sets indexes aside if so many records are many for this log; what it returns makes them anew. */
export async function setIndexesAside(db: Db, records: number): Promise<() => Promise<void>> {
  const nothing = async () => undefined;
  if (engineOf(db) !== 'sqlite' || records < RECORDS_MIN) return nothing;
  const { last } = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  if (Number(last ?? 0) > records) return nothing;
  const { rows } = await sql<{ name: string; made: string }>`
    select name, sql as made from sqlite_master
    where type = 'index' and sql is not null and tbl_name in (${sql.join(TABLES)}) and name not in (${sql.join(NEEDED)})
    order by rowid`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db);
  return async () => {
    for (const { made } of rows) await sql.raw(made).execute(db);
  };
}
