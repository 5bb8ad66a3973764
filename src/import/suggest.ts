// A first mapping profile for a file nobody has described yet. Everything in it is a suggestion that says where it comes from.
import { normaliseLabel } from '../model/normalise.ts';
import { type Field, type Profile, REQUIRED_FIELDS } from '../model/profile.ts';
import { DATE_FIELDS } from './date-columns.ts';
import { formatsOf, surveyDates } from './date-order.ts';
import { type DialectOverrides, detectDialect } from './dialect.ts';
import type { SourceFile } from './encoding.ts';
import { kindOf } from './rows.ts';
import { similarity } from './similar.ts';
import { type How, SUGGESTED_FIELDS, suggestValue } from './suggest-value.ts';
import { readRecords } from './survey.ts';
import { SYNONYM_LANGUAGES, SYNONYMS, type SynonymLanguage } from './synonyms.ts';

export interface ColumnSuggestion {
  readonly field: Field;
  readonly label: string;
  /** `label`: the field's own name; `synonym`: a word for it in one of four languages; `similar`: looks like one of these. */
  readonly how: How;
  /** Date format every cell fits, or unit of a delay; null when it must be told. */
  readonly format: string | null;
  /** Formats that fit when more than one does. */
  readonly formats: readonly string[];
}

export interface ValueSuggestion {
  readonly field: Field;
  readonly value: string;
  readonly records: number;
  /** Null: nothing in the vocabulary is like it, or two things are. */
  readonly code: string | null;
  readonly how: How | null;
}

export interface ProfileSuggestion {
  /** Holds the columns, and of the values only those that are a label of the vocabulary word for word. */
  readonly profile: Profile;
  readonly columns: readonly ColumnSuggestion[];
  /** Every distinct value of columns whose values are codes, the most frequent first. */
  readonly values: readonly ValueSuggestion[];
  /** Required fields for which no column was found. */
  readonly missing: readonly Field[];
  /** Labels without a suggestion. */
  readonly ignored: readonly string[];
}

export interface SuggestOptions {
  /** Zone to suggest for local times. */
  readonly timeZone: string;
  readonly overrides?: DialectOverrides | undefined;
}

/** More distinct values than this are free text, not a vocabulary. */
const DISTINCT_MAX = 500;

/** Rows are told apart before any column is bound. */
const UNBOUND = { bound: { columns: [], ignored: [] }, firstRecordLine: null, lastRecordLine: null, otherTableLine: null };

/** Reads the file once and proposes a profile of this name. `@throws` what `detectDialect` and the reader refuse. */
export async function suggestProfile(file: SourceFile, name: string, options: SuggestOptions): Promise<ProfileSuggestion> {
  const dialect = await detectDialect(file, [], options.overrides ?? {});
  if (dialect.doubt) throw dialect.doubt;
  let header: readonly string[] | null = null;
  let columns: readonly Candidate[] = [];
  let language: SynonymLanguage = 'en';
  let watched: readonly Watched[] = [];
  for await (const { line, cells } of readRecords(file, dialect)) {
    if (header) {
      if (kindOf(cells, line, { header, ...UNBOUND }) === 'data') for (const one of watched) one.see((cells[one.index] ?? '').trim(), line);
      continue;
    }
    header = cells;
    columns = suggestColumns(header);
    language = likeliestLanguage(columns);
    watched = columns.map((column) => watch(column, language));
  }
  const results = watched.map((one) => one.result());
  const values = results.flatMap((result) => result.values);
  const found = new Set(columns.map((column) => column.field));
  const used = new Set(columns.map((column) => column.index));
  return {
    profile: {
      format: 'article22-profile/1',
      name,
      title: file.name,
      source: { code: name, name: file.name },
      language,
      timeZone: options.timeZone,
      dialect: {},
      columns: Object.fromEntries(
        results.map(({ column }) => [
          column.field,
          column.format === null ? { label: column.label } : { label: column.label, format: column.format },
        ]),
      ),
      values: Object.fromEntries(
        SUGGESTED_FIELDS.filter((field) => found.has(field)).map((field) => [
          field,
          Object.fromEntries(
            values.filter((value) => value.field === field && value.how === 'label').map(({ value, code }) => [value, code]),
          ),
        ]),
      ),
      defaults: {},
      several: Object.fromEntries(
        results.flatMap(({ column, separator }) =>
          separator === null ? [] : [[column.field, { separator, main: 'first' as const, priority: [] }]],
        ),
      ),
      channel: { default: 'article-16', assumed: true },
      serviceFromUrl: false,
      unknownServices: 'hold',
    },
    columns: results.map(({ column }) => column),
    values,
    missing: REQUIRED_FIELDS.filter((field) => !found.has(field)),
    ignored: (header ?? []).filter((label, index) => !used.has(index) && label.trim() !== ''),
  };
}

