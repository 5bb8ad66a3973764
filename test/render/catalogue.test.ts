// The words: complete in every language, with the same values in each.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { createCatalogue, loadCatalogue, type Message } from '../../src/render/catalogue.ts';

const LANGUAGES = ['en', 'nl', 'fr'];
const messages = (language: string) =>
  JSON.parse(readFileSync(new URL(`../../templates/locales/${language}.json`, import.meta.url), 'utf8')) as Record<string, Message>;
const texts = (message: Message | undefined) =>
  typeof message === 'object' ? Object.entries(message).flatMap(([form, text]) => (form === 'by' ? [] : [text])) : [message ?? ''];
const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

describe('the catalogues', () => {
  it.each(['nl', 'fr'])('%s has the keys of English in the same order', (language) => {
    expect(Object.keys(messages(language))).toEqual(Object.keys(messages('en')));
  });

  it.each(LANGUAGES)('%s says every sentence with the values the English one has', (language) => {
    const english = messages('en');
    for (const [key, message] of Object.entries(messages(language))) {
      const expected = names(texts(english[key]).join(' '));
      for (const text of texts(message)) expect(names(text), `${language} ${key}`).toEqual(expected);
    }
  });

  it.each(LANGUAGES)('%s has a form for every number a language tells apart', (language) => {
    for (const message of Object.values(messages(language))) {
      if (typeof message === 'string') continue;
      // French `many` (a million) reads like `other`.
      for (const n of [0, 1, 2, 5, 1.5, 1_000_000]) expect(message[new Intl.PluralRules(language).select(n)] ?? message.other).toBeTruthy();
      expect(message['one'], JSON.stringify(message)).toBeTruthy();
    }
  });

  it.each(LANGUAGES)('%s has no empty text, no double blank and no straight quote', (language) => {
    for (const [key, message] of Object.entries(messages(language))) {
      for (const text of texts(message)) expect(text, key).toMatch(/^(?! )(?!.* {2})[^"']+(?<! )$/);
    }
  });

  it('uses one word for a notice', () => {
    const all = (language: string) => Object.values(messages(language)).flatMap(texts).join('\n');
    expect(all('nl')).not.toMatch(/kennisgeving/i);
    expect(all('en')).not.toMatch(/\bflags?\b|\btickets?\b/i);
    expect(all('nl')).toMatch(/betrouwbare flagger/i);
    expect(all('fr')).toMatch(/signaleur de confiance/i);
  });

  it('refuses a language it has no words in', () => {
    expect(() => loadCatalogue('de')).toThrow(UserError);
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
