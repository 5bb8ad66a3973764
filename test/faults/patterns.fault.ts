// No regular expression of the sources takes the square of its text's length or more, but those that are only given short ones.
import { expect, it } from 'vitest';
import { allPatterns, slownessOf } from '../fuzz/patterns.ts';

/** Beginnings of patterns that may, and why that does no harm. */
const BOUNDED: Readonly<Record<string, string>> = {
  '(?:^|[\\n\\r\\t|;:•·*]|[.!?]\\s*["': 'name-words.ts: of a gap between words only the last 60 signs are looked at',
  '^[\\s,]+|[\\s.,]+$': 'date-shape.ts: what is longer than 80 signs is no date',
  '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$': 'forms.ts: the length of a field is checked before',
  '<([^\\s/>]+)(?:\\s+[^>]+|\\/)?>': 'of a library, over its own templates',
};

it('grows with its text and not faster', async () => {
  const all = await allPatterns();
  expect(all.length).toBeGreaterThan(900);
  const slow = all.flatMap((pattern) => slownessOf(pattern) ?? []);
  const isKnown = (source: string) => Object.keys(BOUNDED).some((beginning) => source.startsWith(beginning));
  console.info(`patterns: ${all.length}, of which ${slow.length} are slow`);
  expect(slow.filter(({ pattern }) => !isKnown(pattern.source))).toEqual([]);
  // What is not slow any more is not to be excused either.
  expect(Object.keys(BOUNDED).filter((beginning) => !slow.some(({ pattern }) => pattern.source.startsWith(beginning)))).toEqual([]);
});
