// Tables of what changed: one row a number, with what it was, what it is and the difference.
import { type Change, type Comparison, type Correction, FIGURES, type Figure, type FigureChange } from '../model/report.ts';
import { TOTAL } from '../model/table.ts';
import { ACTION_GROUPS, actionOf, actions } from '../model/vocabulary.ts';
import { hasPercent } from './prose-changes.ts';
import { SHARE_BASE_MIN, say } from './prose-words.ts';
import { amountOf, type CellView, download, notApplicable, number, type RowView, type TableView, tableOf, withheld } from './view-table.ts';
import type { Words } from './view-words.ts';

/** What stands over the two columns of numbers, and whether a difference in per cent means something. */
export interface Compared {
  readonly kind: 'comparison' | 'corrections';
  readonly previous: string;
  readonly current: string;
  readonly percent: boolean;
}

/** Label of a row of a list of changes: its member, also where only the earlier report has it. */
export function changeLabel(words: Words, { table, at: [code = TOTAL] }: Change): string {
  return words.label(tableOf(words, table)?.dimensions[0]?.name ?? 'provider', code);
}

/** Changes of one one-way table. */
export function changesView(words: Words, id: string, rows: readonly Change[], compared: Compared): TableView {
  const { t } = words;
  const dimension = tableOf(words, id)?.dimensions[0];
  const parents = new Map(dimension?.members.map(({ code, parent }) => [code, parent]));
  const parentOf = (code: string) => (dimension?.name === 'action' ? groupAbove(code) : (parents.get(code) ?? null));
  const rowView = (row: Change): RowView => ({
    header: changeLabel(words, row),
    beneath: parentOf(row.at[0] ?? TOTAL) !== null,
    group: rows.some(({ at: [code = TOTAL] }) => parentOf(code) === row.at[0]),
    cells: changeCells(words, row, compared),
  });
  const total = rows.find(({ at }) => at[0] === TOTAL);
  const own = rows.filter(({ at }) => at[0] !== TOTAL);
  return {
    ...changeTable(words, compared, rows),
    id: `table-${compared.kind}-${id}`,
    caption: t(`${compared.kind}.caption`, { what: t(`section.${id}`) }),
    rowHeader: t(`dimension.${dimension?.name ?? 'provider'}`),
    rows: (dimension?.name === 'action' ? inOrder(own) : own).map(rowView),
    totalRow: total ? rowView(total) : null,
  };
}

/** Figures of the whole report. */
export function figuresView(words: Words, figures: readonly FigureChange[], compared: Compared): TableView {
  return {
    ...changeTable(words, compared, figures),
    id: `table-${compared.kind}-figures`,
    caption: say(words, `figures.${compared.kind}`),
    rowHeader: say(words, 'figures.header'),
    rows: figures.map((row) => ({
      header: say(words, `figure.${row.figure}`),
      beneath: false,
      group: false,
      cells: changeCells(words, row, compared),
    })),
    totalRow: null,
    downloads: [],
  };
}

/** One column a yearly report. */
export function yearsView(words: Words, years: Comparison['years']): TableView {
  const figureOf = (year: Comparison['years'][number], figure: Figure) => year.figures.find((one) => one.figure === figure)?.value;
  const shown = FIGURES.filter((figure) => years.some((year) => figureOf(year, figure) !== undefined));
  return {
    id: 'table-years',
    caption: say(words, 'years'),
    rowHeader: say(words, 'years.period'),
    columns: shown.map((figure) => ({ text: say(words, `figure.${figure}`), kind: 'number' as const })),
    rows: years.map((year) => ({
      header: words.period(year.period),
      beneath: false,
      group: false,
      cells: shown.map((figure) => {
        const value = figureOf(year, figure);
        return value === undefined ? notApplicable(words) : number(words, value, null);
      }),
    })),
    totalRow: null,
    wide: true,
    cross: false,
    notes: [],
    downloads: [],
  };
}

/** Cells of one two-way table; a count that a version withheld carries its mark there. */
export function crossedChangesView(words: Words, id: string, cells: Correction['crossed'], compared: Compared): TableView {
  const names = tableOf(words, id)?.dimensions.map(({ name }) => name) ?? [];
  const count = (value: number | null) => (value === null ? withheld(words) : number(words, value, null));
  return {
    id: `table-corrections-${id}`,
    caption: say(words, 'corrections.crossed-caption', { what: words.t(`section.${id}`) }),
    rowHeader: say(words, 'corrections.cell'),
    columns: [compared.previous, compared.current].map((text) => ({ text, kind: 'number' as const })),
    rows: cells.map(({ at, previous, current }) => {
      const [row = '', column = ''] = at.map((code, i) => words.label(names[i] ?? 'provider', code));
      return {
        header: say(words, 'corrections.at', { row, column }),
        beneath: false,
        group: false,
        cells: [count(previous), count(current)],
      };
    }),
    totalRow: null,
    wide: false,
    cross: false,
    notes: cells.some(({ previous, current }) => previous === null || current === null)
      ? [say(words, 'corrections.withheld', { mark: words.t('mark.withheld') })]
      : [],
    downloads: [],
  };
}

type Pair = Pick<Change, 'previous' | 'current'>;

function changeTable(words: Words, { kind, previous, current, percent }: Compared, rows: readonly Pair[]) {
  const { t } = words;
  const columns = [previous, current, t('change.difference'), t('change.percent')];
  const mark = t('mark.not-applicable');
  const small = percent && rows.some((row) => !hasPercent(row));
  return {
    columns: columns.map((text) => ({ text, kind: 'number' as const })),
    wide: true,
    cross: false,
    notes: [
      ...(percent ? [] : [say(words, 'change.unequal', { mark })]),
      // A bare number: a table of figures counts more than notices.
      ...(small ? [t('change.note', { base: words.format.number(SHARE_BASE_MIN), mark })] : []),
    ],
    downloads: [download(words, kind)],
  };
}

function changeCells(words: Words, { previous, current }: Pair, { percent }: Compared): CellView[] {
  const { format } = words;
  const by = current - previous;
  const nothing = { kind: 'number', cell: null, value: null } as const;
  const difference: CellView = { ...nothing, text: format.difference(by), amount: amountOf(by, 'difference') };
  const share = by / previous;
  return [
    number(words, previous, null),
    number(words, current, null),
    difference,
    percent && hasPercent({ previous })
      ? { ...nothing, text: format.percentDifference(share), amount: amountOf(share, 'share-difference') }
      : notApplicable(words),
  ];
}

/** Group an action stands beneath; null for a group. */
function groupAbove(code: string): string | null {
  return ACTION_GROUPS.some((group) => group === code) ? null : (actionOf(code)?.group ?? null);
}

/** Actions beneath their group, whichever of the two reports has them. */
function inOrder(rows: readonly Change[]): Change[] {
  const order = ACTION_GROUPS.flatMap((group) => [group, ...actions().flatMap((action) => (action.group === group ? [action.code] : []))]);
  const place = ({ at: [code = ''] }: Change) => (order.includes(code) ? order.indexOf(code) : order.length);
  return [...rows].sort((a, b) => place(a) - place(b));
}
