// A cell taken apart into the numbers, words and time of day of a date, before anybody says which number is the month.
import { normaliseLabel } from '../model/normalise.ts';
import { meaningsOf, type WordMeaning } from './date-words.ts';
import { type ClockTime, hourOf12, millisecondsOf, offsetMsOf } from './dates.ts';

export interface DateShape {
  /** Digits of the date in the order of writing; a day written as `??` or `xx` stands as `00`. */
  readonly numbers: readonly string[];
  /** What stands between numbers: `-`, `/`, `.` or a blank; empty for one number, `word` where words stand between. */
  readonly separator: string;
  /** Words with their meanings by language: months and days of the week. */
  readonly words: readonly ReadonlyMap<string, WordMeaning>[];
  readonly time: ClockTime | null;
}

const HALF = '(?:a\\.?\\s?m|p\\.?\\s?m|π\\.?\\s?μ|μ\\.?\\s?μ|пр\\.?\\s?об|сл\\.?\\s?об|dop|odp|de|du|fm|em)';
/** Names of fixed offsets that exports write; what else stands in brackets after a time is a zone's name beside its offset. */
const NAMED_OFFSETS: Readonly<Record<string, string>> = {
  ...{ z: 'z', utc: 'z', gmt: 'z', wet: 'z', west: '+01', cet: '+01', mez: '+01' },
  ...{ cest: '+02', mesz: '+02', eet: '+02', eest: '+03' },
};
const ZONE = `(?:(?:utc|gmt)?\\s?[+-]\\d{1,2}(?::?\\d{2})?(?![\\d./-])|(?:${Object.keys(NAMED_OFFSETS).join('|')})(?!\\p{L}))`;
const TIME = new RegExp(
  `(?:(?<!\\p{L})(?<before>${HALF})\\.?\\s)?(?<![\\d:.])(?<hour>\\d{1,2})(?::|\\s?[hu]\\s?)(?<minute>\\d{2})(?!\\d)` +
    `(?::(?<second>\\d{2})(?!\\d)(?:[.,](?<fraction>\\d{1,9})(?!\\d))?)?(?:\\s?(?:h|uhr|uur|u)(?!\\p{L}))?` +
    `(?:\\s?(?<after>${HALF})\\.?(?!\\p{L}))?(?:\\s?(?<zone>${ZONE}))?`,
  'u',
);
/** `5.3.2026 10.30`, as in Finland and Denmark, and `05-MAR-26 10.30.00.000 AM` of a database: only at the end, after a whole date. */
const DOTTED_TIME = new RegExp(
  '(?<=\\d{2}\\.?,?\\s(?:klo\\s|kl\\.?\\s|um\\s)?)(?<hour>\\d{1,2})\\.(?<minute>\\d{2})(?:\\.(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?' +
    `(?:\\suhr)?(?:\\s(?<after>${HALF}))?(?:\\s(?<zone>${ZONE}))?$`,
  'u',
);

/** Words that belong to the way a date is written and say nothing of it. */
const FILLERS = new Set([
  ...['de', 'del', 'of', 'the', 'den', 'le', 'la', 'el', 'il', 'der', 'am', 'dne', 'dnia', 'r', 'g', 'г', 'm', 'd', 'gada', 'ta', "ta'"],
  ...['an', 'on', 'at', 'um', 'om', 'a', 'o', 'u', 'ob', 'v', 'в', 'στις', 'kl', 'klo', 'kello', 'uhr', 'uur', 'h', 'ore', 'ora', 'alle'],
  ...[
    'st',
    'nd',
    'rd',
    'th',
    'er',
    'ere',
    'e',
    'te',
    'ste',
    'as',
    'ας',
    'ord',
    'godz',
    'hod',
    'plkst',
    't',
    'las',
    'kell',
    'ag',
    've',
    'na',
    'klockan',
    'lle',
  ],
]);

/** What most exports write, taken apart in one step: files have millions of such cells. */
const PLAIN = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

function plainShape(text: string): DateShape | null {
  const [, a, separator, b, c, hour, minute, second, fraction, offset] = PLAIN.exec(text) ?? [];
  if (a === undefined || separator === undefined || b === undefined || c === undefined) return null;
  const time = hour === undefined || minute === undefined ? null : clockOf(hour, minute, second, fraction, null, offset ?? null);
  return { numbers: [a, b, c], separator, words: [], time };
}

/** Null when the text is not built like a date. */
export function dateShape(text: string): DateShape | null {
  return plainShape(text) ?? shapeOf(text);
}

