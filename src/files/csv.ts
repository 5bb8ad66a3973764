// CSV text to records and back: RFC 4180 with the liberties real exports take. The only home of csv-parse.
import { parse } from 'csv-parse';
import { UserError } from '../error.ts';

/** One record as written, `line` being the physical line it starts on, 1-based. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvOptions {
  readonly delimiter: string;
  /** Default `"`, doubled inside a quoted cell. */
  readonly quote?: string;
  /** `cr` for files whose lines end with a lone carriage return. Default `lf`, which takes CRLF and LF, also mixed. */
  readonly newline?: 'lf' | 'cr';
  /** Takes a quote inside an unquoted cell, or text after a closing quote, as part of the text instead of refusing it. */
  readonly relaxedQuotes?: boolean;
}

/** A longer record is taken for a quote that was never closed, so that it does not fill the memory. */
const RECORD_BYTES_MAX = 1_048_576;

/**
 * Records in file order, blank lines included (one empty cell), whatever their number of cells.
 *
 * @throws UserError `file.unterminated-quote`, or `text.stray-quote` unless quotes are relaxed; `details.line` is the line
 * on which the record starts
 */
export async function* readCsv(chunks: AsyncIterable<string> | Iterable<string>, options: CsvOptions): AsyncGenerator<CsvRecord> {
  // Records are taken from the parser's own hook and not from its stream, which drops the records before an error. Lines are
  // counted here too: the parser's numbers count neither lone carriage returns nor lines inside quotes alike.
  let nextLine = 1;
  let ready: CsvRecord[] = [];
  const parser = parse({
    bom: true,
    delimiter: options.delimiter,
    quote: options.quote ?? '"',
    record_delimiter: options.newline === 'cr' ? ['\r'] : ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: options.relaxedQuotes ?? false,
    max_record_size: RECORD_BYTES_MAX,
    on_record: (cells: string[]) => {
      ready.push({ line: nextLine, cells });
      nextLine += 1 + lineBreaksIn(cells);
      return null;
    },
  });
  const step = (run: (done: (error?: Error | null) => void) => unknown) =>
    new Promise<Error | null>((resolve) => run((error) => resolve(error ?? null)));
  parser.on('error', () => {});
  const take = () => {
    const records = ready;
    ready = [];
    return records;
  };
  for await (const chunk of chunks) {
    const error = await step((done) => parser.write(chunk, done));
    yield* take();
    if (error) throw refusal(error, nextLine);
  }
  const error = await step((done) => parser.end(done));
  yield* take();
  if (error) throw refusal(error, nextLine);
}

/** An apostrophe before what a spreadsheet would run as a formula; undone by `readableCell`. */
const FORMULA_LIKE = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * RFC 4180 with CRLF, null as an empty cell. Text that a spreadsheet would run as a formula gets an apostrophe in front;
 * numbers, also those written as text, stay as they are.
 */
export function writeCsv(
  rows: readonly (readonly (string | number | null)[])[],
  options: { readonly delimiter?: string; readonly bom?: boolean } = {},
): string {
  const delimiter = options.delimiter ?? ',';
  const lines = rows.map((row) => {
    const cells = row.map((cell) => writtenCell(cell, delimiter));
    // A record of one empty cell would be a blank line, which readers skip.
    return cells.length === 1 && cells[0] === '' ? '""' : cells.join(delimiter);
  });
  return `${options.bom ? '\uFEFF' : ''}${lines.map((line) => `${line}\r\n`).join('')}`;
}

function writtenCell(cell: string | number | null, delimiter: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA_LIKE.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell without the apostrophe that `writeCsv`, and several helpdesks, put before formula-like text. */
export function readableCell(cell: string): string {
  return cell.startsWith("'") && FORMULA_LIKE.test(cell) ? cell.slice(1) : cell;
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) count += /[\r\n]/.test(cell) ? (cell.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
  return count;
}

function refusal(error: Error, line: number): Error {
  const code = 'code' in error ? error.code : null;
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
    return new UserError(
      'file.unterminated-quote',
      `Line ${line}: the record that starts here opens a quote that is never closed, so the rest of the file is inside one cell. ` +
        'Expected a closing quote in the same cell. Correct the line in the source, or remove the quote, and import again.',
      3,
      { line },
    );
  }
  if (code !== 'CSV_INVALID_CLOSING_QUOTE' && code !== 'INVALID_OPENING_QUOTE') return error;
  return new UserError(
    'text.stray-quote',
    `Line ${line}: the record that starts here has a quote in the middle of a cell. Expected quotes around whole cells, doubled inside. Correct the line.`,
    3,
    { line },
  );
}
