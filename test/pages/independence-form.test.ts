import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type IndependenceEntry, independenceSchema } from '../../src/model/independence.ts';
import { entryValues, readEntry, shareText } from '../../src/pages/independence-form.ts';
import type { Values } from '../../src/web/forms.ts';

const registerOf = (sample: string) =>
  independenceSchema.parse(JSON.parse(readFileSync(new URL(`../../samples/${sample}/independence.json`, import.meta.url), 'utf8')));

/** As a browser sends it: all that stands in the form. */
const again = (entry: IndependenceEntry, languages: readonly string[], change: Values = {}) =>
  readEntry({ ...entryValues(entry, languages), ...change }, entry, entry.element, languages);

describe('an entry of the register as a form', () => {
  it.each([
    ['hotline', ['nl', 'fr', 'en']],
    ['hotline', ['fr']],
    ['hotline', ['de', 'nl']],
    ['flagger-fr', ['fr']],
    ['flagger-fr', ['de']],
  ])('comes back byte for byte: %s in %s', (sample, languages) => {
    for (const entry of registerOf(sample).entries) {
      const read = again(entry, languages);
      expect([...read.problems, ...read.issues]).toEqual([]);
      expect(JSON.stringify(read.entry)).toBe(JSON.stringify(entry));
    }
  });

  it('keeps what it does not show when something else is changed', () => {
    const [entry] = registerOf('hotline').entries as [IndependenceEntry];
    expect(again(entry, ['fr'], { 'text-fr': ['Autre chose.'] }).entry?.text).toEqual({ ...entry.text, fr: 'Autre chose.' });
  });

  it('takes out the rows that were ticked or emptied, and keeps the words of the others in every language', () => {
    const funding = registerOf('hotline').entries.find(({ sources }) => sources) as IndependenceEntry;
    const sources = funding.sources ?? [];
    const emptied = { 'source-3-kind': [''], 'source-3-share': [''], 'source-3-label-fr': [''], 'source-3-provider': [''] };
    const { entry } = again(funding, ['fr'], { 'source-1-drop': ['yes'], ...emptied });
    expect(entry?.sources).toEqual(sources.filter((_, i) => i !== 0 && i !== 2));
  });

  it.each([
    [{ 'source-1-share': ['x'] }, 'source-1-share'],
    [{ 'source-1-share': ['101'] }, 'source-1-share'],
    [{ 'source-2-kind': [''] }, 'source-2-kind'],
    [{ link: ['nowhere'] }, 'link'],
    [{ 'text-nl': ['turned \u202e round'] }, 'text-nl'],
    [{ audience: ['nobody'] }, 'audience'],
  ])('tells which field is wrong: %j', (change, field) => {
    const funding = registerOf('hotline').entries.find(({ sources }) => sources) as IndependenceEntry;
    const read = again(funding, ['nl', 'fr', 'en'], change);
    expect(read.entry).toBeNull();
    expect(read.issues.map(({ path }) => read.fieldOf(path))).toEqual([field]);
  });

  it('takes neither an empty answer nor “none” with rows', () => {
    const funding = registerOf('hotline').entries.find(({ sources }) => sources) as IndependenceEntry;
    expect(again(funding, ['nl'], { none: ['yes'] }).problems).toEqual([{ field: 'none', key: 'error.noneAndMore' }]);
    const nothing = readEntry(entryValues(null, ['nl']), null, 'legal-form', ['nl']);
    expect(nothing.problems).toEqual([{ field: 'none', key: 'error.empty' }]);
    expect(readEntry({ ...entryValues(null, ['nl']), none: ['yes'] }, null, 'legal-form', ['nl']).entry?.none).toBe(true);
  });

  it('shows a share in few digits that give the same share', () => {
    for (let i = 0; i <= 1000; i += 1) expect(Number(`${shareText(i / 1000)}e-2`)).toBe(i / 1000);
    expect(Array.from({ length: 1001 }, (_, i) => shareText(i / 1000).length).every((length) => length <= 4)).toBe(true);
    expect(shareText(0.29)).toBe('29');
    expect(shareText(0.125)).toBe('12.5');
  });
});
