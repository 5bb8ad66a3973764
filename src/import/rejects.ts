// Rejected and held records as a CSV to correct and import again: the original columns untouched, and why at the end.
import { readableCell, writeCsv } from '../files/csv.ts';
import type { Issue } from '../model/issue.ts';
import type { SourceRecord } from './parse-file.ts';

/**
 * UTF-8 text with a byte order mark, so that spreadsheets keep the accents. Cells that a spreadsheet would run as formulas get
 * an apostrophe, which the import takes off again.
 */
export function rejectsCsv(
  header: readonly string[],
  rejected: readonly { readonly record: SourceRecord; readonly issues: readonly Issue[] }[],
): string {
  // A record with more cells than labels keeps all of them.
  const width = rejected.reduce((most, { record }) => Math.max(most, record.cells.length), header.length);
  const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, i) => readableCell(cells[i] ?? ''));
  const rows = rejected.map(({ record, issues }) => [...padded(record.cells), record.line, reasons(issues)]);
  return writeCsv([[...padded(header), 'import_line', 'import_reason'], ...rows], { bom: true });
}

function reasons(issues: readonly Issue[]): string {
  return issues.map((issue) => `${issue.code}${issue.label === null ? '' : ` (${issue.label})`}: ${issue.message}`).join(' ');
}
