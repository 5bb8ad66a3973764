// The detectors meet text of nothing but what they look for first, and must not take long over it.
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/gate/detectors.ts';

const SIZE = 100_000;
/** Far above what it takes, far below what an exploding pattern does. */
const BOUND_MS = 60_000;

const WORST = [
  ...[
    '@',
    'a',
    'a@',
    ' at ',
    '1',
    '1 ',
    '+',
    '0 0',
    '.',
    'a.',
    '-',
    ':',
    '1.',
    ' (',
    '%4',
    '&#',
    "'",
    'A. ',
    '\n',
    '1\n',
    '"',
    '((',
    '#',
    '_',
    'a_',
  ],
  ...[
    'BE68',
    'https://',
    'é',
    'a\u0301',
    '[.]',
    ' punt ',
    'dossier ',
    'é.',
    'M. ',
    '/u/',
    'rue de la ',
    'a b ',
    'B E ',
    'nul ',
    '0470 ',
    '01,',
  ],
  ...[
    'IBAN ',
    'BSN ',
    'geb ',
    '12-3-',
    'straat ',
    '12 rue ',
    'A',
    'Aa ',
    '1/',
    'TikTok ',
    'user ',
    'MV-2026-',
    'née le ',
    '12 High ',
    'ip ',
    'O0',
    'mei ',
  ],
];

/** As long as the text of a report, where a pattern that takes the square of its length shows. */
const PAIR_SIZE = 8_000;
const PAIR_BOUND_MS = 200;
const SIGNS = [...'aAé10 .,-_@:/\n\'"()#+%&|*;'];
const PAIRS = SIGNS.flatMap((first) => SIGNS.map((second) => (first === second ? first : first + second)));

/** Time of the processor for this program only: another program beside it does not count. */
function processorMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}

/** Too slow each of four times: a single look may meet the clearing of memory, which other tests of the same process have filled. */
function isSlow(text: string, language: string | null): boolean {
  return [1, 2, 3, 4].every(() => processorMs(() => void detect(text, language, { names: true })) > PAIR_BOUND_MS);
}

describe('time', () => {
  it.each(WORST)('does not explode on a text of nothing but %j', { timeout: 2 * BOUND_MS }, (piece) => {
    const text = piece.repeat(Math.ceil(SIZE / piece.length));
    const start = performance.now();
    detect(text, 'nl');
    expect(performance.now() - start).toBeLessThan(BOUND_MS);
  });

  it.each(['nl', 'de'])('does not take long over any two signs in turn, in %s', { timeout: 2 * BOUND_MS }, (language) => {
    // Word lists and the library of identity numbers are loaded once.
    detect('Jan Peeters, 85073003328', language, { names: true });
    const slow = PAIRS.filter((pair) => {
      const text = pair.repeat(PAIR_SIZE / pair.length);
      return isSlow(text, language);
    });
    expect(slow).toEqual([]);
  });

  it.each(['e', 'en', 'sen', 'ung', 'a.', 'a-', "a'"])('grows with the length of a word of nothing but %j, in every language', (piece) => {
    for (const language of ['nl', 'fr', 'de', 'en', null]) {
      detect('Jan Peeters', language, { names: true });
      const text = piece.repeat(Math.ceil(20_000 / piece.length));
      expect(isSlow(text, language), String(language)).toBe(false);
    }
  });

  it('is well under 3 ms for a sentence', () => {
    const sentences = [
      'In 2026 stuurden wij 1 204 000 meldingen aan 28 aanbieders, waarvan 382 werden verwijderd binnen 14,5 uur.',
      "Le compte @zoro_99 a été fermé ; l'adresse 192.0.2.1 et le dossier SIG-2026-17 ont été transmis le 12/03/2026.",
      'Der Nutzer wohnt in der Hauptstraße 5, 10115 Berlin, geboren am 12. März 2009, Telefon 0171 2345678.',
      'Write to jan dot peeters at example dot org or call oh seven seven zero zero nine zero zero one two three.',
    ];
    for (const sentence of sentences) detect(sentence, 'nl');
    const start = performance.now();
    for (let round = 0; round < 25; round++) for (const sentence of sentences) detect(sentence, 'nl');
    expect((performance.now() - start) / 100).toBeLessThan(3);
  });
});
