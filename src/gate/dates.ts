// Dates of birth; and dates as such, which must not be read as other numbers.
import { contextAfter, contextBefore, type Span, wordPattern } from './span.ts';

const MONTHS = (
  'januari februari maart april mei juni juli augustus september oktober november december ' +
  'janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre ' +
  'januar jänner februar märz maerz juni juli august dezember ' +
  'january february march may june july october jan feb mar apr jun jul aug sept sep oct okt nov dec dez déc févr janv juil'
).split(' ');
const MONTH = `(?:${MONTHS.sort((a, b) => b.length - a.length).join('|')})`;
const DAYS_IN_FULL =
  '(?:18|19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?)?|' +
  '\\d{1,2}[-/.]\\d{1,2}[-/.](?:18|19|20)\\d{2}|' +
  `\\d{1,2}(?:\\.|er|e|st|nd|rd|th)?\\s(?:of\\s)?${MONTH}\\.?,?\\s\\d{2,4}|` +
  `${MONTH}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}`;
const FULL_DATE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${DAYS_IN_FULL})(?![\\p{L}\\p{N}])`, 'giu');
/** With `12.03.09` too, which elsewhere is rather a part of another number. */
const DATE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${DAYS_IN_FULL}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2})(?![\\p{L}\\p{N}])`, 'giu');
const BIRTH_WORDS = wordPattern([
  'geboren',
  'geboortedat(?:um|a)',
  'geb',
  'geboortedag',
  'née?s?(?:\\(e\\))?',
  'naissance',
  'nait',
  'naît',
  'born',
  'birth',
  'birthday',
  'birthdate',
  'd\\.?o\\.?b',
  'verjaardag',
  'anniversaire de',
  'geburtsdatum',
  'geburtstag',
  'jahrgang',
]);

/** `text` is folded. A date beside a word of birth blocks. */
export function datesOfBirth(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(DATE)) {
    const end = match.index + match[0].length;
    if (contextBefore(text, match.index, 30).search(BIRTH_WORDS) >= 0 || contextAfter(text, end, 12).search(BIRTH_WORDS) >= 0) {
      spans.push({ start: match.index, end, type: 'DOB', result: 'block' });
    }
  }
  return spans;
}

/** The same text with blanks where dates and hash values stand, so that they are not taken for numbers of people. */
export function withoutDates(text: string): string {
  const blanks = (found: string) => ' '.repeat(found.length);
  return text.replace(FULL_DATE, blanks).replace(HASH, blanks);
}

/** SHA-256 in one piece, or in groups of four as a letter quotes it. */
const HASH = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{4}(?:\s[0-9a-f]{4}){15})(?![0-9a-f])/gi;
