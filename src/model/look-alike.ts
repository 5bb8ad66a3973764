// Letters of one script that pass for letters of another: a name that mixes scripts looks like one that it is not.
import { normaliseLabel } from './normalise.ts';

/** Letters with the plain Latin letter they are taken for, in lower case: Cyrillic, Greek, and odd Latin ones. */
const LOOKS_LIKE: ReadonlyMap<string, string> = paired(
  ['авсԁеһніјкморԛгѕтѵԝхуӏ', 'abcdehhijkmopqrstvwxyl'],
  ['αβϲεηικνορτυχγζμ', 'abcenikvoptuxyzm'],
  ['ıɑɡℓ', 'iagl'],
);

const LATIN = /\p{Script=Latin}/u;
const OTHER = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/** Does one word hold Latin letters and letters of a script that looks like it? Two words in two scripts are fine. */
export function mixesScripts(text: string): boolean {
  return (text.normalize('NFKC').match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => LATIN.test(word) && OTHER.test(word));
}

/**
 * A name as a reader sees it, in Latin letters (normal form); null when it holds no look-alike or a letter that has none, as a name
 * that is honestly Cyrillic or Greek does.
 */
export function seenAsLatin(name: string): string | null {
  const form = normaliseLabel(name);
  if (![...form].some((letter) => LOOKS_LIKE.has(letter))) return null;
  const seen = undoLookAlikes(form);
  return OTHER.test(seen) ? null : seen;
}

/** A text in lower case, each look-alike letter replaced by the Latin one. */
export function undoLookAlikes(text: string): string {
  return [...text].map((letter) => LOOKS_LIKE.get(letter) ?? letter).join('');
}

function paired(...rows: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map(rows.flatMap(([from, to]) => [...from].map((letter, i) => [letter, to[i] ?? letter] as const)));
}
