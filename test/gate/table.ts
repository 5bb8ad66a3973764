// Hits and near misses of one kind of personal data, side by side.
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/gate/detectors.ts';
import type { FindingKind } from '../../src/model/finding.ts';

type Hit = readonly [language: string, text: string, found: string];
type Miss = readonly [language: string, text: string];

/** `hits` block and `reviews` are for review, each with the very text that is found; in `misses` there is nothing of the kind. */
export function table(kind: FindingKind, hits: readonly Hit[], reviews: readonly Hit[], misses: readonly Miss[]): void {
  describe(kind, () => {
    const found = (text: string, language: string, result: string) =>
      detect(text, language)
        .filter((span) => span.type === kind && span.result === result)
        .map((span) => text.slice(span.start, span.end));
    it.each(hits)('blocks in %s: %j', (language, text, value) => expect(found(text, language, 'block')).toEqual([value]));
    if (reviews.length > 0) {
      it.each(reviews)('asks to review in %s: %j', (language, text, value) => expect(found(text, language, 'review')).toEqual([value]));
    }
    it.each(misses)('leaves in %s: %j', (language, text) => {
      expect(detect(text, language).filter((span) => span.type === kind)).toEqual([]);
    });
    it('has many of both', () => {
      expect(hits.length).toBeGreaterThanOrEqual(40);
      expect(misses.length).toBeGreaterThanOrEqual(40);
    });
  });
}
