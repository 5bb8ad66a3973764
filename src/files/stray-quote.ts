// A record in which a quote stands where none may: read by itself, so that the records after it are not swallowed.
import { parse } from 'csv-parse/sync';
import { type CsvOptions, type CsvRecord, parserOptions, strayOf } from './csv-parser.ts';

/** A record with a stray quote may go over this many lines. */
export const RECOVERED_LINES_MAX = 5;

/**
 * Reads the record at the start of the bytes in which the parser met a stray quote: over as few lines as make a whole record, and
 * where none do, its first line with all quotes as text.
 */
export function recoverRecord(text: string, line: number, options: CsvOptions): { record: CsvRecord; bytes: number } {
  const quote = options.quote ?? '"';
  const lineEnd = options.newline === 'any' ? /\r\n|\n|\r/g : /\n/g;
  const ends = [...text.matchAll(lineEnd)].slice(0, RECOVERED_LINES_MAX).map((match) => match.index + match[0].length);
  if (ends.length === 0) ends.push(text.length);
  for (const end of ends) {
    const cells = relaxedCells(text.slice(0, end), options);
    if (cells?.every((cell) => !(cell.startsWith(quote) && /[\r\n]/.test(cell)))) {
      return {
        record: { line, cells: cells.map((cell) => unwrapped(cell, quote)), strayQuote: 'inside' },
        bytes: Buffer.byteLength(text.slice(0, end)),
      };
    }
  }
  const first = text.slice(0, ends[0]);
  const [cells = ['']] = parse(first, parserOptions({ ...options, quote: 'none' })) as string[][];
  return { record: { line, cells, strayQuote: 'unclosed' }, bytes: Buffer.byteLength(first) };
}

/** Cells of the one record in the text, quotes inside cells taken as text; null when it is not one whole record. */
function relaxedCells(text: string, options: CsvOptions): string[] | null {
  try {
    const records = parse(text, { ...parserOptions(options), relax_quotes: true }) as string[][];
    return records.length === 1 ? (records[0] ?? null) : null;
  } catch (error) {
    if (error instanceof Error && strayOf(error) !== null) return null;
    throw error;
  }
}

/** `"5" nail"`, whose outer quotes the parser leaves on, is the text `5" nail`; blanks may stand around it. */
function unwrapped(cell: string, quote: string): string {
  const inner = cell.trim();
  return inner.length > 1 && inner.startsWith(quote) && inner.endsWith(quote) ? inner.slice(1, -1).replaceAll(quote + quote, quote) : cell;
}
