// Names of months and days of the week in the languages of the Union, from Intl, with the short forms people type.
import { normaliseLabel } from '../model/normalise.ts';

/** The 24 official languages of the Union. */
export const DATE_LANGUAGES = [
  ...['bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'ga', 'hr'],
  ...['hu', 'it', 'lt', 'lv', 'mt', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'sv'],
];

/** What a word means in one language; "mar." is both in French. Month 1 to 12, weekday 0 (Sunday) to 6. */
export interface WordMeaning {
  readonly month: number | null;
  readonly weekday: number | null;
}

interface Words {
  /** Names and short forms a language writes. */
  readonly names: ReadonlyMap<string, WordMeaning>;
  /** Beginnings of names that no other name of the language shares: what people make up. */
  readonly beginnings: ReadonlyMap<string, WordMeaning>;
}

/** Other spellings of the same language. */
const LOCALES: Readonly<Record<string, readonly string[]>> = {
  de: ['de-AT'],
  en: ['en-GB', 'en-US', 'en-IE'],
  nl: ['nl-BE'],
  pt: ['pt-PT'],
  fr: ['fr-BE'],
};

/** Short forms that Intl does not give. */
const TYPED: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  nl: [
    ['mrt', 3],
    ['maa', 3],
  ],
  de: [
    ['mrz', 3],
    ['maerz', 3],
    ['feber', 2],
  ],
  en: [['sept', 9]],
  es: [['set', 9]],
  pl: ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'].map((roman, i) => [roman, i + 1] as const),
};

const WORDS = new Map<string, Words>();

function wordsOf(language: string): Words {
  const known = WORDS.get(language);
  if (known) return known;
  const names = new Map<string, WordMeaning>();
  const long: LongName[] = [];
  for (const locale of [language, ...(LOCALES[language] ?? [])]) {
    for (const { name, meaning, width } of namesOf(locale)) {
      addMeaning(names, name, meaning);
      if (width === 'long') long.push({ name, meaning, least: meaning.month === null ? 2 : 3 });
    }
  }
  for (const [name, month] of TYPED[language] ?? []) addMeaning(names, name, { month, weekday: null });
  const words = { names, beginnings: beginningsOf(long, names) };
  WORDS.set(language, words);
  return words;
}

interface LongName {
  readonly name: string;
  readonly meaning: WordMeaning;
  /** Letters a beginning needs. */
  readonly least: number;
}

function beginningsOf(long: readonly LongName[], names: ReadonlyMap<string, WordMeaning>): Map<string, WordMeaning> {
  const beginnings = new Map<string, WordMeaning>();
  for (const { name, meaning, least } of long) {
    for (let length = least; length < name.length; length += 1) {
      const beginning = name.slice(0, length);
      const shared = long.some((other) => other.name.startsWith(beginning) && !sameMeaning(other.meaning, meaning));
      if (!shared && !names.has(beginning)) beginnings.set(beginning, meaning);
    }
  }
  return beginnings;
}

/** Every month and weekday as a locale writes it alone and within a date. */
function namesOf(locale: string): { name: string; meaning: WordMeaning; width: 'long' | 'short' }[] {
  const found: { name: string; meaning: WordMeaning; width: 'long' | 'short' }[] = [];
  const add = (options: Intl.DateTimeFormatOptions, type: 'month' | 'weekday', at: number, value: number, width: 'long' | 'short') => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    const name = wordKey(format.formatToParts(at).find((part) => part.type === type)?.value ?? '');
    // "Dé hAoine" is taken apart in a cell, and its particle says nothing.
    const words = type === 'weekday' ? name.split(' ').slice(-1) : [name];
    for (const word of words)
      if (/\p{L}/u.test(word)) found.push({ name: word, meaning: { month: null, weekday: null, [type]: value }, width });
  };
  for (const width of ['long', 'short'] as const) {
    for (let month = 1; month <= 12; month += 1) {
      const at = Date.UTC(2026, month - 1, 15);
      add({ month: width }, 'month', at, month, width);
      add({ month: width, day: 'numeric' }, 'month', at, month, width);
    }
    // 1 March 2026 is a Sunday.
    for (let day = 0; day < 7; day += 1) add({ weekday: width }, 'weekday', Date.UTC(2026, 2, day + 1), day, width);
  }
  return found;
}

function addMeaning(names: Map<string, WordMeaning>, name: string, meaning: WordMeaning): void {
  const known = names.get(name);
  names.set(name, { month: known?.month ?? meaning.month, weekday: known?.weekday ?? meaning.weekday });
}

function sameMeaning(a: WordMeaning, b: WordMeaning): boolean {
  return a.month === b.month && a.weekday === b.weekday;
}

/** A word in normal form, without the dot of an abbreviation. */
export function wordKey(word: string): string {
  return normaliseLabel(word).replace(/(?<!\.)\.+$/, '');
}

/** The month a name stands for in one language, short forms included; null for another word. */
export function monthNamed(name: string, language: string): number | null {
  const { names, beginnings } = wordsOf(language);
  const key = wordKey(name);
  return (names.get(key) ?? beginnings.get(key))?.month ?? null;
}

const MEANINGS = new Map<string, ReadonlyMap<string, WordMeaning>>();
const REMEMBERED_MAX = 2_000;

/**
 * What a word means, by language. A beginning ("lut" of "lutego") counts only where the word is no language's own name or short
 * form: "mar" is March for many, not the beginning of the Finnish November.
 */
export function meaningsOf(word: string): ReadonlyMap<string, WordMeaning> {
  const key = wordKey(word);
  const known = MEANINGS.get(key);
  if (known) return known;
  const pick = (kind: 'names' | 'beginnings') =>
    new Map(
      DATE_LANGUAGES.flatMap((language) => {
        const meaning = wordsOf(language)[kind].get(key);
        return meaning ? [[language, meaning] as const] : [];
      }),
    );
  const own = pick('names');
  const meanings = own.size > 0 ? own : pick('beginnings');
  if (MEANINGS.size < REMEMBERED_MAX) MEANINGS.set(key, meanings);
  return meanings;
}
