// 32 bits of what a record says: alike for records whose fingerprint is, and a hundredth of its cost. Every record has one taken, to tell
// which of those with the same reference differ; those that seem not to are compared by their fingerprints.
import { rawText } from './boxes.ts';
import type { BoundColumn } from './columns.ts';
import { mixed } from './keyed-hash.ts';

const FACTOR = 0x9e3779b1;
const CR = 13;
const BLANK = 32;
const DELETE = 127;

/** The text of a cell that a fingerprint is taken of: outer blanks gone, letters composed, one kind of line end. */
export function fingerprintedText(raw: string): string {
  return raw.trim().normalize('NFC').replace(/\r\n?/g, '\n');
}

/** Over the mapped cells, by column; blank cells have no part in it. */
export function recordPrint(columns: readonly BoundColumn[], cells: readonly string[]): number {
  let print = 0;
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at] as BoundColumn;
    const raw = column.boxes ? rawText(column, cells) : (cells[column.index] ?? '');
    if (raw !== '') print = printOf(raw, at, print);
  }
  return mixed(print);
}

function printOf(raw: string, column: number, before: number): number {
  const isTrim = raw.charCodeAt(0) > BLANK && raw.charCodeAt(raw.length - 1) > BLANK;
  let print = Math.imul(before ^ (column + 1), FACTOR);
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    if (!isTrim || code >= DELETE || code === CR) return unusualPrint(raw, column, before);
    print = Math.imul(print ^ code, FACTOR);
    print ^= print >>> 15;
  }
  return print;
}

function unusualPrint(raw: string, column: number, before: number): number {
  const text = fingerprintedText(raw);
  if (text === '') return before;
  let print = Math.imul(before ^ (column + 1), FACTOR);
  for (let at = 0; at < text.length; at += 1) {
    print = Math.imul(print ^ text.charCodeAt(at), FACTOR);
    print ^= print >>> 15;
  }
  return print;
}
