// Rejected and held records as a CSV to correct and import again: the original columns untouched, and why at the end.
import { shown } from '../error.ts';
import { readableCell, writeCsv } from '../files/csv.ts';
import type { Issue } from '../model/issue.ts';
import type { SourceRecord } from './parsed-record.ts';

const LINE = 'import_line';
const REASON = 'import_reason';
/** Of a reason that a person may have changed. */
const SAID_SHOWN = 400;

interface Rejected {
  readonly record: SourceRecord;
  readonly issues: readonly Issue[];
}

/**
 * Text of the file piece by piece, the header first. UTF-8 with a byte order mark, so that spreadsheets keep the accents. Cells that a
 * spreadsheet would run as formulas get an apostrophe, which the import takes off again. Line and reason always stand under their own
 * labels: missing cells are written blank before them, and cells too many behind them. `delimiter` is best that of the source, which
 * its profile may fix.
 */
export function rejectsWriter(header: readonly string[], delimiter = ','): { head(): string; line(rejected: Rejected): string } {
  const labels = header.map(readableCell);
  const own = isRejectsFile(labels) ? labels.slice(0, -2) : labels;
  return {
    head: () => writeCsv([[...own, LINE, REASON]], { delimiter, bom: true }),
    line: ({ record, issues }) => {
      const cells = record.cells.map(readableCell);
      const whole = own.map((_, i) => cells[i] ?? '');
      return writeCsv([[...whole, record.line, reasons(issues), ...cells.slice(labels.length)]], { delimiter });
    },
  };
}

/** True for the header of a file that `rejectsWriter` wrote. */
export function isRejectsFile(header: readonly string[]): boolean {
  return header.at(-2) === LINE && header.at(-1) === REASON;
}

/**
 * What a row of a rejects file was rejected for and still shows, where it would look like a good one in this file: a cell that begins with
 * a quote never closed, missing cells written blank, a row of another table, a spreadsheet's number among dates that is now alone.
 * Correcting the cells answers it, and so does clearing `import_reason`.
 */
export function stillWrong(header: readonly string[], cells: readonly string[]): { readonly code: string; readonly said: string } | null {
  if (!isRejectsFile(header)) return null;
  const reason = cells[header.length - 1] ?? '';
  const own = cells.slice(0, header.length - 2).map((cell) => readableCell(cell.trim()));
  const [, code = '', said = ''] = /^([a-z.-]+)(?![a-z.-])[^:]*: (.*)$/s.exec(reason) ?? [];
  return STILL[code]?.(own, said) ? { code, said: shown(said, SAID_SHOWN) } : null;
}

const STILL: Readonly<Record<string, (cells: readonly string[], said: string) => boolean>> = {
  'file.unterminated-quote': (cells) => cells.some((cell) => /^["']/.test(cell)),
  'file.multi-table': () => true,
  'row.too-few-fields': (cells, said) => cells.slice(Number(/\d+/.exec(said)?.[0] ?? cells.length)).every((cell) => cell === ''),
  'date.mixed-order': (cells) => cells.some((cell) => /^\d{5}(?:[.,]\d+)?$/.test(cell)),
};

function reasons(issues: readonly Issue[]): string {
  return issues.map((issue) => `${issue.code}${issue.label === null ? '' : ` (${issue.label})`}: ${issue.message}`).join(' ');
}
