// The words: complete in every language, with the same values in each, and none that nothing says.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { DIMENSIONS } from '../../src/model/table.ts';
import { CATALOGUE_PARTS, createCatalogue, loadCatalogue, type Message } from '../../src/render/catalogue.ts';
import { reportLanguages } from '../../src/render/format.ts';

const LANGUAGES = reportLanguages();
const CATALOGUES = CATALOGUE_PARTS.flatMap((part) => LANGUAGES.map((language) => `${language}/${part}`));
const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const messages = (name: string) => JSON.parse(read(`templates/locales/${name}.json`)) as Record<string, Message>;
const texts = (message: Message | undefined) =>
  typeof message === 'object' ? Object.entries(message).flatMap(([form, text]) => (form === 'by' ? [] : [text])) : [message ?? ''];
const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();
const englishOf = (name: string) => messages(name.replace(/^../, 'en'));

describe('the catalogues', () => {
  it.each(CATALOGUES)('%s has the keys of English in the same order', (name) => {
    expect(Object.keys(messages(name))).toEqual(Object.keys(englishOf(name)));
  });

  it.each(CATALOGUES)('%s says every sentence with the values the English one has', (name) => {
    const english = englishOf(name);
    for (const [key, message] of Object.entries(messages(name))) {
      const expected = names(texts(english[key]).join(' '));
      for (const text of texts(message)) expect(names(text), `${name} ${key}`).toEqual(expected);
    }
  });

  it.each(CATALOGUES.filter((name) => name.startsWith('en/')))('%s has no key that neither the program nor a template asks for', (name) => {
    expect(Object.keys(messages(name)).filter((key) => !isAskedFor(key))).toEqual([]);
  });

  it.each(CATALOGUES)('%s has a form for every number its language tells apart', (name) => {
    // `many` of a million in Romance languages, and Latvian's zero, read like `other` where they are left out.
    const alike = /^(?:es|fr|it|pt|lv)\//.test(name) ? ['many', 'zero'] : [];
    const forms = new Intl.PluralRules(name.slice(0, 2)).resolvedOptions().pluralCategories.filter((form) => !alike.includes(form));
    for (const [key, message] of Object.entries(messages(name))) {
      if (typeof message === 'string') continue;
      for (const form of forms) expect(message[form as 'other'], `${key}: ${form}`).toBeTruthy();
    }
  });

  it.each(CATALOGUES)('%s has no empty text, no double blank and no straight quote', (name) => {
    for (const [key, message] of Object.entries(messages(name))) {
      for (const text of texts(message)) expect(text, key).toMatch(/^(?! )(?!.* {2})[^"']+(?<! )$/);
    }
  });

  it('uses one word for a notice', () => {
    const all = (language: string) =>
      Object.values(messages(`${language}/report`))
        .flatMap(texts)
        .join('\n');
    expect(all('nl')).not.toMatch(/kennisgeving/i);
    expect(all('en')).not.toMatch(/\bflags?\b|\btickets?\b/i);
    expect(all('nl')).toMatch(/betrouwbare flagger/i);
    expect(all('fr')).toMatch(/signaleur de confiance/i);
  });

  it('refuses a language it has no words in', () => {
    expect(() => loadCatalogue('ru')).toThrow(UserError);
    expect(() => loadCatalogue('../en')).toThrow(UserError);
  });
});

describe('a sentence', () => {
  const english = createCatalogue('en', { plain: 'To {name}', many: { by: 'n', one: '{n} notice', other: '{n} notices' } });

  it.each([
    [1, '1 notice'],
    [0, '0 notices'],
    [1204, '1,204 notices'],
  ])('takes the form of %s', (n, expected) => {
    expect(english.t('many', { n })).toBe(expected);
  });

  it('leaves text as it is, braces in it too', () => {
    expect(english.t('plain', { name: '{other}' })).toBe('To {other}');
  });

  it('ends with one full stop after a date that ends with one', () => {
    const croatian = createCatalogue('hr', { a: 'Do {day}.' });
    expect(croatian.t('a', { day: croatian.format.day('2026-12-31') })).toBe('Do 31. prosinca 2026.');
  });

  it('stops at a missing key, a missing value and a plural without its number', () => {
    expect(() => english.t('nowhere')).toThrow(/nowhere/);
    expect(() => english.t('plain')).toThrow(/name/);
    expect(() => english.t('many', { n: '3' })).toThrow(/number/);
  });

  it('does not break before French punctuation or the number of an article', () => {
    const french = createCatalogue('fr', { a: 'Voir « Corrections » : article 22, paragraphe 3 ; 5 %' });
    expect(french.t('a')).toBe('Voir «\u00a0Corrections\u00a0»\u00a0: article\u00a022, paragraphe\u00a03\u00a0; 5\u00a0%');
  });
});

/** The program without its comments. */
const program = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(`src/${file}`).replace(/\/\*.*?\*\/|(?<=^|\s)\/\/.*?$/gms, ''))
  .join('\n');
const schema = readdirSync(new URL('schema/', root)).filter((file) => file.endsWith('.json'));
const letters = ['letter.html', 'letter.txt', 'email.txt'].map((name) => read(`templates/${name}.mustache`)).join('\n');
const allIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] as string);
const literals = new Set(allIn(program, /'((?:[^'\\\n]|\\.)+)'/g));
const codes = new Set(schema.flatMap((file) => allIn(read(`schema/${file}`), /"code": "(\w+)"/g)));
/** Keys put together, `section.${id}`: what stands between their fixed parts is a word or a code the program knows. */
const patterns = allIn(program, /`((?:[\w.-]|\$\{[\w.?]+\})+)`/g)
  .map((template) => template.split(/\$\{[\w.?]+\}/))
  .filter((parts) => parts.length > 1 && /\w/.test(parts.join('')) && parts.some((part) => part.includes('.')))
  .map((parts) => new RegExp(`^${parts.map((part) => part.replace(/\W/g, '\\$&')).join('(.+)')}$`));

/** Named in full, put together, a member of a dimension, or one of the letter's fixed words. */
function isAskedFor(key: string): boolean {
  const isKnown = (word: string) => literals.has(word) || codes.has(word);
  const [first = '', ...rest] = key.split('.');
  if (literals.has(key) || letters.includes(`{{words.${key.replace(/\.(.)/g, (_, letter: string) => letter.toUpperCase())}}}`)) return true;
  if (DIMENSIONS.some((dimension) => dimension === first) && isKnown(rest.join('.'))) return true;
  return patterns.some((pattern) => pattern.exec(key)?.slice(1).every(isKnown));
}
