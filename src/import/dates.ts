// Dates by a written pattern (a subset of Unicode LDML). The pattern of a column decides the precision of every cell in it.
import { UserError } from '../error.ts';
import { normaliseLabel } from '../model/normalise.ts';
import type { Dated } from '../model/notice.ts';
import { dayIn, daysInMonth } from '../model/period.ts';
import { instantsOf, toInstant } from './zone.ts';

export interface DateZones {
  /** Zone of local times in the file. */
  readonly source: string;
  /** Zone whose calendar days the report counts. */
  readonly report: string;
}

export type DateReading =
  | { readonly outcome: 'ok'; readonly dated: Dated; readonly repeatedHour: boolean }
  /** Fits the pattern, but there is no such day or time. */
  | { readonly outcome: 'invalid' }
  /** Does not fit the pattern. */
  | { readonly outcome: 'unparseable' };

export interface DatePattern {
  readonly pattern: string;
  readonly precision: Dated['precision'];
  read(text: string, zones: DateZones): DateReading;
}

type Part =
  | 'year'
  | 'yearOfCentury'
  | 'month'
  | 'monthName'
  | 'day'
  | 'hour'
  | 'hour12'
  | 'halfDay'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'offset';

/** Letters of a pattern, longest first: what they mean and what they match. `MMM` and `MMMM` are filled in by language. */
const LETTERS: readonly (readonly [string, Part, string])[] = [
  ['yyyy', 'year', '\\d{4}'],
  ['yy', 'yearOfCentury', '\\d{2}'],
  ['MM', 'month', '\\d{2}'],
  ['M', 'month', '\\d{1,2}'],
  ['dd', 'day', '\\d{2}'],
  ['d', 'day', '\\d{1,2}'],
  ['HH', 'hour', '\\d{2}'],
  ['H', 'hour', '\\d{1,2}'],
  ['hh', 'hour12', '\\d{2}'],
  ['h', 'hour12', '\\d{1,2}'],
  ['a', 'halfDay', '[AaPp]\\.?[Mm]\\.?'],
  ['mm', 'minute', '\\d{2}'],
  ['ss', 'second', '\\d{2}'],
  ['SSSSSS', 'fraction', '\\d{6}'],
  ['SSS', 'fraction', '\\d{3}'],
  // All ISO 8601 spellings of an offset mean the same, so each of these takes all of them.
  ['XXX', 'offset', 'Z|[+-]\\d{2}(?::?\\d{2})?'],
  ['XX', 'offset', 'Z|[+-]\\d{2}(?::?\\d{2})?'],
  ['X', 'offset', 'Z|[+-]\\d{2}(?::?\\d{2})?'],
  ['Z', 'offset', '[+-]\\d{4}'],
];

/**
 * Compiles a pattern such as `dd/MM/yyyy HH:mm`, `yyyy-MM` or `yyyy-MM-dd'T'HH:mm:ssXXX`. `language` is that of month names.
 *
 * @throws UserError `profile.date-format`
 */
