// Where the header of a file stands: the record that holds the labels a mapping names, or the first one that looks like labels.
import { EXIT, UserError } from '../error.ts';
import type { CsvRecord } from '../files/csv.ts';
import { normaliseLabel } from '../model/normalise.ts';
import { HEADER_RECORDS_MAX, labelsIn, type Tried } from './reading.ts';

export interface FoundHeader {
  /** Physical line it starts on; 0: the file has none. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly because: string;
}

/** Label of a column without one. */
export const columnLabel = (index: number): string => `column ${index + 1}`;

/**
 * `given` is the line a person says, 0 for a file without a header.
 *
 * @throws UserError `header.missing`, exit 5
 */
export function findHeader(fileName: string, tried: Tried, wanted: ReadonlySet<string>, given: number | undefined): FoundHeader {
  const { records, width } = tried;
  if (given === 0) return withoutHeader(width, 'given');
  if (given !== undefined) {
    const header = records.find(({ line }) => line === given);
    if (header) return { line: given, cells: header.cells, because: 'given' };
    throw missing(fileName, `no record starts on line ${given}, which was given as the line of the header. Give another line.`);
  }
  const filled = records.slice(0, HEADER_RECORDS_MAX).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const best = filled.reduce<CsvRecord | null>((a, b) => (labelsIn(b.cells, wanted) > (a ? labelsIn(a.cells, wanted) : 0) ? b : a), null);
  if (best) return { line: best.line, cells: best.cells, because: `holds the labels of the mapping${above(filled, best)}` };
  if (wanted.size > 0 && [...wanted].every((label) => /^column \d+$/.test(label))) {
    return withoutHeader(width, 'the mapping names columns by their number');
  }
  const likely = filled.find(({ cells }) => cells.length >= width * 0.6 && looksLikeLabels(cells));
  const first = filled.find(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= width * 0.6);
  if (likely && (!first || likely.line <= first.line || looksLikeLabels(first.cells))) {
    return { line: likely.line, cells: likely.cells, because: `the first record of distinct words${above(filled, likely)}` };
  }
  throw missing(
    fileName,
    'no header was found: the first records look like data. Say on which line the header stands (--header-line), ' +
      'or that there is none (--header-line 0); the columns are then called “column 1”, “column 2” and so on.',
  );
}

function withoutHeader(width: number, because: string): FoundHeader {
  return { line: 0, cells: Array.from({ length: width }, (_, index) => columnLabel(index)), because };
}

function above(filled: readonly CsvRecord[], header: CsvRecord): string {
  const count = filled.filter(({ line }) => line < header.line).length;
  return count === 0 ? '' : `; ${count} record(s) above it are no part of the table`;
}

/** Mostly filled, distinct, and no numbers, dates or addresses. A header of one cell is a title more often than a header. */
function looksLikeLabels(cells: readonly string[]): boolean {
  const filled = cells.map(normaliseLabel).filter((cell) => cell !== '');
  return (
    filled.length >= 2 &&
    filled.length >= cells.length / 2 &&
    new Set(filled).size === filled.length &&
    filled.every((cell) => /\p{L}/u.test(cell) && !/^\d{1,4}[-/. ]\s?[\d\p{L}]|:\/\/|@|^[\p{L}-]{1,4}-?\d+$/u.test(cell))
  );
}

function missing(fileName: string, why: string): UserError {
  return new UserError('header.missing', `${fileName}: ${why}`, EXIT.needsAnswer);
}
