// What the cells of one date column agree on, decided over all of them. Never per cell, never from the machine's locale.
import { DATE_ORDERS, type DateOrder } from '../model/dialect.ts';
import { yearFirst } from './date-digits.ts';
import { candidatesOf, type DateForm, dateCell, monthsOf, weekdayFits } from './date-form.ts';
import { serialDay } from './date-reader.ts';
import type { DateShape } from './date-shape.ts';
import { type DateParts, dayExists } from './dates.ts';

/** What the cells with one separator say of their order. */
export interface OrderEvidence {
  /** Orders under which every such cell is a day that exists. */
  readonly orders: readonly DateOrder[];
  /** All orders that are left give the same days: 02/02/2026. */
  readonly alike: boolean;
  readonly cells: number;
  /** Cells with a day in each order, and the lines, the first, at most five, of those without. */
  readonly fits: Readonly<Record<DateOrder, number>>;
  readonly against: Readonly<Record<DateOrder, readonly DateAt[]>>;
}

/** A cell of a column of dates. */
export interface DateAt {
  readonly line: number;
  readonly text: string;
}

export interface DateSurvey {
  /** By separator; only cells in digits that more than one order could read. */
  readonly bySeparator: ReadonlyMap<string, OrderEvidence>;
  /** Cells that have the form of a date, by form. */
  readonly forms: ReadonlyMap<DateForm, number>;
  /** Languages that know every month name; null where the column has none. Empty: no language knows them all. */
  readonly languages: readonly string[] | null;
  /** First line of a month name that means different months in the languages left. */
  readonly unclearMonthLine: number | null;
  /** A sorted-out date (year first, or a spreadsheet's number) lies after the 12th, so those were not turned around. */
  readonly plainAfterTwelfth: boolean;
  /** Some cell tells a day, so one that tells only its month is incomplete. */
  readonly days: boolean;
  /** First line whose cell is not blank and has no form of a date. */
  readonly undatedLine: number | null;
  /** First cell whose year of two digits lies, in whatever order, outside the years that are believed. */
  readonly outside: DateAt | null;
  /** Times of day without an offset stand in the column, so the zone matters. */
  readonly localTimes: boolean;
}

/** Years a date with a year of two digits may lie in: no log of notices reaches further. */
const SHORT_YEARS = { first: 2015, last: 2039 } as const;
const LINES_KEPT = 5;

interface Tally {
  cells: number;
  readonly fits: Record<DateOrder, number>;
  readonly against: Record<DateOrder, DateAt[]>;
  alike: boolean;
}

/** Collects the cells of one column; blank cells are not to be shown to it. */
export function surveyDates(): { see(text: string, line: number): void; result(): DateSurvey } {
  const tallies = new Map<string, Tally>();
  const forms = new Map<DateForm, number>();
  const named = new Map<string, { readonly months: ReadonlyMap<string, number>; readonly line: number }>();
  let plainAfterTwelfth = false;
  let undatedLine: number | null = null;
  let localTimes = false;
  let days = false;
  let outside: DateAt | null = null;
  const lookAt = (raw: string, line: number): void => {
    const cell = dateCell(raw);
    if (!cell) {
      undatedLine ??= line;
      return;
    }
    forms.set(cell.form, (forms.get(cell.form) ?? 0) + 1);
    if ('value' in cell && cell.form === 'serial') {
      plainAfterTwelfth ||= serialDay(cell.value).getUTCDate() > 12;
      localTimes ||= !Number.isInteger(cell.value);
    }
    days ||= 'value' in cell;
    if (!('shape' in cell)) return;
    const { form, shape } = cell;
    localTimes ||= shape.time !== null && shape.time.offsetMs === null;
    days ||= form === 'iso' || form === 'digits' || (form === 'words' && shape.numbers.length > 1);
    if (form === 'iso') plainAfterTwelfth ||= isPlain(shape);
    if (form === 'words') noteNames(named, shape, line);
    if (form === 'digits' && !noteOrders(tallies, shape, { line, text: raw })) outside ??= { line, text: raw };
  };
  return {
    see(raw, line) {
      const plain = yearFirst(raw);
      if (!plain) return lookAt(raw, line);
      forms.set('iso', (forms.get('iso') ?? 0) + 1);
      days = true;
      localTimes ||= plain.time !== null;
      plainAfterTwelfth ||= (plain.day ?? 0) > 12;
    },
    result() {
      const languages = languagesOf([...named.values()].map(({ months }) => months));
      const unclear = [...named.values()].find(({ months }) => !isClear(months, languages ?? []));
      return {
        bySeparator: new Map([...tallies].map(([separator, tally]) => [separator, evidenceOf(tally)])),
        forms,
        languages,
        unclearMonthLine: unclear?.line ?? null,
        plainAfterTwelfth,
        days,
        undatedLine,
        outside,
        localTimes,
      };
    },
  };
}

