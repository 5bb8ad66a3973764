// Names of persons. No program finds them all, so each stretch that may be one is shown to a person; nothing here says “clean”.
import { latinised } from './fold.ts';
import { guessLanguage } from './language.ts';
import { lexicon } from './lexicon.ts';
import { capitalNames } from './name-capital.ts';
import { disguisedNames } from './name-disguise.ts';
import { cuedNames, initialledNames, lowerNames } from './name-lower.ts';
import { type Place, readWords } from './name-words.ts';
import { sentences } from './sentences.ts';
import type { Span } from './span.ts';

/**
 * Stretches that may be names of persons, in order, none overlapping: given name, particles and family name in one, without title.
 * `text` is folded (same length in, same offsets out); `allowed` holds normal forms of words that name no person.
 */
export function persons(text: string, language: string | null, allowed: ReadonlySet<string>): Span[] {
  const latin = latinised(text);
  const words = lexicon(language ?? guessLanguage(latin));
  const spans: Span[] = [];
  for (const { start, end } of sentences(latin)) {
    const read = readWords(latin, start, end, words, allowed);
    const places = [
      ...capitalNames(read, latin, words),
      ...cuedNames(read),
      ...lowerNames(read),
      ...initialledNames(read, latin),
      ...disguisedNames(latin, start, end, words, allowed),
    ];
    for (const place of merged(places)) spans.push({ ...place, type: 'PERSON', result: 'review' });
  }
  return spans;
}

/** Overlapping stretches become one. */
function merged(places: readonly Place[]): Place[] {
  const whole: Place[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = whole.at(-1);
    if (last && place.start < last.end) whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, place.end) };
    else whole.push(place);
  }
  return whole;
}
