// What an authority is to be told of: every part of an entry of the register that differs.
import { expect, it } from 'vitest';
import { changesBetween, registerFields } from '../../src/model/document-changes.ts';
import { type IndependenceEntry, independenceEntrySchema } from '../../src/model/independence.ts';

const entry: IndependenceEntry = independenceEntrySchema.parse({
  element: 'quality-check',
  audience: 'public',
  text: { en: 'Once a year.' },
});
const check = { period: { first: '2025-01-01', last: '2025-12-31' }, sampled: 83, agreed: 79 };
const source = { kind: 'donations', label: { en: 'Gifts' }, share: 1, fromPlatformProvider: false } as const;
const arrangement = {
  provider: 'Snap B.V.',
  nature: { en: 'Channel' },
  firstOn: '2025-01-01',
  lastOn: null,
  support: 'none',
  sayInDecisions: false,
} as const;

// Checks were forgotten: a new one was no change.
it.each([
  ['“none”', { none: true }],
  ['text', { text: { en: 'Twice a year.' } }],
  ['link', { link: 'https://hotline.example/rules' }],
  ['sources', { sources: [source] }],
  ['arrangements', { arrangements: [arrangement] }],
  ['checks', { checks: [check] }],
] as const)('a change of %s is told', (part, change) => {
  const fields = (one: IndependenceEntry) => registerFields({ format: 'article22-independence/1', entries: [one] });
  const states = [
    { on: '2026-01-01', fields: fields(entry) },
    { on: '2026-02-03', fields: fields({ ...entry, ...change } as IndependenceEntry) },
  ];
  const kind = part === 'text' ? 'changed' : 'added';
  expect(changesBetween('independence', states)).toEqual([
    { document: 'independence', field: `quality check (public), ${part}`, kind, on: '2026-02-03' },
  ]);
});
