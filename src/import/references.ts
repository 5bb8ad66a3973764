// How a record is recognised: by its own reference, else by a fingerprint of its mapped values and its n-th occurrence.
import { createHash } from 'node:crypto';
import type { BoundColumn } from './columns.ts';

/**
 * Hash over the mapped cells, by field. Over cells and not over codes, so that a changed value mapping still recognises the
 * record; blank cells are left out, and cells of unmapped columns have no part in it.
 */
export function fingerprint(columns: readonly BoundColumn[], cells: readonly string[]): string {
  const hash = createHash('sha256');
  for (const { field, index } of columns) {
    const text = (cells[index] ?? '').trim().normalize('NFC').replace(/\r\n?/g, '\n');
    if (text !== '') hash.update(`${field}\u001f${text}\u001e`);
  }
  return hash.digest('hex').slice(0, 32);
}

/** Own references of a file, with the lines they stand on. */
export interface ReferenceIndex {
  add(reference: string, line: number, print: string): void;
  /** `first`: use it. `repeat`: says the same as the record on `lines[0]`. `conflict`: another record says something else. */
  verdict(reference: string, line: number): { readonly kind: 'first' | 'repeat' | 'conflict'; readonly lines: readonly number[] };
}

export function referenceIndex(): ReferenceIndex {
  const firsts = new Map<string, { line: number; print: string }>();
  const more = new Map<string, { lines: number[]; conflict: boolean }>();
  return {
    add(reference, line, print) {
      const first = firsts.get(reference);
      if (!first) {
        firsts.set(reference, { line, print });
        return;
      }
      const entry = more.get(reference) ?? { lines: [first.line], conflict: false };
      entry.lines.push(line);
      entry.conflict ||= print !== first.print;
      more.set(reference, entry);
    },
    verdict(reference, line) {
      const entry = more.get(reference);
      if (!entry) return { kind: 'first', lines: [] };
      if (entry.conflict) return { kind: 'conflict', lines: entry.lines.filter((other) => other !== line) };
      return { kind: entry.lines[0] === line ? 'first' : 'repeat', lines: entry.lines.slice(0, 1) };
    },
  };
}

/** Names the records without a reference of their own: fingerprint and occurrence, so that alike records are distinct notices. */
export function occurrences(): (print: string) => string {
  const seen = new Map<string, number>();
  return (print) => {
    const count = (seen.get(print) ?? 0) + 1;
    seen.set(print, count);
    return `${print}#${count}`;
  };
}
