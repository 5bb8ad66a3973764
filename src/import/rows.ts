// What a row of the file is, before any cell is understood: a record, or one of the rows that people and tools put around records.
import { normaliseLabel } from '../model/normalise.ts';
import type { BoundColumns } from './columns.ts';
import { isHintRow } from './hint-row.ts';
import { plainRows } from './plain-rows.ts';
import { isTotalWord, saysFooter, saysTotal } from './row-words.ts';

export type RecordKind =
  | 'blank'
  | 'repeated-header'
  | 'tag'
  | 'total'
  | 'footer-note'
  | 'other-table'
  | 'too-few'
  | 'too-many'
  | 'not-meant'
  | 'data';

/** What is known of a file when its rows are told apart. */
export interface RowFrame {
  readonly header: readonly string[];
  readonly bound: BoundColumns;
  /** Line of the last row that may be a record; short rows of one cell below it are a footer. Null while it is not known. */
  readonly lastRecordLine: number | null;
  /** Line of the first row that may be a record; hints for people stand above it. Null while none was met. */
  readonly firstRecordLine: number | null;
  /** Line from which on the rows belong to another table; null when there is none. */
  readonly otherTableLine: number | null;
}

/**
 * A row is put aside as no record only when it says so itself and holds nothing that a notice would: everything else is `data`, to be
 * accepted or rejected aloud. Blank cells beyond the header are no cells: some tools end each line with a delimiter.
 */
export function kindOf(cells: readonly string[], line: number, frame: RowFrame): RecordKind {
  const { header } = frame;
  if (cells.every(isBlank)) return 'blank';
  if (frame.otherTableLine !== null && line >= frame.otherTableLine) return 'other-table';
  if (isTagRow(cells)) return 'tag';
  if ((frame.firstRecordLine ?? line) >= line && isHintRow(cells, frame.bound)) return 'tag';
  if (isTotal(cells, frame)) return 'total';
  if (isFooter(cells, line, frame)) return 'footer-note';
  if (cells.length < (frame.bound.cellsMin ?? header.length)) return 'too-few';
  if (cells.slice(header.length).some((cell) => !isBlank(cell))) return 'too-many';
  if (header.every((label, i) => normaliseLabel(cells[i] ?? '') === normaliseLabel(label))) return 'repeated-header';
  return isMeant(cells, frame.bound) ? 'data' : 'not-meant';
}

export interface RowTeller {
  /** Is this a record at a glance, in a part of the file where there is no other table? */
  isPlain(cells: readonly string[]): boolean;
  /** `kindOf` for such a row. */
  plainKind(cells: readonly string[]): RecordKind;
  kindOf(cells: readonly string[], line: number, frame: RowFrame): RecordKind;
}

/** The same for the rows of one file, of which nearly all are records at a glance. */
export function rowTeller({ header, bound }: Pick<RowFrame, 'header' | 'bound'>): RowTeller {
  const isPlain = plainRows(header, bound);
  const plainKind = (cells: readonly string[]) => (isMeant(cells, bound) ? 'data' : 'not-meant');
  return {
    isPlain,
    plainKind,
    kindOf(cells, line, frame) {
      const isElsewhere = frame.otherTableLine !== null && line >= frame.otherTableLine;
      return !isElsewhere && isPlain(cells) ? plainKind(cells) : kindOf(cells, line, frame);
    },
  };
}

/** The profile may say that the source holds records that are no notices. */
function isMeant(cells: readonly string[], { only = [] }: BoundColumns): boolean {
  return only.every(({ index, values }) => {
    const cell = cells[index] ?? '';
    return values ? values.has(normaliseLabel(cell)) : !isBlank(cell);
  });
}

/** True for a row that may be a record, so that no footer has begun above it. */
export function mayBeRecord(cells: readonly string[], kind: RecordKind): boolean {
  return (
    kind === 'data' ||
    kind === 'not-meant' ||
    ((kind === 'too-few' || kind === 'too-many') && cells.filter((cell) => !isBlank(cell)).length > 1)
  );
}

const isBlank = (cell: string): boolean => cell.trim() === '';

/** `#tag` under every label, as in humanitarian data. A reference such as #1001 is no tag. */
function isTagRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length > 1 && filled.every((cell) => /^\s*#\p{L}/u.test(cell));
}

const NUMBER = /^[-+(<>]?\s*(?:[€$£]\s*)?\d[\d.,'’\s]*(?:%|€|eur)?\)?$/i;
const COUNT = /^(?:[\p{L}\s.]{1,20}[:=]\s*\d+|\d{1,9}\s\p{L}{1,20})$/u;
/** Also the days of spreadsheets and seconds since 1970, which are dates in a column of dates. */
const DATE_LIKE = /^\d{1,4}[-./]\s*\d{1,2}[-./]\s*\d{1,4}|^\d{5}(?:[.,]\d+)?$|^\d{8}$|^\d{10}$|^\d{13}$/;

/**
 * A cell says that it is a total, and the others hold numbers only. A row with both a reference and a day of its own is a notice, and so
 * is one with a day, unless the word for a total stands where a reference should.
 */
function isTotal(cells: readonly string[], { bound }: RowFrame): boolean {
  const instead = bound.columns.some(({ field, index }) => field === 'reference' && isTotalWord(cells[index] ?? ''));
  let isSaid = false;
  for (const cell of cells) {
    const text = cell.trim();
    const isFigure = text === '' || NUMBER.test(text) || COUNT.test(text) || (instead && DATE_LIKE.test(text));
    const says: boolean = text !== '' && (!isSaid || !isFigure) && saysTotal(cell);
    // Most rows are known by their first word, which is none for a total.
    if (!isFigure && !says) return false;
    isSaid ||= says;
  }
  if (!isSaid) return false;
  const own = (field: string): string => {
    const cell = cells[bound.columns.find((column) => column.field === field)?.index ?? -1] ?? '';
    return saysTotal(cell) ? '' : cell.trim();
  };
  return own('sent') === '' || instead || (own('reference') === '' && !DATE_LIKE.test(own('sent')));
}

/** One or two cells with a note about the file, and no day of sending; or a short row of one text below the last record. */
function isFooter(cells: readonly string[], line: number, { header, bound, lastRecordLine }: RowFrame): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const sent = bound.columns.find(({ field }) => field === 'sent');
  if (filled.length > 2 || header.length < 2) return false;
  const day = sent && sent.index > 0 ? (cells[sent.index] ?? '') : '';
  if (isBlank(day) && saysFooter(filled[0] ?? '')) return true;
  const text = filled[0]?.trim() ?? '';
  const isNote = filled.length === 1 && cells.length < header.length && /\p{L}/u.test(text) && (/\s/.test(text) || !/\d/.test(text));
  return isNote && lastRecordLine !== null && line > lastRecordLine;
}
