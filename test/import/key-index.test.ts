// A million keys in a few bytes each, and none taken for another.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyIndex } from '../../src/import/key-index.ts';

it('numbers keys in the order in which they first came and keeps what was noted beside them', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 }), (keys) => {
      const index = keyIndex(1);
      const expected = new Map<string, number>();
      for (const key of keys) {
        if (!expected.has(key)) expected.set(key, expected.size);
        const number = index.enter(key);
        expect(number).toBe(expected.get(key));
        index.set(number, 0, index.get(number, 0) + 1);
      }
      expect(index.size()).toBe(expected.size);
      for (const key of expected.keys()) expect(index.get(index.find(key), 0)).toBe(keys.filter((one) => one === key).length);
      expect(index.find('never came')).toBe(-1);
    }),
  );
});

it('grows to many keys without losing one', () => {
  const index = keyIndex(2);
  for (let i = 0; i < 20_000; i += 1) index.set(index.enter(`REF-${i}`), 1, i);
  expect(index.size()).toBe(20_000);
  for (let i = 0; i < 20_000; i += 97) expect(index.get(index.find(`REF-${i}`), 1)).toBe(i);
});
