// Lines of text in pictures.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/render/wrap.ts';

describe('wrapping', () => {
  it.each([
    ['Protection of minors', 38, ['Protection of minors']],
    [
      'Type of alleged illegal content not specified by the notifier',
      38,
      ['Type of alleged illegal content', 'not specified by the notifier'],
    ],
    ['Grooming/sexual enticement', 12, ['Grooming/', 'sexual', 'enticement']],
  ])('%s', (text, characters, lines) => {
    expect(wrap(text, characters)).toEqual(lines);
  });

  it('loses nothing and keeps to the width where words allow it', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 40 }), (list, characters) => {
        const lines = wrap(list.join(' '), characters);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines) expect(line.length <= characters || !line.includes(' ')).toBe(true);
      }),
    );
  });
});
