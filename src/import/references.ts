// How a record is recognised: by its own reference, else by a fingerprint of its mapped values and its n-th occurrence.
import { hash } from 'node:crypto';
import { rawText } from './boxes.ts';
import { cellText } from './cell-text.ts';
import type { BoundColumn, BoundColumns } from './columns.ts';
import { keyIndex } from './key-index.ts';
import { fingerprintedText } from './record-print.ts';

export type ReferenceReader = (cells: readonly string[]) => string | null;

/** Reads the record's own reference; null when the profile maps none or the cell is blank. */
export function referenceReader({ columns }: BoundColumns): ReferenceReader {
  const index = columns.find(({ field }) => field === 'reference')?.index;
  return index === undefined ? () => null : (cells) => cellText(cells[index] ?? '', true).normalize('NFC') || null;
}

/**
 * Hash over the mapped cells, by field. Over cells and not over codes, so that a changed value mapping still recognises the
 * record; blank cells are left out, and cells of unmapped columns have no part in it.
 */
export function fingerprint(columns: readonly BoundColumn[], cells: readonly string[]): string {
  let told = '';
  for (const column of columns) {
    const text = fingerprintedText(rawText(column, cells));
    if (text !== '') told += `${column.field}\u001f${text}\u001e`;
  }
  return shortHash(told);
}

/** 128 bits of the SHA-256 of a text, in hexadecimal digits. */
export function shortHash(text: string): string {
  return hash('sha256', text).slice(0, 32);
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
