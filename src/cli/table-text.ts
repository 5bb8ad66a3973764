// Plain tables and sentences for the terminal.
import type { Period } from '../model/period.ts';

/** Columns padded to their widest text; numbers to the right. */
export function textTable(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          typeof cell === 'number' ? formatNumber(cell).padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Thousands grouped with a comma, as in the English report. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat('en-IE').format(value);
}

/** `1 notice`, `2 notices`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Said after an act that changes what a published period counts. */
export function correctionLines(
  corrections: readonly { readonly period: Period; readonly version: number; readonly notices: number }[],
): string[] {
  return corrections.map(
    ({ period, version, notices }) =>
      `The published period ${period.first} to ${period.last} (version ${version}) is now counted otherwise (${plural(notices, 'notice')}): a correction is open.`,
  );
}
