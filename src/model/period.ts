// Days and periods. A day is a calendar day `YYYY-MM-DD` in the report's time zone; a period includes both its days.
import { UserError } from '../error.ts';

/** `YYYY-MM-DD`. */
export type Day = string;
/** `YYYY-MM`. */
export type Month = string;
/** UTC instant, ISO 8601 with seconds or milliseconds and `Z`. */
export type Instant = string;
/** Later than every instant of the log: what is held to be true now. */
export const AFTER_EVERY_INSTANT: Instant = '9999-12-31T23:59:59.999Z';

/** No notice of a log lies before it: what does is mistyped. */
export const FIRST_DAY: Day = '2000-01-01';

/** Relevant period of a report (Article 22(3) DSA); both days included. */
export interface Period {
  readonly first: Day;
  readonly last: Day;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists in the calendar. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Same day `months` later; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const last = Math.min(date, daysInMonth(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(last).padStart(2, '0')}`;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** Every month the period touches, in order. */
export function monthsOf(period: Period): Month[] {
  const months: Month[] = [];
  for (let day = `${monthOf(period.first)}-01`; day <= period.last; day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.first === b.first && a.last === b.last;
}

export function overlaps(a: Period, b: Period): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** The calendar day an instant falls on in `timeZone` (IANA name). */
export function dayIn(timeZone: string, at: Instant): Day {
  let format = DAY_FORMATS.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    DAY_FORMATS.set(timeZone, format);
  }
  return format.format(new Date(at));
}
const DAY_FORMATS = new Map<string, Intl.DateTimeFormat>();

/**
 * Reads a period given as a year `2026`, a month `2026-03`, a quarter `2026-Q1`, or two days
 * `2026-01-01..2026-12-31`. Refuses a reversed period and one of more than 12 months ("at least once a year",
 * Article 22(3)) with a proposal.
 *
 * @throws UserError `period.unreadable`, `period.reversed`, `period.too-long`
 */
export function parsePeriod(text: string): Period {
  const period = readPeriod(text.trim());
  if (!period) {
    throw new UserError(
      'period.unreadable',
      'The period is not readable. Write a year (2026), a quarter (2026-Q1), a month (2026-03) or two days (2026-01-01..2026-12-31).',
      2,
    );
  }
  if (period.last < period.first) {
    throw new UserError(
      'period.reversed',
      `The period ends (${period.last}) before it begins (${period.first}). Give the first day first.`,
      2,
    );
  }
  const longest = addDays(addMonths(period.first, 12), -1);
  if (period.last > longest) {
    throw new UserError(
      'period.too-long',
      `The period ${period.first} to ${period.last} is longer than 12 months; a report is due at least once a year (Article 22(3)). ` +
        `Proposal: ${period.first}..${longest} and a further report from ${addDays(longest, 1)}.`,
      2,
      { proposal: { first: period.first, last: longest } },
    );
  }
  return period;
}

function readPeriod(text: string): Period | null {
  const two = /^(\d{4}-\d{2}-\d{2})(?:\.\.|\/)(\d{4}-\d{2}-\d{2})$/.exec(text);
  if (two?.[1] && two[2]) return isDay(two[1]) && isDay(two[2]) ? { first: two[1], last: two[2] } : null;
  if (/^\d{4}$/.test(text)) return { first: `${text}-01-01`, last: `${text}-12-31` };
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter?.[1]) {
    const first = `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`;
    return { first, last: addDays(addMonths(first, 3), -1) };
  }
  if (/^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`)) return { first: `${text}-01`, last: addDays(addMonths(`${text}-01`, 1), -1) };
  return null;
}

/** First instant of a day in `timeZone`; where midnight is skipped, the first instant that exists. */
export function startOfDay(timeZone: string, day: Day): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Offsets lie between -14 and +14 hours and change by whole quarter hours.
  let low = midnight - 14 * 3_600_000;
  let high = midnight + 14 * 3_600_000;
  while (high - low > 900_000) {
    const middle = low + Math.floor((high - low) / 1_800_000) * 900_000;
    if (dayIn(timeZone, new Date(middle).toISOString()) >= day) high = middle;
    else low = middle;
  }
  return new Date(high).toISOString();
}
