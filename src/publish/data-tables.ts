// What the data files hold: rows and columns, before they are CSV. `data.ts` writes them, `datapackage.ts` describes them.
import type { Comparison, Correction, FigureChange, Report } from '../model/report.ts';
import { type DimensionName, type Table, TOTAL } from '../model/table.ts';
import type { Labels } from '../model/vocabulary.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import { type Words, wordsOf } from './view-words.ts';

export interface DataTable {
  /** `by-provider` is data/by-provider.csv. */
  readonly name: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly DataValue[])[];
}

export interface DataColumn {
  /** The same whatever the language. */
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  /** Key of its description; `name` may end in a language, this does not. */
  readonly about: string;
  /** True for a column that tells one row from another. */
  readonly key: boolean;
}

export type DataValue = string | number | boolean | null;

/** Members of these dimensions may stand beneath another one. */
const NESTED: readonly DimensionName[] = ['provider', 'category', 'action'];

/** Every data file of the report, in the order of the report. */
export function dataTables(report: Report): DataTable[] {
  const words = report.languages.map((language) => wordsOf(report, language));
  const { comparison, correction } = report;
  return [
    totals(report),
    ...report.tables.map((table) => cells(table, words)),
    timing(report, words),
    ...(comparison ? [changes('comparison', [...figureRows(comparison.figures), ...comparison.rows], report, words)] : []),
    ...(comparison && comparison.years.length > 0 ? [years(comparison.years, words)] : []),
    ...(correction ? [changes('corrections', correctedRows(correction), report, words)] : []),
    ...(correction && correction.times.length > 0 ? [correctedTimes(correction.times, words)] : []),
    ...funding(report, words),
    ...arrangements(report, words),
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
    column(`${version}_cases`, 'integer', 'change_cases'),
    column(`${version}_median`, 'number', 'change_median'),
    column(`${version}_unit`, 'string', 'change_unit'),
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
      ...[previous, current].flatMap(({ cases, median, unit, status }) => [cases, median, unit, status]),
    ]),
  };
}

/** Funding by source, where the public register says it. */
function funding(report: Report, words: readonly Words[]): DataTable[] {
  const sources = report.independence.flatMap((entry) => entry.sources ?? []);
  if (sources.length === 0) return [];
  return [
    {
      name: 'funding',
      columns: [
        column('number', 'integer', 'number', true),
        column('kind', 'string'),
        ...labelColumns('label', words, 'source_label'),
        column('share', 'number'),
        column('from_platform_provider', 'boolean'),
      ],
      rows: sources.map((source, i) => [i + 1, source.kind, ...texts(words, source.label), source.share, source.fromPlatformProvider]),
    },
  ];
}

/** Arrangements with providers, where the public register says them. */
function arrangements(report: Report, words: readonly Words[]): DataTable[] {
  const list = report.independence.flatMap((entry) => entry.arrangements ?? []);
  if (list.length === 0) return [];
  return [
    {
      name: 'arrangements',
      columns: [
        column('number', 'integer', 'number', true),
        column('provider', 'string'),
        ...labelColumns('nature', words, 'nature'),
        column('first_on', 'date'),
        column('last_on', 'date'),
        column('support', 'string'),
        column('say_in_decisions', 'boolean'),
      ],
      rows: list.map((item, i) => [
        i + 1,
        item.provider,
        ...texts(words, item.nature),
        item.firstOn,
        item.lastOn,
        item.support,
        item.sayInDecisions,
      ]),
    },
  ];
}

function column(name: string, type: DataColumn['type'], about = name, key = false): DataColumn {
  return { name, type, about, key };
}

function labelColumns(name: string, words: readonly Words[], about: string): DataColumn[] {
  return words.map(({ language }) => column(`${name}_${language}`, 'string', about));
}

/** Text in each language of the report; nothing where the register has none in that language. */
function texts(words: readonly Words[], labels: Labels): DataValue[] {
  return words.map(({ language }) => labels[language] ?? null);
}

/** `assessed-by-two` and `laterUndated` as a column or figure is named. */
function snake(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}