export function datePattern(pattern: string, language: string): DatePattern {
  const parts: Part[] = [];
  let source = '';
  for (const token of pattern.match(/'(?:[^']|'')*'|([a-zA-Z])\1*|\s+|[^a-zA-Z\s]/g) ?? []) {
    if (token.startsWith("'")) source += literal(token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'"));
    else if (/^\s/.test(token)) source += '\\s+';
    else if (/^[a-zA-Z]/.test(token)) source += letters(token, pattern, parts);
    else source += literal(token);
  }
  const shape = new RegExp(`^${source}$`, 'iu');
  const precision = precisionOf(parts, pattern);
  const names = monthNames(language);
  return {
    pattern,
    precision,
    read: (text, zones) => {
      const match = shape.exec(text.trim());
      if (!match) return { outcome: 'unparseable' };
      return readParts(new Map(parts.map((part, i) => [part, match[i + 1] ?? ''])), precision, names, zones);
    },
  };
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function letters(token: string, pattern: string, parts: Part[]): string {
  const named = token === 'MMM' || token === 'MMMM';
  const known = named ? undefined : LETTERS.find(([letter]) => letter === token);
  const part: Part | undefined = named ? 'monthName' : known?.[1];
  if (part === undefined || parts.includes(part)) {
    throw badPattern(pattern, `the letters “${token}” ${part === undefined ? 'mean nothing here' : 'stand twice'}`);
  }
  parts.push(part);
  // Accents and the dot are optional, as in a file typed by hand: a name is matched by its letters and looked up in normal form.
  return `(${known?.[2] ?? '[\\p{L}\\p{M}]+\\.?'})`;
}

function precisionOf(parts: readonly Part[], pattern: string): Dated['precision'] {
  const has = (...wanted: Part[]) => wanted.some((part) => parts.includes(part));
  const time = has('hour', 'hour12', 'minute', 'second', 'fraction', 'offset');
  if (!has('year', 'yearOfCentury')) throw badPattern(pattern, 'the year is missing');
  if (time && !(has('day') && has('hour', 'hour12') && has('minute'))) {
    throw badPattern(pattern, 'a time of day needs the day, the hour and the minute');
  }
  if (has('hour12') !== has('halfDay')) throw badPattern(pattern, 'an hour “h” needs “a” (am or pm), and “a” needs “h”');
  if (has('day') && !has('month', 'monthName')) throw badPattern(pattern, 'the month is missing');
  if (time) return 'instant';
  if (has('day')) return 'day';
  return has('month', 'monthName') ? 'month' : 'span';
}

function badPattern(pattern: string, why: string): UserError {
  return new UserError(
    'profile.date-format',
    `Date format “${pattern}”: ${why}. Expected letters as in dd/MM/yyyy HH:mm, yyyy-MM or yyyy-MM-dd'T'HH:mm:ssXXX, other words between apostrophes. Correct the profile.`,
  );
}

function readParts(
  text: ReadonlyMap<Part, string>,
  precision: Dated['precision'],
  names: ReadonlyMap<string, number>,
  zones: DateZones,
): DateReading {
  const number = (part: Part, otherwise: number) => (text.has(part) ? Number(text.get(part)) : otherwise);
  // A year of two digits is of this century: trusted flaggers exist since 2024.
  const year = text.has('yearOfCentury') ? 2000 + number('yearOfCentury', 0) : number('year', 0);
  const month = text.has('monthName') ? (names.get(monthKey(text.get('monthName') ?? '')) ?? null) : number('month', 1);
  if (month === null) return { outcome: 'unparseable' };
  const day = number('day', 1);
  const hour = text.has('hour12') ? hourOf12(number('hour12', 0), text.get('halfDay') ?? '') : number('hour', 0);
  const minute = number('minute', 0);
  const second = number('second', 0);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return { outcome: 'invalid' };
  if (hour < 0 || hour > 23 || minute > 59 || second > 59) return { outcome: 'invalid' };
  const first = written(year, month, day);
  if (precision === 'day') return ok({ precision, at: null, firstOn: first, lastOn: first });
  if (precision === 'month') return ok({ precision, at: null, firstOn: first, lastOn: written(year, month, daysInMonth(year, month)) });
  if (precision === 'span') return ok({ precision, at: null, firstOn: first, lastOn: written(year, 12, 31) });
  const millisecond = Math.floor(Number(`0.${text.get('fraction') ?? '0'}`) * 1000);
  const local = { year, month, day, hour, minute, second, millisecond };
  const offset = text.get('offset');
  const instants =
    offset === undefined
      ? instantsOf(local, zones.source)
      : [toInstant(Date.UTC(year, month - 1, day, hour, minute, second, millisecond) - offsetMs(offset))];
  const at = instants[0];
  if (at === undefined) return { outcome: 'invalid' };
  const on = dayIn(zones.report, at);
  return ok({ precision, at, firstOn: on, lastOn: on }, instants.length > 1);
}

function ok(dated: Dated, repeatedHour = false): DateReading {
  return { outcome: 'ok', dated, repeatedHour };
}

function written(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 12 am is midnight and 12 pm noon; -1 for an hour that a twelve-hour clock does not have. */
function hourOf12(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return -1;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function offsetMs(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(':', '') || 0)];
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

const MONTH_NAMES = new Map<string, ReadonlyMap<string, number>>();
/** Long and short names of the months in a language, also as they stand within a date, in normal form without a dot. */
function monthNames(language: string): ReadonlyMap<string, number> {
  const known = MONTH_NAMES.get(language);
  if (known) return known;
  const names = new Map<string, number>();
  for (const width of ['long', 'short'] as const) {
    for (const options of [{ month: width }, { month: width, day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const name = format.formatToParts(Date.UTC(2026, month - 1, 15)).find((part) => part.type === 'month')?.value;
        if (name && /\p{L}/u.test(name)) names.set(monthKey(name), month);
      }
    }
  }
  MONTH_NAMES.set(language, names);
  return names;
}

function monthKey(name: string): string {
  return normaliseLabel(name).replace(/\.$/, '');
}
