// Time to action: medians of the decided notices (acted on or refused), with the number of cases they rest on.
import type { DurationCount } from '../model/count.ts';
import type { Timing } from '../model/report.ts';
import { cellAt, type Table, TOTAL } from '../model/table.ts';
import { inDays, inHours } from './delay.ts';
import type { Naming } from './naming.ts';
import { sum } from './table.ts';
import { tellsHidden, untimed } from './timing-hidden.ts';
import { type Interval, type Split, tellable } from './timing-parts.ts';

const DECIDED = ['action', 'no_action'];
const HOURS_PER_DAY = 24;
const DAYS_PER_WEEK = 7;
/** Medians have one decimal. */
const MEDIAN_ROUNDING = 0.05;

/**
 * One row for all and one for each provider of the list. A provider's row is withheld
 * - where it has fewer cases than `threshold`, but some;
 * - where fewer than that, but some, are missing among its decided notices;
 * - where provider-by-action does not show how many of its notices were decided, because the row would tell;
 * - where one of the `earlier` versions of the report withheld it;
 * - where another row would be withheld alone, because the row for all would give that one away.
 * Of the rows that stay, counts within a time are withheld that tell of fewer cases than `threshold`.
 */
export function timingRows(
  durations: readonly DurationCount[],
  tables: readonly Table[],
  naming: Naming,
  threshold: number,
  earlier: readonly (readonly Timing[])[] = [],
): Timing[] {
  const all = measure(TOTAL, decidedIn(tables, 'by-action')(), ofAll(durations));
  const list = tables.find((table) => table.id === 'by-provider');
  const codes = (list?.dimensions[0]?.members ?? []).filter((member) => member.parent === null).map(({ code }) => code);
  const byProvider = new Map<string, DurationCount[]>(codes.map((code) => [code, []]));
  for (const duration of durations) byProvider.get(naming.provider(duration.provider))?.push(duration);
  const casesOf = (code: string) => byProvider.get(code) ?? [];
  const decidedOf = decidedIn(tables, 'provider-by-action');
  const rows = codes.map((code) => measure(code, decidedOf(code), casesOf(code)));
  const versions = new Map(codes.map((code) => [code, earlier.flatMap((timing) => timing.filter(({ provider }) => provider === code))]));
  const before = (row: Timing) => versions.get(row.provider) ?? [];

  const hidden = new Set(
    rows
      .filter(
        (row) =>
          row.decided === null ||
          isSmall(row, threshold) ||
          isSmallRest(row, threshold) ||
          before(row).some(({ status }) => status === 'withheld'),
      )
      .map(({ provider }) => provider),
  );
  const unknown = rows.filter((row) => !before(row).some((old) => isSame(old, row)));
  const tell = () => {
    hideCompany(unknown, hidden, threshold, (code) => (list && cellAt(list, code)?.value) ?? 0);
    return tellable(
      rows.map((row) => splitOf(row, casesOf(row.provider), before(row), !hidden.has(row.provider))),
      threshold,
    );
  };
  let told = tell();
  while (!told) {
    const [fewest] = rows.filter((row) => !hidden.has(row.provider) && row.cases !== 0).sort((a, b) => (a.cases ?? 0) - (b.cases ?? 0));
    if (!fewest) break;
    hidden.add(fewest.provider);
    told = tell();
  }
  return [
    isSmall(all, threshold) ? withheld(TOTAL) : all,
    ...rows.map((row) => {
      if (hidden.has(row.provider)) return withheld(row.provider);
      const { day, week } = told?.get(row.provider) ?? { day: false, week: false };
      return { ...row, within24Hours: day ? row.within24Hours : null, within7Days: week ? row.within7Days : null };
    }),
  ];
}

/** Nobody could tell that a row with the same numbers of notices and cases has changed. */
const isSame = (old: Timing, row: Timing) => old.cases === row.cases && old.decided === row.decided;

function splitOf(row: Timing, durations: readonly DurationCount[], before: readonly Timing[], shown: boolean): Split {
  const timed = before.filter(({ cases }) => (cases ?? 0) > 0);
  const dayWithheld = timed.some((old) => old.unit === 'hour' && old.within24Hours === null);
  const weekWithheld = timed.some((old) => old.within7Days === null);
  const told = before.filter((old) => isSame(old, row));
  const week = shown && !weekWithheld;
  return {
    provider: row.provider,
    cases: row.cases ?? 0,
    day: within(durations, 1),
    week: within(durations, DAYS_PER_WEEK),
    bounds: { day: boundsOf(row, 1), week: boundsOf(row, DAYS_PER_WEEK) },
    open: { day: week && row.within24Hours !== null && !dayWithheld, week },
    shown,
    known: { day: told.some((old) => old.within24Hours !== null), week: told.some((old) => old.within7Days !== null) },
  };
}

