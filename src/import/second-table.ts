// A second table in the same file: its rows would be read under the labels of the first, so it must be noticed.
import { normaliseLabel } from '../model/normalise.ts';
import { isMissing } from './missing.ts';
import { kindOf, mayBeRecord, type RecordKind, type RowFrame, rowTeller } from './rows.ts';

export interface RowWatch {
  see(cells: readonly string[], line: number): RecordKind;
  /** `filled`: rows that may be records. */
  result(): { readonly filled: number } & Pick<RowFrame, 'firstRecordLine' | 'lastRecordLine' | 'otherTableLine'>;
}

/** Tells rows apart while a file is read for the first time, when it is not known yet where its records and its first table end. */
export function watchRows(frame: Pick<RowFrame, 'header' | 'bound'>): RowWatch {
  const tables = watchTables(frame);
  const teller = rowTeller(frame);
  let filled = 0;
  let firstRecordLine: number | null = null;
  let lastRecordLine: number | null = null;
  const kind = (cells: readonly string[], line: number) =>
    kindOf(cells, line, { ...frame, firstRecordLine, lastRecordLine: null, otherTableLine: tables.otherTable() });
  const closeLook = (cells: readonly string[], line: number) => {
    tables.see(cells, line, kind(cells, line));
    return kind(cells, line);
  };
  return {
    see(cells, line) {
      const isPlain = tables.otherTable() === null && teller.isPlain(cells) && tables.passRecord();
      const is = isPlain ? teller.plainKind(cells) : closeLook(cells, line);
      if (isPlain || mayBeRecord(cells, is)) {
        filled += 1;
        firstRecordLine ??= line;
        lastRecordLine = line;
      }
      return is;
    },
    result: () => ({ filled, firstRecordLine, lastRecordLine, otherTableLine: tables.otherTable() }),
  };
}

interface TableWatch {
  see(cells: readonly string[], line: number, kind: RecordKind): void;
  /** In place of `see` for a record at a glance, which is no header; false where it may be the first of another table. */
  passRecord(): boolean;
  /** Line of the header of another table; null when there is none. */
  otherTable(): number | null;
}

/**
 * Another header is a row of distinct words, without a figure, where a day should stand; and it follows a gap or a title, or repeats
 * labels of the header in another order. What follows it must look like its records; under two labels only, two of them must.
 */
function watchTables(frame: Pick<RowFrame, 'header' | 'bound'>): TableWatch {
  const labels = new Set(frame.header.map(normaliseLabel).filter((label) => label !== ''));
  const sent = frame.bound.columns.find(({ field }) => field === 'sent')?.index ?? -1;
  let afterGap = false;
  let candidate: { line: number; labels: number; records: number } | null = null;
  let found: number | null = null;
  return {
    see(cells, line, kind) {
      if (found !== null) return;
      const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
      if (candidate && filled.length > 0) {
        candidate = isRecordOf(filled, candidate.labels) ? { ...candidate, records: candidate.records + 1 } : null;
        if (candidate && (candidate.labels > 2 || candidate.records > 1)) found = candidate.line;
      }
      if (found === null && kind !== 'repeated-header' && kind !== 'tag' && kind !== 'total' && isHeaderLike(filled, cells[sent])) {
        const known = filled.filter((cell) => labels.has(normaliseLabel(cell))).length;
        if (afterGap || known * 2 >= filled.length) candidate = { line, labels: filled.length, records: 0 };
      }
      afterGap = filled.length <= 1;
    },
    passRecord() {
      if (candidate) return false;
      afterGap = false;
      return true;
    },
    otherTable: () => found,
  };
}

function isHeaderLike(filled: readonly string[], day: string | undefined): boolean {
  return (
    filled.length >= 2 &&
    filled.every((cell) => /\p{L}/u.test(cell) && !/\d/.test(cell) && cell.length <= 60) &&
    (day === undefined || !isMissing(day)) &&
    new Set(filled.map(normaliseLabel)).size === filled.length
  );
}

/** A record under a header of so many labels: about as many cells, one of them with a figure. */
function isRecordOf(filled: readonly string[], labels: number): boolean {
  return filled.length >= 2 && filled.length <= labels && filled.some((cell) => /\d/.test(cell));
}
