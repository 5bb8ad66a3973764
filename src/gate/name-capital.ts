// Names written with a capital: one word after another that nothing explains, with the particles between.
import { bodyWords, isBody, type Lexicon } from './lexicon.ts';
import { SAINTS } from './name-affixes.ts';
import type { Place, Role, Word } from './name-words.ts';
import { listedWords } from './word-lists.ts';

const NAME_ROLES: ReadonlySet<Role> = new Set(['given', 'surname', 'weak-given', 'weak-surname', 'unknown', 'initial']);
/** After these, in the language, a place is named rather than a person. */
const BEFORE_PLACE: Readonly<Record<string, ReadonlySet<string>>> = {
  nl: new Set(['in', 'te', 'uit', 'nabij', 'buiten']),
  fr: new Set(['en']),
  de: new Set(['in', 'aus', 'nahe', 'nach']),
  en: new Set(['in', 'near', 'across', 'within']),
};
/** A German noun follows these; a name rarely. */
const DETERMINERS = new Set(listedWords('name-context', 'german-determiners'));
const ADJECTIVE =
  /(?:lich|ig|isch|bar|sam|los|end|iert|al|ell|iv|haft|tig|ten|neu|gut|alt|hoh|gross|klein|weiter|ander|erst|letzt|nachst)(?:e|en|er|es|em)$/;
/** What people do and services rarely: then even the first word of a sentence may be a name. */
const PERSON_VERBS = new Set(listedWords('name-context', 'person-verbs'));
/** Bodies, streets and laws that are called after people, before the name. */
const BEARS_A_NAME = new Set(listedWords('name-context', 'called-after-people'));
/** With these a single being does or suffers something. */
const SINGULAR_VERBS = new Set(listedWords('name-context', 'singular-verbs'));
/** Endings of words that begin a sentence of a log without an article. */
const LOG_WORD = /(?:ing|ings|s|en|er|ers|ed|ie|tie|eel|sel|te|de|age|isch|e|es)$/;
/** How few Dutch and English words look. */
const FOREIGN = /(?:[aiou]|[^aeo]a[bdhm]|i[dm]|eh)$|[ae]y[^s]|^(?:[xz]|y|dj|mb|nd|ng|ts|ou)|[^aeio]j|kh|dh|q(?!u)/;
const ABBREVIATED_BODY = /^(?:U\.S|E\.U|U\.K|U\.N|B\.V|N\.V|S\.A|A\.I|I\.T|V\.S|V\.K|D\.S|i\.V)\b/;

/** `words` are those of one sentence of `text`. */
export function capitalNames(words: readonly Word[], text: string, lexicon: Lexicon): Place[] {
  const places: Place[] = [];
  for (let at = 0; at < words.length; at++) {
    const length = chainLength(words, at);
    if (length === 0) continue;
    const chain = words.slice(at, at + length);
    if (isName(chain, words, at, text, lexicon)) places.push(placeOf(chain, text));
    at += length - 1;
  }
  return places;
}

/** How many words from `at` on may be one name; 0 when none begins there. */
export function chainLength(words: readonly Word[], at: number): number {
  const first = words[at];
  if (!first) return 0;
  if (first.role === 'particle') {
    const particles = opensWithParticle(words, at);
    return particles === 0 ? 0 : particles + chainLength(words, at + particles);
  }
  if (!mayBeName(first)) return 0;
  let length = 1;
  for (let step = linkLength(words, at + length); step > 0; step = linkLength(words, at + length)) length += step;
  return length;
}

function mayBeName(word: Word | undefined): boolean {
  return word !== undefined && word.shape !== 'lower' && NAME_ROLES.has(word.role);
}

/** `Van den Berghe`, `El Idrissi`: particles of which the first has a capital, before a name. */
function opensWithParticle(words: readonly Word[], at: number): number {
  const first = words[at];
  if (!first || first.shape === 'lower' || first.opens) return 0;
  let count = 1;
  while (count < 4 && words[at + count]?.role === 'particle' && isBlank(words[at + count])) count++;
  return mayBeName(words[at + count]) && isBlank(words[at + count]) ? count : 0;
}

function isBlank(word: Word | undefined): boolean {
  return word !== undefined && /^[ \u00a0]{1,2}$/.test(word.gap);
}

/** How many more words belong to the name: the next one, or particles and the one behind them. */
function linkLength(words: readonly Word[], at: number): number {
  const [before, next] = [words[at - 1], words[at]];
  if (!before || !next || (before.genitive && before.role !== 'initial')) return 0;
  if (mayBeName(next)) return isBlank(next) || isLinked(before, next) ? 1 : 0;
  if (next.role !== 'particle' || !(isBlank(next) || (before.role === 'initial' && /^\. ?$/.test(next.gap)))) return 0;
  let count = 1;
  while (count < 4 && words[at + count]?.role === 'particle' && isBlank(words[at + count])) count++;
  const name = words[at + count];
  return mayBeName(name) && isBlank(name) && name?.role !== 'initial' ? count + 1 : 0;
}

