// Written date patterns (a subset of Unicode LDML). The pattern of a column decides the precision of every cell in it.
import { UserError } from '../error.ts';
import type { Dated } from '../model/notice.ts';
import { digitsReader } from './date-digits.ts';
import { monthNamed } from './date-words.ts';
import { type DateParts, type DateReader, dateOf, hourOf12, millisecondsOf, offsetMsOf } from './dates.ts';

export interface DatePattern extends DateReader {
  readonly pattern: string;
  readonly precision: Dated['precision'];
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
  ['a', 'halfDay', '[AaPp]\\.?\\s?[Mm]\\.?'],
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
  const inDigits = digitsReader(pattern);
  return {
    name: pattern,
    pattern,
    precision: precisionOf(parts, pattern),
    read: (text, zones) => {
      const plain = inDigits?.(text);
      if (plain) return dateOf(plain, zones);
      const match = shape.exec(text.trim());
      if (!match) return { outcome: 'unparseable' };
      const read = partsOf(new Map(parts.map((part, i) => [part, match[i + 1] ?? ''])), language);
      return read ? dateOf(read, zones) : { outcome: 'unparseable' };
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
    `Date format “${pattern}”: ${why}. Expected letters as in dd/MM/yyyy HH:mm, yyyy-MM or yyyy-MM-dd'T'HH:mm:ssXXX, other words between apostrophes. Correct the pattern.`,
  );
}

/** Null when the name of the month is none. */
function partsOf(text: ReadonlyMap<Part, string>, language: string): DateParts | null {
  const number = (part: Part, otherwise: number) => (text.has(part) ? Number(text.get(part)) : otherwise);
  // A year of two digits is of this century: trusted flaggers exist since 2024.
  const year = text.has('yearOfCentury') ? 2000 + number('yearOfCentury', 0) : number('year', 0);
  const name = text.get('monthName');
  const month = name === undefined ? (text.has('month') ? number('month', 0) : null) : monthNamed(name, language);
  if (name !== undefined && month === null) return null;
  const day = text.has('day') ? number('day', 0) : null;
  if (!text.has('minute')) return { year, month, day, time: null };
  const half = /^p/i.test(text.get('halfDay') ?? '') ? 'pm' : 'am';
  const offset = text.get('offset');
  return {
    year,
    month,
    day,
    time: {
      hour: text.has('hour12') ? hourOf12(number('hour12', 0), half) : number('hour', 0),
      minute: number('minute', 0),
      second: number('second', 0),
      millisecond: millisecondsOf(text.get('fraction')),
      offsetMs: offset === undefined ? null : offsetMsOf(offset),
    },
  };
}
