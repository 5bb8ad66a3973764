// Which counts within a time are shown beside the medians. A row with its cases, those within a day and those within a week is a
// line of a two-way table, and time-to-decision publishes its totals: so a small part is withheld, and with it the counts of as
// many other rows as are needed for it not to be worked out.
import { sum } from './table.ts';

export type Column = 'day' | 'week';

/** Cases of one provider, of which `day` were decided within a day and `week` within a week. */
export interface Split {
  readonly provider: string;
  readonly cases: number;
  readonly day: number;
  readonly week: number;
  /** Fewest and most cases each column can have beside the row's median. */
  readonly bounds: Readonly<Record<Column, Interval>>;
  /** May the column be shown, as far as nothing is small? Both false for a row that is withheld as a whole. */
  readonly open: Readonly<Record<Column, boolean>>;
  /** Is the row shown, so that its number of cases is public? */
  readonly shown: boolean;
  /** Did an earlier version of the report tell the number? */
  readonly known: Readonly<Record<Column, boolean>>;
}

export interface Interval {
  readonly least: number;
  readonly most: number;
}

type Told = ReadonlyMap<string, Readonly<Record<Column, boolean>>>;

/**
 * Which columns of each provider are shown; whoever hides the week hides the day too. Null where no company is enough: then a row must
 * be withheld as a whole.
 */
export function tellable(splits: readonly Split[], threshold: number): Told | null {
  const rows = splits.filter(({ cases }) => cases > 0);
  const small = (value: number) => value > 0 && value < threshold;
  const told = new Map(
    splits.map((row) => {
      const week = row.open.week && !small(row.week) && !small(row.cases - row.week);
      const day = week && row.open.day && !small(row.day) && !small(row.cases - row.day) && !small(row.week - row.day);
      return [row.provider, { day, week }];
    }),
  );
  const company = [...rows].sort((a, b) => a.cases - b.cases);
  const next = (column: Column) => company.find((row) => !row.known[column] && told.get(row.provider)?.[column]);
  for (let column = givenAway(rows, told, threshold); column; column = givenAway(rows, told, threshold)) {
    const [ofDay, ofWeek] = [column === 'day' ? next('day') : undefined, next('week')];
    if (ofDay) told.set(ofDay.provider, { day: false, week: true });
    else if (ofWeek) told.set(ofWeek.provider, { day: false, week: false });
    // Where no row is shown at all, the totals alone tell what they tell.
    else return rows.some(({ shown }) => shown) ? null : told;
  }
  return told;
}

/** The column whose small parts can be worked out from the totals, the medians and what is shown; null where there is none. */
function givenAway(rows: readonly Split[], told: Told, threshold: number): Column | null {
  const isTold = (row: Split, of: Column) => row.known[of] || told.get(row.provider)?.[of] === true;
  const inside = ({ least, most }: Interval) => least > 0 && most < threshold;
  const isSmallSum = (own: readonly Split[], of: (row: Split) => number) => inside(exactly(sum(own.map(of))));
  const hidden = (column: Column) => rows.filter((row) => !isTold(row, column));
  if (isSmallSum(hidden('week'), ({ week }) => week) || isSmallSum(hidden('week'), ({ cases, week }) => cases - week)) return 'week';
  if (isSmallSum(hidden('day'), ({ day }) => day) || isSmallSum(hidden('day'), ({ cases, day }) => cases - day)) return 'day';
  const lacking = rows.filter((row) => !isTold(row, 'day') || !isTold(row, 'week'));
  if (isSmallSum(lacking, ({ day, week }) => week - day)) return 'day';

  for (const { cases, parts } of partsOf(lacking, isTold)) {
    const from = ({ least, most }: Interval): Interval => ({ least: cases - most, most: cases - least });
    const [day, between, later] = parts;
    if (inside(later) || inside(from(later))) return 'week';
    if (inside(day) || inside(between) || inside(from(day))) return 'day';
  }
  return null;
}

/** Within a day, from there to a week, and later. */
type Parts<T> = readonly [T, T, T];

interface Line {
  readonly cases: number;
  readonly parts: Parts<Interval>;
}

const exactly = (value: number): Interval => ({ least: value, most: value });

/**
 * What the parts of each shown row can be, given the sums of the rows. Every row is its cases split within bounds, so the splits of the
 * other rows add up to anything between their lowest and highest sums: the intervals are exact, and hold for whole numbers.
 */
function partsOf(rows: readonly Split[], isTold: (row: Split, column: Column) => boolean): Line[] {
  const whole = sum(rows.filter(({ shown }) => !shown).map(({ cases }) => cases));
  const anything = { least: 0, most: whole };
  const lines = rows.filter(({ shown }) => shown).map((row) => tightened(boundedLine(row, isTold)));
  const sums = sumsOf(rows);
  // Of rows withheld as a whole only the sum of their cases is known.
  const all = [...lines, { cases: whole, parts: [anything, anything, anything] as const }];
  return lines.map((line) => {
    const others = all.filter((other) => other !== line);
    const left = (i: 0 | 1 | 2): Interval => ({
      least: Math.max(line.parts[i].least, sums[i] - sum(others.map(({ parts }) => parts[i].most))),
      most: Math.min(line.parts[i].most, sums[i] - sum(others.map(({ parts }) => parts[i].least))),
    });
    return tightened({ cases: line.cases, parts: [left(0), left(1), left(2)] });
  });
}

function sumsOf(rows: readonly Split[]): Parts<number> {
  return [sum(rows.map(({ day }) => day)), sum(rows.map(({ day, week }) => week - day)), sum(rows.map(({ cases, week }) => cases - week))];
}

function boundedLine(row: Split, isTold: (row: Split, column: Column) => boolean): Line {
  const { cases, bounds } = row;
  const day = isTold(row, 'day') ? exactly(row.day) : bounds.day;
  const week = isTold(row, 'week') ? exactly(row.week) : bounds.week;
  return { cases, parts: [day, { least: 0, most: cases }, { least: cases - week.most, most: cases - week.least }] };
}

/** What each part can be where the three add up to the cases. */
function tightened({ cases, parts }: Line): Line {
  const [day, between, later] = parts;
  const beside = (own: Interval, a: Interval, b: Interval): Interval => ({
    least: Math.max(own.least, cases - a.most - b.most),
    most: Math.min(own.most, cases - a.least - b.least),
  });
  return { cases, parts: [beside(day, between, later), beside(between, day, later), beside(later, day, between)] };
}
