// Notices with their decisions as they were held just before an instant, read for the sums of a report.
import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, type Instant, type Period } from '../model/period.ts';
import type { Db } from './db.ts';
import type { CountedDecision, CountedNotice } from './report-tally.ts';
import { touchedSince } from './touched.ts';

export interface HeldNotice {
  readonly notice: CountedNotice;
  /** In the order of their numbers. */
  readonly decisions: readonly CountedDecision[];
}

const COUNTED = sql.raw(
  'channel, service_id, sent_first_on, sent_last_on, category_id, subcategory_id, items, in_area, setting, assessed_by_two, complete',
);
const NOTICES_AT_ONCE = 5_000;
const NUMBERS_AT_ONCE = 1_000;

/** These notices, those among them that were held, some at a time. `ids` in any order, each once. */
export async function* eachHeld(db: Db, ids: readonly number[], knownBefore: Instant): AsyncGenerator<readonly HeldNotice[]> {
  for (let at = 0; at < ids.length; at += NUMBERS_AT_ONCE) {
    const some = ids.slice(at, at + NUMBERS_AT_ONCE);
    if (!some.every(Number.isSafeInteger)) throw new Error('a notice is named by a whole number');
    // Numbers stand in the statement itself: thousands of parameters cost more than the statement.
    const among = sql.raw(`in (${some.join(', ')})`);
    yield await heldWhere(db, (id) => sql`${sql.ref(id)} ${among}`, knownBefore);
  }
}

/** Every notice that was held, some at a time. */
export async function* everyHeld(db: Db, knownBefore: Instant): AsyncGenerator<readonly HeldNotice[]> {
  const last = await lastNotice(db);
  for (let from = 1; from <= last; from += NOTICES_AT_ONCE) {
    const to = from + NOTICES_AT_ONCE - 1;
    yield await heldWhere(db, (id) => sql`${sql.ref(id)} >= ${sql.lit(from)} and ${sql.ref(id)} <= ${sql.lit(to)}`, knownBefore);
  }
}

/** The greatest number of a notice; 0 where there is none. */
export async function lastNotice(db: Db): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`select max(id) as last from notice`.execute(db);
  return rows[0]?.last ?? 0;
}

async function heldWhere(db: Db, where: (id: string) => RawBuilder<unknown>, knownBefore: Instant): Promise<HeldNotice[]> {
  const { rows: notices } = await sql<CountedNotice & { readonly id: number }>`
    select id, ${COUNTED} from notice
    where ${where('id')} and not (recorded_at >= ${knownBefore}) and (removed_at is null or removed_at >= ${knownBefore})
    union all
    select notice_id as id, ${COUNTED} from notice_past
    where ${where('notice_id')} and recorded_at < ${knownBefore} and superseded_at >= ${knownBefore}`.execute(db);
  const { rows: decisions } = await sql<CountedDecision & { readonly notice_id: number }>`
    select notice_id, action_id, decision_order, decided_first_on, decided_last_on, delay_value, delay_unit, ground, automated, items_affected
    from decision
    where ${where('notice_id')} and not (recorded_at >= ${knownBefore}) and (superseded_at is null or superseded_at >= ${knownBefore})
    order by notice_id, id`.execute(db);
  const byNotice = new Map<number, CountedDecision[]>();
  for (const row of decisions) {
    const own = byNotice.get(row.notice_id);
    if (own) own.push(row);
    else byNotice.set(row.notice_id, [row]);
  }
  return notices.map((notice) => ({ notice, decisions: byNotice.get(notice.id) ?? [] }));
}

/** Numbers of the notices that may be held otherwise just before one instant than just before a later one. */
export function touchedIds(db: Db, since: Instant): Promise<number[]> {
  return numbersOf(db, touchedSince(since));
}

/**
 * The same of an act that imports, without the notices from a number on, which it entered: where it changes decisions of others it keeps their
 * past too, so the decisions recorded need no look.
 */
export async function changedIds(db: Db, since: Instant, below: number): Promise<number[]> {
  const ids = await numbersOf(
    db,
    sql`
      select id from notice where recorded_at >= ${since} and id < ${below}
      union all select id from notice where removed_at >= ${since}
      union all select notice_id from notice_past where superseded_at >= ${since}
      union all select notice_id from decision where superseded_at >= ${since}`,
  );
  return ids.filter((id) => id < below);
}

/** Numbers of the notices with a decision, recorded before an instant, that is dated after a day. */
export function decidedAfter(db: Db, asOfOn: Day, knownBefore: Instant): Promise<number[]> {
  // A decision of a later day was recorded on a later day too, or else it stands in the small index of those that were not.
  const later = `${addDays(asOfOn, 1)}T00:00:00.000Z`;
  return numbersOf(
    db,
    sql`
      select notice_id as id from decision
      where recorded_at >= ${later} and recorded_at < ${knownBefore} and not (decided_first_on <= ${asOfOn})
      union all
      select notice_id from decision
      where decided_first_on > ${asOfOn} and decided_first_on > substr(recorded_at, 1, 10)`,
  );
}

/** Numbers of the notices whose first or last day of sending lies in a period, as held just before an instant; a few others may be among them. */
export function sentBetween(db: Db, { first, last }: Period, knownBefore: Instant): Promise<number[]> {
  return numbersOf(
    db,
    sql`
      select id from notice where sent_first_on >= ${first} and sent_first_on <= ${last}
      union all
      select id from notice where sent_first_on <> sent_last_on and sent_last_on >= ${first} and sent_last_on <= ${last}
      union all
      select notice_id from notice_past where superseded_at >= ${knownBefore}
        and ((sent_first_on >= ${first} and sent_first_on <= ${last}) or (sent_last_on >= ${first} and sent_last_on <= ${last}))`,
  );
}

/** Each once, in order: to put them in order in the statement would lead SQLite to read whole tables in their order. */
async function numbersOf(db: Db, query: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`${query}`.execute(db);
  return [...new Set(rows.map(({ id }) => id))].sort((a, b) => a - b);
}
