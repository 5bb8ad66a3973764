// Own references that repeat: which record is the first, which says the same again, which contradicts it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { referenceIndex, shortHash } from '../../src/import/references.ts';

it('the first of alike records goes in, records that differ all stop, and some other lines are named', () => {
  const index = referenceIndex();
  const add = (reference: string, line: number, says: string) => index.add(reference, line, shortHash(says));
  for (let line = 2; line < 12; line += 1) add('conflict', line, `says ${line}`);
  add('alike', 20, 'x');
  add('alike', 21, 'x');
  add('one', 30, 'x');
  expect(index.verdict('one', 30)).toEqual({ kind: 'first', lines: [], others: 0 });
  expect(index.verdict('never', 1)).toEqual({ kind: 'first', lines: [], others: 0 });
  expect(index.verdict('alike', 20)).toEqual({ kind: 'first', lines: [20], others: 1 });
  expect(index.verdict('alike', 21)).toEqual({ kind: 'repeat', lines: [20], others: 1 });
  expect(index.verdict('conflict', 2)).toEqual({ kind: 'conflict', lines: [3, 4, 5, 6, 7], others: 9 });
  expect(index.verdict('conflict', 11)).toEqual({ kind: 'conflict', lines: [2, 3, 4, 5, 6], others: 9 });
});

it('however many repeat, each knows its own records', () => {
  const records = fc.array(fc.record({ reference: fc.integer({ min: 0, max: 150 }), says: fc.nat(1) }), { maxLength: 600 });
  fc.assert(
    fc.property(records, (all) => {
      const index = referenceIndex();
      for (const [i, { reference, says }] of all.entries()) index.add(`r${reference}`, i + 1, shortHash(String(says)));
      for (const [i, { reference }] of all.entries()) {
        const own = all.filter((one) => one.reference === reference);
        const verdict = index.verdict(`r${reference}`, i + 1);
        const differs = new Set(own.map(({ says }) => says)).size > 1;
        const isFirst = all.findIndex((one) => one.reference === reference) === i;
        expect(verdict.kind).toBe(differs ? 'conflict' : isFirst ? 'first' : 'repeat');
        expect(verdict.others).toBe(own.length - 1);
      }
    }),
  );
});
