// How the log is to look for the notices of a filter: by whatever leaves the fewest. The database cannot know; most services have few notices
// and some have very many.
import { sql } from 'kysely';
import { ANY_NOTICE, type NoticeFilter } from '../model/notice-filter.ts';
import type { Db } from './db.ts';
import { type Asked, filtered, referenceConditions } from './notice-filter.ts';
import { daysOf, sumMonths } from './tally-sums.ts';

/** Where the sums do not help, notices are counted one by one up to here. */
export const COUNTED_AT_MOST = 10_000;

export interface Narrowest {
  readonly by: Asked;
  /** Notices that this alone leaves, or more by the rest of a month; sources and references are counted up to one more than `COUNTED_AT_MOST`. */
  readonly notices: number;
}

/** Null: the filter asks for nothing. Very many references are not looked up: then notices are gone through by their days. */
export async function narrowest(db: Db, filter: NoticeFilter): Promise<Narrowest | null> {
  const found: Narrowest[] = [];
  for (const { by, alone } of apart(filter)) found.push({ by, notices: await countAlone(db, by, alone) });
  const best = found.sort((a, b) => a.notices - b.notices)[0] ?? null;
  return best?.by === 'text' && best.notices > COUNTED_AT_MOST ? { ...best, by: 'days' } : best;
}

/** Each thing a filter asks for, as a filter of its own. What is usual has no index: it is looked for day by day. */
function apart(filter: NoticeFilter): { readonly by: Asked; readonly alone: NoticeFilter }[] {
  const { firstOn, serviceId, sourceId, category, subcategory, action, channel, complete, text, unansweredSince } = filter;
  const { first, last } = daysOf(filter);
  const answer = filter.answer ?? (unansweredSince === null ? null : 'unanswered');
  const asked: readonly (readonly [Asked, Partial<NoticeFilter>, boolean])[] = [
    ['days', { firstOn, lastOn: last }, first !== null || last !== null],
    ['service', { serviceId }, serviceId !== null],
    ['source', { sourceId }, sourceId !== null],
    ['category', { category }, category !== null],
    ['subcategory', { subcategory }, subcategory !== null],
    ['action', { action }, action !== null],
    ['answer', { answer }, answer !== null],
    [channel === 'article-16' ? 'days' : 'channel', { channel }, channel !== null],
    [complete === 'yes' ? 'days' : 'complete', { complete }, complete !== null],
    ['text', { text }, text !== null],
  ];
  return asked.flatMap(([by, alone, isAsked]) => (isAsked ? [{ by, alone: { ...ANY_NOTICE, ...alone } }] : []));
}

async function countAlone(db: Db, by: Asked, alone: NoticeFilter): Promise<number> {
  if (by === 'text') return countReferences(db, alone.text, COUNTED_AT_MOST + 1);
  if (by === 'source') return countUpTo(db, alone, by, COUNTED_AT_MOST + 1);
  return sumMonths(db, alone, { first: alone.firstOn?.slice(0, 7) ?? null, last: alone.lastOn?.slice(0, 7) ?? null });
}

/** Notices of a filter one by one, up to a limit. */
export async function countUpTo(db: Db, filter: NoticeFilter, by: Asked | null, limit: number): Promise<number> {
  const some = filtered(db, filter, { by, serviceId: null, answer: null }).select('notice_state.notice_id').limit(limit);
  const { notices } = await db
    .selectFrom(some.as('found'))
    .select((eb) => eb.fn.countAll().as('notices'))
    .executeTakeFirstOrThrow();
  return Number(notices);
}

/** Removed notices among them. */
async function countReferences(db: Db, text: string | null, limit: number): Promise<number> {
  const begins = sql.join([sql`1 = 1`, ...referenceConditions(text)], sql` and `);
  const { rows } = await sql<{ notices: number | string }>`
    select count(*) as notices from (select notice.id from notice where ${begins} limit ${limit}) as found`.execute(db);
  return Number(rows[0]?.notices ?? 0);
}
