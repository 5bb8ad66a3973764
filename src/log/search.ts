// What is looked for when something is forgotten: a text by its words, however it is written.
import { type KnownValue, knownForm, knownValue, knownWords, windows } from '../model/known.ts';

/** Does it stand in a text? */
export type Holds = (text: string) => boolean;

export interface Search {
  /** All words in normal form, one blank between them. */
  readonly form: string;
  /** True for a text in which these words stand one after the other. */
  readonly holds: Holds;
  /** Null: no words, so it is found nowhere. */
  readonly value: KnownValue | null;
}

export function searchFor(key: Uint8Array, text: string): Search {
  const words = knownWords(text);
  const run = knownForm(words);
  return {
    form: words.join(' '),
    holds: (other) => words.length > 0 && windows(knownWords(other), words.length).includes(run),
    value: knownValue(key, text),
  };
}

/** Does it stand in one of the texts or names of a JSON document? Not in a number: those are counts. */
export function holdsInJson(document: string, holds: Holds): boolean {
  const standsIn = (value: unknown): boolean => {
    if (typeof value === 'string') return holds(value);
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([name, inner]) => holds(name) || standsIn(inner));
  };
  return standsIn(JSON.parse(document));
}
