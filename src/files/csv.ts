// CSV text to records and back: RFC 4180 with the liberties real exports take.
import type { Quote } from '../model/dialect.ts';
import { byteWindow } from './byte-window.ts';
import { libraryRecords } from './csv-library.ts';
import type { CsvOptions, CsvRecord } from './csv-parser.ts';
import { type PlainRecords, plainReader } from './csv-plain.ts';

export type { CsvOptions, CsvRecord } from './csv-parser.ts';

/**
 * Records in file order, blank lines included (one empty cell), whatever their number of cells.
 *
 * @throws UserError `file.line-too-long`; unless strays are recovered, `file.unterminated-quote` and `text.stray-quote`; `details.line` is the
 * line on which the record starts
 */
export async function* readCsv(chunks: AsyncIterable<string> | Iterable<string>, options: CsvOptions): AsyncGenerator<CsvRecord> {
  for await (const records of readCsvBytes(utf8(chunks), options)) yield* records;
}

/**
 * The same from UTF-8, some records at a time: to wait for each by itself takes longer than to read it. Plain records are read here and all
 * others by the library, so that its answer counts.
 *
 * @throws UserError as `readCsv`
 */
export async function* readCsvBytes(chunks: AsyncIterable<Uint8Array>, options: CsvOptions): AsyncGenerator<readonly CsvRecord[]> {
  const window = byteWindow(options.escape === 'backslash' ? withoutBackslashes(chunks, options.quote ?? '"') : chunks);
  const plain = plainReader(options);
  let line: number | null = 1;
  try {
    await window.more();
    while (MARK.every((byte, at) => window.bytes()[at] === byte)) window.drop(MARK.length);
    while (line !== null) {
      if (plain) {
        const read: PlainRecords = plain(window.bytes(), line);
        window.drop(read.bytes);
        line = read.line;
        if (read.records.length > 0) yield read.records;
        if (read.isCut || (!read.isDoubtful && (await window.more()))) continue;
      }
      line = yield* libraryRecords(window, line, options, plain !== null);
    }
  } finally {
    await window.close();
  }
}

/** Byte order mark. */
const MARK = [0xef, 0xbb, 0xbf];

async function* utf8(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

/** Quotes behind a backslash are doubled, which is all that the readers know. Done on bytes: none of these signs is part of another letter. */
async function* withoutBackslashes(chunks: AsyncIterable<Uint8Array>, quote: Quote): AsyncGenerator<Uint8Array> {
  const plain = (_: string, sign: string) => (sign === quote ? sign + sign : sign);
  let kept = '';
  for await (const chunk of chunks) {
    const text = kept + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    let end = text.length;
    while (text[end - 1] === '\\') end -= 1;
    kept = (text.length - end) % 2 === 1 ? '\\' : '';
    yield Buffer.from(text.slice(0, text.length - kept.length).replace(/\\([\\"'])/g, plain), 'latin1');
  }
  if (kept !== '') yield Buffer.from(kept);
}

/**
 * An apostrophe before what a spreadsheet would run as a formula; undone by `readableCell`. Some take the wide signs of East Asian keyboards
 * for the narrow ones, and leave out blanks in front.
 */
const FORMULA_LIKE = /^'*(?:[\t\r\n]|[ \u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20])/;
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
