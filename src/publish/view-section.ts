// The parts a page is made of: sections with a heading, and blocks within them. A template shows a block by its kind; which blocks
// stand where is decided by the section functions.
import type { NarrativeField } from '../model/narrative-field.ts';
import type { TableView } from './view-table.ts';
import type { Text, Words } from './view-words.ts';

/** A fact with its name: `Released on: 31 January 2027`. */
export type FactView = { readonly term: string; readonly values: readonly (Text & { readonly href: string | null })[] };

/** A word and what it means. */
export type DefinitionView = { readonly term: string; readonly meaning: string };

export type NarrativeView = {
  /** A narrative field, or the place in the register the text comes from: the gate reads it as text of a person. */
  readonly field: string;
  readonly lang: string | null;
  readonly paragraphs: readonly string[];
  /** Said when the text is shown in another language. */
  readonly note: string | null;
};

export type LinkView = { readonly href: string; readonly text: string; readonly detail: string };

/** A list in a block: an object of its own, so that a template opens and closes the list around its members. */
export type List<T> = { readonly list: readonly T[] };

/** One of these is not null. `figure` names a chart, which is put in if it was drawn. */
export type Block = {
  readonly paragraph: Text | null;
  readonly notice: string | null;
  /** `lang`: the language of all of them, where it is not the page's. */
  readonly points: (List<string> & { readonly lang: string | null }) | null;
  readonly definitions: List<DefinitionView> | null;
  readonly links: List<LinkView> | null;
  readonly narrative: NarrativeView | null;
  readonly table: TableView | null;
  readonly figure: string | null;
};

export type Subsection = { readonly id: string; readonly heading: string; readonly blocks: readonly Block[] };
export type Section = Subsection & { readonly subsections: readonly Subsection[] };

const EMPTY: Block = {
  paragraph: null,
  notice: null,
  points: null,
  definitions: null,
  links: null,
  narrative: null,
  table: null,
  figure: null,
};

export const paragraph = (text: string | Text): Block => ({ ...EMPTY, paragraph: typeof text === 'string' ? { text, lang: null } : text });
/** A sentence made from the numbers; nothing where there is none to say. */
export const sentence = (text: string | null): Block[] => (text === null ? [] : [paragraph(text)]);
export const notice = (text: string): Block => ({ ...EMPTY, notice: text });
export const points = (list: readonly string[], lang: string | null = null): Block => ({ ...EMPTY, points: { list, lang } });
export const definitions = (list: readonly DefinitionView[]): Block => ({ ...EMPTY, definitions: { list } });
export const links = (list: readonly LinkView[]): Block => ({ ...EMPTY, links: { list } });
export const table = (view: TableView): Block => ({ ...EMPTY, table: view });
export const figure = (id: string): Block => ({ ...EMPTY, figure: id });

/** What people wrote in a field, with a note where it exists in another language only; nothing where nobody wrote any. */
export function narrative(words: Words, field: NarrativeField): Block[] {
  const { narrative: texts, languages } = words.report;
  const language = [words.language, ...languages].find((code) => texts[code]?.[field]);
  const text = language && texts[language]?.[field];
  if (!language || !text) return [];
  const own: Text = { text, lang: language === words.language ? null : language };
  return [written(field, own, foreignNote(words, own))];
}

/** Said before a text that is not in the language of the page. */
export function foreignNote(words: Words, { lang }: Text): string | null {
  return lang === null ? null : words.t('narrative.other-language', { language: words.format.language(lang) });
}

/** Text of a person in paragraphs; a blank line parts them. */
export function written(field: string, { text, lang }: Text, note: string | null = null): Block {
  const lines = (part: string) => part.trim().split('\n');
  const paragraphs = text.split(/\n\s*\n/).map((part) =>
    lines(part)
      .map((line) => line.trim())
      .join(' '),
  );
  return { ...EMPTY, narrative: { field, lang, paragraphs, note } };
}

/** A section with its heading from the catalogue. */
export function section(words: Words, id: string, blocks: readonly Block[], subsections: readonly (Subsection | null)[] = []): Section {
  return { id, heading: words.t(`section.${id}`), blocks, subsections: subsections.filter((part) => part !== null) };
}

export function subsection(words: Words, id: string, blocks: readonly Block[]): Subsection {
  return { id, heading: words.t(`section.${id}`), blocks };
}
