// The published tables as the attack reads them: the members of each axis, what the lists say of them, and the cells.
import { NOT_COVERED, SMALLER_ACTIONS, SMALLER_CATEGORIES, SMALLER_PROVIDERS } from '../model/report.ts';
import { type Table, TOTAL } from '../model/table.ts';

/** The published numbers contradict each other, so nobody can say what they give away. */
export class ContradictionError extends Error {}

export const AXES = [
  { list: 'by-provider', smaller: SMALLER_PROVIDERS },
  { list: 'by-category', smaller: SMALLER_CATEGORIES },
  { list: 'by-action', smaller: SMALLER_ACTIONS },
] as const;
export const CROSSED = [
  { id: 'provider-by-category', axes: [0, 1] },
  { id: 'provider-by-action', axes: [0, 2] },
  { id: 'category-by-action', axes: [1, 2] },
] as const;

export interface AxisView {
  /** Members as the two-way tables show them. */
  readonly codes: readonly string[];
  readonly totals: ReadonlyMap<string, number>;
  /** Members of the list by the code under which the two-way tables show them. */
  readonly holds: ReadonlyMap<string, readonly string[]>;
  readonly list: ReadonlyMap<string, number>;
}

export interface CrossedTable {
  readonly id: string;
  readonly axes: readonly [number, number];
  readonly values: ReadonlyMap<string, number | null>;
}

export const keyOf = (at: readonly string[]) => at.join('\t');

export function* cellsOf(table: CrossedTable, axes: readonly AxisView[]): Generator<{ row: string; column: string; value: number | null }> {
  for (const row of axes[table.axes[0]]?.codes ?? []) {
    for (const column of axes[table.axes[1]]?.codes ?? []) {
      const value = table.values.get(keyOf([row, column]));
      if (value === undefined) throw new ContradictionError(`${table.id} has no cell for a member that another table has`);
      yield { row, column, value };
    }
  }
}

/** Members of an axis as the two-way tables show them, and what the list says about each. */
export function viewAxis(tables: readonly Table[], axis: number): AxisView {
  const { list: id, smaller } = AXES[axis] ?? AXES[0];
  const listTable = tables.find((table) => table.id === id);
  const top = new Set(listTable?.dimensions[0]?.members.flatMap((member) => (member.parent === null ? [member.code] : [])) ?? []);
  const list = new Map<string, number>();
  for (const cell of listTable?.cells ?? []) {
    const [code = ''] = cell.at;
    if (top.has(code) && code !== NOT_COVERED) list.set(code, cell.value ?? 0);
  }
  const shown = CROSSED.flatMap(({ id: crossedId, axes }) => {
    const at = (axes as readonly number[]).indexOf(axis);
    const dimension = at < 0 ? undefined : tables.find((table) => table.id === crossedId)?.dimensions[at];
    return dimension ? [dimension.members.map((member) => member.code)] : [];
  });
  // Where no two-way table shows the axis, the list still does.
  const codes = shown[0] ?? [...list.keys()].filter((code) => (list.get(code) ?? 0) > 0);
  if (shown.some((other) => keyOf(other) !== keyOf(codes))) throw new ContradictionError(`two tables show different members of ${id}`);
  const rest = [...list.keys()].filter((code) => !codes.includes(code) && (list.get(code) ?? 0) > 0);
  const holds = new Map(codes.map((code) => [code, code === smaller ? rest : [code]]));
  const totals = new Map(codes.map((code) => [code, (holds.get(code) ?? []).reduce((total, held) => total + (list.get(held) ?? 0), 0)]));
  return { codes, totals, holds, list };
}

/** Marginals are public: they must be the numbers of the lists, and the cells of their line must leave room for what is withheld. */
export function checkMarginals(crossed: readonly CrossedTable[], axes: readonly AxisView[], all: number): void {
  for (const table of crossed) {
    const cells = [...cellsOf(table, axes)];
    const [ofRow, ofColumn] = [linesOf(cells, 'row'), linesOf(cells, 'column')];
    const check = (marginal: readonly string[], expected: number | undefined, line: typeof cells) => {
      const shown = line.reduce((total, { value }) => total + (value ?? 0), 0);
      const withheld = line.filter(({ value }) => value === null).length;
      const known = table.values.get(keyOf(marginal));
      const fits = withheld === 0 ? shown === known : shown + withheld <= (known ?? 0);
      if (known !== expected || !fits) throw new ContradictionError(`${table.id} does not add up to the lists`);
    };
    const [rows, columns] = [axes[table.axes[0]], axes[table.axes[1]]];
    for (const code of rows?.codes ?? []) check([code, TOTAL], rows?.totals.get(code), ofRow.get(code) ?? []);
    for (const code of columns?.codes ?? []) check([TOTAL, code], columns?.totals.get(code), ofColumn.get(code) ?? []);
    check([TOTAL, TOTAL], all, cells);
  }
}

function linesOf<T extends { readonly row: string; readonly column: string }>(
  cells: readonly T[],
  side: 'row' | 'column',
): Map<string, T[]> {
  const lines = new Map<string, T[]>();
  for (const cell of cells) {
    const line = lines.get(cell[side]);
    if (line) line.push(cell);
    else lines.set(cell[side], [cell]);
  }
  return lines;
}
