// What the cells of a record say, field by field. Each is worked out once a record, and the words that come in record after record (names
// of services, types, actions) once a file.

import { FIELDS, type Field } from '../model/profile.ts';
import { rawText } from './boxes.ts';
import { cellText, unguarded } from './cell-text.ts';
import type { BoundColumn } from './columns.ts';
import { DATE_FIELDS } from './date-columns.ts';
import { locatorsIn } from './locators.ts';
import type { Mapping } from './mapping.ts';
import { odditiesOf, type TextOddity } from './text-checks.ts';

/** Of a value: its code, or that it holds several values although nobody said what separates them. */
export type Told = { readonly outcome: 'code'; readonly code: string | null } | { readonly outcome: 'unmapped' | 'several' };

export interface FieldCells {
  /** Another record comes: what was worked out for the last one is let go. */
  forget(): void;
  /** Trimmed text; empty when blank, absent or a mark for "no value". */
  textOf(field: Field, cells: readonly string[]): string;
  /** Values of a cell that may hold several; the whole cell where the profile names no separator, but for URLs. */
  textsOf(field: Field, cells: readonly string[]): readonly string[];
  toldBy(field: Field, value: string): Told;
  /** The text, marks for "no value" included, and what looks odd in it. */
  odditiesOf(field: Field, cells: readonly string[]): { readonly plain: string; readonly oddities: readonly TextOddity[] };
}

/** Fields in which an apostrophe at the beginning is a guard and no letter. */
const KEYED: ReadonlySet<Field> = new Set([...DATE_FIELDS, 'reference', 'items', 'items-affected', 'delay']);
/** Fields that say something else in nearly every record. */
const DISTINCT: ReadonlySet<Field> = new Set([...DATE_FIELDS, 'reference', 'url', 'account', 'person', 'email', 'ip', 'phone', 'note']);
/** Texts that nobody expects personal data in: what people type, and labels that are shown to others. */
const FREE_FIELDS: ReadonlySet<Field> = new Set(['category', 'action', 'later-action', 'note']);

/** What a hotline's tool writes over a name it has removed. */
const ANONYMISED = /^anonymouse?-\d+$/i;

/** Words of a field that are remembered, and the longest. */
const WORDS_MAX = 2_000;
const WORD_LENGTH_MAX = 100;

interface Word {
  readonly raw: string;
  readonly text: string;
  looked: { readonly plain: string; readonly oddities: readonly TextOddity[] } | null;
}

interface FieldCell {
  readonly field: Field;
  readonly column: BoundColumn | undefined;
  readonly separator: string | undefined;
  readonly words: Map<string, Word> | null;
  readonly told: Map<string, Told> | null;
  /** Number of the record that `word` and `list` are of. */
  record: number;
  word: Word;
  list: readonly string[] | null;
}

const BLANK: Word = { raw: '', text: '', looked: { plain: '', oddities: [] } };

export function fieldCells(mapping: Mapping): FieldCells {
  const { columns, separators, values } = mapping;
  const cellOf = (field: Field): FieldCell => {
    const isDistinct = DISTINCT.has(field);
    const [words, told] = isDistinct ? [null, null] : [new Map<string, Word>(), new Map<string, Told>()];
    return { field, column: columns.get(field), separator: separators.get(field), words, told, record: 0, word: BLANK, list: null };
  };
  const fields = Object.fromEntries(FIELDS.map((field) => [field, cellOf(field)])) as Record<Field, FieldCell>;
  let record = 1;

  const meantBy = (field: Field, raw: string): string => {
    const text = field === 'service' && ANONYMISED.test(raw.trim()) ? '' : cellText(raw, KEYED.has(field));
    // A mark for "no value" that the profile names is a value.
    return text === '' && values.knows(field, unguarded(raw)) ? unguarded(raw) : text;
  };
  const wordIn = ({ field, column, words }: FieldCell, cells: readonly string[]): Word => {
    const raw = column === undefined ? '' : column.boxes ? rawText(column, cells) : (cells[column.index] ?? '');
    if (raw === '') return BLANK;
    const known = words?.get(raw);
    if (known) return known;
    const word = { raw, text: meantBy(field, raw), looked: null };
    if (words && words.size < WORDS_MAX && raw.length <= WORD_LENGTH_MAX) words.set(raw, word);
    return word;
  };
  const turned = (cell: FieldCell, cells: readonly string[]): FieldCell => {
    if (cell.record !== record) {
      cell.record = record;
      cell.word = wordIn(cell, cells);
      cell.list = null;
    }
    return cell;
  };
  const toldOf = (field: Field, separator: string | undefined, value: string): Told => {
    if (separator === undefined && mapping.isSeveral(field, value) && !values.knows(field, value)) return { outcome: 'several' };
    return values.lookup(field, value);
  };
  return {
    forget() {
      record += 1;
    },
    // Most fields have no column.
    textOf(field, cells) {
      const cell = fields[field];
      return cell.column === undefined ? '' : turned(cell, cells).word.text;
    },
    textsOf(field, cells) {
      const cell = fields[field];
      if (cell.column === undefined) return NONE;
      turned(cell, cells);
      cell.list ??= listIn(field, cell.word.text, cell.separator);
      return cell.list;
    },
    toldBy(field, value) {
      const { separator, told } = fields[field];
      const known = told?.get(value);
      if (known) return known;
      const found = toldOf(field, separator, value);
      if (told && told.size < WORDS_MAX && value.length <= WORD_LENGTH_MAX) told.set(value, found);
      return found;
    },
    odditiesOf(field, cells) {
      const { word } = turned(fields[field], cells);
      if (word.looked === null) {
        const plain = unguarded(word.raw, KEYED.has(field));
        word.looked = { plain, oddities: odditiesOf(plain, FREE_FIELDS.has(field)) };
      }
      return word.looked;
    },
  };
}

const NONE: readonly string[] = [];

function listIn(field: Field, text: string, separator: string | undefined): readonly string[] {
  if (text === '') return NONE;
  if (separator === undefined) return field === 'url' ? locatorsIn(text) : [text];
  const filled = text
    .replace(/\r\n?/g, '\n')
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return field === 'url' ? filled.flatMap(locatorsIn) : filled;
}
