// The text of a cell without what tools wrap around it: blanks, guards against spreadsheets, marks for "no value".
import { readableCell } from '../files/csv.ts';
import { isMissing } from './missing.ts';

/** `="00123"`, as exports write it so that a spreadsheet keeps the zeros. */
const TEXT_FORMULA = /^=\s*"((?:[^"]|"")*)"$/s;

/**
 * Blank where the cell means "no value". `keyed` is for references, dates and numbers: there an apostrophe before a letter or digit
 * is a guard too, while in text it may be a word (’90s, ’s avonds).
 */
export function cellText(raw: string, keyed = false): string {
  if (isBare(raw)) return isMissing(raw) ? '' : raw;
  const text = unguarded(raw, keyed);
  return isMissing(text) ? '' : text;
}

/** Nothing is wrapped around most texts: they begin and end with a sign of ASCII that is no blank, and with none that may be a guard. */
function isBare(raw: string): boolean {
  const first = raw.charCodeAt(0);
  const last = raw.charCodeAt(raw.length - 1);
  return first > 0x20 && first < 0x7f && first !== 0x27 && first !== 0x3d && last > 0x20 && last < 0x7f;
}

/** The text as it is meant, marks for "no value" included. */
export function unguarded(raw: string, keyed = false): string {
  if (isBare(raw)) return raw;
  const trimmed = raw.trim();
  const formula = TEXT_FORMULA.exec(trimmed)?.[1];
  if (formula !== undefined) return formula.replaceAll('""', '"').trim();
  const text = readableCell(trimmed);
  return (keyed && /^'[\p{L}\d]/u.test(text) && !text.slice(1).includes("'") ? text.slice(1) : text).trim();
}
