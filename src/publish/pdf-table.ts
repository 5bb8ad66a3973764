// How a table stands on sheets of paper: upright, on a sheet turned on its side, or in parts that each repeat the rows' headings.
import type { CellView, TableView } from './view-table.ts';

/** So many columns beside the rows' headings fit on an upright sheet, and on one turned on its side. */
const UPRIGHT_MAX = 6;
const TURNED_MAX = 9;

type PartView = {
  readonly caption: string;
  readonly rowHeader: string;
  readonly columns: readonly { readonly text: string; readonly kind: 'number' | 'text' }[];
  readonly rows: readonly RowPart[];
  readonly totalRow: RowPart | null;
};
type RowPart = {
  readonly header: string;
  readonly beneath: boolean;
  readonly group: boolean;
  readonly cells: readonly { readonly text: string; readonly kind: CellView['kind'] }[];
};

/**
 * A table's parts, of nearly the same width; where its last column is a total, each part ends with it. `captionOf` names a part, counted
 * from 1.
 */
export function layoutOf(
  table: TableView,
  captionOf: (part: number, parts: number) => string,
): { readonly turned: boolean; readonly cross: boolean; readonly parts: readonly PartView[] } {
  const { columns, cross, caption, rowHeader, rows, totalRow } = table;
  const turned = columns.length > UPRIGHT_MAX;
  const whole = Array.from(columns, (_, index) => index);
  const slices = columns.length <= TURNED_MAX ? [whole] : sliced(whole, cross);
  const rowPart = (row: TableView['rows'][number], slice: readonly number[]): RowPart => ({
    header: row.header,
    beneath: row.beneath,
    group: row.group,
    cells: slice.flatMap((index) => row.cells[index] ?? []).map(({ text, kind }) => ({ text, kind })),
  });
  return {
    turned,
    cross,
    parts: slices.map((slice, index) => ({
      caption: slices.length === 1 ? caption : captionOf(index + 1, slices.length),
      rowHeader,
      columns: slice.flatMap((column) => columns[column] ?? []).map(({ text, kind }) => ({ text, kind })),
      rows: rows.map((row) => rowPart(row, slice)),
      totalRow: totalRow && rowPart(totalRow, slice),
    })),
  };
}

function sliced(columns: readonly number[], withTotal: boolean): number[][] {
  const [members, total] = withTotal ? [columns.slice(0, -1), columns.slice(-1)] : [columns, []];
  const parts = Math.ceil(members.length / (TURNED_MAX - total.length));
  const width = Math.ceil(members.length / parts);
  return Array.from({ length: parts }, (_, part) => [...members.slice(part * width, (part + 1) * width), ...total]);
}
