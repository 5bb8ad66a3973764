// Data files of what differs from an earlier report, and from an earlier version of this one.
import type { Comparison, Correction, FigureChange, Report } from '../model/report.ts';
import { TOTAL } from '../model/table.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import { column, type DataTable, labelColumns, snake } from './data-column.ts';
import type { Words } from './view-words.ts';

export function changeTables(report: Report, words: readonly Words[]): DataTable[] {
  const { comparison, correction } = report;
  return [
    ...(comparison ? [changes('comparison', [...figureRows(comparison.figures), ...comparison.rows], report, words)] : []),
    ...(comparison && comparison.years.length > 0 ? [years(comparison.years, words)] : []),
    ...(correction ? [changes('corrections', correctedRows(correction), report, words)] : []),
    ...(correction && correction.times.length > 0 ? [correctedTimes(correction.times, words)] : []),
  ];
}

/** A count that changed, or one that either version withholds. */
interface ChangeRow {
  readonly table: string;
  readonly at: readonly string[];
  readonly previous: number | null;
  readonly current: number | null;
}

/** Figures stand in the file of totals, under their own names. */
function figureRows(figures: readonly FigureChange[]): ChangeRow[] {
  return figures.map(({ figure, previous, current }) => ({ table: 'totals', at: [figure], previous, current }));
}

/** Everything a corrected version counts otherwise, in the order of the page. */
function correctedRows({ figures, changes, crossed }: Correction): ChangeRow[] {
  return [...figureRows(figures), ...changes, ...crossed];
}

const statusOf = (value: number | null) => (value === null ? 'withheld' : 'published');

function changes(name: string, rows: readonly ChangeRow[], report: Report, words: readonly Words[]): DataTable {
  // Only a table of this report says which dimension a code belongs to; one that has gone keeps its codes as labels.
  const dimension = (id: string, i: number) => report.tables.find((table) => table.id === id)?.dimensions[i]?.name;
  const labelOf = (word: Words, { table, at }: ChangeRow) =>
    at
      .map((code, i) => {
        if (table === 'totals') return figureLabel(word, code);
        const found = dimension(table, i);
        return found ? word.label(found, code) : code;
      })
      .join(' / ');
  return {
    name,
    columns: [
      column('table', 'string', 'table', true),
      column('code', 'string', 'code', true),
      ...labelColumns('label', words, 'label'),
      column('previous', 'integer'),
      column('current', 'integer'),
      column('is_total', 'boolean'),
      column('previous_status', 'string', 'change_status'),
      column('current_status', 'string', 'change_status'),
    ],
    rows: rows.map((row) => [
      row.table,
      codeOf(row),
      ...words.map((word) => labelOf(word, row)),
      row.previous,
      row.current,
      row.at.includes(TOTAL),
      statusOf(row.previous),
      statusOf(row.current),
    ]),
  };
}

function codeOf({ table, at }: ChangeRow): string {
  return table === 'totals' ? snake(at[0] ?? '') : at.join(' / ');
}

function figureLabel({ language }: Words, figure: string): string {
  return loadCatalogue(language, 'prose').t(`figure.${figure}`);
}

/** Figures of the yearly reports, one row a report and figure. */
function years(list: Comparison['years'], words: readonly Words[]): DataTable {
  return {
    name: 'years',
    columns: [
      column('first_on', 'date', 'year_first_on', true),
      column('last_on', 'date', 'year_last_on', true),
      column('version', 'integer', 'report_version'),
      column('figure', 'string', 'figure', true),
      ...labelColumns('label', words, 'label'),
      column('value', 'integer'),
    ],
    rows: list.flatMap(({ period, version, figures }) =>
      figures.map(({ figure, value }) => [
        period.first,
        period.last,
        version,
        snake(figure),
        ...words.map((word) => figureLabel(word, figure)),
        value,
      ]),
    ),
  };
}

/** Times a corrected version tells otherwise. */
function correctedTimes(times: Correction['times'], words: readonly Words[]): DataTable {
  const of = (version: 'previous' | 'current') => [
    column(`${version}_decided`, 'integer', 'decided'),
    column(`${version}_cases`, 'integer', 'change_cases'),
    column(`${version}_median`, 'number', 'change_median'),
    column(`${version}_unit`, 'string', 'change_unit'),
    column(`${version}_within_24_hours`, 'integer', 'within_24_hours'),
    column(`${version}_within_7_days`, 'integer', 'within_7_days'),
    column(`${version}_status`, 'string', 'change_status'),
  ];
  return {
    name: 'correction-times',
    columns: [
      column('provider_code', 'string', 'code', true),
      ...labelColumns('provider_label', words, 'label'),
      ...of('previous'),
      ...of('current'),
    ],
    rows: times.map(({ provider, previous, current }) => [
      provider,
      ...words.map((word) => word.label('provider', provider)),
      ...[previous, current].flatMap(({ decided, cases, median, unit, within24Hours, within7Days, status }) => [
        decided,
        cases,
        median,
        unit,
        within24Hours,
        within7Days,
        status,
      ]),
    ]),
  };
}
