import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/gate/detectors.ts';
import { joined } from '../../src/gate/joined.ts';

describe('what was taken apart', () => {
  it.each([
    ['j a n @ v b . b e', 'jan@vb.be'],
    ['t . me / kanaal', 't.me/kanaal'],
    ['192 punt 0 punt 2 punt 1', '192.0.2.1'],
    ['jan op voorbeeld punt be', 'jan op voorbeeld.be'],
    ['instagram dot com slash zoro', 'instagram.com/zoro'],
    ['O47O 12 34 56', '0470 12 34 56'],
    ['0-4-7-0-1-2-3', '0470123'],
    ['janATvbDOTbe', 'jan@vb.be'],
    ['nul vier zeven nul twaalf vierendertig zesenvijftig', '0470 123456'],
    ['zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit', '0612 345678'],
    ['null eins sieben eins zweiundzwanzig drei vier', '0171 2234'],
    ['oh seven double nine one two three', '0799 123'],
    ['plus 32 vier zeven nul twaalf nul', '+32 470120'],
  ])('%j is read as %j', (text, expected) => expect(joined(text)?.text).toBe(expected));

  it.each([
    'Wij zagen een, twee of drie meldingen.',
    'Punt is: het werkt.',
    'Nul op het rekest.',
    'Un deux trois, nous irons au bois.',
    'en / of',
    'https://www.tiktok.com/ et autres',
    'Point com is no word here at all',
    'A b c d',
  ])('%j stays as it is', (text) => expect(joined(text)).toBeNull());

  it('keeps the way back to the text', () => {
    const text = 'bel nul vier zeven nul, twaalf 34 56 of mail j a n @ v b . b e nu';
    expect(detect(text, 'nl').map((span) => [span.type, text.slice(span.start, span.end)])).toEqual([
      ['PHONE', 'nul vier zeven nul, twaalf 34 56'],
      ['EMAIL', 'j a n @ v b . b e'],
    ]);
  });

  it('has offsets that rise and lie in the text', () => {
    const piece = fc.constantFrom('nul', 'vier', ' ', ', ', '1', 'O', ' . ', ' punt ', 'be', 'AT', 'DOT', ' / ', 'a b c d e f', '12', '\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const whole = joined(text);
        let last = 0;
        for (let index = 0; index < (whole?.text.length ?? 0); index++) {
          expect(whole?.start(index)).toBeGreaterThanOrEqual(last);
          expect(whole?.end(index)).toBeLessThanOrEqual(text.length);
          last = whole?.start(index) ?? last;
        }
      }),
    );
  });
});
