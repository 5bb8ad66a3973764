// Rows that are seen to be records at a glance: nearly all of a file are, and what else a row may be takes long to find out.

import { normaliseLabel } from '../model/normalise.ts';
import type { BoundColumns } from './columns.ts';
import { isTotalWord } from './row-words.ts';

/** A day in digits, and a digit at the end, so that no word stands there. */
const DAY = /^(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4}.*\dZ?|\d{8}|\d{10}|\d{13})$/;
const FILLED_LEAST = 3;

/**
 * True only for a row that `kindOf` takes for a record, meant or not, whatever stands around it and as long as no other table has begun:
 * it has the cells of the header, three of them filled, a day in digits where the day of sending should stand, and no word for a total as
 * its reference. With a day it is no row of labels, tags or hints, and no total; with three cells it is no note.
 */
export function plainRows(
  header: readonly string[],
  { columns, cellsMin = header.length }: BoundColumns,
): (cells: readonly string[]) => boolean {
  const day = columns.find(({ field }) => field === 'sent')?.index ?? -1;
  const reference = columns.find(({ field }) => field === 'reference')?.index ?? -1;
  const { length } = header;
  if (day < 0 || day >= length || cellsMin > length || /^\d/.test(normaliseLabel(header[day] ?? ''))) return () => false;
  return (cells) => {
    if (cells.length !== length || !DAY.test(cells[day] as string)) return false;
    let filled = 0;
    for (let at = 0; at < length && filled < FILLED_LEAST; at += 1) if (isFilled(cells[at] as string)) filled += 1;
    if (filled < FILLED_LEAST) return false;
    const own = reference < 0 ? '' : (cells[reference] as string);
    return own === '' || hasDigit(own) || !isTotalWord(own);
  };
}

function isFilled(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return (code > 0x20 && code < 0x7f) || (cell !== '' && cell.trim() !== '');
}

/** A word for a total has none. The last letters are most often digits. */
function hasDigit(cell: string): boolean {
  for (let at = cell.length - 1; at >= 0; at -= 1) {
    const code = cell.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
}
