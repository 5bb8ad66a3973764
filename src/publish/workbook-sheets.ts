// What the workbook of a report holds, sheet by sheet, before it is a file: cover, contents, notes, then every table of the page on a
// sheet of its own. It is made from the same view as the page, so it cannot say anything else.
import type { Report } from '../model/report.ts';
import { type Catalogue, loadCatalogue } from '../render/catalogue.ts';
import { type ReportView, reportView } from './view.ts';
import type { Block } from './view-section.ts';
import type { Amount, CellView, RowView, TableView } from './view-table.ts';

/** How a cell looks; `mark` is a word in the place of a number. */
export type CellStyle = 'title' | 'column' | 'number-column' | 'text' | 'beneath' | 'number' | 'mark' | 'note' | 'link';

export interface SheetCell {
  readonly value: string | number;
  readonly style: CellStyle;
  /** Part of the total row. */
  readonly total?: true;
  /** Number format as workbooks write it; of numbers only. */
  readonly format?: string;
  /** Name of the sheet it leads to. */
  readonly leadsTo?: string;
}

export type SheetRow = readonly (SheetCell | null)[];

export interface Sheet {
  /** At most 31 characters, different for every sheet. */
  readonly name: string;
  /** From A1 on. */
  readonly rows: readonly SheetRow[];
  /** Of each column, in characters. */
  readonly widths: readonly number[];
  /** Rows that stay in sight: title and column headings. */
  readonly frozenRows: number;
}

type T = Catalogue['t'];

/** Sheets of the workbook in one language. @throws UserError `language.no-catalogue` */
export function workbookSheets(report: Report, language: string): Sheet[] {
  const view = reportView(report, language);
  const { t, has } = loadCatalogue(language, 'workbook');
  const used = new Set<string>();
  const nameOf = (name: string) => sheetName(name, used);
  const front = { cover: nameOf(t('sheet.cover')), contents: nameOf(t('sheet.contents')), notes: nameOf(t('sheet.notes')) };
  const tables = tablesOf(view).map((table, i) => ({ table, name: nameOf(`${i + 1} ${shortName(table, { t, has })}`) }));
  const listed = [
    { name: front.cover, title: t('cover.holds') },
    { name: front.notes, title: t('notes.holds') },
    ...tables.map(({ table, name }) => ({ name, title: table.caption })),
  ];
  return [
    coverSheet(front.cover, view, t),
    contentsSheet(front.contents, listed, t),
    notesSheet(front.notes, view, t),
    ...tables.map(({ table, name }) => tableSheet(name, table, t)),
  ];
}

/** All tables of a view in their order. */
export function tablesOf({ sections }: ReportView): TableView[] {
  const blocks = sections.flatMap((section) => [...section.blocks, ...section.subsections.flatMap((part) => part.blocks)]);
  return blocks.flatMap(({ table }) => (table ? [table] : []));
}

/** A word for the tab: `Providers`. Tables of changes share one word; one without a word of its own is just a table. */
function shortName({ id }: TableView, { t, has }: Pick<Catalogue, 't' | 'has'>): string {
  const code = id.replace(/^table-/, '');
  const [kind = ''] = code.split('-');
  return t([`sheet.${code}`, `sheet.${kind}`].find(has) ?? 'sheet.table');
}

const NAME_MAX = 31;

/** Without the signs no sheet may have in its name, and told apart from the others in capitals and small letters alike. */
function sheetName(wanted: string, used: Set<string>): string {
  const legal = wanted
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  let name = legal.slice(0, NAME_MAX).trim();
  for (let n = 2; used.has(name.toLowerCase()); n++) name = `${legal.slice(0, NAME_MAX - 3).trim()} ${n}`;
  used.add(name.toLowerCase());
  return name;
}

const text = (value: string): SheetCell => ({ value, style: 'text' });
const note = (value: string): SheetRow => [{ value, style: 'note' }];
const title = (value: string): SheetRow => [{ value, style: 'title' }];
const columns = (...values: readonly string[]): SheetRow => values.map((value) => ({ value, style: 'column' }));

const [NARROW, WIDE] = [32, 90];

function coverSheet(name: string, view: ReportView, t: T): Sheet {
  return {
    name,
    rows: [
      title(view.title),
      note(view.subtitle),
      ...(view.invented ? [note(view.invented)] : []),
      ...view.notices.flatMap(({ notice }) => (notice ? [note(notice)] : [])),
      ...view.facts.list.map(({ term, values }): SheetRow => [text(term), text(values.map((value) => value.text).join('; '))]),
      note(t('cover.about')),
    ],
    widths: [NARROW, WIDE],
    frozenRows: 0,
  };
}

