// What the data files hold: rows and columns, before they are CSV. `data.ts` writes them, `datapackage.ts` describes them.
import type { Report } from '../model/report.ts';
import { type DimensionName, type Table, TOTAL } from '../model/table.ts';
import { changeTables } from './data-changes.ts';
import { column, type DataTable, labelColumns, snake } from './data-column.ts';
import { registerTables } from './data-register.ts';
import { type Words, wordsOf } from './view-words.ts';

/** Members of these dimensions may stand beneath another one. */
const NESTED: readonly DimensionName[] = ['provider', 'category', 'action'];

/** Every data file of the report, in the order of the report. */
export function dataTables(report: Report): DataTable[] {
  const words = report.languages.map((language) => wordsOf(report, language));
  return [
    totals(report),
    ...report.tables.map((table) => cells(table, words)),
    timing(report, words),
    ...changeTables(report, words),
    ...registerTables(report, words),
  ];
}

/** One row a cell, so that a two-way table has the same shape as a list. */
function cells(table: Table, words: readonly Words[]): DataTable {
  const parents = table.dimensions.map(({ members }) => new Map(members.map(({ code, parent }) => [code, parent])));
  return {
    name: table.id,
    columns: [
      ...table.dimensions.flatMap(({ name }) => [
        column(`${snake(name)}_code`, 'string', 'code', true),
        ...(NESTED.includes(name) ? [column(`${snake(name)}_parent_code`, 'string', 'parent_code')] : []),
        ...labelColumns(`${snake(name)}_label`, words, 'label'),
      ]),
      column(table.measure, 'integer'),
      column('is_total', 'boolean'),
      column('status', 'string'),
    ],
    rows: table.cells.map((cell) => [
      ...table.dimensions.flatMap(({ name }, i) => {
        const code = cell.at[i] ?? TOTAL;
        const parent = NESTED.includes(name) ? [parents[i]?.get(code) ?? null] : [];
        return [code, ...parent, ...words.map((word) => word.label(name, code))];
      }),
      cell.value,
      cell.at.includes(TOTAL),
      cell.status,
    ]),
  };
}

function totals({ totals: figures }: Report): DataTable {
  return {
    name: 'totals',
    columns: [column('figure', 'string', 'figure', true), column('value', 'integer')],
    rows: Object.entries(figures).map(([figure, value]) => [snake(figure), value]),
  };
}

function timing(report: Report, words: readonly Words[]): DataTable {
  return {
    name: 'timing',
    columns: [
      column('provider_code', 'string', 'code', true),
      ...labelColumns('provider_label', words, 'label'),
      column('decided', 'integer'),
      column('cases', 'integer'),
      column('median', 'number'),
      column('unit', 'string'),
      column('within_24_hours', 'integer'),
      column('within_7_days', 'integer'),
      column('is_total', 'boolean'),
      column('status', 'string'),
    ],
    rows: report.timing.map((row) => [
      row.provider,
      ...words.map((word) => word.label('provider', row.provider)),
      row.decided,
      row.cases,
      row.median,
      row.unit,
      row.within24Hours,
      row.within7Days,
      row.provider === TOTAL,
      row.status,
    ]),
  };
}
