// CSV text to records and back: RFC 4180 with the liberties real exports take.
import assert from 'node:assert/strict';
import { UserError } from '../error.ts';
import type { Escape, Quote } from '../model/dialect.ts';
import { type CsvOptions, type CsvRecord, lineBreaksIn, openParser, strayOf } from './csv-parser.ts';
import { RECOVERED_LINES_MAX, recoverRecord } from './stray-quote.ts';

export type { CsvOptions, CsvRecord } from './csv-parser.ts';

/**
 * Records in file order, blank lines included (one empty cell), whatever their number of cells.
 *
 * @throws UserError `file.unterminated-quote`, `text.stray-quote`, unless strays are recovered; `details.line` is the line on which the
 * record starts
 */
export async function* readCsv(chunks: AsyncIterable<string> | Iterable<string>, options: CsvOptions): AsyncGenerator<CsvRecord> {
  const source = pieces(bytesOf(chunks, options.escape ?? 'doubled', options.quote ?? '"'));
  let line = 1;
  for (;;) {
    const parser = openParser(options, line);
    let failure: Error | null = null;
    for (let ended = false; failure === null && !ended; ) {
      const piece = await source.next();
      ended = piece === null;
      failure = piece === null ? await parser.end() : await parser.write(piece);
      const { records, bytes } = parser.take();
      source.drop(bytes);
      yield* records;
    }
    if (failure === null) return;
    line = parser.nextLine();
    const stray = strayOf(failure);
    if (stray === null) throw failure;
    if (options.strayQuotes !== 'recover') throw refusal(stray, line);
    const { record, bytes } = recoverRecord(await source.lines(RECOVERED_LINES_MAX), line, options);
    yield record;
    source.drop(bytes);
    line += 1 + lineBreaksIn(record.cells);
  }
}

/** UTF-8 of the text without byte order marks at its start; quotes behind a backslash are doubled, which is all the parser knows. */
async function* bytesOf(chunks: AsyncIterable<string> | Iterable<string>, style: Escape, quote: Quote): AsyncGenerator<Buffer, undefined> {
  const plain = (_: string, sign: string) => (sign === quote ? sign + sign : sign);
  let start = true;
  let kept = '';
  for await (const chunk of chunks) {
    let text = kept + chunk;
    if (start) text = text.replace(/^\uFEFF+/, '');
    start &&= text === '';
    if (style === 'backslash') {
      const backslashes = /\\*$/.exec(text)?.[0].length ?? 0;
      kept = backslashes % 2 === 1 ? '\\' : '';
      text = text.slice(0, text.length - kept.length).replace(/\\([\\"'])/g, plain);
    }
    // In small buffers, because what stands around a stray quote is copied.
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
  }
  if (kept !== '') yield Buffer.from(kept);
  return undefined;
}

const CHUNK_BYTES = 16_384;
const FIRST_PIECE_BYTES = 1024;
/** Lines that a stray quote may have joined are looked for no further than this. */
const LOOK_AHEAD_BYTES = 4_194_304;

/** Bytes handed out piece by piece, small ones first, and held until they are dropped, so that they can be read again. */
function pieces(input: AsyncGenerator<Buffer, undefined>) {
  let held: Buffer[] = [];
  let ahead: Buffer[] = [];
  let pieceBytes = FIRST_PIECE_BYTES;
  const fill = async (): Promise<boolean> => {
    const { value } = await input.next();
    if (value) ahead.push(value);
    return value !== undefined;
  };
  return {
    /** The next piece; null at the end. */
    async next(): Promise<Buffer | null> {
      if (ahead.length === 0 && !(await fill())) return null;
      const [first = Buffer.alloc(0), ...others] = ahead;
      const piece = first.subarray(0, pieceBytes);
      ahead = piece.length < first.length ? [first.subarray(piece.length), ...others] : others;
      held.push(piece);
      pieceBytes *= 2;
      return piece;
    },
    /** Text from the first held byte over so many lines, where there are as many; the next piece begins there again. */
    async lines(count: number): Promise<string> {
      let known = Buffer.concat([...held, ...ahead.splice(0, 1)]);
      let end = endOfLines(known, count);
      while (end === null && known.length < LOOK_AHEAD_BYTES && (ahead.length > 0 || (await fill()))) {
        known = Buffer.concat([known, ...ahead.splice(0)]);
        end = endOfLines(known, count);
      }
      ahead.unshift(known);
      held = [];
      pieceBytes = FIRST_PIECE_BYTES;
      return known.toString('utf8', 0, end ?? known.length);
    },
    /** So many of the first bytes are done with. */
    drop(bytes: number): void {
      const list = held.length > 0 ? held : ahead;
      for (let left = bytes; left > 0; ) {
        const [first = Buffer.alloc(0)] = list;
        assert(first.length > 0, 'more bytes dropped than held');
        if (first.length <= left) list.shift();
        else list[0] = first.subarray(left);
        left -= Math.min(left, first.length);
      }
    },
  };
}

/** Where the so-manieth line ends; a carriage return by itself ends one too. */
function endOfLines(bytes: Buffer, count: number): number | null {
  let lines = 0;
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const isEnd = bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10);
    if (isEnd) lines += 1;
    if (lines === count) return at + 1;
  }
  return null;
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

function refusal(stray: 'inside' | 'endless', line: number): UserError {
  return stray === 'endless'
    ? new UserError(
        'file.unterminated-quote',
        `Line ${line}: the record that starts here opens a quote that is never closed, so the rest of the file is inside one cell. ` +
          'Expected a closing quote in the same cell. Correct the line in the source, or remove the quote, and import again.',
        3,
        { line },
      )
    : new UserError(
        'text.stray-quote',
        `Line ${line}: the record that starts here has a quote in the middle of a cell. Expected quotes around whole cells, doubled inside. Correct the line.`,
        3,
        { line },
      );
}
