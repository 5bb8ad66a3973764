// What the sentences about tables have in common: their words, and numbers said with their base.
import { loadCatalogue } from '../render/catalogue.ts';
import type { Words } from './view-words.ts';

/** A share of fewer than this says more than it knows. */
export const SHARE_BASE_MIN = 20;

/** Bases of shares: keys under `of.`, each said as a phrase, `of the 40 notices`. */
export type Base = 'notices' | 'items' | 'acted' | 'decided' | 'cases' | 'apart' | 'sampled';

/** Sentence of a key of the part `prose`. */
export function say(words: Words, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return loadCatalogue(words.language, 'prose').t(key, values);
}

/** `327 (21.8%)`; without a share where there is none or its base is small. */
export function partOf(words: Words, n: number, of: number): string {
  if (n === 0 || of < SHARE_BASE_MIN) return words.format.number(n);
  return say(words, 'part', { n, share: words.format.percent(n / of) });
}

/** `of the 1,500 notices` */
export function ofPhrase(words: Words, base: Base, of: number): string {
  return say(words, `of.${base}`, { of });
}
