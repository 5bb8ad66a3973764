// How a record is recognised: by its own reference, else by a fingerprint of its mapped values and its n-th occurrence.
import { createHash } from 'node:crypto';
import { rawText } from './boxes.ts';
import type { BoundColumn } from './columns.ts';
import { keyIndex } from './key-index.ts';

/**
 * Hash over the mapped cells, by field. Over cells and not over codes, so that a changed value mapping still recognises the
 * record; blank cells are left out, and cells of unmapped columns have no part in it.
 */
export function fingerprint(columns: readonly BoundColumn[], cells: readonly string[]): string {
  const hash = createHash('sha256');
  for (const column of columns) {
    const text = rawText(column, cells).trim().normalize('NFC').replace(/\r\n?/g, '\n');
    if (text !== '') hash.update(`${column.field}\u001f${text}\u001e`);
  }
  return hash.digest('hex').slice(0, 32);
}

/** 128 bits of the SHA-256 of a text, in hexadecimal digits. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Own references of a file, with the lines they stand on. */
export interface ReferenceIndex {
  add(reference: string, line: number, print: string): void;
  /**
   * `first`: use it. `repeat`: says the same as the record on `lines[0]`. `conflict`: another record says something else. `lines` are
   * some of the other lines it stands on, `others` how many there are.
   */
  verdict(reference: string, line: number): ReferenceVerdict;
}

export interface ReferenceVerdict {
  readonly kind: 'first' | 'repeat' | 'conflict';
  readonly lines: readonly number[];
  readonly others: number;
}

/** Lines that are kept for a message. */
const LINES_MAX = 6;

/** Beside a reference: line of its first record, 32 bits of what that record says, and where it stands among those that repeat. */
const [LINE, PRINT, ROW] = [0, 1, 2];
/** Beside one that repeats: its records, whether they differ, and the first of its further lines. */
const [RECORDS, CONFLICT, FURTHER] = [0, 1, 2];
const WIDTH = FURTHER + LINES_MAX - 1;

export function referenceIndex(): ReferenceIndex {
  const firsts = keyIndex(3);
  /** Rows of `WIDTH` numbers for the references that repeat; a reference knows the number of its row, from 1. */
  let more = new Uint32Array(64 * WIDTH);
  let repeated = 0;
  const rowOf = (number: number): number => {
    const known = firsts.get(number, ROW);
    if (known > 0) return (known - 1) * WIDTH;
    if ((repeated + 1) * WIDTH > more.length) {
      const larger = new Uint32Array(more.length * 2);
      larger.set(more);
      more = larger;
    }
    repeated += 1;
    firsts.set(number, ROW, repeated);
    more[(repeated - 1) * WIDTH + RECORDS] = 1;
    return (repeated - 1) * WIDTH;
  };
  return {
    add(reference, line, print) {
      const known = firsts.size();
      const number = firsts.enter(reference);
      const told = Number.parseInt(print.slice(0, 8), 16);
      if (number === known) {
        firsts.set(number, LINE, line);
        firsts.set(number, PRINT, told);
        return;
      }
      const row = rowOf(number);
      const records = more[row + RECORDS] ?? 0;
      if (records < LINES_MAX) more[row + FURTHER + records - 1] = line;
      more[row + RECORDS] = records + 1;
      if (told !== firsts.get(number, PRINT)) more[row + CONFLICT] = 1;
    },
    verdict(reference, line) {
      const number = firsts.find(reference);
      const place = number < 0 ? 0 : firsts.get(number, ROW);
      if (place === 0) return { kind: 'first', lines: [], others: 0 };
      const row = (place - 1) * WIDTH;
      const records = more[row + RECORDS] ?? 0;
      const first = firsts.get(number, LINE);
      if (more[row + CONFLICT] === 0) return { kind: first === line ? 'first' : 'repeat', lines: [first], others: records - 1 };
      const lines = [first, ...more.subarray(row + FURTHER, row + FURTHER + Math.min(records, LINES_MAX) - 1)];
      return { kind: 'conflict', lines: lines.filter((other) => other !== line).slice(0, LINES_MAX - 1), others: records - 1 };
    },
  };
}

/** Names the records without a reference of their own: fingerprint and occurrence, so that alike records are distinct notices. */
export function occurrences(): (print: string) => string {
  const seen = keyIndex(1);
  return (print) => {
    const number = seen.enter(print);
    const count = seen.get(number, 0) + 1;
    seen.set(number, 0, count);
    return `${print}#${count}`;
  };
}
