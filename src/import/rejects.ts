// Rejected and held records as a CSV to correct and import again: the original columns untouched, and why at the end.
import { readableCell, writeCsv } from '../files/csv.ts';
import type { Issue } from '../model/issue.ts';
import type { SourceRecord } from './parse-file.ts';

/**
 * UTF-8 text with a byte order mark, so that spreadsheets keep the accents. Cells that a spreadsheet would run as formulas get
 * an apostrophe, which the import takes off again. A record with too few or too many cells keeps their number, so that it is
 * not taken for a whole one when nobody corrected it. `delimiter` is best that of the source, which its profile may fix.
 */
export function rejectsCsv(
  header: readonly string[],
  rejected: readonly { readonly record: SourceRecord; readonly issues: readonly Issue[] }[],
  delimiter = ',',
): string {
  const rows = rejected.map(({ record, issues }) => [...record.cells.map(readableCell), record.line, reasons(issues)]);
  return writeCsv([[...header.map(readableCell), 'import_line', 'import_reason'], ...rows], { delimiter, bom: true });
}

function reasons(issues: readonly Issue[]): string {
  return issues.map((issue) => `${issue.code}${issue.label === null ? '' : ` (${issue.label})`}: ${issue.message}`).join(' ');
}
