// What the bytes of a file tell before they are text: NUL bytes, line ends, which lines are UTF-8, the words with letters above ASCII.
import { isAscii, isUtf8 } from 'node:buffer';
import type { SourceFile } from './source-file.ts';

export interface ByteSurvey {
  readonly head: Uint8Array;
  readonly bytes: number;
  readonly hasText: boolean;
  /** NUL bytes at even and odd offsets: one of the two in UTF-16. */
  readonly nulEven: number;
  readonly nulOdd: number;
  readonly newlines: Newlines;
  /** First lines that are not valid UTF-8, at most `LINES_MAX`, and the number of all. */
  readonly notUtf8: { readonly lines: readonly number[]; readonly count: number };
  /** The same for lines with letters above ASCII that are valid UTF-8. Where all lines are: whether there are any. */
  readonly utf8: { readonly lines: readonly number[]; readonly count: number };
  /** Distinct words with a byte above ASCII, as Latin-1, of the lines that are not UTF-8. */
  readonly highWords: ReadonlySet<string>;
  readonly asciiWords: ReadonlySet<string>;
  /** The single bytes above ASCII that occur, in the lines that are not UTF-8. */
  readonly highBytes: ReadonlySet<number>;
}

export interface Newlines {
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
}

export const LINES_MAX = 10;
const WORDS_MAX = 1000;
/** Words in ASCII tell the language; the first lines hold enough of them. */
const ASCII_WORD_LINES = 10_000;
/** Longer ones are no words, and are looked at in parts. */
const WORD = /[A-Za-z\x80-\xff]{2,40}|[\x80-\xff]/g;
/** A line is looked at in parts of this length, so that a file without line ends does not fill the memory. */
const LINE_BYTES_MAX = 1_048_576;

/** Reads every byte once, line by line, whatever they are. Lines are cut at line feeds, so that no letter is cut; physical lines count lone carriage returns too. */
export async function surveyBytes(file: SourceFile): Promise<ByteSurvey> {
  const seen = {
    head: new Uint8Array(64),
    bytes: 0,
    hasText: false,
    nulEven: 0,
    nulOdd: 0,
    newlines: { crlf: 0, lf: 0, cr: 0 },
    notUtf8: { lines: [] as number[], count: 0 },
    utf8: { lines: [] as number[], count: 0 },
    highWords: new Set<string>(),
    asciiWords: new Set<string>(),
    highBytes: new Set<number>(),
  };
  let open: Buffer = Buffer.alloc(0);
  for await (const chunk of file.open()) {
    if (seen.bytes < 64) seen.head.set(chunk.subarray(0, 64 - seen.bytes), seen.bytes);
    countNuls(seen, chunk, seen.bytes);
    seen.bytes += chunk.length;
    open = Buffer.concat([open, chunk]);
    let start = 0;
    for (let end = open.indexOf(10); end >= 0; end = open.indexOf(10, start)) {
      surveyLine(seen, open.subarray(start, end + 1));
      start = end + 1;
    }
    open = open.subarray(start);
    if (open.length > LINE_BYTES_MAX) {
      surveyLine(seen, open);
      open = Buffer.alloc(0);
    }
  }
  surveyLine(seen, open);
  return seen;
}

interface Seen {
  bytes: number;
  hasText: boolean;
  nulEven: number;
  nulOdd: number;
  newlines: { crlf: number; lf: number; cr: number };
  notUtf8: { lines: number[]; count: number };
  utf8: { lines: number[]; count: number };
  highWords: Set<string>;
  asciiWords: Set<string>;
  highBytes: Set<number>;
}

export function countNuls(seen: Pick<Seen, 'nulEven' | 'nulOdd'>, chunk: Uint8Array, offset: number): void {
  for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) {
    if ((offset + at) % 2 === 0) seen.nulEven += 1;
    else seen.nulOdd += 1;
  }
}

/** A line with its line feed. Its own carriage returns make several physical lines of it. */
function surveyLine(seen: Seen, bytes: Buffer): void {
  const { newlines } = seen;
  const line = 1 + newlines.crlf + newlines.lf + newlines.cr;
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) if (bytes[at + 1] !== 10) newlines.cr += 1;
  if (bytes.at(-1) === 10) newlines[bytes.at(-2) === 13 ? 'crlf' : 'lf'] += 1;
  const text = bytes.toString('latin1');
  if (isAscii(bytes)) {
    seen.hasText ||= /\S/.test(text);
    const isWanted = line < ASCII_WORD_LINES && seen.asciiWords.size < WORDS_MAX;
    if (isWanted) for (const word of text.match(/[A-Za-z]{2,40}/g) ?? []) seen.asciiWords.add(word);
    return;
  }
  const rest = line === 1 ? text.replace(/^ï»¿/, '') : text;
  seen.hasText ||= /\S/.test(rest);
  if (!isUtf8(bytes)) surveyHighLine(seen, text, rest, line);
  else if (/[\x80-\xff]/.test(rest)) note(seen.utf8, line);
}

function surveyHighLine(seen: Seen, text: string, rest: string, line: number): void {
  // A file with lone carriage returns only is one line: then the lines inside are told apart.
  const inner = text.split(/\r(?!\n)/).findIndex((part) => !isUtf8(Buffer.from(part, 'latin1')));
  note(seen.notUtf8, line + Math.max(0, inner));
  for (const char of rest.match(/[\x80-\xff]/g) ?? []) seen.highBytes.add(char.charCodeAt(0));
  for (const word of rest.match(WORD) ?? []) {
    const words = /[\x80-\xff]/.test(word) ? seen.highWords : seen.asciiWords;
    if (words.size < WORDS_MAX) words.add(word);
  }
}

function note(list: { lines: number[]; count: number }, line: number): void {
  list.count += 1;
  if (list.lines.length < LINES_MAX) list.lines.push(line);
}
