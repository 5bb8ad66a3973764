// The words of a rendering in one language: templates/locales/xx/*.json. Code holds keys, catalogues hold sentences.
import assert from 'node:assert';
import { UserError } from '../error.ts';
import { type Format, formatFor, isReportLanguage, reportLanguages } from './format.ts';
import { templateText } from './mustache.ts';

/** A sentence with `{names}`, or its plural forms chosen by the number named in `by`. */
export type Message = string | ({ readonly by: string; readonly other: string } & { readonly [form: string]: string });

export interface Catalogue {
  readonly language: string;
  readonly format: Format;
  /** Every key, in the order of the file. */
  readonly keys: readonly string[];
  readonly has: (key: string) => boolean;
  /** All sentences as they stand in the file, in every plural form, without the places for values. */
  readonly texts: readonly string[];
  /** Sentence of a key. Numbers are formatted, strings stand as they are; a missing key or value throws. */
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
}

const catalogues = new Map<string, Catalogue>();

/** The files of a language: `report` the page, the others named for what they are the words of. */
export const CATALOGUE_PARTS = ['report', 'letter', 'data', 'site', 'checklist', 'workbook', 'pdf', 'prose'] as const;
export type CataloguePart = (typeof CATALOGUE_PARTS)[number];

/**
 * Catalogue of a language: locales/LANGUAGE/PART.json.
 *
 * @throws UserError `language.no-catalogue`
 */
export function loadCatalogue(language: string, part: CataloguePart = 'report'): Catalogue {
  const name = `${language}/${part}`;
  let catalogue = catalogues.get(name);
  if (!catalogue) {
    if (!isReportLanguage(language)) {
      throw new UserError(
        'language.no-catalogue',
        `There are no words for the language “${language.slice(0, 10)}”; a report can be issued in ${reportLanguages().join(', ')}. Change the languages in the trusted flagger's data.`,
      );
    }
    catalogue = createCatalogue(language, JSON.parse(templateText(`locales/${name}.json`)) as Record<string, Message>);
    catalogues.set(name, catalogue);
  }
  return catalogue;
}

export function createCatalogue(language: string, messages: Readonly<Record<string, Message>>): Catalogue {
  const format = formatFor(language);
  const setRight = (text: string) => keepReferences(language === 'fr' ? frenchSpaces(text) : text);
  return {
    language,
    format,
    keys: Object.keys(messages),
    has: (key) => Object.hasOwn(messages, key),
    texts: Object.values(messages)
      .flatMap((message) =>
        typeof message === 'string' ? [message] : Object.entries(message).flatMap(([form, text]) => (form === 'by' ? [] : [text])),
      )
      .map((text) => text.replace(/\{[a-z][a-zA-Z0-9]*\}/g, ' ')),
    t: (key, values = {}) => {
      const message = messages[key];
      assert(message !== undefined, `catalogue ${language}: no “${key}”`);
      const text = typeof message === 'string' ? message : formOf(message, values, format, key);
      return setRight(text).replace(/\{([a-z][a-zA-Z0-9]*)\}(\.?)/g, (_, name: string, stop: string) => {
        const value = values[name];
        assert(value !== undefined, `catalogue ${language}: “${key}” lacks the value “${name}”`);
        const shown = typeof value === 'number' ? format.number(value) : value;
        // Some languages end a date with a full stop, which is then the sentence's too.
        return shown.endsWith('.') ? shown : `${shown}${stop}`;
      });
    },
  };
}

function formOf(message: Exclude<Message, string>, values: Readonly<Record<string, string | number>>, format: Format, key: string): string {
  const number = values[message.by];
  assert(typeof number === 'number', `plural “${key}”: “${message.by}” is no number`);
  return message[format.plural(number)] ?? message.other;
}

/** A reference to the law is not broken before its number: `Article 22`, `lid 3`. */
function keepReferences(text: string): string {
  return text.replace(/\b(Articles?|artikel|lid|leden|article|paragraphes?|point|punt) (?=\d|[a-c]\))/g, '$1\u00a0');
}

/** French sets a space that does not break before high punctuation and inside guillemets. */
function frenchSpaces(text: string): string {
  return text.replace(/ (?=[;:?!»%])/g, '\u00a0').replace(/« /g, '«\u00a0');
}
