// What was recorded since an instant. A notice of which nothing was recorded since is held now as it was then, so two countings can differ
// by the others only.
import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../model/period.ts';
import type { Db } from './db.ts';

/**
 * Ids of the notices of which anything that is counted was recorded from an instant on, as a subquery. Each way in which a row begins or
 * ceases to be held stands here, with an index for each (schema/log/008-touched.sql).
 */
export function touchedSince(since: string): RawBuilder<unknown> {
  return sql`
    select id from notice where recorded_at >= ${since}
    union all select id from notice where removed_at >= ${since}
    union all select notice_id from notice_past where superseded_at >= ${since}
    union all select notice_id from decision where recorded_at >= ${since}
    union all select notice_id from decision where superseded_at >= ${since}`;
}

/** The instant just after all that was recorded on notices. */
export async function afterAllRecorded(db: Db): Promise<Instant> {
  const { rows } = await sql<{ at: string | null }>`
    select max(at) as at from (
      select max(recorded_at) as at from notice
      union all select max(removed_at) from notice
      union all select max(superseded_at) from notice_past
      union all select max(recorded_at) from decision
      union all select max(superseded_at) from decision
      union all select max(value) from setting where name = 'last-instant'
    ) recorded`.execute(db);
  const last = rows[0]?.at;
  return last ? new Date(Date.parse(last) + 1).toISOString() : '';
}

/** What decides how a notice is read beside its own values: the flagger's data, legal entities of services, merges, answers on providers. */
const READ_BY: readonly (readonly [table: string, column: string])[] = [
  ['flagger', 'recorded_at'],
  ['service_provider', 'recorded_at'],
  ['service_provider', 'superseded_at'],
  ['merge', 'recorded_at'],
  ['merge', 'undone_at'],
  ['provider_answer', 'recorded_at'],
  ['provider_answer', 'superseded_at'],
];

/** False when every notice is read as it was just before `since`. */
export async function isReadOtherwiseSince(db: Db, since: string): Promise<boolean> {
  const looks = READ_BY.map(([table, column]) => sql`select 1 as found from ${sql.table(table)} where ${sql.ref(column)} >= ${since}`);
  const { rows } = await sql`select 1 from (${sql.join(looks, sql` union all `)}) x limit 1`.execute(db);
  return rows.length > 0;
}

/** Ids of services entered before an instant: a notice that was not touched since belongs to one of them or to none. */
export async function servicesBefore(db: Db, since: string): Promise<number[]> {
  const rows = await db.selectFrom('service').select('id').where('recorded_at', '<', since).orderBy('id').execute();
  return rows.map(({ id }) => id);
}
