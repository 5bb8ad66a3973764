import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, drawPlaces, registerCheck, shareOf } from '../../src/model/quality.ts';

const is = (category: string, subcategory: string | null = null) => ({ category, subcategory });

describe('the draw of a sample', () => {
  it('gives different places within the population, as many as asked for or as there are', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 100 }), (seed, population, size) => {
        const places = drawPlaces(seed, population, size);
        expect(new Set(places).size).toBe(Math.min(population, size));
        expect(places.every((place) => Number.isInteger(place) && place >= 0 && place < population)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('can be worked out again by anybody: SHA-256 of seed and number, modulo the population', () => {
    const [first] = drawPlaces('2026-Q1', 1000, 1);
    const digits = createHash('sha256').update('2026-Q1:0').digest('hex').slice(0, 13);
    expect(first).toBe(Number(BigInt(`0x${digits}`) % 1000n));
    expect(drawPlaces('2026-Q1', 1_000_000, 30)).toEqual(drawPlaces('2026-Q1', 1_000_000, 30));
    expect(drawPlaces('2026-Q2', 1_000_000, 30)).not.toEqual(drawPlaces('2026-Q1', 1_000_000, 30));
  });

  it('prefers no place', () => {
    const hits = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 2000; i += 1) for (const place of drawPlaces(`seed ${i}`, 10, 3)) hits[place] = (hits[place] ?? 0) + 1;
    // 600 are expected each; five standard deviations are about 100.
    for (const count of hits) expect(Math.abs(count - 600)).toBeLessThan(100);
  });
});

describe('the agreement of two classifications', () => {
  const sample = [
    { position: 1, first: is('A', 'A/x'), again: is('A', 'A/x') },
    { position: 2, first: is('A', 'A/x'), again: is('A', 'A/y') },
    { position: 3, first: is('B'), again: is('A') },
    { position: 4, first: is('B'), again: is('B') },
    { position: 5, first: is('B'), again: null },
  ];

  it('counts type and subcategory apart, and says what it rests on', () => {
    expect(agreementOf(sample)).toMatchObject({
      compared: 4,
      notAgain: 1,
      sameCategory: 3,
      sameSubcategory: 2,
      categoryRate: 0.75,
      subcategoryRate: 0.5,
      kappa: 0.5,
    });
  });

  it('shows every pair that was met', () => {
    expect(agreementOf(sample).pairs).toEqual([
      { first: 'A/x', again: 'A/x', notices: 1 },
      { first: 'A/x', again: 'A/y', notices: 1 },
      { first: 'B', again: 'A', notices: 1 },
      { first: 'B', again: 'B', notices: 1 },
    ]);
  });

  it('gives no rate where nothing was compared, and no kappa where chance alone would agree', () => {
    expect(agreementOf([])).toMatchObject({ compared: 0, categoryRate: null, subcategoryRate: null, kappa: null });
    expect(agreementOf([{ position: 1, first: is('A'), again: is('A') }])).toMatchObject({ categoryRate: 1, kappa: null });
  });

  it('tells the register how many of those compared were classified the same way', () => {
    const period = { first: '2026-01-01', last: '2026-03-31' };
    expect(registerCheck(period, agreementOf(sample))).toEqual({ period, sampled: 4, agreed: 2 });
    expect(registerCheck(period, agreementOf([]))).toBeNull();
  });
});

describe('a share of refusals', () => {
  it('is given from 20 decided notices on', () => {
    expect(shareOf(19, 19)).toBeNull();
    expect(shareOf(5, 20)).toBe(0.25);
  });
});