function shapeOf(text: string): DateShape | null {
  const plain = normaliseLabel(text)
    // The only months of two words: September and October in Irish.
    .replace(/\b(m|d)(?:ean|eireadh) fomhair\b/, '$1fomh')
    // Portuguese days of the week, but for two of them, and the Irish particle of them all.
    .replace(/(?<=\p{L})-feira\b/u, '')
    // Statistics tools and web servers put a colon between the year and the hour, Swedes a blank before the year.
    .replace(/(?<=\p{L}[-/]?\d{4}):(?=\d{1,2}:\d{2})/u, ' ')
    .replace(/^(\d{1,2})\/(\d{1,2}) (\d{4})(?!\d)/, '$1/$2/$3')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/^(?:\?{1,2}|xx|--|__)(?=[-/.])/, '00')
    .replace(/(?<=[-/.])(?:\?{1,2}|xx|__)$/, '00');
  if (plain.length > 80 || !/\d/.test(plain)) return null;
  const time = takeTime(plain);
  if (!time) return null;
  const numbers = time.rest.match(/\d+/g) ?? [];
  const found = time.rest.match(/\p{L}+(?:['.]\p{L}+)*'?/gu) ?? [];
  const words: ReadonlyMap<string, WordMeaning>[] = [];
  // Beside the name of a month, a word such as the Czech “v” before a time is not a month in Roman figures.
  const named = found.some((word) => word.length > 2 && isMonth(meaningsOf(word)));
  for (const word of found) {
    const meanings = meaningsOf(word);
    const isFiller = FILLERS.has(word) && (meanings.size === 0 || (found.length > 1 && (named || !isMonth(meanings))));
    if (!isFiller && meanings.size === 0) return null;
    if (!isFiller) words.push(meanings);
  }
  const separator = separatorOf(time.rest, numbers.length, found.length > 0, words.some(isMonth));
  if (separator === null) return null;
  return { numbers, separator, words, time: time.clock };
}

function isMonth(meanings: ReadonlyMap<string, WordMeaning>): boolean {
  return [...meanings.values()].some(({ month }) => month !== null);
}

interface Taken {
  readonly rest: string;
  readonly clock: ClockTime | null;
}

/** The time of day, and the text without it; null for half a time. */
function takeTime(plain: string): Taken | null {
  const compact = /^(\d{8})[t ]?(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}(?::?\d{2})?)?$/.exec(plain);
  if (compact?.[1] && compact[2] && compact[3]) {
    return { rest: compact[1], clock: clockOf(compact[2], compact[3], compact[4], undefined, null, compact[5] ?? null) };
  }
  const match = TIME.exec(plain) ?? DOTTED_TIME.exec(plain);
  if (!match?.groups) return { rest: plain.replace(/[()]/g, ' ').trim(), clock: null };
  const { hour = '', minute = '', second, fraction, before, after, zone } = match.groups;
  const half = before ?? after;
  const zoneText = zone?.replace(/^(?:utc|gmt)(?=\s?[+-])/, '').trim();
  const rest = `${plain.slice(0, match.index)} ${plain.slice(match.index + match[0].length)}`
    .replace(/[([][^)\]]*[)\]]\s*$/, '')
    .replace(/(?<=\d)t\s/, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,-]+|[\s,-]+$/g, '');
  const isPm = half !== undefined && /^(?:p|μ|сл|odp|du|em)/.test(half);
  const offset = zoneText === undefined ? null : (NAMED_OFFSETS[zoneText] ?? zoneText);
  return { rest, clock: clockOf(hour, minute, second, fraction, half === undefined ? null : isPm ? 'pm' : 'am', offset) };
}

function clockOf(
  hour: string,
  minute: string,
  second: string | undefined,
  fraction: string | undefined,
  half: 'am' | 'pm' | null,
  offset: string | null,
): ClockTime {
  return {
    hour: half === null ? Number(hour) : hourOf12(Number(hour), half),
    minute: Number(minute),
    second: Number(second ?? 0),
    millisecond: millisecondsOf(fraction),
    offsetMs: offset === null ? null : offsetMsOf(offset),
  };
}

/** What joins the numbers; null when it is nothing that joins dates. Two kinds of separators in one date are no date. */
function separatorOf(rest: string, count: number, hasWords: boolean, named: boolean): string | null {
  const bare = rest
    .replace(/(?<=\d)(?:st|nd|rd|th|er|e|te|de|ste)(?!\p{L})/gu, '')
    .replace(/\p{L}+(?:['.]\p{L}+)*'?[.,]?/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+|[\s.,]+$/g, '');
  if (named) return /^[\d\s.,'/-]*$/.test(bare) ? 'word' : null;
  if (count === 1) return /^\d+$/.test(bare) ? '' : null;
  const between = bare.match(/(?<=\d)\D+(?=\d)/g) ?? [];
  if (!/^\d+(?:\D+\d+)*$/.test(bare)) return null;
  const signs = new Set(between.map((sign) => sign.trim() || ' '));
  const [sign] = signs;
  if (signs.size === 1 && sign !== undefined && ['-', '/', '.', ' '].includes(sign)) return sign;
  return hasWords && between.every((one) => /^[\s.,]+$/.test(one)) ? ' ' : null;
}