type Named = Map<string, { readonly months: ReadonlyMap<string, number>; readonly line: number }>;

function noteNames(named: Named, shape: DateShape, line: number): void {
  const months = monthsOf(shape);
  const key = [...months].join();
  if (!named.has(key)) named.set(key, { months, line });
}

/** False where the digits would be a day, were its year believed. */
function noteOrders(tallies: Map<string, Tally>, shape: DateShape, at: DateAt): boolean {
  const tally = tallies.get(shape.separator) ?? emptyTally();
  tallies.set(shape.separator, tally);
  const short = shape.numbers.every((digits) => digits.length <= 2) || shape.numbers[0]?.length === 6;
  const candidates = candidatesOf(shape);
  const days = DATE_ORDERS.map((order) => {
    const parts = candidates[order];
    return { order, day: parts && fitting(parts, short) && weekdayFits(shape, parts) ? keyOf(parts) : null };
  });
  note(tally, days, at);
  const isBelieved = days.some(({ day }) => day !== null);
  const isDay = (parts: DateParts) => fitting({ ...parts, year: parts.year < 100 ? parts.year + 2000 : parts.year }, false);
  const read = Object.values(candidates);
  return isBelieved || !short || (read.length > 0 && !read.some(isDay));
}

/** A year-first date that cannot come from a spreadsheet which swapped day and month: after the 12th, or with an offset from UTC. */
function isPlain(shape: DateShape): boolean {
  return (candidatesOf(shape).ymd?.day ?? 0) > 12 || (shape.time?.offsetMs ?? null) !== null;
}

function emptyTally(): Tally {
  return { cells: 0, fits: { dmy: 0, mdy: 0, ymd: 0 }, against: { dmy: [], mdy: [], ymd: [] }, alike: true };
}

/** A day that exists in no order says nothing about the order: its own record is rejected later. */
function note(tally: Tally, days: readonly { order: DateOrder; day: string | null }[], at: DateAt): void {
  const found = days.filter(({ day }) => day !== null);
  if (found.length === 0) return;
  tally.cells += 1;
  for (const { order, day } of days) {
    if (day !== null) tally.fits[order] += 1;
    else if (tally.against[order].length < LINES_KEPT) tally.against[order].push(at);
  }
  tally.alike &&= new Set(found.map(({ day }) => day)).size === 1;
}

function evidenceOf(tally: Tally): OrderEvidence {
  const { cells, fits, against } = tally;
  const orders = cells === 0 ? [] : DATE_ORDERS.filter((order) => fits[order] === cells);
  return { orders, alike: tally.alike, cells, fits, against };
}

function fitting({ year, month, day }: DateParts, short: boolean): boolean {
  if (short && (year < SHORT_YEARS.first || year > SHORT_YEARS.last)) return false;
  return month !== null && dayExists(year, month, day ?? 1);
}

function keyOf({ year, month, day }: DateParts): string {
  return `${year}-${month}-${day}`;
}

function languagesOf(names: readonly ReadonlyMap<string, number>[]): readonly string[] | null {
  const [first, ...others] = names;
  if (!first) return null;
  return [...first.keys()].filter((language) => others.every((months) => months.has(language)));
}

/** All languages left (all that know the word where none is left) mean the same month. */
function isClear(months: ReadonlyMap<string, number>, languages: readonly string[]): boolean {
  const left = languages.flatMap((language) => months.get(language) ?? []);
  return new Set(left.length > 0 ? left : months.values()).size === 1;
}

const FORM_NAMES = {
  iso: 'iso',
  words: 'month-names',
  month: 'month',
  serial: 'excel-serial',
  epoch: 'epoch',
  incomplete: 'iso',
  zero: 'iso',
  digits: 'ymd',
};

/** Name of the form most cells have, as `dateFormat` takes it; with the language that its month names need. */
export function nameOf({ forms, languages: known }: DateSurvey, languages: readonly string[]): string {
  const [most] = [...forms].sort((a, b) => b[1] - a[1]);
  const [language] = languages;
  return most?.[0] === 'words' && known && language ? `month-names-${language}` : FORM_NAMES[most?.[0] ?? 'iso'];
}

/** The formats that every dated cell of a column fits; several when its order is open, none when it has no date or contradicts itself. */
export function formatsOf(survey: DateSurvey): readonly string[] {
  if (survey.forms.size === 0) return [];
  const evidence = [...survey.bySeparator.values()].filter((one) => one.cells > 0 && !(one.alike && one.orders.length > 1));
  if (evidence.length === 0) return [nameOf(survey, survey.languages ?? [])];
  return DATE_ORDERS.filter((order) => evidence.every((one) => one.orders.includes(order)));
}
