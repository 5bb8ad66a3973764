// How the words that stand for a code are written down, and what of a text they are compared with.
import { normaliseLabel } from '../model/normalise.ts';
import type { SynonymLanguage } from './synonyms.ts';

/** `xx`: Spanish, Italian, Polish, Portuguese and words that are the same everywhere. */
export type WordLanguage = SynonymLanguage | 'xx';

/**
 * Phrases apart by `,`. A value matches a phrase when it holds all of its words, in any order; `*` stands for any letters. `~` before a
 * phrase: only where no other phrase matches; `!`: only so, and where the value holds at most one word more. No accents, no case.
 */
export type Phrases = Partial<Readonly<Record<WordLanguage, string>>>;

/** What phrases are compared with: words of letters and digits in normal form, `ß` as `ss`, one blank between them. */
export function phraseForm(text: string): string {
  return (
    normaliseLabel(text)
      .replace(/ß/g, 'ss')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}
