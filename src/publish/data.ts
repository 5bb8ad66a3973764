// data/*.csv: every number of the report for machines. RFC 4180, UTF-8, one header row, codes beside labels, no unit in a cell.
import { writeCsv } from '../files/csv.ts';
import type { PackageFile } from '../model/file.ts';
import type { Report } from '../model/report.ts';
import type { DataTable } from './data-column.ts';
import { dataTables } from './data-tables.ts';

/** One file a table, `data/by-provider.csv`; a value that is not published is an empty cell with its status beside it. */
export function dataFiles(report: Report): PackageFile[] {
  return dataTables(report).map((table) => ({ name: dataFileName(table), bytes: new TextEncoder().encode(csvOf(table)) }));
}

export function dataFileName(table: DataTable): string {
  return `data/${table.name}.csv`;
}

function csvOf({ columns, rows }: DataTable): string {
  const cell = (value: DataTable['rows'][number][number]) => (typeof value === 'boolean' ? String(value) : value);
  return writeCsv([columns.map(({ name }) => name), ...rows.map((row) => row.map(cell))]);
}
