// Time to action: medians of the decided notices (acted on or refused), with the number of cases they rest on.
import type { DurationCount } from '../model/count.ts';
import type { Timing } from '../model/report.ts';
import { type Cell, type Table, TOTAL } from '../model/table.ts';
import { inDays, inHours } from './delay.ts';
import { groupOf } from './members.ts';
import type { Naming } from './naming.ts';
import { sum } from './table.ts';

const DECIDED = ['action', 'no_action'];
const HOURS_PER_DAY = 24;
const DAYS_PER_WEEK = 7;

/**
 * One row for all and one for each provider of the list. A provider's row is withheld under `threshold` cases, and where
 * provider-by-action does not show how many of its notices were decided: the row would tell. Never one row alone, because the
 * row for all would give it away.
 */
export function timingRows(durations: readonly DurationCount[], tables: readonly Table[], naming: Naming, threshold: number): Timing[] {
  const decidedCases = durations.filter((duration) => DECIDED.includes(groupOf(duration.action)));
  const all = measure(TOTAL, decidedIn(tables, 'by-action', []), decidedCases);
  const list = tables.find((table) => table.id === 'by-provider')?.dimensions[0]?.members ?? [];
  const rows = list
    .filter((member) => member.parent === null)
    .map(({ code }) => {
      const own = decidedCases.filter((duration) => naming.provider(duration.provider) === code);
      return measure(code, decidedIn(tables, 'provider-by-action', [code]), own);
    });
  const hidden = new Set(rows.filter((row) => row.decided === null || isSmall(row, threshold)).map((row) => row.provider));
  hideCompany(rows, hidden, threshold);
  return [isSmall(all, threshold) ? withheld(TOTAL) : all, ...rows.map((row) => (hidden.has(row.provider) ? withheld(row.provider) : row))];
}

function withheld(provider: string): Timing {
  return { provider, decided: null, cases: null, unit: null, median: null, within24Hours: null, within7Days: null, status: 'withheld' };
}

function isSmall({ cases }: Timing, threshold: number): boolean {
  return cases !== null && cases > 0 && cases < threshold;
}

/** Withholds the rows with the fewest cases too, until the withheld cases cannot be told apart. */
function hideCompany(rows: readonly Timing[], hidden: Set<string>, threshold: number): void {
  const casesOf = (row: Timing) => row.cases ?? 0;
  const rest = rows.filter((row) => !hidden.has(row.provider) && casesOf(row) > 0).sort((a, b) => casesOf(a) - casesOf(b));
  const withCases = () => rows.filter((row) => hidden.has(row.provider) && casesOf(row) > 0);
  const tellsOne = () => withCases().length === 1 || (withCases().length > 1 && sum(withCases().map(casesOf)) < threshold);
  while (tellsOne()) {
    const next = rest.shift();
    if (!next) return;
    hidden.add(next.provider);
  }
}

/** Acted on and refused together, as the table publishes them; null where it does not. */
function decidedIn(tables: readonly Table[], id: string, row: readonly string[]): number | null {
  const table = tables.find((candidate) => candidate.id === id);
  const lists = tables.find((candidate) => candidate.id === 'by-action');
  const at = (of: Table | undefined, ...codes: readonly string[]): Cell | undefined =>
    of?.cells.find((cell) => cell.at.join('\t') === codes.join('\t'));
  if (row.length > 0 && !table?.dimensions[0]?.members.some((member) => member.code === row[0])) return null;
  const values = DECIDED.map((group) => (at(lists, group)?.value === 0 ? 0 : (at(table, ...row, group)?.value ?? null)));
  return values.includes(null) ? null : sum(values.map((value) => value ?? 0));
}

/** `decided` null: not published; the row is then withheld by the caller. */
function measure(provider: string, decided: number | null, durations: readonly DurationCount[]): Timing {
  const cases = sum(durations.map((duration) => duration.notices));
  if (cases === 0) {
    return { provider, decided, cases, unit: null, median: null, within24Hours: null, within7Days: null, status: 'not-applicable' };
  }
  const inHoursToo = durations.every((duration) => inHours(duration) !== null);
  const values = durations.map((duration) => ({
    value: inHoursToo ? (inHours(duration) ?? 0) : inDays(duration),
    notices: duration.notices,
  }));
  const within = (most: number) => sum(values.filter(({ value }) => value <= most).map(({ notices }) => notices));
  return {
    provider,
    decided,
    cases,
    unit: inHoursToo ? 'hour' : 'day',
    median: medianOf(values),
    within24Hours: inHoursToo ? within(HOURS_PER_DAY) : null,
    within7Days: within(inHoursToo ? DAYS_PER_WEEK * HOURS_PER_DAY : DAYS_PER_WEEK),
    status: 'published',
  };
}

/** Median of values that stand for several notices each, to one decimal. */
export function medianOf(values: readonly { readonly value: number; readonly notices: number }[]): number {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const cases = sum(sorted.map(({ notices }) => notices));
  const at = (rank: number): number => {
    let seen = 0;
    for (const { value, notices } of sorted) {
      seen += notices;
      if (rank < seen) return value;
    }
    return 0;
  };
  const middle = (at(Math.floor((cases - 1) / 2)) + at(Math.floor(cases / 2))) / 2;
  return Math.round(middle * 10) / 10;
}
