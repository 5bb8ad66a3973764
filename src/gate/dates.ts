// Dates of birth; and dates as such, which must not be read as other numbers.
import { type Lexicon, nameForm } from './lexicon.ts';
import { contextAfter, contextBefore, lastMatchEnd, near, type Span, wordPattern } from './span.ts';

const MONTHS = (
  'januari februari maart april mei juni juli augustus september oktober november december ' +
  'janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre ' +
  'januar jänner februar märz maerz marz dezember january february march may june july august october ' +
  'jan feb febr mar mrt apr jun jul aug sep sept oct okt nov dec dez déc févr fév janv juil avr'
).split(' ');
const MONTH = `(?:${MONTHS.sort((a, b) => b.length - a.length).join('|')})`;
const ORDINAL = '(?:\\.|er|e|ste|de|st|nd|rd|th|ter)?';
const DAYS_IN_FULL =
  '(?:18|19|20)\\d{2} ?[-/.] ?\\d{1,2} ?[-/.] ?\\d{1,2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?)?|' +
  '\\d{1,2} ?[-/.] ?\\d{1,2} ?[-/.] ?(?:18|19|20)\\d{2}|' +
  `\\d{1,2}(?:${ORDINAL}[\\s-]{1,2}|\\.)(?:of\\s)?${MONTH}\\.?,?(?:[\\s-]{0,2}\\d{4}|[\\s-]{1,2}'?\\d{2})|` +
  `${MONTH}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}`;
const FULL_DATE = new RegExp(`(?<![\\p{L}\\p{N}])(?=[\\dA-Za-z])(?:${DAYS_IN_FULL})(?![\\p{L}\\p{N}])`, 'giu');
const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const MONTH_NUMBER = '(?:0[1-9]|1[0-2])';
/** A number in words may have several: `two thousand and eleven`. */
const YEAR_IN_WORDS = '\\p{L}{3,30}(?:[- ]\\p{L}{2,30}){0,4}';
/** English days in words are ordinals; in the other languages any word but these stands for one. */
const NO_DAY =
  'in|en|im|op|le|am|on|of|the|de|van|du|seit|vers|rond|begin|eind|geboren|born|b-?day|birthday|verjaardag|verjaart|jarig|geburtstag|anniversaire|dob|naissance';
