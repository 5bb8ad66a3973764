// The sample's documents with texts in four languages: where one lacks a language, it has the English text.

const LANGUAGES = ['nl', 'fr', 'en', 'de'] as const;
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A text by language gets all four, and so does a list of languages. */
export function inFourLanguages(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => inFourLanguages(one));
  if (typeof value !== 'object' || value === null) return value;
  const given = value as { readonly [name: string]: Json };
  const isByLanguage = 'en' in given && Object.keys(given).every((name) => /^[a-z]{2}$/.test(name));
  const completed = isByLanguage ? { ...Object.fromEntries(LANGUAGES.map((name) => [name, given['en'] ?? ''])), ...given } : given;
  return Object.fromEntries(
    Object.entries(completed).map(([name, inner]) => [name, name === 'languages' ? [...LANGUAGES] : inFourLanguages(inner)]),
  );
}