interface Candidate {
  readonly field: Field;
  readonly index: number;
  readonly label: string;
  readonly how: How;
  readonly score: number;
  readonly language: SynonymLanguage;
}

/** Best label for each field and best field for each label, the surest pairs first. */
export function suggestColumns(header: readonly string[]): Candidate[] {
  const all = header.flatMap((label, index) => (Object.keys(SYNONYMS) as Field[]).flatMap((field) => candidates(field, label, index)));
  all.sort((a, b) => b.score - a.score || a.index - b.index);
  const chosen: Candidate[] = [];
  for (const candidate of all) {
    if (!chosen.some((one) => one.field === candidate.field || one.index === candidate.index)) chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.index - b.index);
}

function candidates(field: Field, label: string, index: number): Candidate[] {
  const own = normaliseLabel(label);
  if (own === '') return [];
  return SYNONYM_LANGUAGES.flatMap((language) =>
    (SYNONYMS[field]?.[language] ?? []).map((word, rank) => {
      const equal = normaliseLabel(word) === own;
      const how: How = !equal ? 'similar' : own === field ? 'label' : 'synonym';
      // Earlier words of a list are surer; "Email consent" is not an e-mail, so a similar label must be very similar.
      const score = equal ? 2 - rank / 100 : similarity(word, label);
      return { field, index, label, how, score, language };
    }),
  ).filter((candidate) => candidate.score >= 0.75);
}

export function likeliestLanguage(columns: readonly Candidate[]): SynonymLanguage {
  const votes = SYNONYM_LANGUAGES.map((language) => ({ language, count: columns.filter((column) => column.language === language).length }));
  return votes.reduce((a, b) => (b.count > a.count ? b : a)).language;
}

interface Watched {
  readonly index: number;
  see(text: string, line: number): void;
  result(): { readonly column: ColumnSuggestion; readonly values: readonly ValueSuggestion[]; readonly separator: string | null };
}

/** Collects what the cells of a suggested column tell: a date format, or the values to map. */
function watch(candidate: Candidate, language: SynonymLanguage): Watched {
  const { field, label, how, index } = candidate;
  const isDate = DATE_FIELDS.some((date) => date === field);
  const isValued = SUGGESTED_FIELDS.some((valued) => valued === field);
  const formats = isDate ? surveyDates() : null;
  const counts = new Map<string, number>();
  return {
    index,
    see(text, line) {
      if (text === '') return;
      formats?.see(text, line);
      if (isValued && (counts.size < DISTINCT_MAX || counts.has(text))) counts.set(text, (counts.get(text) ?? 0) + 1);
    },
    result() {
      const fitting = formats ? formatsOf(formats.result()) : [];
      const format = field === 'delay' ? delayUnit(label) : fitting.length === 1 ? (fitting[0] ?? null) : null;
      const separator = field === 'category' ? separatorOf(counts) : null;
      return {
        column: { field, label, how, format, formats: fitting.length > 1 ? fitting : [] },
        values: suggestValues(field, separator === null ? counts : parts(counts, separator), language),
        separator,
      };
    },
  };
}

export function delayUnit(label: string): 'day' | 'hour' | null {
  const text = normaliseLabel(label);
  if (/\b(?:hours?|uur|uren|heures?|stunden?)\b/.test(text)) return 'hour';
  return /\b(?:days?|dagen|jours?|tagen?|tage)\b/.test(text) ? 'day' : null;
}

const SEPARATORS = [' ; ', '; ', ';', ' | ', '|', ' / ', '\n'];

/** A separator that at least one cell in twenty holds, and that leaves fewer distinct values than there were cells. */
export function separatorOf(counts: ReadonlyMap<string, number>): string | null {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const held = (separator: string) => [...counts].reduce((sum, [text, count]) => sum + (text.includes(separator) ? count : 0), 0);
  return SEPARATORS.find((separator) => held(separator) * 20 >= all && all > 0 && parts(counts, separator).size < counts.size) ?? null;
}

export function parts(counts: ReadonlyMap<string, number>, separator: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [text, count] of counts) {
    for (const part of new Set(text.split(separator).map((one) => one.trim()))) {
      if (part !== '') found.set(part, (found.get(part) ?? 0) + count);
    }
  }
  return found;
}

function suggestValues(field: Field, counts: ReadonlyMap<string, number>, language: string): ValueSuggestion[] {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([value, records]) => {
      const { code, how } = suggestValue(field, value, language) ?? { code: null, how: null };
      return { field, value, records, code, how };
    });
}
