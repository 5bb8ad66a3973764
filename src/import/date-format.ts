// Date formats by the name or pattern a person gives: for a column of a profile, or for a whole file.
import { DATE_ORDERS, type DateOrder } from '../model/dialect.ts';
import { datePattern } from './date-pattern.ts';
import { columnReader } from './date-reader.ts';
import type { DateReader } from './dates.ts';

/** Names a profile or `--date-format` may use for what is no pattern. */
const NAMES: Readonly<Record<string, DateOrder | 'any' | 'serial-1904'>> = {
  ...{ dmy: 'dmy', mdy: 'mdy', ymd: 'ymd', iso: 'ymd', 'iso-8601': 'ymd', iso8601: 'ymd', yyyymmdd: 'ymd', compact: 'ymd' },
  ...{ words: 'any', 'month-name': 'any', 'month-names': 'any', month: 'any' },
  ...{ serial: 'any', excel: 'any', 'excel-serial': 'any', 'excel-1900': 'any', 'excel-1904': 'serial-1904' },
  ...{
    epoch: 'any',
    unix: 'any',
    timestamp: 'any',
    'epoch-s': 'any',
    'epoch-seconds': 'any',
    'unix-seconds': 'any',
    'unix-timestamp': 'any',
  },
  ...{ 'epoch-ms': 'any', 'epoch-milliseconds': 'any', 'unix-ms': 'any', 'unix-milliseconds': 'any' },
};

/**
 * The reader of a known format or of a pattern. Patterns may also be written as spreadsheets and scripts write them: `DD/MM/YYYY`,
 * `%d/%m/%Y`.
 *
 * @throws UserError `profile.date-format`
 */
export function dateFormat(nameOrPattern: string, language: string): DateReader {
  const name = nameOrPattern.trim();
  const plain = name.toLowerCase().replaceAll(/[\s_]+/g, '-');
  const named = /^month-names-([a-z]{2})$/.exec(plain)?.[1];
  if (named !== undefined) return { ...columnReader(null, [named]), name };
  const known = NAMES[plain];
  if (known === undefined) return datePattern(inLetters(name), language);
  return { ...columnReader(orderOf(known), [language], known === 'serial-1904' ? 1904 : 1900), name };
}

function orderOf(name: string): DateOrder | null {
  return DATE_ORDERS.find((order) => order === name) ?? null;
}

/** The order a pattern puts day, month and year in; null for a pattern without all three in digits. */
export function orderOfPattern(nameOrPattern: string): DateOrder | null {
  const known = NAMES[nameOrPattern.trim().toLowerCase()];
  if (known !== undefined) return orderOf(known);
  const letters = (
    inLetters(nameOrPattern.trim())
      .replace(/'[^']*'/g, '')
      .match(/[dMy]+/g) ?? []
  ).map((run) => run.slice(0, 1));
  return orderOf(letters.join('').toLowerCase());
}

const PERCENT: Readonly<Record<string, string>> = {
  ...{ d: 'dd', m: 'MM', Y: 'yyyy', y: 'yy', H: 'HH', I: 'hh', M: 'mm', S: 'ss', f: 'SSSSSS', p: 'a', z: 'XXX', b: 'MMM', B: 'MMMM' },
};

/** Letters of a pattern as Unicode LDML means them. */
function inLetters(pattern: string): string {
  if (pattern.includes('%'))
    return pattern.replace(/%-?([a-zA-Z])/g, (all, letter: string) => PERCENT[letter] ?? all).replace(/T(?=HH)/, "'T'");
  const quoted = pattern.includes("'") ? pattern : pattern.replace(/T(?=[Hh])/, "'T'");
  const years = /[yY]/.test(quoted) && !quoted.includes('y') ? quoted.replaceAll('Y', 'y') : quoted;
  const days = years.includes('d') ? years : years.replaceAll('D', 'd');
  // Minutes without an hour are no time: such letters are a month.
  return /[Hh]/.test(days) || days.includes('M') ? days : days.replace(/m+/, (run) => run.toUpperCase());
}
