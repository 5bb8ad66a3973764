// The word lists as files people add to: the code finds every section, and each is sorted, without doubles, in the form it says.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameForm } from '../../src/gate/lexicon.ts';
import { listedLines, listedWords, type WordList } from '../../src/gate/word-lists.ts';
import { compareText } from '../../src/model/normalise.ts';

const FOLDER = new URL('../../schema/words/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));
const SECTIONS = FILES.flatMap((file) => {
  const headings = [...readFileSync(new URL(file, FOLDER), 'utf8').matchAll(/^# (.+)$/gm)].map((match) => match[1] ?? '');
  return headings.map((heading) => ({ list: file.replace('.txt', '') as WordList, heading }));
});
const withoutAccents = (word: string) =>
  word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
const inOrder = (a: string, b: string) => compareText(withoutAccents(a), withoutAccents(b)) || compareText(a, b);

describe('the word lists', () => {
  it('are all described, with their sections', () => {
    const readme = readFileSync(new URL('README.md', FOLDER), 'utf8');
    expect(FILES.filter((file) => !readme.includes(`\`${file}\``))).toEqual([]);
    const byPlace = ['given-names', 'surnames'];
    expect(SECTIONS.filter(({ list, heading }) => !byPlace.includes(list) && !readme.includes(`\`${heading}\``))).toEqual([]);
  });
  it.each(SECTIONS)('are sorted and hold no word twice: $list, $heading', ({ list, heading }) => {
    const entries = heading === 'phrases' ? listedLines(list, heading) : listedWords(list, heading);
    expect(entries.length).toBeGreaterThan(5);
    expect(entries).toEqual([...new Set(entries)].sort(inOrder));
  });
  it.each(SECTIONS)('have lines one can read: $list, $heading', ({ list, heading }) => {
    for (const line of listedLines(list, heading)) {
      expect(line).toBe(line.trim().replace(/\s+/g, ' ').normalize('NFC'));
      expect([...line].length).toBeLessThanOrEqual(140);
    }
  });
  it.each(['german-nouns', 'name-context'] as const)('hold normal forms where they say so: %s', (list) => {
    const words = SECTIONS.filter((section) => section.list === list && section.heading !== 'feasts');
    const others = words.flatMap(({ heading }) => listedWords(list, heading)).filter((word) => nameForm(word) !== word);
    expect(others).toEqual([]);
  });
  it('refuse a section that is not there', () => {
    expect(() => listedWords('common-words', 'la')).toThrow('common-words.txt has no section “la”');
  });
});
