// Names that a word before them gives away (a title, “alias”, “name:”), and names written without a capital.
import { TITLES } from './name-affixes.ts';
import { chainLength } from './name-capital.ts';
import type { Place, Role, Word } from './name-words.ts';
import { listedWords } from './word-lists.ts';

/** What follows is a name, whatever it looks like. */
const CUES = new Set(listedWords('name-context', 'cues'));
/** Before a colon. */
const LABELS = new Set(listedWords('name-context', 'labels'));
const ARTICLES = new Set('de la le les der die das den dem des het'.split(' '));
const NOBLE = new Set('de du van von di del da dos el al ben'.split(' '));
const STRONG: ReadonlySet<Role> = new Set(['given', 'surname']);
const WEAK: ReadonlySet<Role> = new Set(['unknown', 'weak-given', 'weak-surname']);

/** After a title, a cue or a label. */
export function cuedNames(words: readonly Word[]): Place[] {
  const places: Place[] = [];
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (!next || !isCue(word, next)) continue;
    const place = nameFrom(words, CUES.has(word.form) && /^(?:is|est|ist|was)$/.test(next.form) ? at + 2 : at + 1);
    if (place) places.push(place);
  }
  return places;
}

function isCue(word: Word, next: Word): boolean {
  if (TITLES.has(word.form)) return /^\.?[ \u00a0]{1,2}$/.test(next.gap);
  // `M.` and `Me` before a French name.
  if (/^(?:m|me)$/.test(word.form) && word.shape !== 'lower')
    return next.shape !== 'lower' && next.gap === (word.form === 'm' ? '. ' : ' ');
  if (CUES.has(word.form)) return /^\.?:? {1,2}["'“„«]?$/.test(next.gap);
  return LABELS.has(word.form) && /^ ?: ?["'“„«]?$/.test(next.gap);
}

/** The name that begins at `at`, if what stands there can be one. */
function nameFrom(words: readonly Word[], at: number): Place | null {
  let first = at;
  while (first < at + 3 && words[first]?.role === 'particle') first++;
  const name = words[first];
  if (!name) return null;
  // “Mme de la Tour”: behind these even an ordinary word with a capital is a name.
  const isNoble = first > at && name.shape === 'capital' && NOBLE.has(words[at]?.form ?? '');
  if (!(isNoble || STRONG.has(name.role) || WEAK.has(name.role) || name.role === 'initial')) return null;
  // “madame la directrice”, “Frau und Kind”: an article and an unknown word make no name.
  if (name.shape === 'lower' && first > at && !STRONG.has(name.role) && ARTICLES.has(words[at]?.form ?? '')) return null;
  const length = name.shape === 'lower' ? lowerLength(words, first) : chainLength(words, first);
  const start = words[at]?.start ?? name.start;
  return { start, end: (words[first + Math.max(1, length) - 1] ?? name).end };
}

/** `de la rochère t.`, `ó cuinn p.`: particles, a word that nothing explains, an initial. */
export function initialledNames(words: readonly Word[], text: string): Place[] {
  const places: Place[] = [];
  for (const [at, initial] of words.entries()) {
    const name = words[at - 1];
    if (
      !name ||
      initial.end - initial.start !== 1 ||
      initial.gap !== ' ' ||
      !/^\.(?![\p{L}\d]| ?\d)/u.test(text.slice(initial.end, initial.end + 3))
    )
      continue;
    let first = at - 1;
    while (first > 0 && at - first < 5 && words[first]?.gap === ' ' && isParticle(words[first - 1])) first--;
    const start = words[first];
    if (start && first < at - 1 && name.shape === 'lower' && (STRONG.has(name.role) || WEAK.has(name.role)))
      places.push({ start: start.start, end: initial.end + 1 });
  }
  return places;
}

/** A single letter is no word elsewhere. */
function isParticle(word: Word | undefined): boolean {
  return word !== undefined && (word.role === 'particle' || word.form === 'o');
}

/** Given and family name without a capital; alone only when long enough to be nothing else. */
export function lowerNames(words: readonly Word[]): Place[] {
  const places: Place[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word?.shape !== 'lower' || !(STRONG.has(word.role) || word.role === 'weak-given')) continue;
    const length = lowerLength(words, at);
    const last = words[at + length - 1] ?? word;
    const holdsStrong = words
      .slice(at, at + length)
      .some((each) => STRONG.has(each.role) && (each.shape === 'lower' || STRONG.has(word.role)));
    if (!holdsStrong || (length === 1 && word.end - word.start < (word.role === 'given' ? 4 : 5))) continue;
    places.push({ start: word.start, end: last.end });
    at += length - 1;
  }
  return places;
}

/** How many words from `at` on are one name: the given name, particles, and the first family name; initials too. */
function lowerLength(words: readonly Word[], at: number): number {
  let next = at + 1;
  while (next < at + 4 && words[next]?.role === 'particle' && words[next]?.gap === ' ') next++;
  const last = words[next];
  const given = words[at]?.role;
  if (!last || !/^ $|^-$/.test(last.gap) || words[at]?.genitive) return 1;
  const fits =
    last.role === 'surname' ||
    last.role === 'given' ||
    (given === 'given' && (last.role === 'unknown' || last.role === 'weak-surname') && last.end - last.start > 2);
  return fits ? next - at + 1 : 1;
}
