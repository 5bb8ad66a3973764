// Dates whose digits stand at fixed places, as nearly all exports write them: read digit by digit, many times as fast as by a pattern.
import type { DateOrder } from '../model/dialect.ts';
import type { ClockTime, DateParts } from './dates.ts';

/** The letters of a date pattern that have a fixed width. */
const TOKENS = { yyyy: 'y', MM: 'M', dd: 'd', HH: 'H', mm: 'm', ss: 's' } as const;
type Letter = (typeof TOKENS)[keyof typeof TOKENS];

/** Parts of a text that has a digit wherever the form has a letter, and the form's own signs elsewhere; null for any other text. */
export type DigitsReader = (text: string) => DateParts | null;

/** Null for a pattern with anything else than digits of fixed width, single blanks and signs. */
export function digitsReader(pattern: string): DigitsReader | null {
  const tokens = pattern.match(/'T'|([a-zA-Z])\1*|[-/.: ]/g) ?? [];
  const form = tokens.map((token) => (token === "'T'" ? 'T' : formOf(token)));
  if (tokens.join('') !== pattern || form.includes(null) || /\s\s/.test(pattern)) return null;
  const text = form.join('');
  return /y/.test(text) && (/M/.test(text) || !/d/.test(text)) && /H/.test(text) === /m/.test(text) ? readerOf(text) : null;
}

function formOf(token: string): string | null {
  if (!/[a-zA-Z]/.test(token)) return token;
  const letter = (TOKENS as Readonly<Record<string, Letter>>)[token];
  return letter === undefined ? null : letter.repeat(token.length);
}

/** `form`: a letter for each digit, as in `yyyy-MM-dd HH:mm`, where minutes are `mm` and `T` is a sign. */
function readerOf(form: string): DigitsReader {
  const isDigit = Array.from(form, (sign) => /[yMdHms]/.test(sign));
  const signs = Array.from(form, (sign) => sign.charCodeAt(0));
  const [year, month, day, hour, minute, second] = ['y', 'M', 'd', 'H', 'm', 's'].map((letter) => form.indexOf(letter)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const fits = (text: string): boolean => {
    if (text.length !== signs.length) return false;
    for (let at = 0; at < signs.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isDigit[at] ? code < 0x30 || code > 0x39 : code !== signs[at]) return false;
    }
    return true;
  };
  const clockOf = (text: string): ClockTime => ({
    hour: two(text, hour),
    minute: two(text, minute),
    second: second < 0 ? 0 : two(text, second),
    millisecond: 0,
    offsetMs: null,
  });
  const partsOf = (text: string): DateParts => ({
    year: two(text, year) * 100 + two(text, year + 2),
    month: month < 0 ? null : two(text, month),
    day: day < 0 ? null : two(text, day),
    time: hour < 0 ? null : clockOf(text),
  });
  return (text) => (fits(text) ? partsOf(text) : null);
}

function two(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 0x30 * 11;
}

const CLOCKS = ['', ' HH:mm', ' HH:mm:ss', 'THH:mm', 'THH:mm:ss'].map((clock) => clock.replaceAll('T', "'T'"));
const byForm = (day: string): readonly DigitsReader[] => CLOCKS.flatMap((clock) => digitsReader(day + clock) ?? []);
const YEAR_FIRST = byForm('yyyy-MM-dd');
const DAY_FIRST = ['-', '/', '.'].flatMap((sign) => byForm(`dd${sign}MM${sign}yyyy`));
const MONTH_FIRST = ['-', '/'].flatMap((sign) => byForm(`MM${sign}dd${sign}yyyy`));
const DASH = 0x2d;
/** Tools write days before and after these years for none. */
const YEARS = { first: 1971, last: 9998 } as const;

/** Year, month and day of a date that begins with its year, with or without a time of day; null for what is written otherwise. */
export function yearFirst(text: string): DateParts | null {
  return text.charCodeAt(4) === DASH ? firstOf(YEAR_FIRST, text) : null;
}

/** A date that can be read in one way only, once the order of its column is known; null where more is to be asked. */
export function plainDate(text: string, order: DateOrder | null): DateParts | null {
  const readers = order === 'dmy' ? DAY_FIRST : order === 'mdy' ? MONTH_FIRST : [];
  const parts = yearFirst(text) ?? firstOf(readers, text);
  return parts && parts.year >= YEARS.first && parts.year <= YEARS.last && parts.month !== 0 && parts.day !== 0 ? parts : null;
}

function firstOf(readers: readonly DigitsReader[], text: string): DateParts | null {
  for (const reader of readers) {
    const parts = reader(text);
    if (parts) return parts;
  }
  return null;
}
