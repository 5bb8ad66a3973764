import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeEqual } from '../../src/log/merge-equal.ts';

const counts = fc.array(
  fc.record({
    provider: fc.constantFrom('a', 'ab', 'b "c"', null),
    month: fc.constantFrom(9, 10, undefined),
    notices: fc.integer({ min: -2, max: 3 }),
    items: fc.integer({ min: 0, max: 9 }),
    inPart: fc.boolean(),
  }),
);

it('adds up what stands under the same codes, wherever the sums stand among them, and leaves out counts of no notice', () => {
  const merged = mergeEqual([
    { provider: 'a', notices: 1, items: 2, month: null },
    { provider: 'b', notices: 1, items: 1, month: null },
    { provider: 'a', notices: 3, items: 5, month: null },
    { provider: 'b', notices: -1, items: -1, month: null },
  ]);
  expect(merged).toEqual([{ provider: 'a', notices: 4, items: 7, month: null }]);
});

it('keeps every notice and item, each combination of codes once, in one order however they come', () => {
  fc.assert(
    fc.property(counts, (told) => {
      const merged = mergeEqual(told);
      const codesOf = ({ notices: _n, items: _i, ...codes }: (typeof told)[number]) => JSON.stringify(codes);
      const sums = new Map<string, { notices: number; items: number }>();
      for (const one of told) {
        const sum = sums.get(codesOf(one)) ?? { notices: 0, items: 0 };
        sums.set(codesOf(one), { notices: sum.notices + one.notices, items: sum.items + one.items });
      }
      expect(new Map(merged.map((one) => [codesOf(one), { notices: one.notices, items: one.items }]))).toEqual(
        new Map([...sums].filter(([, { notices }]) => notices !== 0)),
      );
      expect(merged).toHaveLength(new Set(merged.map(codesOf)).size);
      expect(mergeEqual([...told].reverse())).toEqual(merged);
      expect(merged.map(codesOf)).toEqual(merged.map(codesOf).sort());
    }),
  );
});
