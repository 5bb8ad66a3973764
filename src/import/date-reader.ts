// Reads any cell of a date column once the order of its numbers is known. A cell that the order does not fit is never turned around.
import type { DateOrder } from '../model/dialect.ts';
import { plainDate } from './date-digits.ts';
import { candidatesOf, type DateForm, dateCell, monthsOf, weekdayFits } from './date-form.ts';
import type { DateShape } from './date-shape.ts';
import { type DateParts, type DateReader, type DateReading, type DateZones, dateOf, dayExists, instantReading } from './dates.ts';

/** First day of a spreadsheet's count, as days before 1 January 1970: 30 December 1899, and 1 January 1904 on old Macs. */
const SERIAL_ZERO = { 1900: 25_569, 1904: 24_107 } as const;

/**
 * Reads cells of every form. `order` is that of dates in digits, null where the column has none; `languages` come first when a name
 * of a month means two things.
 */
export function columnReader(order: DateOrder | null, languages: readonly string[], since: 1900 | 1904 = 1900): DateReader {
  const readAny = (raw: string, zones: DateZones): DateReading => {
    const cell = dateCell(raw);
    if (!cell) return { outcome: 'unparseable' };
    if ('value' in cell) return cell.form === 'serial' ? serialReading(cell.value, since, zones) : epochReading(cell.value, zones);
    if (!('shape' in cell)) return { outcome: cell.form === 'zero' ? 'placeholder' : 'incomplete' };
    const { form, shape } = cell;
    if (shape.numbers.every((digits) => /^0+$/.test(digits))) return { outcome: 'placeholder' };
    const parts = partsOf(shape, form, order, languages);
    if (parts !== null) return readingOf(parts, shape, zones);
    // Digits of a column without an order are never guessed at, but 31/02/2026 is wrong in every order.
    return { outcome: order === null && form === 'digits' && !isDayInSomeOrder(shape) ? 'invalid' : 'unparseable' };
  };
  return {
    name: order ?? 'any',
    read(raw, zones) {
      const plain = plainDate(raw, order);
      return plain ? dateOf(plain, zones) : readAny(raw, zones);
    },
  };
}

function partsOf(shape: DateShape, form: DateForm, order: DateOrder | null, languages: readonly string[]): DateParts | null {
  if (form === 'words' || form === 'month') return namedOrMonth(shape, languages);
  const candidates = candidatesOf(shape);
  if (form === 'iso') return candidates.ymd ?? null;
  return order === null ? null : (candidates[order] ?? turned(shape, order));
}

function isDayInSomeOrder(shape: DateShape): boolean {
  return Object.values(candidatesOf(shape)).some(({ year, month, day }) => month !== null && dayExists(year, month, day ?? 1));
}

/** Month first with dots is not a custom anywhere, so it is read so only when a person said it. */
function turned(shape: DateShape, order: DateOrder | null): DateParts | null {
  if (order !== 'mdy' || shape.separator !== '.') return null;
  return candidatesOf({ ...shape, separator: '/' }).mdy ?? null;
}

/** Days that tools write where there is none. */
const PLACEHOLDERS = new Set([
  '1900-01-01',
  '1900-01-00',
  '1899-12-30',
  '1899-12-31',
  '1970-01-01',
  '0001-01-01',
  '1753-01-01',
  '1601-01-01',
]);

function readingOf(parts: DateParts, shape: DateShape, zones: DateZones): DateReading {
  const { year, month, day } = parts;
  const written = [year, month ?? 0, day ?? 0].map((n, i) => String(n).padStart(i === 0 ? 4 : 2, '0')).join('-');
  if (year === 0 || year >= 9999 || PLACEHOLDERS.has(written)) return { outcome: 'placeholder' };
  if (month === 0) return { outcome: 'incomplete' };
  if (!weekdayFits(shape, parts)) return { outcome: 'invalid' };
  const reading = dateOf(parts, zones);
  // A day that stands as 00 is told apart from a month that never had a day.
  const incomplete = day === null && shape.numbers.some((digits) => digits === '00');
  return reading.outcome === 'ok' ? { ...reading, incomplete } : reading;
}

function namedOrMonth(shape: DateShape, languages: readonly string[]): DateParts | null {
  const { numbers, time } = shape;
  const [first = '', second = ''] = numbers;
  if (shape.separator !== 'word') {
    const [year, month] = first.length === 4 ? [first, second] : [second, first];
    return { year: Number(year), month: Number(month), day: null, time: null };
  }
  const month = monthIn(monthsOf(shape), languages);
  if (month === null) return null;
  if (second === '') return { year: Number(first), month, day: null, time: null };
  // "5-Mar-26" is day first wherever it is written; so is "March 5, 26" for its numbers.
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  if (day.length > 2 || (year.length !== 4 && year.length !== 2)) return null;
  return {
    year: year.length === 2 ? 2000 + Number(year) : Number(year),
    month,
    day: Number(day) || null,
    time: Number(day) === 0 ? null : time,
  };
}

/** What the preferred languages say, else what all say that know the word; null when they disagree. */
export function monthIn(months: ReadonlyMap<string, number>, languages: readonly string[]): number | null {
  const preferred = languages.flatMap((language) => months.get(language) ?? []);
  const said = new Set(preferred.length > 0 ? preferred.slice(0, 1) : months.values());
  const [month] = said;
  return said.size === 1 ? (month ?? null) : null;
}

/** Wall-clock time of a spreadsheet's number, in the fields of UTC. */
export function serialDay(value: number, since: 1900 | 1904 = 1900): Date {
  return new Date(Math.round((value - SERIAL_ZERO[since]) * 86_400) * 1000);
}

/** Days since the start of a spreadsheet's calendar, as local time; the fraction is the time of day, to the second. */
function serialReading(value: number, since: 1900 | 1904, zones: DateZones): DateReading {
  const at = serialDay(value, since);
  const whole = Number.isInteger(value);
  const parts = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
  if (whole || !dayExists(parts.year, parts.month, parts.day)) return dateOf({ ...parts, time: null }, zones);
  const clock = { hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds(), millisecond: 0, offsetMs: null };
  return dateOf({ ...parts, time: clock }, zones);
}

function epochReading(seconds: number, zones: DateZones): DateReading {
  return instantReading(Math.round(seconds * 1000), zones);
}
