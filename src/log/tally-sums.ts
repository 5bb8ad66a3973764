// What a filter leaves, out of the sums that are kept by month and, for silence, by day.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ANSWER_SETS, answersOf, type NoticeFilter } from '../model/notice-filter.ts';
import { addDays, type Day, type Month } from '../model/period.ts';
import type { CodeKind } from './codes.ts';
import type { Db } from './db.ts';
import { servicesUnder } from './notice-filter.ts';
import { TALLIES, TALLY_NAMES, type TallyName } from './states.ts';

/** Both included; null: open. */
interface Span<T> {
  readonly first: T | null;
  readonly last: T | null;
}

/** The days of sending that a filter leaves. */
export function daysOf({ firstOn, lastOn, unansweredSince }: NoticeFilter): Span<Day> {
  const before = unansweredSince === null ? null : addDays(unansweredSince, -1);
  const last = before === null || (lastOn !== null && lastOn < before) ? lastOn : before;
  return { first: firstOn, last };
}

/** Notices in whole months; what the filter says of days, sources and references is passed over. */
export async function sumMonths(db: Db, filter: NoticeFilter, { first, last }: Span<Month>): Promise<number> {
  const conditions = [...between('month', first, last), ...conditionsOn(filter).values()];
  const { rows } = await sql<{ notices: number | string | null }>`
    select sum(notices) as notices from ${sql.table(tallyFor(filter))} where ${sql.join(conditions, sql` and `)}`.execute(db);
  return Number(rows[0]?.notices ?? 0);
}

/** Does the filter ask for all that are unanswered, by nothing but days, service and channel? */
export function isAboutSilence(filter: NoticeFilter): boolean {
  const answers = answersOf(filter);
  const { category, subcategory, action, complete } = filter;
  const asksElse = [category, subcategory, action, complete].some((value) => value !== null);
  return answers !== null && !asksElse && answers.length === 2 && ANSWER_SETS.unanswered.every((one) => answers.includes(one));
}

/** Unanswered notices of a filter that is about silence. */
export async function sumSilent(db: Db, filter: NoticeFilter): Promise<number> {
  const { first, last } = daysOf(filter);
  const asked = conditionsOn({ ...filter, answer: null, unansweredSince: null });
  const { rows } = await sql<{ notices: number | string | null }>`
    select sum(notices) as notices from open_tally
    where ${sql.join([...between('sent_on', first, last), ...asked.values()], sql` and `)}`.execute(db);
  return Number(rows[0]?.notices ?? 0);
}

function between(column: 'month' | 'sent_on', first: string | null, last: string | null): RawBuilder<SqlBool>[] {
  return [
    sql`notices > 0`,
    ...(first === null ? [] : [sql<SqlBool>`${sql.ref(column)} >= ${first}`]),
    ...(last === null ? [] : [sql<SqlBool>`${sql.ref(column)} <= ${last}`]),
  ];
}

/** The smallest of the sums that knows all columns a filter asks about. */
function tallyFor(filter: NoticeFilter): TallyName {
  const asked = [...conditionsOn(filter).keys()];
  return TALLY_NAMES.findLast((name) => asked.every((column) => (TALLIES[name] as readonly string[]).includes(column))) ?? 'tally';
}

/** By the column they are about. */
function conditionsOn(filter: NoticeFilter): Map<string, RawBuilder<SqlBool>> {
  const { serviceId, category, subcategory, action, channel, complete } = filter;
  const answers = answersOf(filter);
  const found = new Map<string, RawBuilder<SqlBool>>();
  const code = (kind: CodeKind, value: string) => sql`(select id from code where kind = ${kind} and code = ${value})`;
  if (serviceId !== null) found.set('service_id', serviceId === 0 ? sql`service_id = 0` : sql`service_id in (${servicesUnder(serviceId)})`);
  if (category !== null) found.set('category_id', sql`category_id = ${code('category', category)}`);
  if (subcategory !== null) found.set('subcategory_id', sql`subcategory_id = ${code('subcategory', subcategory)}`);
  const actions = [
    ...(action === null ? [] : [sql`action_id = ${code('action', action)}`]),
    ...(answers === null ? [] : [actionsWith(answers)]),
  ];
  if (actions.length > 0) found.set('action_id', sql`${sql.join(actions, sql` and `)}`);
  if (channel !== null) found.set('channel', sql`channel = ${channel}`);
  if (complete !== null) found.set('complete', sql`complete = ${complete}`);
  return found;
}

/** `action_id` of the answers; 0: no decision counts. */
export function actionsWith(answers: readonly string[]): RawBuilder<SqlBool> {
  const groups = answers.length === 0 ? sql`''` : sql.join(answers);
  const none = answers.includes('none') ? sql` or action_id = 0` : sql``;
  return sql`(action_id in (select id from code where kind = 'action' and action_group in (${groups}))${none})`;
}
