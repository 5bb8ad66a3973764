// Texts in several languages as fields of a form, one a language, and rows of fields: both ways, without losing what the form does not show.
import type { Labels } from '../model/vocabulary.ts';
import { type Field, one, type Values } from '../web/forms.ts';
import type { Words } from '../web/words.ts';

/** Rows a form takes at most. */
const ROWS_MAX = 200;

type LabelField = Omit<Field, 'name' | 'lang'>;

/** Fields `NAME-nl`, `NAME-fr` …; the language stands in the label where there are several. */
export function labelFields(name: string, field: LabelField, languages: readonly string[], { format }: Words): Field[] {
  return languages.map((language) => ({
    ...field,
    name: `${name}-${language}`,
    label: languages.length === 1 ? field.label : `${field.label} (${format.language(language)})`,
    lang: language,
  }));
}

export function labelValues(name: string, labels: Labels | null | undefined, languages: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(languages.map((language) => [`${name}-${language}`, [labels?.[language] ?? '']]));
}

/** What was typed, with the languages of `base` that the form does not show, in the order of `base`. */
export function labelsFrom(values: Values, name: string, base: Labels | null | undefined, languages: readonly string[]): Labels {
  const entries = [...new Set([...Object.keys(base ?? {}), ...languages])].map((language): [string, string] => {
    const before = base?.[language] ?? '';
    return [language, languages.includes(language) ? typedOver(before, one(values, `${name}-${language}`)) : before];
  });
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}

/** The text of before where a browser gave it back as it gives texts back: with other ends of lines, or in one line. */
function typedOver(before: string, typed: string): string {
  const [shown, inOneLine] = [before.replace(/\r\n?/g, '\n'), before.replace(/[\r\n]/g, '')];
  return typed === shown || typed === inOneLine ? before : typed;
}

/** Numbers of the rows `PREFIX-1-…` for which anything was sent, in order. */
export function rowNumbers(values: Values, prefix: string): number[] {
  const found = Object.keys(values).flatMap((name) => {
    const number = name.startsWith(`${prefix}-`) ? /^(\d{1,3})-/.exec(name.slice(prefix.length + 1))?.[1] : undefined;
    return number === undefined ? [] : [Number(number)];
  });
  return [...new Set(found)].filter((number) => number >= 1 && number <= ROWS_MAX).sort((a, b) => a - b);
}

/** Is anything in a row, beside the places that only say which row it was? */
export function isBlankRow(values: Values, row: string): boolean {
  return Object.entries(values).every(
    ([name, typed]) => !name.startsWith(`${row}-`) || name === `${row}-of` || typed.every((text) => text === ''),
  );
}

/** The member of `base` that a row was made of; null for a new row. */
export function baseOfRow<T>(values: Values, row: string, base: readonly T[] | null | undefined): T | null {
  const of = one(values, `${row}-of`);
  return of === '' ? null : (base?.[Number(of) - 1] ?? null);
}

/** Rows that are kept, in order: neither blank nor ticked for removal. */
export function keptRows(values: Values, prefix: string): number[] {
  return rowNumbers(values, prefix).filter(
    (number) => one(values, `${prefix}-${number}-drop`) === '' && !isBlankRow(values, `${prefix}-${number}`),
  );
}

/** Is a field in a row that is not kept? Nothing in such a row is wrong. */
export function isInLeftRow(values: Values, field: string | null): boolean {
  const [, prefix = '', number = ''] = /^([a-z]+)-(\d{1,3})-/.exec(field ?? '') ?? [];
  return prefix !== '' && !keptRows(values, prefix).includes(Number(number));
}
