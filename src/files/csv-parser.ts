// The CSV parser of the library as this project uses it: records with their physical lines, and what it gives up on.
import { parse } from 'csv-parse';
import type { Escape, Quote } from '../model/dialect.ts';

/** One record as written, `line` being the physical line it starts on, 1-based. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** Where strays are recovered: a quote stood `inside` a cell and was taken as text, or opened a cell and was never closed. */
  readonly strayQuote?: 'inside' | 'unclosed';
}

export interface CsvOptions {
  readonly delimiter: string;
  /** Default `"`. */
  readonly quote?: Quote;
  /** How a quote inside a quoted cell is written; `backslash` takes doubled ones too. Default `doubled`. */
  readonly escape?: Escape;
  /** `any` takes a lone carriage return as the end of a record too. Default `lf`, which takes CRLF and LF, also mixed. */
  readonly newline?: 'lf' | 'any';
  /** Blanks around a cell, also around its quotes, are not part of it. Default false. */
  readonly trim?: boolean;
  /** `recover` reads a record with a quote where none may stand by itself, marks it and goes on behind it. Default `refuse`. */
  readonly strayQuotes?: 'refuse' | 'recover';
}

/** A longer record is taken for a quote that was never closed, so that it does not fill the memory. */
export const RECORD_BYTES_MAX = 4_194_304;

/**
 * A parser of the library, reading from the physical line `line` on. Records are taken from its own hook and not from its stream,
 * which drops the records before an error. Lines are counted here too: its numbers count neither lone carriage returns nor lines
 * inside quotes alike.
 */
export function openParser(options: CsvOptions, line: number) {
  let nextLine = line;
  let ready: CsvRecord[] = [];
  let bytesTaken = 0;
  let bytesRead = 0;
  const parser = parse({
    ...parserOptions(options),
    max_record_size: RECORD_BYTES_MAX,
    on_record: (cells: string[], { bytes }) => {
      ready.push({ line: nextLine, cells });
      nextLine += 1 + lineBreaksIn(cells);
      bytesRead = bytes;
      return null;
    },
  });
  parser.on('error', () => {});
  const step = (run: (done: (error?: Error | null) => void) => unknown) =>
    new Promise<Error | null>((resolve) => run((error) => resolve(error ?? null)));
  return {
    write: (bytes: Buffer) => step((done) => parser.write(bytes, done)),
    end: () => step((done) => parser.end(done)),
    nextLine: () => nextLine,
    /** Records since the last call, and the bytes they took. */
    take() {
      const taken = { records: ready, bytes: bytesRead - bytesTaken };
      ready = [];
      bytesTaken = bytesRead;
      return taken;
    },
  };
}

/** The dialect in the words of the library. Backslashes are doubled quotes by the time they come here. */
export function parserOptions(options: CsvOptions) {
  const quote = options.quote ?? '"';
  return {
    delimiter: options.delimiter,
    quote: quote === 'none' ? null : quote,
    escape: quote === 'none' ? null : quote,
    record_delimiter: options.newline === 'any' ? ['\r\n', '\n', '\r'] : ['\r\n', '\n'],
    relax_column_count: true,
    trim: options.trim ?? false,
  };
}

const STRAY_CODES = ['CSV_INVALID_CLOSING_QUOTE', 'INVALID_OPENING_QUOTE', 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE'];
/** What the parser gave up on: a quote inside a cell, or one without an end; null for any other error. */
export function strayOf(error: Error): 'inside' | 'endless' | null {
  const code = 'code' in error ? error.code : null;
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') return 'endless';
  return STRAY_CODES.some((stray) => stray === code) ? 'inside' : null;
}

/** Physical lines of a record, less one. */
export function lineBreaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) count += /[\r\n]/.test(cell) ? (cell.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
  return count;
}
