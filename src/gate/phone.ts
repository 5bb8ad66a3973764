// Telephone numbers. Short hotlines (116 000), numbers free of charge and counts (1 204 000) are none of a person.
import { ORGANISATION_WORDS } from './identity-words.ts';
import { CALL_WORDS, OTHER_WORDS, PHONE_WORDS } from './phone-words.ts';
import { contextAfter, contextBefore, lastMatchEnd, type Span } from './span.ts';

/** No part of a word, of a decimal number or of a longer code. */
const BEFORE = '(?<![\\p{L}\\p{N}]|\\d[.,/-]|\\p{L}[/-]|\\p{Lu}\\.)';
const PREFIX = '(?:\\+ ?|00)?\\(?';
/** Seven to twenty digits, up to three signs between two. */
const DIGITS = '\\d(?:[ ./()_*,\\n-]{0,3}\\d){6,19}';
const AFTER = '(?![\\p{L}\\p{N}]|[.,]\\d)';
const NUMBER = new RegExp(`${BEFORE}${PREFIX}${DIGITS}${AFTER}`, 'gu');
const CONTEXT_REACH = 32;
/** How near a word of calling must stand to make a number without any other sign into one to call. */
const CALL_REACH = 20;
const THOUSANDS = /^\+?\d{1,3}([ .,])\d{3}(?:\1\d{3})*$/;
const COUNT = /^[1-9]\d{0,2}([ .,])\d{3}(?:\1\d{3})*$/;
/** An international prefix without its sign. */
const COUNTRY_CODE = /^(?:32|31|33|49|44)\d{9,10}$/;
/** Opening hours and coordinates. */
const OTHER_SHAPES = /^[0-2]?\d[.][0-5]\d\s?-\s?[0-2]?\d[.][0-5]\d|^\+?\d{1,3}\.\d{4,}(?:, ?|$)/;
/** Belgian enterprise number, written as its register writes it. */
const ENTERPRISE = /^[01]\d{3}\.\d{3}\.\d{3}$/;
/** `0`, `+32 `, `0044 (0) `: of the countries around. */
const TRUNK = '(?:(?:\\+|00)(?:32|33|31|49|44|353)[ .-]?\\(?0?\\)?[ .-]?|0 ?)';
const GOES_ON = '(?=[\\d ./-])';
/** Free of charge: a hotline. As written, so that the Belgian zone 080 stays apart. */
const FREE_NUMBER = new RegExp(`^${TRUNK}80[0-9]${GOES_ON}|^1 ?8[05]0|^0180`);
/** At a special rate, or of companies. */
const SERVICE_NUMBER = new RegExp(`^(?:${TRUNK}(?:8[129]\\d|90\\d)${GOES_ON}|0?7[08][ ./]\\d\\d|08[58][ -])`);
/** Mobile numbers that are recognised without blanks. */
const MOBILE = new RegExp(
  `^(?:${[
    '04[5-9]\\d{7}', // Belgium
    '0[67]\\d{8}', // France, the Netherlands
    '01[567]\\d{8,9}', // Germany
    '07\\d{9}', // the United Kingdom
    '08[35679]\\d{7}', // Ireland
  ].join('|')})$`,
);
const DIGITS_MIN = 8;
const DIGITS_MAX = 15;
const NATIONAL_MAX = 12;

