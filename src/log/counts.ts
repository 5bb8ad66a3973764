// One query counts the notices of a period as they were known at the end of a day, from the notices themselves: the full count, by which
// the kept sums (report-counts.ts) are tried. What leaves here carries codes and numbers only.
import { type RawBuilder, sql } from 'kysely';
import { boundaryDays, inAreaOn, standingOn } from '../model/area.ts';
import type { ActionCount, Count, DurationCount, FullCounts } from '../model/count.ts';
import type { Flagger } from '../model/flagger.ts';
import type { Answer, Automated, Channel, Ground, InArea, Setting } from '../model/notice.ts';
import { addDays, type Day, type Period } from '../model/period.ts';
import type { ActionGroup } from '../model/vocabulary.ts';
import { NOT_RECORDED } from '../model/vocabulary.ts';
import { type Codes, loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { mergeEqual } from './merge-equal.ts';
import { loadProviderBook, type ProviderBook } from './provider-book.ts';
import { touchedSince } from './touched.ts';

export interface CountQuestion {
  readonly period: Period;
  /** Last day of the decisions that are counted, `asOfOn`. */
  readonly asOfOn: Day;
  /** First instant after that day in the report's zone: what was recorded earlier was known. */
  readonly knownBefore: string;
  readonly flagger: Flagger | null;
  /** Which day counts for a notice whose date is a span over the border of the period. */
  readonly spanDay?: 'first' | 'last' | null;
  /** Only notices of which something was recorded from this instant on; by default all. */
  readonly touchedSince?: string | null;
}

interface CountRow {
  segment: number | string;
  month: string | null;
  channel: string;
  service_id: number | null;
  category_id: number;
  subcategory_id: number | null;
  in_area: string | null;
  setting: string;
  assessed_by_two: string;
  complete: string;
  main_action: number | null;
  first_action: number | null;
  ground: string | null;
  automated: string | null;
  in_part: number | string;
  notices: number | string;
  items: number | string;
  affected: number | string;
}

/** Counts, all actions and durations of a period. Shapes: src/model/count.ts. */
export async function countNotices(db: Db, question: CountQuestion): Promise<FullCounts> {
  const codes = await loadCodes(db);
  const providers = await loadProviderBook(db, question.knownBefore);
  const days = segmentDays(question, providers);
  return {
    counts: await countByCodes(db, question, { codes, providers }),
    allActions: await countAllActions(db, question, codes),
    durations: await countDurations(db, question, days, providers),
    laterUndated: await countLaterUndated(db, question),
  };
}

/** The counts alone. `providers` as known before the same instant. */
export async function countByCodes(
  db: Db,
  question: CountQuestion,
  { codes, providers }: Pick<CountContext, 'codes' | 'providers'>,
): Promise<Count[]> {
  const days = segmentDays(question, providers);
  const { rows } = await sql<CountRow>`
    with n as (${knownNotices(question)}), d as (${decisions(question)})
    select ${segmentOf(days)} as segment,
      case when substr(n.sent_first_on, 1, 7) = substr(n.sent_last_on, 1, 7) then substr(n.sent_first_on, 1, 7) end as month,
      n.channel, n.service_id, n.category_id, n.subcategory_id, n.in_area, n.setting, n.assessed_by_two, n.complete,
      d.action_id as main_action, f.action_id as first_action, d.ground, d.automated,
      case when d.items_affected < n.items and d.action_group = 'action' then 1 else 0 end as in_part,
      count(*) as notices, sum(n.items) as items, sum(case when d.items_affected < n.items then d.items_affected else n.items end) as affected
    from n
      left join d on d.notice_id = n.id and d.by_main = 1
      left join d as f on f.notice_id = n.id and f.by_first = 1
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15`.execute(db);
  const context = { days, codes, providers, flagger: question.flagger };
  return mergeEqual(rows.map((row) => countOf(row, context)));
}

const NOTICE_COLUMNS = sql.raw(
  'source_id, service_id, channel, sent_first_on, sent_last_on, category_id, subcategory_id, items, in_area, setting, assessed_by_two, complete',
);

/** Values of each notice as held just before `knownBefore`: the current ones, or earlier ones that were superseded since. */
function allNotices({ knownBefore, touchedSince: since }: CountQuestion): RawBuilder<unknown> {
  return sql`
    select id, ${NOTICE_COLUMNS} from notice
    where recorded_at < ${knownBefore} and (removed_at is null or removed_at >= ${knownBefore}) ${isTouched('id', since)}
    union all
    select notice_id as id, ${NOTICE_COLUMNS} from notice_past
    where recorded_at < ${knownBefore} and superseded_at >= ${knownBefore} ${isTouched('notice_id', since)}`;
}

function isTouched(id: string, since: CountQuestion['touchedSince']): RawBuilder<unknown> {
  return since ? sql`and ${sql.ref(id)} in (${touchedSince(since)})` : sql``;
}

function knownNotices(question: CountQuestion): RawBuilder<unknown> {
  const { first, last } = question.period;
  const day = sql.ref(question.spanDay === 'last' ? 'k.sent_last_on' : 'k.sent_first_on');
  return sql`select k.*, ${day} as day_on from (${allNotices(question)}) k where ${day} >= ${first} and ${day} <= ${last}`;
}

/**
 * Decisions known on the day, numbered for each notice. The one that counts is the latest dated one; actions decided on one day are
 * ranked by strength. A later decision without a date cannot be placed in time: it is kept and not counted.
 */
function decisions({ knownBefore, asOfOn, touchedSince: since }: CountQuestion): RawBuilder<unknown> {
  return sql`
    select x.notice_id, x.action_id, x.ground, x.automated, x.items_affected, x.delay_value, x.delay_unit, c.action_group,
      row_number() over (partition by x.notice_id order by coalesce(x.decided_last_on, '') desc, c.rank, x.id) as by_main,
      row_number() over (partition by x.notice_id
        order by case when x.decision_order = 'first' then 0 else 1 end, coalesce(x.decided_first_on, '9999-12-31'), c.rank, x.id) as by_first
    from decision x join code c on c.id = x.action_id
    where ${isHeld(knownBefore)}
      and (x.decided_first_on <= ${asOfOn} or (x.decided_first_on is null and x.decision_order = 'first')) ${isTouched('x.notice_id', since)}`;
}

/** Decisions `x` held just before an instant. Nearly all are recorded earlier, so the index on that is kept out of the way by the "not". */
function isHeld(knownBefore: string): RawBuilder<unknown> {
  return sql`not (x.recorded_at >= ${knownBefore}) and (x.superseded_at is null or x.superseded_at >= ${knownBefore})`;
}

/** Days on which what a count means may change: standing, area, entity of a service. Between two of them it is constant. */
export function segmentDays(
  { flagger, period }: Pick<CountQuestion, 'flagger' | 'period'>,
  providers: Pick<ProviderBook, 'changeDays'>,
): Day[] {
  const inside = [...boundaryDays(flagger), ...providers.changeDays].filter((day) => day > period.first && day <= period.last);
  return [period.first, ...[...new Set(inside)].sort()];
}

function segmentOf(days: readonly Day[]): RawBuilder<unknown> {
  const steps = days.slice(1).map((day) => sql`case when n.day_on >= ${day} then 1 else 0 end`);
  return steps.length === 0 ? sql`0` : sql.join(steps, sql` + `);
}

interface CountContext {
  readonly days: readonly Day[];
  readonly codes: Codes;
  readonly providers: ProviderBook;
  readonly flagger: Flagger | null;
}

function countOf(row: CountRow, { days, codes, providers, flagger }: CountContext): Count {
  const day = days[Number(row.segment)] ?? '';
  const category = codes.codeOf(row.category_id);
  const subcategory = row.subcategory_id === null ? null : codes.codeOf(row.subcategory_id);
  return {
    standing: standingOn(flagger, day),
    channel: row.channel as Channel,
    ...providers.on(row.service_id, day),
    category,
    subcategory,
    action: row.main_action === null ? NOT_RECORDED : codes.codeOf(row.main_action),
    firstAction: row.first_action === null ? NOT_RECORDED : codes.codeOf(row.first_action),
    month: row.month,
    inArea: (row.in_area as InArea | null) ?? inAreaOn(flagger, category, subcategory, day),
    setting: row.setting as Setting,
    assessedByTwo: row.assessed_by_two as Answer,
    ground: (row.ground ?? 'not-stated') as Ground,
    automated: (row.automated ?? 'not-stated') as Automated,
    complete: row.complete as Answer,
    inPart: Number(row.in_part) === 1,
    notices: Number(row.notices),
    items: Number(row.items),
    itemsAffected: Number(row.affected),
  };
}

/** Each action a notice in the lists ever got, counted once a notice. */
async function countAllActions(db: Db, question: CountQuestion, codes: Codes): Promise<ActionCount[]> {
  const { rows } = await sql<{ action_id: number; notices: number | string }>`
    with n as (${knownNotices(question)})
    select x.action_id, count(distinct x.notice_id) as notices
    from decision x join n on n.id = x.notice_id
    where ${isHeld(question.knownBefore)}
      and (x.decided_first_on is null or x.decided_first_on <= ${question.asOfOn})
      and n.channel = 'article-16' and (${inForce(question)})
    group by 1`.execute(db);
  return rows
    .map((row) => ({ action: codes.codeOf(row.action_id), notices: Number(row.notices) }))
    .sort((a, b) => (a.action < b.action ? -1 : 1));
}

async function countDurations(db: Db, question: CountQuestion, days: readonly Day[], providers: ProviderBook): Promise<DurationCount[]> {
  interface Row {
    segment: number | string;
    service_id: number | null;
    delay_unit: DurationCount['unit'];
    delay_value: number;
    notices: number | string;
  }
  const groups: ActionGroup[] = ['action', 'no_action'];
  const { rows } = await sql<Row>`
    with n as (${knownNotices(question)}), d as (${decisions(question)})
    select ${segmentOf(days)} as segment, n.service_id, d.delay_unit, d.delay_value, count(*) as notices
    from n join d on d.notice_id = n.id and d.by_main = 1
    where n.channel = 'article-16' and (${inForce(question)}) and d.delay_unit is not null and d.action_group in (${sql.join(groups)})
    group by 1, 2, 3, 4`.execute(db);
  return mergeEqual(
    rows.map((row) => ({
      provider: providers.on(row.service_id, days[Number(row.segment)] ?? '').provider,
      unit: row.delay_unit,
      value: row.delay_value,
      notices: Number(row.notices),
    })),
  );
}

async function countLaterUndated(db: Db, question: CountQuestion): Promise<number> {
  const { rows } = await sql<{ notices: number | string }>`
    with n as (${knownNotices(question)})
    select count(distinct x.notice_id) as notices
    from decision x join n on n.id = x.notice_id
    where x.decision_order = 'later' and x.decided_first_on is null and ${isHeld(question.knownBefore)}
      and n.channel = 'article-16' and (${inForce(question)})`.execute(db);
  return Number(rows[0]?.notices ?? 0);
}

/** Spans of days in which the status was in force, as a condition on `n.day_on`. */
function inForce({ flagger, period }: CountQuestion): RawBuilder<unknown> {
  const days = [period.first, ...boundaryDays(flagger).filter((day) => day > period.first && day <= period.last)].sort();
  const spans = days.flatMap((day, i) =>
    standingOn(flagger, day) === 'in-force'
      ? [sql`(n.day_on >= ${day} and n.day_on <= ${days[i + 1] ? addDays(days[i + 1] as Day, -1) : period.last})`]
      : [],
  );
  return spans.length === 0 ? sql`1 = 0` : sql.join(spans, sql` or `);
}
