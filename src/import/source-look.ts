// A look at a file nobody has mapped yet: how it is written, its first records, and of each column what stands in it. One reading, so that
// columns and values can then be chosen without reading it again.
import { formatsOf, surveyDates } from './date-order.ts';
import { type DialectOverrides, detectDialect, type Evidence } from './dialect.ts';
import type { SourceFile } from './encoding.ts';
import { columnLabel } from './header.ts';
import { kindOf } from './rows.ts';
import { readRecords } from './survey.ts';

export interface ColumnLook {
  /** Header text as it stands; `column 3` where it is blank or stands over several columns. */
  readonly label: string;
  /** Records in which its cell is not blank. */
  readonly filled: number;
  /** The first distinct cells, cut. */
  readonly examples: readonly string[];
  /** Date formats that every cell fits; several while their order is open; none where they are no dates. */
  readonly formats: readonly string[];
  /** Distinct cells with their records, the most frequent first; null where they are too many or too long to be words of a list. */
  readonly values: readonly (readonly [value: string, records: number])[] | null;
}

export interface SourceLook {
  readonly decisions: readonly Evidence[];
  /** Records that are not blank, no totals, no notes. */
  readonly records: number;
  readonly columns: readonly ColumnLook[];
  /** The first records as they are divided. */
  readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Records with letters above ASCII, where the encoding is only proposed: whether they read well shows whether it is right. */
  readonly accents: readonly { readonly line: number; readonly text: string }[];
}

/** More distinct values than this are no list to choose from. */
const DISTINCT_MAX = 500;
const VALUE_MAX = 200;
const EXAMPLES = 3;
const EXAMPLE_MAX = 60;
const LINES = 8;
const CELL_MAX = 200;
/** Cells that are looked at before a column is taken for one without dates. */
const DATES_TRIED = 40;
const REPORT_EVERY = 2000;

const UNBOUND = { bound: { columns: [], ignored: [] }, firstRecordLine: null, lastRecordLine: null, otherTableLine: null };

/**
 * `labels` are those of the profile that is to read it, if one is. `progress` is told the records read and about how many there are.
 *
 * @throws UserError as `detectDialect`
 */
export async function lookAtSource(
  file: SourceFile,
  labels: readonly string[],
  overrides: DialectOverrides,
  progress: (records: number, of: number) => void = () => undefined,
): Promise<SourceLook> {
  const dialect = await detectDialect(file, labels, overrides);
  const counted = countingBytes(file);
  let header: readonly string[] | null = null;
  let columns: readonly Watched[] = [];
  let records = 0;
  const lines: { line: number; cells: readonly string[] }[] = [];
  const accents: { line: number; text: string }[] = [];
  for await (const { line, cells } of readRecords(counted.file, dialect)) {
    if (!header) {
      header = cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
      columns = header.map((_, index) => watchColumn(labelAt(header ?? [], index)));
      continue;
    }
    const kind = kindOf(cells, line, { header, ...UNBOUND });
    if (kind === 'blank') continue;
    if (lines.length < LINES) lines.push({ line, cells: cells.map((cell) => cell.slice(0, CELL_MAX)) });
    if (dialect.doubt && accents.length < LINES && cells.some((cell) => /[^\0-\x7f]/.test(cell)))
      accents.push({ line, text: accented(cells) });
    if (kind !== 'data') continue;
    records += 1;
    for (const [index, column] of columns.entries()) column.see((cells[index] ?? '').trim(), line);
    if (records % REPORT_EVERY === 0) progress(records, Math.max(records, Math.round((records * file.sizeBytes) / counted.bytes())));
  }
  return {
    decisions: dialect.evidence,
    records,
    columns: columns.map((column) => column.result()),
    lines,
    accents,
  };
}

/** The cells with such letters, and nothing else of the record. */
function accented(cells: readonly string[]): string {
  const found = cells.filter((cell) => /[^\0-\x7f]/.test(cell));
  return found.join(' · ').slice(0, CELL_MAX);
}

function labelAt(header: readonly string[], index: number): string {
  const label = (header[index] ?? '').trim();
  const isOwn = label !== '' && header.filter((one) => one.trim().toLowerCase() === label.toLowerCase()).length === 1;
  return isOwn ? label : columnLabel(index);
}

function countingBytes(file: SourceFile): { readonly file: SourceFile; readonly bytes: () => number } {
  let bytes = 0;
  async function* open(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.open()) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  return { file: { ...file, open }, bytes: () => Math.max(1, bytes) };
}

interface Watched {
  see(text: string, line: number): void;
  result(): ColumnLook;
}

function watchColumn(label: string): Watched {
  const examples: string[] = [];
  let filled = 0;
  let counts: Map<string, number> | null = new Map();
  let dates: ReturnType<typeof surveyDates> | null = surveyDates();
  return {
    see(text, line) {
      if (text === '') return;
      filled += 1;
      const example = text.length > EXAMPLE_MAX ? `${text.slice(0, EXAMPLE_MAX - 1)}…` : text;
      if (examples.length < EXAMPLES && !examples.includes(example)) examples.push(example);
      dates?.see(text, line);
      // Texts and numbers of cases are no dates: no need to ask them all.
      if (dates && filled === DATES_TRIED && formatsOf(dates.result()).length === 0) dates = null;
      if (counts && (text.length > VALUE_MAX || (counts.size === DISTINCT_MAX && !counts.has(text)))) counts = null;
      counts?.set(text, (counts.get(text) ?? 0) + 1);
    },
    result: () => ({
      label,
      filled,
      examples,
      formats: dates && filled > 0 ? formatsOf(dates.result()) : [],
      values: counts && [...counts].sort((a, b) => b[1] - a[1]),
    }),
  };
}

/** Numbers of cases and counts can be taken for days: they are none until somebody says so. */
export function hasDates({ formats, examples }: ColumnLook): boolean {
  return (
    formats.length > 0 && !formats.includes('excel-serial') && !formats.includes('epoch') && !examples.every((one) => /^\d{1,7}$/.test(one))
  );
}