/** Of all providers together: each time once, so that a large log is not put in order case by case. */
function ofAll(durations: readonly DurationCount[]): DurationCount[] {
  const byUnit = new Map<DurationCount['unit'], Map<number, number>>();
  for (const { unit, value, notices } of durations) {
    const values = byUnit.get(unit) ?? new Map<number, number>();
    values.set(value, (values.get(value) ?? 0) + notices);
    byUnit.set(unit, values);
  }
  return [...byUnit].flatMap(([unit, values]) => [...values].map(([value, notices]) => ({ provider: null, unit, value, notices })));
}

/** Cases decided within so many days: hours where they are known, else calendar days. */
function within(durations: readonly DurationCount[], days: number): number {
  let notices = 0;
  for (const duration of durations) if (inDays(duration) <= days) notices += duration.notices;
  return notices;
}

/** How many cases can lie within so many days, where half of them lie on either side of the median. */
function boundsOf({ cases, median, unit }: Timing, days: number): Interval {
  const [all, limit] = [cases ?? 0, unit === 'hour' ? days * HOURS_PER_DAY : days];
  // The median is rounded: one this near to the limit may lie on either side of it.
  if (median === null || Math.abs(median - limit) <= MEDIAN_ROUNDING) return { least: 0, most: all };
  return median < limit ? { least: Math.ceil(all / 2), most: all } : { least: 0, most: Math.floor(all / 2) };
}

function withheld(provider: string): Timing {
  return { provider, decided: null, cases: null, unit: null, median: null, within24Hours: null, within7Days: null, status: 'withheld' };
}

function isSmall({ cases }: Timing, threshold: number): boolean {
  return cases !== null && cases > 0 && cases < threshold;
}

/** Are there few decided notices whose time is not known? With the cases of the row they add up to what provider-by-action publishes. */
function isSmallRest(row: Timing, threshold: number): boolean {
  const rest = untimed(row);
  return (row.cases ?? 0) > 0 && rest > 0 && rest < threshold;
}

/** Withholds the rows with the fewest cases too, until the withheld cases cannot be told apart. */
function hideCompany(rows: readonly Timing[], hidden: Set<string>, threshold: number, noticesOf: (provider: string) => number): void {
  const casesOf = (row: Timing) => row.cases ?? 0;
  const rest = rows.filter((row) => !hidden.has(row.provider) && casesOf(row) > 0).sort((a, b) => casesOf(a) - casesOf(b));
  const tellsOne = () => {
    const own = rows.filter((row) => hidden.has(row.provider));
    const withCases = own.map(casesOf).filter((cases) => cases > 0);
    const told = own.map((row) => ({ ...row, cases: casesOf(row), notices: noticesOf(row.provider) }));
    return withCases.length === 1 || (withCases.length > 1 && sum(withCases) < threshold) || tellsHidden(told, threshold);
  };
  while (tellsOne()) {
    const next = rest.shift();
    if (!next) return;
    hidden.add(next.provider);
  }
}

/** Acted on and refused together, as the table publishes them: in a row of it, or of all in a list; null where it does not. */
function decidedIn(tables: readonly Table[], id: string): (...row: readonly string[]) => number | null {
  const valuesOf = (of: string) => {
    const cells = tables.find((table) => table.id === of)?.cells ?? [];
    return new Map(cells.map(({ at, value }) => [at.join('\t'), value]));
  };
  const [lists, values] = [valuesOf('by-action'), valuesOf(id)];
  const members = new Set(tables.find((table) => table.id === id)?.dimensions[0]?.members.map(({ code }) => code));
  return (...row) => {
    if (row.some((code) => !members.has(code))) return null;
    const decided = DECIDED.map((group) => (lists.get(group) === 0 ? 0 : (values.get([...row, group].join('\t')) ?? null)));
    return decided.includes(null) ? null : sum(decided.map((value) => value ?? 0));
  };
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
  return {
    provider,
    decided,
    cases,
    unit: inHoursToo ? 'hour' : 'day',
    median: medianOf(values),
    within24Hours: inHoursToo ? within(durations, 1) : null,
    within7Days: within(durations, DAYS_PER_WEEK),
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
