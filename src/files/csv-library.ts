// CSV as the library reads it, from any place of a file; where it gives up on a quote, the record is read by itself and reading goes on.
import { UserError } from '../error.ts';
import type { ByteWindow } from './byte-window.ts';
import { type CsvOptions, type CsvRecord, lineBreaksIn, openParser, RECORD_BYTES_MAX, strayOf } from './csv-parser.ts';
import { RECOVERED_LINES_MAX, recoverRecord } from './stray-quote.ts';

/** The library is given little first: what it has read behind a stray quote is read again. */
const FIRST_PIECE_BYTES = 1024;
/** Nor more than this at once, or its records would fill the memory. */
const PIECE_BYTES_MAX = 262_144;
/** Lines that a stray quote may have joined are looked for no further than this, and no line may be longer. */
const LOOK_AHEAD_BYTES = RECORD_BYTES_MAX;

/**
 * Records from the start of the window on, which stands on the physical line `firstLine`: all of them, or with `isBrief` those that come
 * at once. Returns the line on which the next one starts; null at the end of the file.
 *
 * @throws UserError as `readCsv`
 */
export async function* libraryRecords(
  window: ByteWindow,
  firstLine: number,
  options: CsvOptions,
  isBrief: boolean,
): AsyncGenerator<readonly CsvRecord[], number | null> {
  for (let line = firstLine; ; ) {
    const parser = openParser(options, line);
    const ended = yield* recordsOf(parser, window, isBrief);
    if (ended === 'file') return null;
    if (ended === 'brief') return parser.nextLine();
    line = parser.nextLine();
    const stray = strayOf(ended);
    if (stray === null) throw ended;
    const ahead = options.strayQuotes === 'recover' ? await linesAhead(window, RECOVERED_LINES_MAX) : null;
    if (window.bytes().length >= LOOK_AHEAD_BYTES && !hasLineEnd(window.bytes(), options)) throw tooLong(line);
    if (ahead === null) throw refusal(stray, line);
    const { record, bytes } = recoverRecord(ahead, line, options);
    window.drop(bytes);
    yield [record];
    line += 1 + lineBreaksIn(record.cells);
    if (isBrief) return line;
  }
}

type Parser = ReturnType<typeof openParser>;

/** Gives the parser one piece after the other. Returns why no further one: the end, or an error. */
async function* recordsOf(
  parser: Parser,
  window: ByteWindow,
  isBrief: boolean,
): AsyncGenerator<readonly CsvRecord[], 'file' | 'brief' | Error> {
  let written = 0;
  for (let pieceBytes = FIRST_PIECE_BYTES; ; pieceBytes = Math.min(2 * pieceBytes, PIECE_BYTES_MAX)) {
    const isEnd = written === window.bytes().length && !(await window.more());
    const piece = window.bytes().subarray(written, written + pieceBytes);
    const failure = isEnd ? await parser.end() : await parser.write(piece);
    const { records, bytes } = parser.take();
    window.drop(bytes);
    written += piece.length - bytes;
    if (records.length > 0) yield records;
    if (failure !== null) return failure;
    if (isEnd) return 'file';
    if (isBrief && records.length > 0) return 'brief';
  }
}

/** Text of the window over so many lines, where there are as many. */
async function linesAhead(window: ByteWindow, count: number): Promise<string> {
  let end = endOfLines(window.bytes(), count);
  while (end === null && window.bytes().length < LOOK_AHEAD_BYTES && (await window.more())) end = endOfLines(window.bytes(), count);
  return window.bytes().toString('utf8', 0, end ?? window.bytes().length);
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

function hasLineEnd(bytes: Buffer, { newline }: CsvOptions): boolean {
  return bytes.includes(10) || (newline === 'any' && bytes.includes(13));
}

function tooLong(line: number): UserError {
  return new UserError(
    'file.line-too-long',
    `Line ${line} has more than ${LOOK_AHEAD_BYTES / 1_048_576} MB and no end. Expected a table with a record on each line. ` +
      'Look at this line in the source: a cell may hold a whole file, or the file may be no table. Export it again.',
    3,
    { line },
  );
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
