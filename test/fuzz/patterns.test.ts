// The search for slow regular expressions finds those that are, and the ones it once found are mended; `npm run test:faults` goes through all.
import { expect, it } from 'vitest';
import { pumpsOf, slownessOf } from './patterns.ts';

const of = (pattern: RegExp) => ({ file: '', source: pattern.source, flags: pattern.flags });

const LENGTH = 5_000;

it.each([/^(a+)+$/, /\s+$/, /^([a-z.-]+)[^:]*: (.*)$/s])('finds that %s takes too long', (pattern) => {
  expect(slownessOf(of(pattern), LENGTH)).not.toBeNull();
});

it.each([
  /^\s+/,
  /a{1,50}b/g,
  // Found by the search, and written otherwise since.
  /^([a-z.-]+)(?![a-z.-])[^:]*: (.*)$/s,
  /^(?:page|pagina)\s*(?::\s*)?\d+/,
  /(?<!\d)(\d+) 0 R/g,
])('finds nothing in %s', (pattern) => {
  expect(pumpsOf(pattern.source).length).toBeGreaterThan(0);
  expect(slownessOf(of(pattern), LENGTH)).toBeNull();
});