/** `J. Peeters`, `A.-M. Girard`, and `DUPONT, Jeanne`. */
function isLinked(before: Word, next: Word): boolean {
  if (before.role === 'initial') return /^\.(?:-|[ \u00a0]{1,2})?$/.test(next.gap);
  return /^, ?$/.test(next.gap) && (before.shape === 'upper' || before.role === 'surname') && isGivenOrInitial(next);
}

function isGivenOrInitial(word: Word): boolean {
  return word.role === 'given' || word.role === 'weak-given' || word.role === 'initial';
}

function placeOf(chain: readonly Word[], text: string): Place {
  const [first, last] = [chain[0], chain.at(-1)];
  const end = last?.end ?? 0;
  return { start: first?.start ?? 0, end: last?.role === 'initial' && text[end] === '.' ? end + 1 : end };
}

function isName(chain: readonly Word[], words: readonly Word[], at: number, text: string, lexicon: Lexicon): boolean {
  const first = chain[0];
  if (!first || ABBREVIATED_BODY.test(text.slice(first.start, first.start + 4))) return false;
  if (isPartOfBody(words, at, chain.length)) return false;
  const roles = chain.map((word) => word.role).filter((role) => role !== 'particle');
  if (roles.includes('given') || roles.includes('surname')) return true;
  const others = roles.filter((role) => role !== 'initial').length;
  if (others === 0) return false;
  const previous = words[at - 1];
  if (others === 1 && previous && isBlank(first) && isPlaceOrService(previous, lexicon, roles)) return false;
  if (roles.length > 1)
    return !chain.every((word) => word.shape === 'upper') && !(roles.every((role) => role === 'weak-surname') && first.opens);
  return isLoneName(first, previous, words[at + chain.length], lexicon);
}

function isLoneName(word: Word, previous: Word | undefined, next: Word | undefined, lexicon: Lexicon): boolean {
  if (word.shape === 'upper') return false;
  const acts = next !== undefined && PERSON_VERBS.has(next.form);
  if (word.opens && word.role === 'unknown' && next && isBlank(next) && SINGULAR_VERBS.has(next.form) && !isLogWord(word, lexicon))
    return true;
  const isAlone = /:/.test(word.gap) && (next === undefined || /^[^ ]/.test(next.gap));
  if (word.opens && !isAlone) return word.role !== 'weak-surname' && !lexicon.isOwn(word.form) && (acts || word.genitive);
  if (lexicon.language === 'de')
    return !(word.role === 'unknown' ? isNounPlace(word, previous) : lexicon.isOwn(word.form)) || (acts && word.role !== 'weak-surname');
  if (word.role !== 'weak-surname') return true;
  return !lexicon.isPlace(word.form) && !lexicon.isKnown(word.form) && (lexicon.language !== 'en' || isBetweenSmallWords(previous, next));
}

/** An ordinary word, though in no list: German nouns are known by their form, French ones have an article; others must look like none. */
function isLogWord(word: Word, { language }: Lexicon): boolean {
  return LOG_WORD.test(word.form) || (language !== 'de' && language !== 'fr' && !FOREIGN.test(word.form));
}

function isBetweenSmallWords(previous: Word | undefined, next: Word | undefined): boolean {
  return (
    previous?.shape === 'lower' &&
    !/^(?:the|an?|our|this|that|each|every)$/.test(previous.form) &&
    (next === undefined || next.shape === 'lower')
  );
}

/** In German: does an article, an adjective or a number stand before the word, so that it is an ordinary noun? */
function isNounPlace(word: Word, previous: Word | undefined): boolean {
  if (!previous || /\d/.test(word.gap)) return true;
  return isBlank(word) && (DETERMINERS.has(previous.form) || ADJECTIVE.test(previous.form));
}

function isPlaceOrService(previous: Word, lexicon: Lexicon, roles: readonly Role[]): boolean {
  if (BEFORE_PLACE[lexicon.language ?? 'en']?.has(previous.form)) return true;
  // “à Malte”: in French said of persons too.
  if (previous.form === 'a' && roles[0] === 'weak-given' && lexicon.language === 'fr') return true;
  return roles.includes('unknown') && bodyWords().services.has(previous.form);
}

/** Does a word such as “foundation” stand in the row of capitals around the chain, or just before it? */
function isPartOfBody(words: readonly Word[], at: number, length: number): boolean {
  const inRow = (word: Word | undefined) => word !== undefined && word.shape !== 'lower';
  let start = at;
  while (start > 0 && isBlank(words[start]) && inRow(words[start - 1]) && at - start < 4) start--;
  let end = at + length;
  while (isBlank(words[end]) && inRow(words[end]) && end - at - length < 4) end++;
  for (const word of words.slice(start, end)) if (word.form.split('-').some(isBody) || SAINTS.has(word.form)) return true;
  if (!isBlank(words[start])) return false;
  const before = words[start - 1];
  if (!before) return false;
  const holdsName = words.slice(at, at + length).some((word) => word.role === 'given' || word.role === 'surname');
  if (SAINTS.has(before.form) || (holdsName || length === 1 ? BEARS_A_NAME.has(before.form) : isBody(before.form))) return true;
  // “la fondation fictive Écrans Sûrs”
  return length > 1 && before.role === 'common' && isBlank(before) && /e$/.test(before.form) && isBody(words[start - 2]?.form ?? '');
}
