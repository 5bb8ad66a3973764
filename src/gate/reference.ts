// References of single cases: a word such as “dossier” and a code after it. Case law and legislation are public and are none.
import { AUTHORITY_WORDS, CASE_WORDS, COURT_WORDS, STRONG } from './reference-words.ts';
import { contextBefore, type Span } from './span.ts';

const END = '(?![\\p{L}\\p{N}])';

/** What may stand between the word and the code: signs, another word for “number”, small words, who gave the number. */
const BETWEEN = `(?:${[
  '[\\s:=#()"\'“”«»\\[\\]]',
  '\\.(?!\\s+\\p{Lu}\\p{Ll})',
  '-\\s',
  `(?:[Nn]umbers?|[Nn]ummers?|[Nn]uméro|[Nn]um|[Nn]o|[Nn]r|NR|NO|id|ID|[Rr]ef|[Rr]éf|[Rr]eferentie|[Rr]éférence)${END}`,
  '[Nn][°º]',
  'n(?=\\s\\d)',
  '-(?=(?:nr|Nr|NR|nummer|Nummer|no|No|id|ID)(?!\\p{L}))',
  '(?:met|with|avec|mit|is|lautet|luidt|est|under|onder|sous|unter|het|la|le|the|der|dem|van|de|du|des|of|von|as|als|comme)(?=[\\s:])',
  '(?:politie|police|polizei|parket|parquet|meldpunt|hotline|meldestelle|incident|report)(?=[\\s:])',
].join('|')}){0,14}`;

/** A public prosecutor's register: `12 Js 345/26`. */
const REGISTER = '\\d{1,4}\\s\\p{L}{1,4}\\s\\d{1,6}/\\d{2,4}(?!\\d)';
/** Parts with blanks between them: `MV 2026 00123`, `hl 2026/417`, `2026 00123`, `26 123 000456`. */
const PARTS = [
  `[A-Z]{1,5}\\s\\d{2,4}[\\s/-]\\d{3,8}${END}`,
  `(?:[a-z]{2,6}\\s(?:19|20)\\d{2}[\\s/-]|(?:19|20)\\d{2}\\s)\\d{2,8}(?![\\p{L}\\p{N}/-])`,
  `\\d{2}\\s\\d{3}\\s\\d{6}${END}`,
].join('|');
/** Digits taken apart: `2026 - 0 1 4 8 2`. */
const DIGITS_APART = `(?:\\d{2,4}\\s?[/-]\\s?)?\\d(?:\\s\\d){3,11}${END}`;
/** One word with a digit; a number may follow behind a sign with blanks around it. */
const ONE_WORD = `(?=[^\\s]{0,40}\\d)[\\p{L}\\p{N}][\\p{L}\\p{N}_./-]{2,40}${END}(?:\\s[/-]\\s\\d{2,8})?`;
const CODE_AFTER = new RegExp(`${BETWEEN}(${REGISTER}|${PARTS}|${DIGITS_APART}|${ONE_WORD})`, 'uy');

/** A year and a number, which of a law or a case the word in front decides: `2022/2065`. */
const YEAR_NUMBER = /^(?:\d{4}\/\d{1,5}|\d{1,5}\/(?:19|20)?\d{2})$/;
/** Public numbers. */
const PUBLIC = new RegExp(
  `^(?:${[
    // Case law and directives
    '[CTF]-\\d+/\\d+',
    'ECLI[.:]?.*',
    '(?:19|20)\\d{2}/\\d{1,4}/(?:EU|UE|EG|CE|EC|EEG|JHA|JI|JBZ)',
    // Years, days and hours
    '(?:19|20)\\d{2}(?:[-/.](?:(?:19|20)?\\d{2}))?',
    '\\d{4}-\\d{2}-\\d{2}',
    '\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}',
    '\\d{1,2}:\\d{2}',
    // Counts, shares, versions, ranges, ages
    '\\d{1,3}(?:[., ]\\d{3})+',
    '\\d+[.,]?\\d*%?',
    'v?\\d+(?:\\.\\d+)+',
    '\\d{1,4}[-/]\\d{1,2}',
    '\\d{1,3}-?\\p{L}+',
  ].join('|')})$`,
  'iu',
);
/** Standards, laws, publications, products and files with a number. */
const KNOWN_CODES = new RegExp(
  `^(?:${[
    '(?:ISO|EN|IEC|NEN|DIN|NBN|RFC|CVE|COM|SWD|JOIN|OJ|PB|CELEX|EU|UE|CE|DSA|GDPR|AVG|RGPD|DSGVO|NIS|COVID|GPT|Art|Artikel|Article|Annex|UTF|SHA|MD|AES|TLS|IPv|BGBl?|JORF|BWBR|LOI)[-_./ ]?\\d[\\w./-]*',
    '(?:H|MP|PS|G|B|Q|T|S)[-_./ ]?\\d{1,3}\\p{L}?(?:[-/ ]\\d{4})?',
    '.*\\.(?:csv|json|html?|pdf|xlsx?|docx?|txt|zip|png|jpe?g|xml|md|webp|mp4|mov|heic)',
  ].join('|')})$`,
  'iu',
);
/** Registers of German courts: `VI ZR 123/22`, `1 BvR 16/13`. */
const COURT_FILE =
  /^\s{0,2}[:.]?\s{0,2}(?:[IVX]+|\d{1,3})\s(?:[a-z]\s)?(?:Z[RB]|ARs?|StR|Bv[A-Z]|U|O|S|W|C|B|A|K|L|UF|BGs)\s(?:\(?[A-Za-z]+\)?\s)?\d{1,5}\/\d{2}/;
