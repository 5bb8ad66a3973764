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

describe('time', () => {
  it.each(WORST)('does not explode on a text of nothing but %j', { timeout: 2 * BOUND_MS }, (piece) => {
    const text = piece.repeat(Math.ceil(SIZE / piece.length));
    const start = performance.now();
    detect(text, 'nl');
    expect(performance.now() - start).toBeLessThan(BOUND_MS);
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
