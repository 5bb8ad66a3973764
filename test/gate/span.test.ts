// How far a word speaks of a value behind it: up to the end of its sentence, and an abbreviation ends none.
import { describe, expect, it } from 'vitest';
import { contextBefore } from '../../src/gate/span.ts';

describe('what stands before a value', () => {
  it.each([
    ['geb.dat. jan', 'geb.dat. jan'],
    ['geb.dat. Jan', 'geb.dat. Jan'],
    ['Geb. Gent', 'Geb. Gent'],
    ['TEL. BE', 'TEL. BE'],
    ['réf. Nr. A', 'réf. Nr. A'],
    ['geboren i.p.v. X', 'geboren i.p.v. X'],
    ['zij is geboren. op', 'zij is geboren. op'],
  ])('goes on behind an abbreviation and before a small letter: %s', (text, before) =>
    expect(contextBefore(text, text.length)).toBe(before),
  );
  it.each([
    ['Zij is geboren. Op', 'Op'],
    ['Is zij geboren? Élodie', 'Élodie'],
    ['geboren; op', ' op'],
    ['geboren\n\nop', '\nop'],
  ])('begins with the sentence: %j', (text, before) => expect(contextBefore(text, text.length).trimEnd()).toBe(before));
});
