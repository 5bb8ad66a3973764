// Ways to read a text as CSV, tried out on its first part: the right one finds the labels and gives records of one width.
import { UserError } from '../error.ts';
import { type CsvOptions, type CsvRecord, readCsv } from '../files/csv.ts';
import { DELIMITERS, type Delimiter, type Escape, type Quote } from '../model/dialect.ts';
import { normaliseLabel } from '../model/normalise.ts';

export interface Reading extends CsvOptions {
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  readonly escape: Escape;
  readonly newline: 'lf' | 'any';
  /** Blanks around a quoted cell are not part of it. */
  readonly trim: boolean;
}

export interface Tried {
  readonly reading: Reading;
  readonly records: readonly CsvRecord[];
  /** Most labels found in one record. */
  readonly labels: number;
  /** Share of records with as many cells as most have, the first of these not counted: one record alone agrees with nothing. */
  readonly consistent: number;
  /** That number. */
  readonly width: number;
  /** Records with quotes where none may stand. */
  readonly strays: number;
}

/** A header further down is not looked for. */
export const HEADER_RECORDS_MAX = 50;

/** What is settled before anything is tried; the rest is tried in all ways that the text gives reason for. */
export interface Settled {
  readonly delimiter?: Delimiter | undefined;
  readonly quote?: Quote | undefined;
  readonly escape?: Escape | undefined;
  /** `lf` where no lone carriage return occurs, `any` where there is no other line end. */
  readonly newline?: 'lf' | 'any' | undefined;
}

/** The text of the first part of a file; `whole` is false when the file goes on, so that its last record may be cut. */
export interface Sample {
  readonly text: string;
  readonly whole: boolean;
}

/** The best reading under each delimiter, best first; of those that find fewer labels than another only the first records are read. */
export async function tryReadings(sample: Sample, settled: Settled, wanted: ReadonlySet<string>): Promise<readonly Tried[]> {
  const best: Tried[] = [];
  for (const delimiter of settled.delimiter ? [settled.delimiter] : DELIMITERS) {
    let chosen: Tried | null = null;
    for (const reading of readingsOf(sample.text, delimiter, settled)) {
      const least = Math.max(0, ...best.map(({ labels }) => labels), chosen?.labels ?? 0);
      const { tried, isCut } = await tryReading(sample, reading, wanted, least);
      if (!chosen || isBetter(tried, chosen)) chosen = tried;
      if (isCut) continue;
      // Nothing is left to explain by another kind of quote.
      if (chosen.strays === 0 && reading.quote === '"' && settled.newline !== undefined && !/\\"/.test(sample.text)) break;
    }
    if (chosen) best.push(chosen);
  }
  return best.sort((a, b) => (isBetter(a, b) ? -1 : isBetter(b, a) ? 1 : 0));
}

/** The plainest reading first: of two that are as good, it is taken. */
function readingsOf(text: string, delimiter: Delimiter, settled: Settled): Reading[] {
  const quotes = settled.quote ? [settled.quote] : quotesOf(text);
  const escapes = settled.escape ? [settled.escape] : (['doubled', ...(/\\["']/.test(text) ? (['backslash'] as const) : [])] as const);
  const newlines = settled.newline ? [settled.newline] : (['lf', 'any'] as const);
  const trims = delimiter !== '\t' && /[,;|] +["']|["'] +[,;|\r\n]/.test(text) ? [false, true] : [false];
  const readings: Reading[] = [];
  for (const quote of quotes) {
    for (const style of quote === 'none' ? (['doubled'] as const) : escapes) {
      for (const newline of newlines) for (const trim of trims) readings.push({ delimiter, quote, escape: style, newline, trim });
    }
  }
  return readings;
}

function quotesOf(text: string): Quote[] {
  const aroundCells = /(?:^|[,;\t|\r\n])'[^'\r\n]*'(?=[,;\t|\r\n]|$)/.test(text);
  return aroundCells ? ['"', "'", 'none'] : ['"', 'none'];
}

/** Not read to its end (`isCut`) where fewer labels than `least` stand in its first records: then another reading is better, whatever comes. */
async function tryReading(
  sample: Sample,
  reading: Reading,
  wanted: ReadonlySet<string>,
  least: number,
): Promise<{ readonly tried: Tried; readonly isCut: boolean }> {
  const records: CsvRecord[] = [];
  const filled: CsvRecord[] = [];
  let labels = 0;
  let isCut = false;
  try {
    for await (const record of readCsv([sample.text], { ...reading, strayQuotes: 'recover' })) {
      isCut = filled.length === HEADER_RECORDS_MAX && labels < least;
      if (isCut) break;
      records.push(record);
      if (record.cells.every((cell) => cell.trim() === '')) continue;
      filled.push(record);
      if (filled.length <= HEADER_RECORDS_MAX) labels = Math.max(labels, labelsIn(record.cells, wanted));
    }
  } catch (error) {
    // Under a wrong quote no cell may end; what was read before it is enough to judge by.
    if (!(error instanceof UserError)) throw error;
  }
  return { tried: judged(reading, sample, records, wanted), isCut };
}

function judged(reading: Reading, sample: Sample, read: readonly CsvRecord[], wanted: ReadonlySet<string>): Tried {
  // The last record may be cut with the sample.
  const records = !sample.whole && read.length > 1 ? read.slice(0, -1) : read;
  const filled = records.filter((record) => record.cells.some((cell) => cell.trim() !== ''));
  const widths = new Map<number, number>();
  for (const { cells } of filled) if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return {
    reading,
    records,
    labels: Math.max(0, ...filled.slice(0, HEADER_RECORDS_MAX).map((record) => labelsIn(record.cells, wanted))),
    consistent: filled.length < 2 ? 0 : Math.max(0, count - 1) / (filled.length - 1),
    width,
    strays: filled.filter((record) => record.strayQuote || record.cells.some((cell) => hasOwnQuotes(cell, reading.quote))).length,
  };
}

/** Quotes around a cell that no one took off. */
function hasOwnQuotes(cell: string, quote: Quote): boolean {
  const text = cell.trim();
  return (quote !== '"' && text.startsWith('"')) || (quote !== "'" && /^'.*'$/s.test(text) && text.length > 1);
}

export function labelsIn(cells: readonly string[], wanted: ReadonlySet<string>): number {
  return new Set(cells.map(normaliseLabel).filter((label) => wanted.has(label))).size;
}

function isBetter(a: Tried, b: Tried): boolean {
  return a.labels !== b.labels ? a.labels > b.labels : quality(a) > quality(b) + 1e-9;
}

/** Many cells a record, the same number in each, and no quote left over. */
function quality({ records, width, consistent, strays }: Tried): number {
  return width > 1 ? consistent ** 2 * Math.log2(width) * (1 - strays / Math.max(records.length, 1)) : 0;
}
