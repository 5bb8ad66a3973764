// Rejected and held records as a CSV to correct and import again: the original columns untouched, and why at the end.
import { readableCell, writeCsv } from '../files/csv.ts';
import type { Issue } from '../model/issue.ts';
import type { SourceRecord } from './parsed-record.ts';

interface Rejected {
  readonly record: SourceRecord;
  readonly issues: readonly Issue[];
}

/**
 * Text of the file piece by piece, the header first. UTF-8 with a byte order mark, so that spreadsheets keep the accents. Cells that a
 * spreadsheet would run as formulas get an apostrophe, which the import takes off again. A record with too few or too many cells keeps
 * their number, so that it is not taken for a whole one when nobody corrected it. `delimiter` is best that of the source, which its
 * profile may fix.
 */
export function rejectsWriter(header: readonly string[], delimiter = ','): { head(): string; line(rejected: Rejected): string } {
  return {
    head: () => writeCsv([[...header.map(readableCell), 'import_line', 'import_reason']], { delimiter, bom: true }),
    line: ({ record, issues }) => writeCsv([[...record.cells.map(readableCell), record.line, reasons(issues)]], { delimiter }),
  };
}

function reasons(issues: readonly Issue[]): string {
  return issues.map((issue) => `${issue.code}${issue.label === null ? '' : ` (${issue.label})`}: ${issue.message}`).join(' ');
}
