// Own references that repeat: which record is the first, which says the same again, which contradicts it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { referenceIndex } from '../../src/import/reference-index.ts';
import { shortHash } from '../../src/import/references.ts';

const printOf = (says: string) => Number.parseInt(shortHash(says).slice(0, 8), 16);

it('the first of alike records goes in, records that differ all stop, and some other lines are named', () => {
  const index = referenceIndex();
  const add = (reference: string, line: number, says: string) => index.add(reference, line, printOf(says));
  const verdict = (reference: string, line: number, says: string) => index.verdict(reference, line, () => shortHash(says));
  for (let line = 2; line < 12; line += 1) add('conflict', line, `says ${line}`);
  add('alike', 20, 'x');
  add('alike', 21, 'x');
  add('one', 30, 'x');
  expect(verdict('one', 30, 'x')).toEqual({ kind: 'first', lines: [], others: 0 });
  expect(verdict('never', 1, 'x')).toEqual({ kind: 'first', lines: [], others: 0 });
  expect(verdict('alike', 20, 'x')).toEqual({ kind: 'first', lines: [20], others: 1 });
  expect(verdict('alike', 21, 'x')).toEqual({ kind: 'repeat', lines: [20], others: 1 });
  expect(verdict('conflict', 2, 'says 2')).toEqual({ kind: 'conflict', lines: [3, 4, 5, 6, 7], others: 9 });
  expect(verdict('conflict', 11, 'says 11')).toEqual({ kind: 'conflict', lines: [2, 3, 4, 5, 6], others: 9 });
});

it('however many repeat, each knows its own records', () => {
  const records = fc.array(fc.record({ reference: fc.integer({ min: 0, max: 150 }), says: fc.nat(1) }), { maxLength: 600 });
  fc.assert(
    fc.property(records, (all) => {
      const index = referenceIndex();
      for (const [i, { reference, says }] of all.entries()) index.add(`r${reference}`, i + 1, printOf(String(says)));
      for (const [i, { reference, says }] of all.entries()) {
        const own = all.filter((one) => one.reference === reference);
        const verdict = index.verdict(`r${reference}`, i + 1, () => shortHash(String(says)));
        const differs = new Set(own.map((one) => one.says)).size > 1;
        const isFirst = all.findIndex((one) => one.reference === reference) === i;
        expect(verdict.kind).toBe(differs ? 'conflict' : isFirst ? 'first' : 'repeat');
        expect(verdict.others).toBe(own.length - 1);
      }
    }),
  );
});
