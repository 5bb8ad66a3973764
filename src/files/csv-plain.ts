// A reader for what nearly all exports write: RFC 4180, one byte between cells, quotes doubled, records that end with LF or CRLF. It looks
// at bytes and not at letters, which is many times as fast as the library; where it meets anything else it stops, and the library decides.
import type { CsvOptions, CsvRecord } from './csv-parser.ts';

/** Whole records from the start of some UTF-8, whose first byte stands on the physical line `line`. */
export type PlainReader = (bytes: Buffer, line: number) => PlainRecords;

export interface PlainRecords {
  readonly records: readonly CsvRecord[];
  /** That the records took. */
  readonly bytes: number;
  /** On which the next record starts. */
  readonly line: number;
  /** What comes next is not plain, or may not be; else its end is missing. */
  readonly isDoubtful: boolean;
  /** There are enough records for once; those after them are there already. */
  readonly isCut: boolean;
}

const LF = 10;
const CR = 13;
/** A longer record is left to the library, which has the last word on how long one may be. */
const RECORD_BYTES_MAX = 1_048_576;

/** Behind a long record that was looked through much of the file is at hand, and all of its records at once would fill the memory. */
const BATCH_BYTES = 262_144;

/** In place of the end of a cell: bytes are missing to tell, or it is for the library to tell. */
const [UNFINISHED, DOUBTFUL] = [-1, -2];
/** Of a cell: it has bytes above ASCII, it has doubled quotes. */
const [HIGH, DOUBLED] = [0x80, 0x100];

/** Null for a dialect that is not plain. */
export function plainReader({ delimiter, quote = '"', newline = 'lf', trim = false }: CsvOptions): PlainReader | null {
  const comma = delimiter.charCodeAt(0);
  const isPlain = newline === 'lf' && !trim && delimiter.length === 1 && comma < HIGH && comma !== LF && comma !== CR;
  if (!isPlain || delimiter === quote) return null;
  const sign = quote === 'none' ? -1 : quote.charCodeAt(0);
  const endsBare = marked(comma, sign, LF, CR);
  const endsQuoted = marked(sign, LF, CR);
  // Of the cell that is read: what stands behind it, and what it has; of its record: ends of lines within cells.
  let after = 0;
  let has = 0;
  let breaks = 0;

  /** Where the first sign stands that ends such a run of letters. */
  const runEnd = (bytes: Buffer, from: number, size: number, ends: Uint8Array): number => {
    let at = from;
    let seen = 0;
    while (at < size && ends[bytes[at] as number] === 0) {
      seen |= bytes[at] as number;
      at += 1;
    }
    has |= seen;
    return at;
  };

  const bareEnd = (bytes: Buffer, from: number, size: number): number => {
    let at = runEnd(bytes, from, size, endsBare);
    // A carriage return by itself is a letter, and for people the end of a line.
    while (bytes[at] === CR && at + 1 < size && bytes[at + 1] !== LF) {
      breaks += 1;
      at = runEnd(bytes, at + 1, size, endsBare);
    }
    if (at === size || (bytes[at] === CR && at + 1 === size)) return UNFINISHED;
    after = at;
    return bytes[at] === sign ? DOUBTFUL : at;
  };

  const quotedEnd = (bytes: Buffer, from: number, size: number): number => {
    for (let at = from; ; at += 1) {
      at = runEnd(bytes, at, size, endsQuoted);
      if (at + 1 >= size) return UNFINISHED;
      const next = bytes[at + 1];
      if (bytes[at] !== sign) breaks += bytes[at] === LF || next !== LF ? 1 : 0;
      else if (next !== sign) return closedEnd(bytes, at, size);
      else {
        has |= DOUBLED;
        at += 1;
      }
    }
  };

  /** What comes behind the quote at `at` must be the next cell or record. */
  const closedEnd = (bytes: Buffer, at: number, size: number): number => {
    after = at + 1;
    const next = bytes[after];
    if (next === CR && after + 1 === size) return UNFINISHED;
    return next === comma || next === LF || (next === CR && bytes[after + 1] === LF) ? at : DOUBTFUL;
  };

  const twice = `${quote}${quote}`;
  /** Start, end and what it has, of each cell of the record. */
  const marks: number[] = [];
  /** How many of them there are; else `UNFINISHED` or `DOUBTFUL`. */
  const markCells = (bytes: Buffer, start: number, size: number): number => {
    breaks = 0;
    let count = 0;
    for (let at = start; ; at = after + 1) {
      const isQuoted = bytes[at] === sign;
      const from = isQuoted ? at + 1 : at;
      has = 0;
      const to = isQuoted ? quotedEnd(bytes, from, size) : bareEnd(bytes, from, size);
      if (to < 0) return to;
      marks[count] = from;
      marks[count + 1] = to;
      marks[count + 2] = has;
      count += 3;
      if (bytes[after] !== comma) return count;
    }
  };

  /** One text for each record: its cells are parts of it, and one that is kept keeps no more of the file than its record. */
  const cellsOf = (bytes: Buffer, start: number, count: number): string[] => {
    const text = bytes.toString('latin1', start, after);
    const cells: string[] = [];
    for (let mark = 0; mark < count; mark += 3) {
      const from = marks[mark] as number;
      const to = marks[mark + 1] as number;
      const own = marks[mark + 2] as number;
      const cell = (own & HIGH) === 0 ? text.slice(from - start, to - start) : bytes.toString('utf8', from, to);
      cells.push((own & DOUBLED) === 0 ? cell : cell.replaceAll(twice, quote));
    }
    return cells;
  };

  return (bytes, firstLine) => {
    const records: CsvRecord[] = [];
    const size = bytes.length;
    let line = firstLine;
    let start = 0;
    while (start < size && start < BATCH_BYTES) {
      const count = markCells(bytes, start, size);
      const isLong = (count < 0 ? size : after) - start > RECORD_BYTES_MAX;
      if (count < 0 || isLong) return { records, bytes: start, line, isDoubtful: isLong || count === DOUBTFUL, isCut: false };
      records.push({ line, cells: cellsOf(bytes, start, count) });
      line += 1 + breaks;
      start = after + (bytes[after] === CR ? 2 : 1);
    }
    return { records, bytes: start, line, isDoubtful: false, isCut: start < size };
  };
}

function marked(...signs: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const sign of signs) if (sign >= 0) table[sign] = 1;
  return table;
}
