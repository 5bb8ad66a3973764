// The same number everywhere: what the data files and the pages of a package say, compared with report.json.
import { UserError } from '../error.ts';
import { readCsv } from '../files/csv.ts';
import { type HtmlCell, htmlCells } from '../files/html-cells.ts';
import type { PackageFile } from '../model/file.ts';
import type { Report, Timing } from '../model/report.ts';
import { type Table, TOTAL } from '../model/table.ts';
import { snake } from './data-column.ts';

/** Places in data/*.csv that differ from report.json. */
export async function dataProblems(report: Report, files: readonly PackageFile[]): Promise<string[]> {
  const problems: string[] = [];
  for (const table of report.tables) {
    const codes = table.dimensions.map(({ name }) => `${name.replaceAll('-', '_')}_code`);
    const expected = table.cells.map((cell) => [...cell.at, shown(cell.value), cell.status]);
    problems.push(...(await differences(files, table.id, [...codes, table.measure, 'status'], expected)));
  }
  const timing = ['provider_code', 'decided', 'cases', 'median', 'unit', 'within_24_hours', 'within_7_days', 'status'];
  problems.push(...(await differences(files, 'timing', timing, report.timing.map(timingRow))));
  const totals = Object.entries(report.totals).map(([figure, value]) => [snake(figure), shown(value)]);
  problems.push(...(await differences(files, 'totals', ['figure', 'value'], totals)));
  const { comparison, correction } = report;
  for (const [name, figures, rows] of [
    ['comparison', comparison?.figures, comparison?.rows],
    ['corrections', correction?.figures, correction && [...correction.changes, ...correction.crossed]],
  ] as const) {
    if (!rows) continue;
    const expected = [
      ...(figures ?? []).map(({ figure, previous, current }) => ['totals', snake(figure), shown(previous), shown(current)]),
      ...rows.map((row) => [row.table, row.at.join(' / '), shown(row.previous), shown(row.current)]),
    ];
    problems.push(...(await differences(files, name, ['table', 'code', 'previous', 'current'], expected)));
  }
  return problems;
}

function timingRow(row: Timing): string[] {
  const numbers = [row.within24Hours, row.within7Days].map(shown);
  return [row.provider, shown(row.decided), shown(row.cases), shown(row.median), row.unit ?? '', ...numbers, row.status];
}

function shown(value: number | null): string {
  return value === null ? '' : String(value);
}

/** The first place where these columns of a data file differ from the rows expected. */
async function differences(
  files: readonly PackageFile[],
  name: string,
  columns: readonly string[],
  expected: readonly (readonly string[])[],
): Promise<string[]> {
  const path = `data/${name}.csv`;
  const file = files.find((candidate) => candidate.name === path);
  if (!file) return [`${path} is missing`];
  const rows = await columnsOf(file, columns);
  if (!rows) return [`${path} cannot be read`];
  if (rows.length !== expected.length) return [`${path} has ${rows.length} rows instead of ${expected.length}`];
  const first = expected.findIndex((row, i) => row.some((value, column) => value !== rows[i]?.[column]));
  // The header is line 1.
  return first < 0 ? [] : [`${path}, line ${first + 2}`];
}

/** These columns of a data file, row by row; null where it is no CSV. */
async function columnsOf(file: PackageFile, columns: readonly string[]): Promise<string[][] | null> {
  const rows: string[][] = [];
  let places: number[] | null = null;
  try {
    for await (const { cells } of readCsv([new TextDecoder().decode(file.bytes)], { delimiter: ',' })) {
      if (places === null) places = columns.map((column) => cells.indexOf(column));
      else rows.push(places.map((place) => cells[place] ?? ''));
    }
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
  return rows;
}

/** Lists the law asks for: a page without one of them is no report. */
const STATUTORY = ['by-provider', 'by-category', 'by-action'];

/** Places in the pages report.LANGUAGE.html that differ from report.json. */
export function pageProblems(report: Report, files: readonly PackageFile[]): string[] {
  return report.languages.flatMap((language) => {
    const name = `report.${language}.html`;
    const file = files.find((candidate) => candidate.name === name);
    return file ? pageDifferences(report, file) : [`${name} is missing`];
  });
}

function pageDifferences(report: Report, file: PackageFile): string[] {
  const onPage = cellsOf(file);
  if (!onPage) return [`${file.name} cannot be read`];
  const expected = new Map(report.tables.flatMap((table) => table.cells.map((cell) => [placeOf(table, cell.at), cell.value] as const)));
  const wrong = onPage.filter(({ cell, value, text }) => {
    const number = expected.get(cell);
    if (number === undefined) return true;
    // Digits only: every language groups them in its own way.
    return number === null ? value !== null || /\d/.test(text) : value !== String(number) || text.replace(/\D/g, '') !== String(number);
  });
  const seen = new Set(onPage.map(({ cell }) => cell));
  const missing = report.tables.flatMap((table) => {
    const places = table.cells.filter(({ status }) => status !== 'not-applicable').map(({ at }) => placeOf(table, at));
    const isShown = STATUTORY.includes(table.id) || places.some((place) => seen.has(place));
    return isShown ? places.filter((place) => !seen.has(place)) : [];
  });
  return [...wrong.map(({ cell }) => `${file.name} at ${cell}`), ...missing.map((place) => `${file.name} lacks ${place}`)];
}

/** Null for a page that was made to grow beyond what is read. */
function cellsOf(file: PackageFile): HtmlCell[] | null {
  try {
    return htmlCells(file.bytes);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function placeOf(table: Table, at: readonly string[]): string {
  return `${table.id}:${(at.length > 0 ? at : [TOTAL]).join(',')}`;
}