const ORDINAL_WORD = '(?:(?:twenty|thirty)[- ])?\\p{L}{2,10}(?:st|nd|rd|th)';
/** Forms that only beside a word of birth are a day. */
const OTHER_DAYS = [
  // 12.03.09, 12 03 2009, 12 03 '09, 12032009, 20090312
  "\\d{1,2} ?[-/.] ?\\d{1,2} ?[-/.] ?'?\\d{2}",
  "\\d{1,2} \\d{1,2} (?:(?:18|19|20)\\d{2}|'?\\d{2})",
  `${DAY}${MONTH_NUMBER}(?:19|20)\\d{2}`,
  `(?:19|20)\\d{2}${MONTH_NUMBER}${DAY}`,
  // 12 maart, march 12th
  `\\d{1,2}${ORDINAL}\\s(?:of\\s)?${MONTH}`,
  `${MONTH}\\s\\d{1,2}(?:st|nd|rd|th)?`,
  // douze mars deux mille neuf, the ninth of may two thousand and eleven, may the ninth
  `(?!(?:${NO_DAY})\\s)\\p{L}[\\p{L}-]{2,22}\\s${MONTH}(?:\\s(?:\\d{4}|${YEAR_IN_WORDS}))?`,
  `${ORDINAL_WORD}\\sof\\s${MONTH}(?:,?\\s(?:\\d{4}|${YEAR_IN_WORDS}))?`,
  `${MONTH}\\s(?:the\\s)?${ORDINAL_WORD}(?:,?\\s(?:\\d{4}|${YEAR_IN_WORDS}))?`,
  // vierter fünfter zweitausendelf
  `\\p{L}{4,20}ter\\s\\p{L}{3,12}ter\\s(?:\\d{4}|\\p{L}{6,30})`,
].join('|');
const DATE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${DAYS_IN_FULL}|${OTHER_DAYS})(?![\\p{L}\\p{N}])`, 'giu');
const NUMERIC_DAY = new RegExp(`(?<![\\p{L}\\p{N}])(?=\\d)(?:${DAYS_IN_FULL}|${OTHER_DAYS})(?![\\p{L}\\p{N}])`, 'giu');
/** `geboren in maart 2009`, which may also be said of an organisation. */
const MONTH_OF_YEAR = new RegExp(`(?<![\\p{L}\\p{N}])${MONTH} (?:19|20)\\d{2}(?![\\p{L}\\p{N}])`, 'giu');

const BIRTH_WORDS = wordPattern([
  'geboren',
  'geborene?[rn]?',
  'geboorte-?(?:dat(?:um|a)|dag)?',
  'geb(?:\\.?-? ?(?:dat(?:um|\\.)?))?',
  // In brackets the accent stays: “ne” and “nee” are other words.
  'n[é]e?s?(?:\\(e\\)|·e|\\.e)?',
  'naissance',
  'na[iî]t',
  'd\\.?d\\.?n',
  'born',
  'birth(?:day|date)?',
  'b-?day',
  'd\\.?o\\.?b',
  'verjaardag',
  'verjaart',
  'jarig',
  'anniversaire',
  'anniv',
  'fête ses \\d{1,2} ans',
  'geburts-?(?:datum|tag)s?',
  'geburt',
  'gebdat(?:um)?',
  'geb',
  'jahrgang',
  'zur welt',
  'ter wereld',
  '(?:venue?|mise?) au monde',
  'came into the world',
  '(?:turn(?:s|ed|ing)?|wordt|werd|wird|wurde) \\d{1,2}(?: jaar| jahre)?(?= (?:on|op|am) )',
  '(?:aura|a eu|eut) \\d{1,2} ans',
]);
/** Words that speak of birth wherever they stand near a date. */
const BEFORE_REACH = 48;
const AFTER_REACH = 30;
/** From the word to the end of the longest day beside it. */
const BIRTH_REACH = 120;
/** Straight before the day: the sign of genealogists, `*12.03.2009`, `° 12/03/2009`, “b.”, “DN”, and “née le” without its accent. */
const BIRTH_SIGN = /(?:(?<![*\p{L}\p{N}])\* ?|(?<![\p{L}\p{N}])° ?|(?<!\p{L})nee? le |(?<![\p{L}.])(?:b|d\.?n|g\.?d)\.? ?:? ?)$/iu;
/** Straight before the day, so that only a name can be meant: `Lotte (12/03/2009`, `Lotte, 12.03.2009`, `Lotte 12/03/2009`. */
const SIGN_THEN_DIGIT = /(?:[*°b]|nee? le|d\.?n|g\.?d)\.? ?:? ?\d/i;
const NAME_THEN_DIGIT = /\p{Lu}[\p{L}\p{M}'-]{1,30}\.?(?: ?\( ?|, ?| - ?|: ?| )\d/u;
const NAME_BEFORE = /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{M}'-]{1,30}\.?)(?: ?\( ?|, ?| - ?|: ?| )$/u;
/** What is founded, published or decided on a day is no person. */
const OTHER_EVENTS = wordPattern([
  'opgericht',
  'gestart',
  'gegründet',
  'fondée?',
  'créée?',
  'founded',
  'launched',
  'published',
  'gepubliceerd',
  'publiée?',
  'besluit',
  'décision',
  'beschluss',
  'decision',
  'overleden',
  'gemeld',
  'signalée?',
  'gemeldet',
  'reported',
  'verwijderd',
  'supprimée?',
  'gelöscht',
  'removed',
]);

/** `text` is folded. A date beside a word of birth blocks; a month is for review. */
export function datesOfBirth(text: string): Span[] {
  const spans: Span[] = [];
  for (const stretch of near(text, BIRTH_WORDS, BIRTH_REACH)) {
    const isMeant = (start: number, end: number) => isOfBirth(stretch.text, start, end);
    for (const span of [...dates(stretch.text, DATE, 'block', isMeant), ...dates(stretch.text, MONTH_OF_YEAR, 'review', isMeant)])
      spans.push({ ...span, start: span.start + stretch.start, end: span.end + stretch.start });
  }
  return spans;
}

/** A date right behind a sign for birth blocks; right behind a name it is for review. `lexicon` is asked only then. */
export function datesBehindNames(text: string, lexicon: () => Lexicon): Span[] {
  const spans: Span[] = [];
  if (SIGN_THEN_DIGIT.test(text))
    spans.push(...dates(text, NUMERIC_DAY, 'block', (start) => BIRTH_SIGN.test(text.slice(Math.max(0, start - 8), start))));
  if (NAME_THEN_DIGIT.test(text)) spans.push(...dates(text, FULL_DATE, 'review', (start) => isBehindName(text, start, lexicon)));
  return spans;
}

function dates(text: string, pattern: RegExp, result: Span['result'], isMeant: (start: number, end: number) => boolean): Span[] {
  return [...text.matchAll(pattern)]
    .map(({ 0: day, index }): Span => ({ start: index, end: index + day.length, type: 'DOB', result }))
    .filter(({ start, end }) => isMeant(start, end));
}

function isBehindName(text: string, start: number, lexicon: () => Lexicon): boolean {
  const name = NAME_BEFORE.exec(text.slice(Math.max(0, start - 36), start))?.[1];
  if (!name) return false;
  const form = nameForm(name.replace(/\.$/, ''));
  const words = lexicon();
  return (words.isGiven(form) || words.isSurname(form)) && !words.isListed(form) && !words.isKnown(form) && !words.isPlace(form);
}

function isOfBirth(text: string, start: number, end: number): boolean {
  const before = contextBefore(text, start, BEFORE_REACH);
  const birth = lastMatchEnd(before, BIRTH_WORDS);
  if (birth >= 0 && birth > lastMatchEnd(before, OTHER_EVENTS)) return true;
  const after = contextAfter(text, end, AFTER_REACH);
  const follows = after.search(BIRTH_WORDS);
  return follows >= 0 && !/[,;(]/.test(after.slice(0, follows).replace(/^\s?[(,]/, '')) && birth < 0;
}

/** The same text with blanks where dates stand, so that they are not taken for numbers of people. */
export function withoutDates(text: string): string {
  return text.replace(FULL_DATE, blanks);
}

/** SHA-256, SHA-1 or MD5 in one piece, or in groups of four as a letter quotes it, on two lines that may be indented. */
const HASH = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|(?=\d{0,31}[a-f])[0-9a-f]{32}|[0-9a-f]{4}(?:\s{1,8}[0-9a-f]{4}){15})(?![0-9a-f])/gi;

/** The same text with blanks where hash values stand. */
export function withoutHashes(text: string): string {
  return text.replace(HASH, blanks);
}

function blanks(found: string): string {
  return ' '.repeat(found.length);
}
