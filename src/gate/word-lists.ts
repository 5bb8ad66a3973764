// The word lists of schema/words: names, ordinary words, places, bodies. schema/words/README.md says what each is and how to add a word.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export type WordList = 'given-names' | 'surnames' | 'common-words' | 'german-nouns' | 'places' | 'organisations' | 'name-context';

const FOLDER = new URL('../../schema/words/', import.meta.url);

/** Lines by the heading they stand under. */
type Sections = ReadonlyMap<string, readonly string[]>;
const read = new Map<WordList, Sections>();

/** Each file is read once, when first asked for. */
function sections(list: WordList): Sections {
  const known = read.get(list);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const part of readFileSync(new URL(`${list}.txt`, FOLDER), 'utf8').split(/^# /m)) {
    const [heading = '', ...lines] = part.split(/\r?\n/).filter((line) => line !== '');
    if (heading !== '') found.set(heading, lines);
  }
  read.set(list, found);
  return found;
}

/** Lines of one section. */
export function listedLines(list: WordList, section: string): readonly string[] {
  const lines = sections(list).get(section);
  assert(lines, `${list}.txt has no section “${section}”`);
  return lines;
}

/** Words of one section, or of all of them. */
export function listedWords(list: WordList, section?: string): readonly string[] {
  const lines = section === undefined ? [...sections(list).values()].flat() : listedLines(list, section);
  return lines.flatMap((line) => line.split(' '));
}
