// A filter as a question to the log: over `notice_state`, so that only notices that stand are found.
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { type AnswerState, answersOf, type NoticeFilter } from '../model/notice-filter.ts';
import type { Db } from './db.ts';
import type { LogTables } from './tables.ts';

type Conditions = readonly RawBuilder<SqlBool>[];

/** What a filter can ask for. */
export type Asked = 'days' | 'service' | 'source' | 'category' | 'subcategory' | 'action' | 'channel' | 'answer' | 'complete' | 'text';

/** How the log is to look for notices. */
export interface Route {
  /** Whose index is to be used; all others are looked at notice by notice. Null: the database chooses. */
  readonly by: Asked | null;
  /** One of the services and one of the answers that the filter leaves, for those who ask for each of them apart; null: all. */
  readonly serviceId: number | null;
  readonly answer: AnswerState | null;
}

export const ANY_ROUTE: Route = { by: null, serviceId: null, answer: null };

/** Above every character: text between a beginning and this begins so. */
const LAST_CHARACTER = '\u{10FFFF}';

/** The notices a filter leaves, in no order: for `select`, `orderBy`, `limit` and further `where`. The table is `notice_state`. */
// biome-ignore lint/complexity/noBannedTypes: kysely's own way to say that nothing is selected yet
export function filtered(db: Db, filter: NoticeFilter, route: Route = ANY_ROUTE): SelectQueryBuilder<LogTables, 'notice_state', {}> {
  return conditionsOf(filter, route).reduce((query, condition) => query.where(condition), db.selectFrom('notice_state'));
}

/** The filter as conditions on `notice_state` that all must hold. */
export function conditionsOf(filter: NoticeFilter, route: Route = ANY_ROUTE): Conditions {
  const { serviceId, sourceId, channel, complete, text } = filter;
  const answers = route.answer === null ? answersOf(filter) : [route.answer];
  const number = (name: string, asked: Asked) => columnOf(name, asked, route, sql` + 0`);
  const word = (name: Asked) => columnOf(name, name, route, sql` || ''`);
  const coded = (['category', 'subcategory', 'action'] as const).flatMap((kind) =>
    filter[kind] === null
      ? []
      : [
          sql<SqlBool>`${number(`${kind}_id`, kind)} = (select code.id from code where code.kind = ${kind} and code.code = ${filter[kind]})`,
        ],
  );
  return [
    ...dayConditions(filter),
    ...(serviceId === null ? [] : [serviceCondition(number('service_id', 'service'), serviceId, route)]),
    ...(sourceId === null ? [] : [sql<SqlBool>`${number('source_id', 'source')} = ${sourceId}`]),
    ...coded,
    // The usual word stands in the statement itself, else no index that leaves it out is used.
    ...(channel === null ? [] : [unlessUsual(word('channel'), channel, 'article-16')]),
    ...(answers === null ? [] : [answerCondition(word('answer'), answers)]),
    ...(complete === null ? [] : [unlessUsual(word('complete'), complete, 'yes')]),
    ...(text === null ? [] : [textCondition(text, route)]),
  ];
}

/** With something added to it no index knows the column. */
function columnOf(name: string, asked: Asked, { by }: Route, nothing: RawBuilder<unknown>): RawBuilder<unknown> {
  const ref = sql.ref(`notice_state.${name}`);
  return by === null || by === asked ? ref : sql`(${ref}${nothing})`;
}

function dayConditions({ firstOn, lastOn, unansweredSince }: NoticeFilter): Conditions {
  return [
    ...(firstOn === null ? [] : [sql<SqlBool>`notice_state.sent_on >= ${firstOn}`]),
    ...(lastOn === null ? [] : [sql<SqlBool>`notice_state.sent_on <= ${lastOn}`]),
    ...(unansweredSince === null ? [] : [sql<SqlBool>`notice_state.sent_on < ${unansweredSince}`]),
  ];
}

/** The service, and those that are counted under it directly or by others. */
function serviceCondition(column: RawBuilder<unknown>, serviceId: number, route: Route): RawBuilder<SqlBool> {
  if (serviceId === 0) return sql`${column} is null`;
  return route.serviceId === null ? sql`${column} in (${servicesUnder(serviceId)})` : sql`${column} = ${route.serviceId}`;
}

export function servicesUnder(serviceId: number): RawBuilder<{ id: number }> {
  return sql`with recursive under (id) as (
    select cast(${serviceId} as integer)
    union
    select merge.from_id from merge join under on merge.into_id = under.id where merge.kind = 'service' and merge.undone_at is null
  ) select id from under`;
}

function answerCondition(column: RawBuilder<unknown>, answers: readonly AnswerState[]): RawBuilder<SqlBool> {
  if (answers.length === 0) return sql`1 = 0`;
  return answers.length === 1 ? sql`${column} = ${answers[0]}` : sql`${column} in (${sql.join(answers)})`;
}

function unlessUsual(column: RawBuilder<unknown>, value: string, usual: 'article-16' | 'yes'): RawBuilder<SqlBool> {
  if (value === usual) return sql`${column} = ${value}`;
  return sql`(${column} = ${value} and ${column} <> ${sql.lit(usual)})`;
}

/** Few references are looked up first; of many, each notice is asked for its own. */
function textCondition(text: string, { by }: Route): RawBuilder<SqlBool> {
  const begins = sql.join(referenceConditions(text), sql` and `);
  if (by === null || by === 'text') return sql`notice_state.notice_id in (select notice.id from notice where ${begins})`;
  return sql`exists (select 1 from notice where notice.id = notice_state.notice_id and ${begins})`;
}

/**
 * On `notice`: the reference begins so; null: any. A walk along the references begins at a place of its own, so that the bound behind it is
 * not for the index.
 */
export function referenceConditions(text: string | null, walk: 'rising' | 'falling' | null = null): Conditions {
  if (text === null) return [];
  const reference = (behind: boolean) => (behind ? sql`(notice.reference || '')` : sql`notice.reference`);
  return [sql`${reference(walk === 'rising')} >= ${text}`, sql`${reference(walk === 'falling')} < ${text + LAST_CHARACTER}`];
}
