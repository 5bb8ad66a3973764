// Names of persons. No program finds them all, so each sentence that may hold one is shown to a person; nothing here says “clean”.
import { normaliseLabel } from '../model/normalise.ts';
import { givenNames, lexicon } from './lexicon.ts';
import { sentences } from './sentences.ts';
import type { Span } from './span.ts';

const WORD = /\p{L}[\p{L}\p{M}\p{N}'-]*/gu;
/** `l'`, `d'`, `qu'` before a French word; `'s` after a Dutch or English one. */
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'/i;
const GENITIVE = /'s?$/;
const TITLE =
  /(?<![\p{L}\p{N}])(?:(?:mevrouw|meneer|mijnheer|de heer|dhr|mevr|mw|madame|monsieur|mademoiselle|mme|mlle|herrn?|frau|mrs|mr|ms|miss|dr|prof)\.?|MM?\.)\s{1,2}(?=(\p{L}[\p{L}\p{M}'-]+))/giu;
/** `J. Peeters`, `J.-P. Dupont`. */
const INITIAL = /(?<![\p{L}\p{N}.])\p{Lu}\.(?:[ -]?\p{Lu}\.){0,3}\s?\p{Lu}\p{Ll}[\p{L}\p{M}'-]+/gu;
/** After a title these words begin an office, not a name: `madame la directrice`. */
const NOT_A_NAME = new Set(
  'de het een van en of die dat is was heeft la le les l une un des du et ou qui est a der die das den dem und oder ist hat the and or who is was has'.split(
    ' ',
  ),
);

/**
 * At most one span in each sentence: its first word that may be a name. `text` is folded (same length in, same offsets out);
 * `allowed` holds normal forms of words that name no person.
 */
export function persons(text: string, language: string | null, allowed: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  const titled = [...titledNames(text)];
  const known = lexicon(language ?? 'en');
  for (const sentence of sentences(text)) {
    const body = text.slice(sentence.start, sentence.end);
    const word = firstName(body, language, (form) => known.has(form) || allowed.has(form));
    const hits = titled.filter((span) => span.start >= sentence.start && span.start < sentence.end);
    if (word) hits.push({ start: sentence.start + word.start, end: sentence.start + word.end });
    const first = hits.sort((a, b) => a.start - b.start)[0];
    if (first) spans.push({ ...first, type: 'PERSON', result: 'review' });
  }
  return spans;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function* titledNames(text: string): Generator<Place> {
  for (const match of text.matchAll(TITLE)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length;
    if (!NOT_A_NAME.has(name.toLowerCase().replace(ELISION, ''))) yield { start, end: start + name.length };
  }
  for (const match of text.matchAll(INITIAL)) yield { start: match.index, end: match.index + match[0].length };
}

/** The first capitalised word that nothing explains. German writes every noun so: there it takes two in a row, or a given name. */
function firstName(sentence: string, language: string | null, isKnown: (form: string) => boolean): Place | null {
  let previous: Place | null = null;
  let atStart = true;
  for (const match of sentence.matchAll(WORD)) {
    const elision = ELISION.exec(match[0])?.[0].length ?? 0;
    const word = match[0].slice(elision).replace(GENITIVE, '');
    const place = { start: match.index + elision, end: match.index + elision + word.length };
    const unknown = /^\p{Lu}/u.test(word) && !isExplained(word, isKnown);
    const isGiven = unknown && givenNames.has(normaliseLabel(word));
    if (isGiven) return place;
    if (unknown && !atStart && language !== 'de') return place;
    if (unknown && language === 'de' && previous && /^\s+$/.test(sentence.slice(previous.end, place.start))) return previous;
    previous = unknown && !atStart ? place : null;
    atStart = false;
  }
  return null;
}

function isExplained(word: string, isKnown: (form: string) => boolean): boolean {
  const form = normaliseLabel(word);
  if (isKnown(form) || isKnown(form.replace(/s$/, ''))) return true;
  const parts = form.split(/[-']/);
  return parts.length > 1 && parts.every((part, index) => isKnown(part) || (index > 0 && /^\p{Ll}/u.test(word.split(/[-']/)[index] ?? '')));
}