const COURT_REACH = 60;
const DIGITS_ALONE_MIN = 5;

/** A code of its own shape, without a word: letters, a year, a number. */
const SHAPED = /(?<![\p{L}\p{N}_/.-])\p{Lu}{2,8}[-/_](?:19|20)\d{2}[-/_](?:\p{Lu}{1,4}[-/_])?\d{3,8}(?![\p{L}\p{N}])/gu;
/** Parts with signs between, and a long number behind a word for one: somewhere after a word for a case or an authority. */
const SCATTERED =
  /(?<![\p{L}\p{N}_/.,@#:-])[\p{L}\d]{1,12}(?:[./_-][\p{L}\d]{1,16}){1,6}(?![\p{L}\p{N}@]|[,./:]\d)|(?<=(?:num(?:mer|[ée]ro|ber)|n[r°o])[.:]?\s{0,2})\d{5,12}(?![\p{L}\p{N}]|[.,]\d)/giu;
const SCATTERED_REACH = 80;
const SCATTERED_DIGITS_MIN = 5;

/** `text` is folded and holds no hashes. */
export function caseReferences(text: string): Span[] {
  const shaped = [...text.matchAll(SHAPED)].filter((match) => !KNOWN_CODES.test(match[0]));
  return [...afterWords(text), ...shaped.map((match) => span(match.index, match[0], 'review')), ...scattered(text)];
}

function afterWords(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(CASE_WORDS)) {
    const after = match.index + match[0].length;
    CODE_AFTER.lastIndex = after;
    const code = CODE_AFTER.exec(text)?.[1]?.replace(/(?<![._/-])[._/-]+$/, '');
    if (!code || /^[\p{L}\p{N}]/u.test(text[after] ?? '') || COURT_FILE.test(text.slice(after, after + 40))) continue;
    const isOfCourt = contextBefore(text, after, COURT_REACH).search(COURT_WORDS) >= 0;
    const result = judge(code, STRONG.test(match[0]), isOfCourt);
    if (result !== null) spans.push(span(text.indexOf(code, after), code, result));
  }
  return spans;
}

function judge(code: string, isStrong: boolean, isOfCourt: boolean): Span['result'] | null {
  const digits = code.replace(/\s/g, '');
  if (/^\d+$/.test(digits) && (code === digits || code.length > 2 * digits.length - 2))
    return digits.length < DIGITS_ALONE_MIN ? null : isOfCourt ? 'review' : 'block';
  if (YEAR_NUMBER.test(code)) return isStrong ? (isOfCourt ? 'review' : 'block') : isOfCourt ? null : 'review';
  if (code.length < 4 || PUBLIC.test(code) || KNOWN_CODES.test(code) || !hasCodeShape(code)) return null;
  return isOfCourt ? 'review' : 'block';
}

/** A word with one digit in it (`web3`) is no reference; separators, several digits or capitals make one. */
function hasCodeShape(code: string): boolean {
  const digits = code.replace(/\D/g, '').length;
  return (
    digits >= 3 || (digits >= 2 && /[-_/.]/.test(code)) || (digits >= 2 && /^\p{Lu}+\d+$/u.test(code)) || /^\p{Lu}{1,4}[-_/]\d/u.test(code)
  );
}

/** Further away from the word a code must look like one, and is for review. */
function scattered(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(SCATTERED)) {
    const code = match[0];
    if (code.replace(/\D/g, '').length < SCATTERED_DIGITS_MIN) continue;
    if (/\D/.test(code) && (PUBLIC.test(code) || KNOWN_CODES.test(code) || YEAR_NUMBER.test(code))) continue;
    const before = contextBefore(text, match.index, SCATTERED_REACH);
    const isOfCase = before.search(CASE_WORDS) >= 0 || before.search(AUTHORITY_WORDS) >= 0;
    if (isOfCase && before.search(COURT_WORDS) < 0) spans.push(span(match.index, code, 'review'));
  }
  return spans;
}

function span(start: number, code: string, result: Span['result']): Span {
  return { start, end: start + code.length, type: 'CASE_REF', result };
}
