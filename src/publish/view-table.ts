// A table of the report as strings: rows, columns, marks. Every cell of a report's table carries its place (`data-cell`) and its
// plain value (`data-value`), so that a program can compare the page with the data files.
import { type Cell, cellAt, type Table, TOTAL } from '../model/table.ts';
import { SHARE_BASE_MIN } from './prose-words.ts';
import type { Words } from './view-words.ts';

export type CellView = {
  readonly text: string;
  /** Class of the cell: a number, one of the nothings, or plain text. */
  readonly kind: 'number' | 'withheld' | 'not-applicable' | 'text';
  /** `by-provider:meta/instagram`; null for what is no cell of the report's tables, a share. */
  readonly cell: string | null;
  readonly value: string | null;
  /** The plain number behind the text, for files that hold numbers. */
  readonly amount?: Amount;
};

/** A share and a change of one are parts of 1; a duration has its unit. */
export type Amount = { readonly value: string; readonly unit: 'count' | 'difference' | 'share' | 'share-difference' | 'hour' | 'day' };

/** Written in full, so that it reads back equal. */
export function amountOf(value: number, unit: Amount['unit']): Amount {
  return { value: String(value), unit };
}

export type RowView = {
  readonly header: string;
  /** A member beneath the row above. */
  readonly beneath: boolean;
  /** Has members beneath it. */
  readonly group: boolean;
  readonly cells: readonly CellView[];
};

export type ColumnView = { readonly text: string; readonly kind: 'number' | 'text' };

export type TableView = {
  readonly id: string;
  readonly caption: string;
  readonly rowHeader: string;
  readonly columns: readonly ColumnView[];
  readonly rows: readonly RowView[];
  /** Null where rows do not add up. */
  readonly totalRow: RowView | null;
  /** Many columns. */
  readonly wide: boolean;
  /** Two-way: the last column is a total. */
  readonly cross: boolean;
  readonly notes: readonly string[];
  /** Data files with the same numbers. */
  readonly downloads: readonly { readonly href: string; readonly text: string }[];
};

/** Report's table of this id; undefined when the report has none or it has no members. */
export function tableOf(words: Words, id: string): Table | undefined {
  return words.report.tables.find((table) => table.id === id);
}

/** Published number at these codes; null when withheld, not applicable or not there. */
export function numberAt(words: Words, id: string, ...at: readonly string[]): number | null {
  const table = tableOf(words, id);
  return (table && cellAt(table, ...at)?.value) ?? null;
}

export function number(words: Words, value: number, cell: string | null): CellView {
  return {
    text: words.format.number(value),
    kind: 'number',
    cell,
    value: cell === null ? null : String(value),
    amount: amountOf(value, 'count'),
  };
}

export function notApplicable(words: Words): CellView {
  return { text: words.t('mark.not-applicable'), kind: 'not-applicable', cell: null, value: null };
}

export function withheld(words: Words): CellView {
  return { text: words.t('mark.withheld'), kind: 'withheld', cell: null, value: null };
}

export function plain(text: string): CellView {
  return { text, kind: 'text', cell: null, value: null };
}

function cellView(words: Words, table: Table, cell: Cell | undefined): CellView {
  if (!cell || cell.status === 'not-applicable') return notApplicable(words);
  const place = `${table.id}:${cell.at.join(',')}`;
  if (cell.status === 'withheld' || cell.value === null) return { ...withheld(words), cell: place };
  return number(words, cell.value, place);
}

function shareView(words: Words, value: number | null, base: number): CellView {
  if (value === null || base === 0) return notApplicable(words);
  return shareOf(words, value / base);
}

/** A share in [0,1]. */
export function shareOf(words: Words, share: number): CellView {
  return { text: words.format.percentAligned(share), kind: 'number', cell: null, value: null, amount: amountOf(share, 'share') };
}

export function download(words: Words, id: string): TableView['downloads'][number] {
  const name = `data/${id}.csv`;
  return { href: name, text: words.t('table.download', { name }) };
}

/**
 * A one-way table: number, share of the total where the total is large enough, and the same rows in a second measure (`items`)
 * where `itemsId` names its table.
 */
export function listView(words: Words, table: Table, itemsId: string | null = null, notes: readonly string[] = []): TableView {
  const [dimension] = table.dimensions;
  const items = itemsId === null ? undefined : withSameMembers(table, tableOf(words, itemsId));
  const base = (table.addsUp && cellAt(table, TOTAL)?.value) || 0;
  const withShare = base >= SHARE_BASE_MIN;
  const cells = (code: string): CellView[] => {
    const cell = cellAt(table, code);
    return [
      cellView(words, table, cell),
      ...(withShare ? [shareView(words, cell?.value ?? null, base)] : []),
      ...(items ? [cellView(words, items, cellAt(items, code))] : []),
    ];
  };
  const measure = words.t(`measure.${table.measure}`);
  return {
    id: `table-${table.id}`,
    caption: words.t(`table.${table.id}.caption`, { period: words.period(words.report.period) }),
    rowHeader: words.t(`dimension.${dimension?.name}`),
    columns: [
      { text: measure, kind: 'number' },
      ...(withShare ? [{ text: words.t(`share-of.${table.measure}`), kind: 'number' } as const] : []),
      ...(items ? [{ text: words.t('measure.items'), kind: 'number' } as const] : []),
    ],
    rows: (dimension?.members ?? []).map(({ code, parent }) => ({
      header: words.label(dimension?.name ?? 'provider', code),
      beneath: parent !== null,
      group: dimension?.members.some((member) => member.parent === code) ?? false,
      cells: cells(code),
    })),
    totalRow: table.addsUp ? { header: words.t('total'), beneath: false, group: false, cells: cells(TOTAL) } : null,
    wide: false,
    cross: false,
    notes: [
      ...(withShare ? [words.t('table.share-note', { base: words.counted(table.measure, base) })] : []),
      ...(table.addsUp ? [] : [words.t('table.does-not-add-up')]),
      ...notes,
    ],
    downloads: [download(words, table.id), ...(items ? [download(words, items.id)] : [])],
  };
}

/** The second table where its rows are the first one's: only then they can stand side by side. */
function withSameMembers(table: Table, other: Table | undefined): Table | undefined {
  const codes = (of: Table) => of.dimensions[0]?.members.map(({ code }) => code).join('\n');
  return other && codes(table) === codes(other) ? other : undefined;
}

/** A two-way table with its marginals. */
export function crossView(words: Words, table: Table): TableView {
  const [down, across] = table.dimensions;
  const columnCodes = [...(across?.members ?? []).map(({ code }) => code), TOTAL];
  const row = (code: string): RowView => ({
    header: words.label(down?.name ?? 'provider', code),
    beneath: false,
    group: false,
    cells: columnCodes.map((column) => cellView(words, table, cellAt(table, code, column))),
  });
  const anyWithheld = table.cells.some((cell) => cell.status === 'withheld');
  return {
    id: `table-${table.id}`,
    caption: words.t(`table.${table.id}.caption`, { period: words.period(words.report.period) }),
    rowHeader: words.t(`dimension.${down?.name}`),
    columns: columnCodes.map((code) => ({ text: words.label(across?.name ?? 'category', code), kind: 'number' })),
    rows: (down?.members ?? []).map(({ code }) => row(code)),
    totalRow: row(TOTAL),
    wide: true,
    cross: true,
    notes: anyWithheld ? [words.t('table.withheld-note', { mark: words.t('mark.withheld') })] : [],
    downloads: [download(words, table.id)],
  };
}
