// The year in a few numbers for the home page, and how often providers refused: from sums, so that they are there at once on any log. For
// the flagger's own eyes; a report counts for itself, with merges, days and withheld cells.
import { sql } from 'kysely';
import { CHANNELS, type Channel } from '../model/notice.ts';
import { ANSWER_STATES, type AnswerState } from '../model/notice-filter.ts';
import { type Month, monthOf, monthsOf, type Period } from '../model/period.ts';
import { type Codes, loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { followMerges, readMerges } from './merges.ts';

export interface YearSums {
  readonly notices: number;
  readonly items: number;
  /** The provider acted or refused. */
  readonly answered: number;
  /** No decision, or an acknowledgment at most. What is neither is in `byAnswer` only. */
  readonly unanswered: number;
  readonly byAnswer: Readonly<Record<AnswerState, number>>;
  readonly byChannel: Readonly<Record<Channel, number>>;
  /** Something of Article 16(2) is missing. */
  readonly incomplete: number;
}

export interface YearCounts extends YearSums {
  /** Every month of the period, also those without notices. */
  readonly months: readonly (YearSums & { readonly month: Month })[];
}

/** Standing notices by month of sending (of a span its first day). Whole months: the first and the last of the period are counted fully. */
export async function readYear(db: Db, period: Period): Promise<YearCounts> {
  const codes = await loadCodes(db);
  const rows = await db
    .selectFrom('month_tally')
    .selectAll()
    .where('month', '>=', monthOf(period.first))
    .where('month', '<=', monthOf(period.last))
    .where('notices', '>', 0)
    .execute();
  const months = monthsOf(period).map((month) => ({
    month,
    ...sumsOf(
      rows.filter((row) => row.month === month),
      codes,
    ),
  }));
  return { ...sumsOf(rows, codes), months };
}

interface Row {
  readonly action_id: number;
  readonly channel: string;
  readonly complete: string;
  readonly notices: number;
  readonly items: number;
}

function sumsOf(rows: readonly Row[], codes: Codes): YearSums {
  const sum = (some: readonly Row[]) => some.reduce((total, row) => total + row.notices, 0);
  const byAnswer = Object.fromEntries(
    ANSWER_STATES.map((answer) => [answer, sum(rows.filter((row) => answerOf(row.action_id, codes) === answer))]),
  ) as Record<AnswerState, number>;
  const byChannel = Object.fromEntries(CHANNELS.map((channel) => [channel, sum(rows.filter((row) => row.channel === channel))])) as Record<
    Channel,
    number
  >;
  return {
    notices: sum(rows),
    items: rows.reduce((total, row) => total + row.items, 0),
    answered: byAnswer.action + byAnswer.no_action,
    unanswered: byAnswer.none + byAnswer.pending,
    byAnswer,
    byChannel,
    incomplete: sum(rows.filter((row) => row.complete === 'no')),
  };
}

function answerOf(actionId: number, codes: Codes): AnswerState {
  return actionId === 0 ? 'none' : (codes.groupOf(actionId) ?? 'none');
}

/** Notices the provider refused because of the notice itself: what Article 22(6) looks at. */
export const REFUSALS = { insufficient: 'NO_ACTION_INSUFFICIENT', notIllegal: 'NO_ACTION_NOT_ILLEGAL' } as const;

export interface QualityCount {
  /** Refused as insufficiently precise or substantiated, and as not illegal. */
  readonly insufficient: number;
  readonly notIllegal: number;
  /** The base: those the provider acted on or refused for whatever reason. */
  readonly answered: number;
}

export interface QualityCounts extends QualityCount {
  /** By id of the service, with those counted under it; null: not recorded. Most answered first. */
  readonly byService: readonly (QualityCount & { readonly serviceId: number | null; readonly service: string | null })[];
  /** By code. Most answered first. */
  readonly byCategory: readonly (QualityCount & { readonly category: string })[];
  readonly byMonth: readonly (QualityCount & { readonly month: Month })[];
}

/** Of notices under Article 16, by whole months of sending. */
export async function readQualityCounts(db: Db, period: Period): Promise<QualityCounts> {
  const codes = await loadCodes(db);
  const merges = await readMerges(db, 'service', null);
  const names = new Map((await db.selectFrom('service').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]));
  const asked = {
    period,
    insufficient: codes.idOf('action', REFUSALS.insufficient),
    notIllegal: codes.idOf('action', REFUSALS.notIllegal),
  };
  const services = addUp(await qualityBy<number>(db, 'service_tally', 'service_id', asked), (id) =>
    id === 0 ? 0 : followMerges(merges, id),
  );
  const categories = addUp(await qualityBy<number>(db, 'category_tally', 'category_id', asked), (id) => codes.codeOf(id));
  const byKey = addUp(await qualityBy<string>(db, 'month_tally', 'month', asked), (month) => month);
  const months = monthsOf(period).map((month) => ({ month, ...(byKey.get(month) ?? NONE) }));
  const mostFirst = (a: QualityCount, b: QualityCount) => b.answered - a.answered;
  return {
    ...months.reduce<QualityCount>(plus, NONE),
    byService: [...services]
      .map(([id, count]) => ({ serviceId: id === 0 ? null : id, service: names.get(id) ?? null, ...count }))
      .sort((a, b) => mostFirst(a, b) || (a.serviceId ?? 0) - (b.serviceId ?? 0)),
    byCategory: [...categories]
      .map(([category, count]) => ({ category, ...count }))
      .sort((a, b) => mostFirst(a, b) || (a.category < b.category ? -1 : 1)),
    byMonth: months,
  };
}

const NONE: QualityCount = { insufficient: 0, notIllegal: 0, answered: 0 };

function plus(a: QualityCount, b: QualityCount): QualityCount {
  return { insufficient: a.insufficient + b.insufficient, notIllegal: a.notIllegal + b.notIllegal, answered: a.answered + b.answered };
}

async function qualityBy<T extends string | number>(
  db: Db,
  table: 'service_tally' | 'category_tally' | 'month_tally',
  key: string,
  { period, insufficient, notIllegal }: { readonly period: Period; readonly insufficient: number; readonly notIllegal: number },
): Promise<[T, QualityCount][]> {
  const { rows } = await sql<{ key: T } & Record<keyof QualityCount, number | string>>`
    select ${sql.ref(key)} as key, sum(notices) as answered,
      sum(case when action_id = ${insufficient} then notices else 0 end) as insufficient,
      sum(case when action_id = ${notIllegal} then notices else 0 end) as "notIllegal"
    from ${sql.table(table)}
    where month >= ${monthOf(period.first)} and month <= ${monthOf(period.last)} and channel = 'article-16' and notices > 0
      and action_id in (select id from code where kind = 'action' and action_group in ('action', 'no_action'))
    group by 1`.execute(db);
  return rows.map((row) => [
    row.key,
    { insufficient: Number(row.insufficient), notIllegal: Number(row.notIllegal), answered: Number(row.answered) },
  ]);
}

function addUp<T, K>(rows: readonly (readonly [T, QualityCount])[], keyOf: (key: T) => K): Map<K, QualityCount> {
  const sums = new Map<K, QualityCount>();
  for (const [key, count] of rows) sums.set(keyOf(key), plus(sums.get(keyOf(key)) ?? NONE, count));
  return sums;
}
