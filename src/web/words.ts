// The words of the pages in four languages: templates/ui/locales/xx/AREA.json, one file an area of the program.
import assert from 'node:assert';
import { type Catalogue, createCatalogue, type Message } from '../render/catalogue.ts';
import { templateText, type View } from '../render/mustache.ts';

export const UI_LANGUAGES = ['nl', 'fr', 'de', 'en'] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

const OWN_NAMES: Readonly<Record<string, string>> = { nl: 'Nederlands', fr: 'Français', de: 'Deutsch', en: 'English' } satisfies Record<
  UiLanguage,
  string
>;

/** A language of the pages, in itself. */
export const ownName = (language: string): string => OWN_NAMES[language] ?? language;

export function isUiLanguage(text: string | null | undefined): text is UiLanguage {
  return (UI_LANGUAGES as readonly string[]).includes(text ?? '');
}

export interface Words extends Pick<Catalogue, 't' | 'has' | 'format' | 'language'> {
  /** Every sentence without values, for a template: `list.title` is `{{w.list.title}}`. */
  readonly w: View;
}

const loaded = new Map<string, Words>();

export function wordsOf(language: UiLanguage, area: string): Words {
  const name = `${language}/${area}`;
  let words = loaded.get(name);
  if (!words) {
    const messages = JSON.parse(templateText(`ui/locales/${name}.json`)) as Record<string, Message>;
    const catalogue = createCatalogue(language, messages);
    words = { t: catalogue.t, has: catalogue.has, format: catalogue.format, language, w: nested(catalogue, messages) };
    loaded.set(name, words);
  }
  return words;
}

interface Nested {
  [name: string]: string | Nested;
}

function nested(catalogue: Catalogue, messages: Readonly<Record<string, Message>>): View {
  const root: Nested = {};
  for (const [key, message] of Object.entries(messages)) {
    if (typeof message !== 'string' || /\{[a-z]/.test(message)) continue;
    const parts = key.split('.');
    let at = root;
    for (const part of parts.slice(0, -1)) {
      const next = at[part] ?? {};
      assert(typeof next !== 'string', `words: “${key}” lies beneath a sentence`);
      at[part] = next;
      at = next;
    }
    const last = parts.at(-1) as string;
    assert(at[last] === undefined, `words: “${key}” is a sentence and a folder`);
    at[last] = catalogue.t(key);
  }
  return root;
}

/** The language of the pages that a browser asks for; null where it asks for none of ours. */
export function preferredLanguage(accepted: string | undefined): UiLanguage | null {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';');
      const weight = options.map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1]).find((found) => found !== undefined);
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ language }) => language).find(isUiLanguage) ?? null;
}
