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

type Told = Map<string, Readonly<Record<Column, boolean>>>;

/**
 * Which columns of each provider are shown; whoever hides the week hides the day too. Null where no company is enough: then a row must
 * be withheld as a whole.
 */
export function tellable(splits: readonly Split[], threshold: number): ReadonlyMap<string, Readonly<Record<Column, boolean>>> | null {
  const rows = splits.filter(({ cases }) => cases > 0);
  const small = (value: number) => value > 0 && value < threshold;
  const told: Told = new Map(
    splits.map((row) => {
      const week = row.open.week && !small(row.week) && !small(row.cases - row.week);
      const day = week && row.open.day && !small(row.day) && !small(row.cases - row.day) && !small(row.week - row.day);
      return [row.provider, { day, week }];
    }),
  );
  for (const column of ['week', 'day'] as const) {
    const company = rows.filter((row) => !row.known[column]).sort((a, b) => a.cases - b.cases);
    while (givesAway(rows, told, column, threshold)) {
      const next = company.find((row) => told.get(row.provider)?.[column]);
      // Where no row is shown at all, the totals alone tell what they tell.
      if (!next && rows.some(({ shown }) => shown)) return null;
      if (!next) break;
      told.set(next.provider, { day: false, week: column === 'day' });
    }
  }
  return told;
}

/** Can a small part be worked out from the totals, the medians and what is shown? */
function givesAway(rows: readonly Split[], told: Told, column: Column, threshold: number): boolean {
  const isTold = (row: Split, of: Column) => row.known[of] || told.get(row.provider)?.[of] === true;
  const inside = ({ least, most }: Interval) => least > 0 && most < threshold;
  const exactly = (value: number): Interval => ({ least: value, most: value });
  const hidden = rows.filter((row) => !isTold(row, column));
  if (hidden.length === 0) return false;
  const rest = sum(hidden.map((row) => row[column]));
  const lacking = rows.filter((row) => !isTold(row, 'day') || !isTold(row, 'week'));
  const between = sum(lacking.map((row) => row.week - row.day));
  const outside = sum(hidden.map(({ cases }) => cases)) - rest;
  if ([rest, outside, ...(column === 'day' ? [between] : [])].some((value) => inside(exactly(value)))) return true;

  const whole = hidden.filter(({ shown }) => !shown);
  const bounded = hidden
    .filter(({ shown }) => shown)
    .map((row) => ({ row, ...(column === 'day' && isTold(row, 'week') ? upTo(row.bounds.day, row.week) : row.bounds[column]) }));
  // Of rows withheld as a whole only the sum of their cases is known.
  const others = [...bounded, { row: null, least: 0, most: sum(whole.map(({ cases }) => cases)) }];
  const [least, most] = [sum(others.map((one) => one.least)), sum(others.map((one) => one.most))];
  return bounded.some(({ row, ...own }) => {
    const value = { least: Math.max(own.least, rest - (most - own.most)), most: Math.min(own.most, rest - (least - own.least)) };
    const from = (total: number): Interval => ({ least: total - value.most, most: total - value.least });
    return inside(value) || inside(from(row.cases)) || (column === 'day' && isTold(row, 'week') && inside(from(row.week)));
  });
}

function upTo({ least, most }: Interval, limit: number): Interval {
  return { least: Math.min(least, limit), most: Math.min(most, limit) };
}