/** A year or a count before a number: `in 2026 0470 …`. */
const LATER_START = /^\d{2,4}[ \n](?=\(?(?:00?[1-9]|\+))/;

const LAST_GROUP = /[ ,\n]+[^ ,\n]*$/;

/** Short days, which `withoutDates` leaves: `01/01/26`. */
const SHORT_DAY = /(?<![\d./-])(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1\d{2}(?![\d]|[./-]\d)/g;

/** `text` is folded and holds no dates. */
export function phones(text: string): Span[] {
  const undated = text.replace(SHORT_DAY, (found) => ' '.repeat(found.length));
  const spans: Span[] = [];
  for (const match of undated.matchAll(NUMBER)) {
    const end = match.index + match[0].length;
    const context = contextOf(contextBefore(undated, match.index, CONTEXT_REACH), contextAfter(undated, end, 16));
    if (context === 'organisation') continue;
    const span = bestPart(match[0], match.index, context);
    if (span) spans.push(span);
  }
  return spans;
}

type Context = 'phone' | 'call' | 'other' | 'organisation' | null;

/** The nearest word decides; one may also follow: `0470… (gsm)`. */
function contextOf(before: string, after: string): Context {
  const phone = lastMatchEnd(before, PHONE_WORDS);
  const call = lastMatchEnd(before, CALL_WORDS);
  // “By telephone came 1 234 567 …”: other words between.
  const isFar = (before.slice(phone).match(/\p{L}{3,}/gu)?.length ?? 0) > 1;
  const found: [Context, number][] = [
    [isFar ? 'call' : 'phone', phone],
    ['organisation', lastMatchEnd(before, ORGANISATION_WORDS)],
    ['other', lastMatchEnd(before, OTHER_WORDS)],
    ['call', call >= before.length - CALL_REACH ? call : -1],
  ];
  const [context, end] = found.reduce((best, one) => (one[1] > best[1] ? one : best));
  if (end >= 0) return context;
  return /^\s?\(/.test(after) && lastMatchEnd(after, PHONE_WORDS) >= 0 ? 'phone' : null;
}

/** The number as it stands; else without the group before it (`in 2026 0470…`) or those after it (`… 56 2026`). */
function bestPart(number: string, start: number, context: Context): Span | null {
  const later = COUNT.test(number) ? null : LATER_START.exec(number);
  for (const from of later ? [0, later[0].length] : [0]) {
    for (const part of withoutLastGroups(number.slice(from))) {
      const result = judge(part, context);
      if (result !== null) return { start: start + from, end: start + from + part.length, type: 'PHONE', result };
      if (context === 'other' || COUNT.test(number)) break;
    }
  }
  return null;
}

function withoutLastGroups(number: string): string[] {
  const parts = [number];
  for (let end = number.search(LAST_GROUP); end > 0; end = number.slice(0, end).search(LAST_GROUP)) parts.push(number.slice(0, end));
  return parts;
}

function judge(number: string, context: Context): Span['result'] | null {
  const digits = number.replace(/\D/g, '');
  if (digits.length < DIGITS_MIN - 1 || digits.length > DIGITS_MAX || OTHER_SHAPES.test(number)) return null;
  if (FREE_NUMBER.test(number)) return null;
  if (SERVICE_NUMBER.test(number) && !MOBILE.test(digits)) return 'review';
  const isCount = COUNT.test(number);
  if (context === 'phone' && (!isCount || digits.length >= 9)) return 'block';
  if (context === 'call' && !isCount) return 'block';
  if (digits.length < DIGITS_MIN || ENTERPRISE.test(number) || isCount) return null;
  const result = number.startsWith('+') || number.startsWith('00') ? judgeInternational(number, digits) : judgeNational(number, digits);
  return context === 'other' && result !== null ? 'review' : result;
}

function judgeInternational(number: string, digits: string): Span['result'] {
  if (number.startsWith('+')) return THOUSANDS.test(number) ? 'review' : 'block';
  return /[ ./()-]/.test(number) || digits.length > 11 ? 'block' : 'review';
}

/** Without a word around it: a mobile number, or a zero and groups. */
function judgeNational(number: string, digits: string): Span['result'] | null {
  const hasTrunkZero = /^\(?0[1-9]/.test(number);
  if (!hasTrunkZero || digits.length > NATIONAL_MAX) return COUNTRY_CODE.test(digits) && !THOUSANDS.test(number) ? 'review' : null;
  if (digits.length < 9) return null;
  const isGrouped = /[ ./()-]/.test(number) && !/[_*,\n]/.test(number);
  return (isGrouped || MOBILE.test(digits)) && !isEnterprise(digits) && !/[_*,\n]/.test(number) ? 'block' : 'review';
}

/** Belgian enterprise numbers have ten digits as well; the last two are a check on the others. */
function isEnterprise(digits: string): boolean {
  return digits.length === 10 && 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8));
}
