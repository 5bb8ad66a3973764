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

/** Beside a reference: line of its first record, and 32 bits of what that record says. */
const [LINE, PRINT] = [0, 1];

export function referenceIndex(): ReferenceIndex {
  const firsts = keyIndex(2);
  const more = new Map<number, { lines: number[]; records: number; conflict: boolean }>();
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
      const entry = more.get(number) ?? { lines: [firsts.get(number, LINE)], records: 1, conflict: false };
      if (entry.lines.length < LINES_MAX) entry.lines.push(line);
      entry.records += 1;
      entry.conflict ||= told !== firsts.get(number, PRINT);
      more.set(number, entry);
    },
    verdict(reference, line) {
      const entry = more.get(firsts.find(reference));
      if (!entry) return { kind: 'first', lines: [], others: 0 };
      const others = entry.records - 1;
      if (entry.conflict) return { kind: 'conflict', lines: entry.lines.filter((other) => other !== line).slice(0, LINES_MAX - 1), others };
      return { kind: entry.lines[0] === line ? 'first' : 'repeat', lines: entry.lines.slice(0, 1), others };
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
