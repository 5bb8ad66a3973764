// What a data file is made of: a table with its columns and rows, before it is CSV.
import type { Words } from './view-words.ts';

export interface DataTable {
  /** `by-provider` is data/by-provider.csv. */
  readonly name: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly DataValue[])[];
}

export interface DataColumn {
  /** The same whatever the language. */
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  /** Key of its description; `name` may end in a language, this does not. */
  readonly about: string;
  /** True for a column that tells one row from another. */
  readonly key: boolean;
}

export type DataValue = string | number | boolean | null;

export function column(name: string, type: DataColumn['type'], about = name, key = false): DataColumn {
  return { name, type, about, key };
}

/** One column a language of the report. */
export function labelColumns(name: string, words: readonly Words[], about: string): DataColumn[] {
  return words.map(({ language }) => column(`${name}_${language}`, 'string', about));
}

/** `assessed-by-two` and `laterUndated` as a column or figure is named. */
export function snake(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}
