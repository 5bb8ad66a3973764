import { describe, expect, it } from 'vitest';
import { detect } from '../../src/gate/detectors.ts';
import { anyPump, DETECTORS, growthOf, type Pump } from './growth.ts';
import { rounds } from './rounds.ts';

/** So many signs and four times as many; with its square a detector would take 16 times as long. */
const LENGTH = 4_000;
const RATIO_MAX = 10;

/** Texts over which a detector took long once, and the worst that a long search found for the others. */
const WORST: readonly (readonly [detector: string, pump: Pump])[] = [
  // From 28 digits on it took seconds, from 40 on hours: digits behind a word for an account could be parted in any way.
  ['ibans', { before: 'IBAN ', part: '1', after: 'é' }],
  ['ibans', { before: 'rekening nr. ', part: '12', after: '_' }],
  // Each took the square of the length: 11 s for 100,000 signs.
  ['accounts', { before: 'aa ', part: 's', after: '12.34' }],
  ['accounts', { before: 'account x', part: '.', after: 'x' }],
  ['accounts', { before: 'account @x', part: '_', after: 'x' }],
  ['caseReferences', { before: 'dossier 2', part: '.', after: '1' }],
  ['addresses', { before: 'Kerkstraat 12', part: ',', after: 'x' }],
  // Between two words: its third power.
  ['personsNl', { before: 'Jan', part: '\t', after: '1 Peeters' }],
  ['personsNl', { before: 'Jan. ', part: '"', after: 'x Peeters' }],
  ['personsDe', { before: '', part: 'Aa/', after: '' }],
  ['identityNumbers', { before: '', part: 'IBAN 539-0075470-34', after: '[.' }],
  ['emails', { before: '', part: 'j a n @ e x#', after: ' ' }],
  ['fold', { before: '', part: 'a\u0301', after: '' }],
  ['links', { before: 'https://', part: 'a.', after: ' ' }],
];

describe('a detector', () => {
  // Word lists are loaded once.
  detect('Jan Peeters, 85073003328', 'nl', { names: true });
  for (const read of Object.values(DETECTORS)) read('Jan Peeters woont in de Kerkstraat 12, 1000 Brussel, IBAN BE68 5390 0754 7034');

  it.each(WORST)('grows with its text and not faster: %s over %j', (detector, pump) => {
    const { ratio, explodesAt } = growthOf(DETECTORS[detector] as (text: string) => unknown, pump, LENGTH);
    expect(explodesAt).toBe(null);
    expect(ratio ?? 0).toBeLessThan(RATIO_MAX);
  });

  it('explodes over nothing that a search puts together', async () => {
    const found: unknown[] = [];
    await rounds({ seed: 22, rounds: 25 }, (random) => {
      const pump = anyPump(random);
      for (const [detector, read] of Object.entries(DETECTORS)) {
        const { explodesAt } = growthOf(read, pump, 200);
        if (explodesAt !== null) found.push([detector, pump, explodesAt]);
      }
    });
    expect(found).toEqual([]);
  });
});
