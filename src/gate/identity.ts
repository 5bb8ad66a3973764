// National identity numbers of the Member States, and numbers of passports and identity cards. A check digit alone proves little: words
// around the number, or the countries the trusted flagger chose, decide.
import { countriesOf } from './identity-checks.ts';
import { IDENTITY_WORDS, ORGANISATION_WORDS } from './identity-words.ts';
import { contextAfter, contextBefore, lastMatchEnd, type Span, wordPattern } from './span.ts';

/** Of these letters the numbers of German papers are made. */
const PAPER = 'CFGHJKLMNPRTVWXYZ';
/** Written forms of the Member States, the longer before what it begins with. */
const FORMS = [
  // Italy: RSSMRA 85T10 A562S
  '[A-Z]{3} ?[A-Z]{3} ?\\d{2}[A-Z]\\d{2} ?[A-Z]\\d{3}[A-Z]',
  // Finland: 131052-308T
  '\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Y]',
  // Czechia and Slovakia: 850730/0335
  '\\d{6}/\\d{3,4}',
  // Foreigners in Spain: X-1234567-L
  '[XYZ][ -]?\\d{7}[ -]?[A-Z]',
  // Cards of Portugal: 12345678 9 ZZ4
  '\\d{8} ?\\d ?[A-Z\\d]{2}\\d',
  // Spain, Ireland, Malta, Cyprus: 12345678-Z, 1234567FA
  '\\d{7,8}[ -]?[A-Z]{1,2}',
  // Corsica: 1 85 07 2A 004 123 45
  '[12](?:[ .-]?\\d){4}[ .-]?2[AB](?:[ .-]?\\d){8}',
  // Most of them, digits with separators: 85.07.30-033.28
  '\\d(?:[ ./-]?\\d){6,16}[A-Z]?',
  // Pensions in Germany: 15 070649 C 103
  '\\d{2} ?\\d{6} ?[A-Z] ?\\d{3}',
  // Papers of Germany: T220001293
  `[${PAPER}][${PAPER}\\d]{8}\\d`,
];
/** No part of a longer code, date or path. */
const CANDIDATE = new RegExp(`(?<![\\p{L}\\p{N}]|\\d[/.,-]|\\p{L}[/-])(?:${FORMS.join('|')})(?![\\p{L}\\p{N}]|/\\d)`, 'giu');

/** What may stand between the word and its number. */
const BETWEEN =
  "(?:[\\s:=#()\"'“”«»/-]|\\.(?!\\s+\\p{Lu}\\p{Ll})|(?:nr|no|n°|num|nummer|number|numéro)(?!\\p{L})){0,8}(?:[\\p{L}'-]{1,20}[ :\\n]{1,3}){0,4}?";
const GROUP = '(?=[A-Z]{0,9}\\d)[A-Z\\d]{1,20}(?![\\p{L}\\p{N}])';
const SMALL_GROUP = '(?=[a-z]{0,9}\\d)[a-z\\d]{1,20}(?![\\p{L}\\p{N}])';
const UPPER_CODE = `(?:[A-Z]{1,6}[ -]?){0,2}${GROUP}(?:[ ./-](?:[A-Z]{1,3}[ -])?${GROUP}){0,6}(?:[ -]?[A-Z]{1,2}(?![\\p{L}\\d]))?`;
/** The number of a paper: after its word any code of capitals and digits, or of small letters glued to digits. */
const CODE_AFTER = new RegExp(`${BETWEEN}(${UPPER_CODE}|${SMALL_GROUP}(?:[ ./-]${SMALL_GROUP}){0,6})`, 'uy');

/** The word may follow a number: `85.07.30-033.61 (rijksregisternummer)`. */
const AFTER_REACH = 28;
const DIGITS_MIN = 6;
/** With letters among them fewer digits are enough: `C01X00T47`, `X4RTBPFW4`; no word holds two. */
const SIGNS_MIN = 7;
const MIXED_DIGITS_MIN = 2;
const THOUSANDS = /^\d{1,3}([ .,])\d{3}(?:\1\d{3})*$/;
/** As many digits in groups of three may be a count even beside a word. */
const COUNT_DIGITS_MAX = 8;
const YEARS = /^(?:19|20)\d{2}[ ./-]{1,3}(?:19|20)\d{2}$/;
/** Numbers of goods and orders: their check digits mean nothing here. */
const GOODS_WORDS = wordPattern([
  '(?:bestel|order|artikel|klant|factuur|auftrags|rechnungs|kunden)(?:nummer|nr)',
  '(?:order|invoice|item) (?:number|no)',
  'commande',
  'bestellung',
  'ean',
  'sku',
]);

/** `text` is folded and holds no dates and hashes; `countries` are ISO 3166 codes. */
export function identityNumbers(text: string, countries: readonly string[]): Span[] {
  return [...codesAfterWords(text), ...numbersByShape(text, countries)];
}

function codesAfterWords(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(IDENTITY_WORDS)) {
    const after = match.index + match[0].length;
    // “USt-IdNr.” ends like “IdNr.”
    if (lastMatchEnd(text.slice(Math.max(0, match.index - 12), after), ORGANISATION_WORDS) === after - Math.max(0, match.index - 12))
      continue;
    CODE_AFTER.lastIndex = after;
    const code = CODE_AFTER.exec(text)?.[1];
    if (!code || !isPaperNumber(code)) continue;
    const end = CODE_AFTER.lastIndex;
    if (lastMatchEnd(text.slice(after, end - code.length), ORGANISATION_WORDS) >= 0) continue;
    spans.push({ start: end - code.length, end, type: 'NATIONAL_ID', result: 'block' });
  }
  return spans;
}

function isPaperNumber(code: string): boolean {
  const digits = code.replace(/\D/g, '').length;
  const signs = code.replace(/[^A-Za-z\d]/g, '').length;
  if (YEARS.test(code) || (THOUSANDS.test(code) && digits <= COUNT_DIGITS_MAX)) return false;
  return signs === digits ? digits >= DIGITS_MIN : digits >= MIXED_DIGITS_MIN && signs >= SIGNS_MIN;
}

function numbersByShape(text: string, countries: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const end = match.index + match[0].length;
    const result = judge(match[0], contextBefore(text, match.index), contextAfter(text, end, AFTER_REACH), countries);
    if (result !== null) spans.push({ start: match.index, end, type: 'NATIONAL_ID', result });
  }
  return spans;
}

function judge(number: string, before: string, after: string, countries: readonly string[]): Span['result'] | null {
  const digits = number.replace(/\D/g, '').length;
  if (digits < DIGITS_MIN || YEARS.test(number)) return null;
  const identity = lastMatchEnd(before, IDENTITY_WORDS);
  const other = lastMatchEnd(before, ORGANISATION_WORDS);
  if (other >= 0 && other >= identity) return null;
  const isCount = THOUSANDS.test(number) && digits <= COUNT_DIGITS_MAX;
  // With the word in front a failing check digit is a typing error in somebody's number.
  if (!isCount && (identity >= 0 || after.search(IDENTITY_WORDS) >= 0)) return 'block';
  if (THOUSANDS.test(number)) return null;
  const matching = countriesOf(number);
  if (matching.some((country) => countries.includes(country))) return 'block';
  return matching.length > 0 && lastMatchEnd(before, GOODS_WORDS) < 0 ? 'review' : null;
}