function contentsSheet(name: string, listed: readonly { readonly name: string; readonly title: string }[], t: T): Sheet {
  return {
    name,
    rows: [
      title(t('contents.title')),
      columns(t('contents.sheet'), t('contents.holds')),
      ...listed.map((sheet): SheetRow => [{ value: sheet.name, style: 'link', leadsTo: sheet.name }, text(sheet.title)]),
    ],
    widths: [NARROW, WIDE],
    frozenRows: 2,
  };
}

/** How the report counts, what its words in the place of numbers mean, and what it withholds: as on the page. */
function notesSheet(name: string, view: ReportView, t: T): Sheet {
  const method = view.sections.filter(({ id }) => id === 'method');
  const parts = method.flatMap((section) => [section, ...section.subsections]);
  return {
    name,
    rows: [
      title(t('notes.title')),
      columns(t('notes.subject'), t('notes.explanation')),
      ...parts.flatMap(({ heading, blocks }) => blocks.flatMap((block) => noteRows(heading, block))),
    ],
    widths: [NARROW, WIDE],
    frozenRows: 2,
  };
}

function noteRows(heading: string, { paragraph, definitions, narrative, points, notice }: Block): SheetRow[] {
  const paragraphs = [paragraph?.text, notice, ...(narrative?.paragraphs ?? []), ...(points?.list ?? [])].filter(
    (one) => one !== null && one !== undefined,
  );
  return [
    ...paragraphs.map((one): SheetRow => [text(heading), text(one)]),
    ...(definitions?.list ?? []).map(({ term, meaning }): SheetRow => [text(term), text(meaning)]),
  ];
}

function tableSheet(name: string, table: TableView, t: T): Sheet {
  const hasUnit = table.columns.map((_, i) => table.rows.some(({ cells }) => isDuration(cells[i])));
  const isNested = table.rows.some(({ beneath }) => beneath);
  const heads: SheetRow = [
    { value: table.rowHeader, style: 'column' },
    ...(isNested ? [{ value: t('column.within'), style: 'column' } as const] : []),
    ...table.columns.flatMap(({ text: value, kind }, i): SheetCell[] => [
      { value, style: kind === 'number' ? 'number-column' : 'column' },
      ...(hasUnit[i] ? [{ value: t('column.unit'), style: 'column' } as const] : []),
    ]),
  ];
  let above = '';
  const rowOf = (row: RowView, total?: true): SheetRow => {
    if (!row.beneath) above = row.header;
    const cells: readonly (SheetCell | null)[] = [
      { value: row.header, style: row.beneath ? 'beneath' : 'text' },
      ...(isNested ? [row.beneath ? text(above) : null] : []),
      ...row.cells.flatMap((cell, i) => [cellOf(cell), ...(hasUnit[i] ? [unitOf(cell, t)] : [])]),
    ];
    return total ? cells.map((cell) => (cell ? { ...cell, total } : { ...text(''), total })) : cells;
  };
  const rows = [heads, ...table.rows.map((row) => rowOf(row)), ...(table.totalRow ? [rowOf(table.totalRow, true)] : [])];
  return {
    name,
    rows: [title(table.caption), ...rows, ...(table.notes.length > 0 ? [[], ...table.notes.map(note)] : [])],
    widths: heads.map((_, column) => widthOf(rows, column)),
    frozenRows: 2,
  };
}

function cellOf({ text: value, kind, amount }: CellView): SheetCell {
  if (amount) return { value: Number(amount.value), style: 'number', format: formatOf(amount) };
  return { value, style: kind === 'text' ? 'text' : 'mark' };
}

function isDuration(cell: CellView | undefined): boolean {
  return cell?.amount?.unit === 'hour' || cell?.amount?.unit === 'day';
}

function unitOf({ amount }: CellView, t: T): SheetCell | null {
  return amount?.unit === 'hour' || amount?.unit === 'day' ? text(t(`unit.${amount.unit}`)) : null;
}

function formatOf({ value, unit }: Amount): string {
  switch (unit) {
    case 'share':
      return '0.0%';
    case 'difference':
      return '+#,##0;-#,##0;0';
    case 'share-difference':
      return '+0%;-0%;0%';
    default:
      return Number.isInteger(Number(value)) ? '#,##0' : '#,##0.0';
  }
}

/** The first column and columns of words are as wide as their longest text up to a limit; a column of numbers breaks its heading. */
function widthOf(rows: readonly SheetRow[], column: number): number {
  const [head, ...cells] = rows.map((row) => row[column] ?? null);
  const lengths = cells.map((cell) => String(cell?.value ?? '').length);
  const word = Math.max(
    ...String(head?.value ?? '')
      .split(/\s/)
      .map((part) => part.length),
  );
  const wanted = head?.style === 'number-column' ? Math.max(12, ...lengths.filter((length) => length < 20)) : Math.max(16, ...lengths);
  return Math.min(Math.max(wanted, word) + 2, column === 0 ? 60 : 40);
}
