import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, latinised } from '../../src/gate/fold.ts';
import { matchTokens } from '../../src/model/normalise.ts';

describe('folded text', () => {
  it.each([
    ['jan@example.org', 'jan@example.org'],
    ['ｊａｎ＠ｅｘ', 'jan@ex'],
    ['j\u200bа\u00adn', 'jаn'],
    ['jan%40ex%C3%A4', 'jan@exä'],
    ['50% 20%zz', '50% 20%zz'],
    ['%ff', '%ff'],
    ['&#64; &#x40; &commat;', '@ @ @'],
    ['a[.]b (dot) c', 'a.b . c'],
    ['e\u0301', 'é'],
    ['a–b—c', 'a-b-c'],
    ['0\u00a0470', '0 470'],
    ['0\u03364\u03367\u0336', '047'],
    ['0\ufe0f\u20e34\ufe0f\u20e3', '04'],
    ['hxxp[:]//a', 'hxxp://a'],
    ['a[@]b', 'a@b'],
    ['a_dot_b', 'a.b'],
    ['a<dot>b', 'a.b'],
    ['&plus;32&colon;', '+32:'],
    ['a\u2044b\u2236', 'a/b:'],
  ])('of %j is %j', (text, expected) => expect(fold(text).text).toBe(expected));

  it('keeps the way back to the original', () => {
    const text = 'x j\u200ban%40ex.org y';
    const folded = fold(text);
    const start = folded.text.indexOf('jan@ex.org');
    expect(text.slice(folded.start(start), folded.end(start + 'jan@ex.org'.length - 1))).toBe('j\u200ban%40ex.org');
  });

  it('has offsets that rise and lie in the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = fold(text);
        let last = 0;
        for (let index = 0; index < folded.text.length; index++) {
          expect(folded.start(index)).toBeGreaterThanOrEqual(last);
          expect(folded.end(index)).toBeLessThanOrEqual(text.length);
          last = folded.start(index);
        }
      }),
    );
  });

  it('has the words known values are made of', () => {
    const words = fc.array(fc.constantFrom('Zoë', 'MÜLLER', 'straße', 'ﬁn', 'İstanbul', 'α1', 'ꙮ', 'naïve', 'Ⅷ', '日本', 'e\u0301a'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' – ');
        const pieces = fold(text).text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
        expect(pieces.flatMap(matchTokens)).toEqual(matchTokens(text));
      }),
    );
  });
});

describe('look-alikes', () => {
  it.each([
    ['jаn', 'jan'],
    ['Тоm', 'Tom'],
    ['жук', 'жук'],
    ['٠٤٧', '047'],
    ['jօhn', 'john'],
    ['Ελλάδα', 'Ελλάδα'],
  ])('%j reads %j', (text, expected) => {
    expect(latinised(text)).toBe(expected);
    expect(latinised(text)).toHaveLength(text.length);
  });
});
