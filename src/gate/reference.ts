// References of single cases: a word such as “dossier” and a code after it.
import { type Span, wordPattern } from './span.ts';

const CASE_WORDS = wordPattern([
  'dossier(?:nummers?|s)?',
  'zaak(?:nummers?)?',
  'meldings?nummers?',
  'ticket(?:nummers?|s)?',
  'referentie(?:nummers?|s)?',
  'kenmerk',
  'pv(?:-?nummer)?',
  'proces-?verbaal',
  'notitienummer',
  'parketnummer',
  'références?',
  'réf',
  'procès-verbal',
  'signalement',
  'affaire',
  'plainte',
  'case',
  'cases',
  'file',
  'reference',
  'ref',
  'report id',
  'notice id',
  'aktenzeichen',
  'az',
  'vorgangsnummer',
  'vorgang',
  'fallnummer',
  'fall',
  'ticketnummer',
  'geschäftszeichen',
]);
/** One word with a digit, or a public prosecutor's `12 Js 345/26`. */
const CODE =
  /\s{0,2}(?:(?:number|nummer|numéro|num|no|nr|n°|nº|id|ref)\.?\s{0,2})?[:#=]?\s{0,2}#?(\d{1,4}\s\p{L}{1,4}\s\d{1,6}\/\d{2,4}|(?=[^\s]{0,40}\d)[\p{L}\p{N}][\p{L}\p{N}_./-]{3,40})/iuy;
/** Case law, legislation, years, counts: public numbers. */
const PUBLIC =
  /^(?:[CTF]-\d+\/\d+|ECLI[.:]?.*|\d{4}\/\d{1,5}|(?:19|20)\d{2}(?:[-/](?:(?:19|20)?\d{2}))?|\d{1,3}(?:[., ]\d{3})+|\d+[.,]?\d*%?|\d{4}-\d{2}-\d{2}|v?\d+(?:\.\d+)+)$/i;
const DIGITS_ALONE_MIN = 5;

/** `text` is folded. */
export function caseReferences(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(CASE_WORDS)) {
    CODE.lastIndex = match.index + match[0].length;
    const code = CODE.exec(text)?.[1]?.replace(/[._/-]+$/, '');
    if (!code || !isCaseCode(code)) continue;
    const start = text.indexOf(code, match.index + match[0].length);
    spans.push({ start, end: start + code.length, type: 'CASE_REF', result: 'block' });
  }
  return spans;
}

function isCaseCode(code: string): boolean {
  if (/^\d+$/.test(code)) return code.length >= DIGITS_ALONE_MIN;
  return code.length >= 4 && !PUBLIC.test(code);
}
