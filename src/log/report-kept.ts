// The kept sums of a report, read for a question: the slices that lie whole in its period.
import { sql } from 'kysely';
import { type Day, monthOf } from '../model/period.ts';
import type { CountQuestion } from './counts.ts';
import type { Db } from './db.ts';
import { type DelayCell, REPORT_TALLIES, type ReportCell, type ReportTally } from './report-tally.ts';

type Asked = Pick<CountQuestion, 'period' | 'spanDay'>;

export interface Whole {
  readonly question: Asked;
  /** First days of the slices that a border cuts: they are left out. */
  readonly cut: ReadonlySet<Day>;
}

/** A question and the first days of its segments. */
export interface Segments {
  readonly question: Asked;
  readonly days: readonly Day[];
}

/** A cell, or the sum of several, that lies in one segment of the period. */
export interface Placed {
  readonly segment: number;
  /** Null: the day of sending is a span over several months. Known where the sum is kept by it. */
  readonly month: string | null;
  readonly codes: readonly (string | number)[];
  readonly notices: number;
  readonly items: number;
  readonly affected: number;
}

/** Numbers of services and words are smaller; three of them fit into one number of either engine. */
const NUMBERS_BELOW = 1_000_000;
const isNumber = (column: string) => column.endsWith('_id') || column === 'in_part';

/** Kept cells of one sum, added up over the whole slices of each segment of the period. */
export async function keptCells(db: Db, { question, cut }: Whole, days: readonly Day[], table: ReportTally): Promise<Placed[]> {
  const { codes, sums } = REPORT_TALLIES[table];
  const on = sql.ref(question.spanDay === 'last' ? 'last_on' : 'first_on');
  const steps = days.slice(1).map((day) => sql`case when ${on} >= ${day} then 1 else 0 end`);
  const month =
    table === 'report_outcome' ? sql`case when substr(first_on, 1, 7) = substr(last_on, 1, 7) then substr(first_on, 1, 7) end` : sql`null`;
  const whole = cut.size === 0 ? sql`` : sql`and ${on} not in (${sql.join([...cut])})`;
  // Numbers are grouped by as one: SQLite puts that in order in half the time.
  const numbers = codes.filter((name) => isNumber(name));
  const words = codes.filter((name) => !isNumber(name));
  const number = numbers.reduce((key, name) => `(${key}) * ${NUMBERS_BELOW} + ${name}`, 'cast(0 as bigint)');
  const { rows } = await sql<Record<string, string | number | null>>`
    select ${steps.length === 0 ? sql`0` : sql.join(steps, sql` + `)} as segment, ${month} as month,
      ${sql.raw([...words, ...numbers.map((name) => `min(${name}) as ${name}`)].join(', '))},
      ${sql.raw(sums.map((name) => `sum(${name}) as ${name}`).join(', '))}
    from ${sql.table(table)}
    where ${on} >= ${question.period.first} and ${on} <= ${question.period.last} ${whole}
    group by ${sql.raw([number, ...words, '1', '2'].join(', '))}`.execute(db);
  return rows.map((row) => ({
    segment: Number(row['segment']),
    month: row['month'] as string | null,
    codes: codes.map((name) => row[name] as string | number),
    notices: Number(row['notices']),
    items: Number(row['items'] ?? 0),
    affected: Number(row['affected'] ?? 0),
  }));
}

/** Kept times of one service, as the log writes them. */
export interface KeptDelays {
  readonly at: DelayCell['at'];
  readonly text: string;
}

/** Kept times of the whole slices of the period. */
export async function keptDelays(db: Db, { question, cut }: Whole): Promise<KeptDelays[]> {
  const on = question.spanDay === 'last' ? 'last_on' : 'first_on';
  const rows = await db
    .selectFrom('report_delay')
    .selectAll()
    .where(on, '>=', question.period.first)
    .where(on, '<=', question.period.last)
    .execute();
  return rows
    .filter((row) => !cut.has(row[on]))
    .map((row) => ({ at: [row.first_on, row.last_on, row.service_id, row.delay_unit], text: row.delays }));
}

/** Segment in which a cell lies, by its slices. */
export function segmentAt([first, last]: readonly unknown[], { question, days }: Segments): number {
  const on = (question.spanDay === 'last' ? last : first) as Day;
  return days.slice(1).filter((day) => on >= day).length;
}

/** A cell that was counted beside the kept ones. */
export function placed({ at, notices, items, affected }: ReportCell, segments: Segments): Placed {
  const [first, last, ...codes] = at as readonly [Day, Day, ...(string | number)[]];
  const segment = segmentAt(at, segments);
  return { segment, month: monthOf(first) === monthOf(last) ? monthOf(first) : null, codes, notices, items, affected };
}
