// Complementary suppression of one two-way table. A small cell is protected by showing another table of whole numbers that
// agrees with everything published and in which the cell reaches the threshold: the cells that differ are withheld with it.
// Zeros are printed, so a reader knows that a withheld cell is at least 1, and no withheld cell may fall below 1 there.
import { AXES, type Cube, placeOf, type Side, sideOf } from './cube.ts';

/** A table to protect: its cells row by row, and the cube they are sums of. */
export interface Target {
  /** Index of the cell, row by row. */
  readonly cell: number;
  /** By how much it must be able to rise; 0 where it is enough that it can differ. */
  readonly rise: number;
}

/** Change of each cell, by index; cells that do not change are absent. */
type Shift = ReadonlyMap<number, number>;

/** Withheld cells by index, or the target that cannot be protected. */
export type Protection = { readonly withheld: ReadonlySet<number> } | { readonly failed: number };

/** Weighs more than any count: first as few cells as possible, then as few notices. */
const PER_CELL = 1e9;

/** `known` cells cannot protect another: an earlier version tells them. */
export function protect(cube: Cube, side: Side, targets: readonly Target[], known: ReadonlySet<number> = new Set()): Protection {
  const fixed = new Set(targets.map((target) => target.cell));
  const shifts = new Map<number, Shift>();
  const withheld = new Set(fixed);
  for (const target of [...targets].sort((a, b) => b.rise - a.rise || a.cell - b.cell)) {
    const shift = findShift(cube, side, target, withheld, (cell) => !known.has(cell));
    if (!shift) return { failed: target.cell };
    shifts.set(target.cell, shift);
    for (const cell of shift.keys()) withheld.add(cell);
  }
  return { withheld: release(cube, side, targets, shifts, fixed) };
}

/** Publishes again what protection can do without, largest cells first. */
function release(
  cube: Cube,
  side: Side,
  targets: readonly Target[],
  shifts: Map<number, Shift>,
  fixed: ReadonlySet<number>,
): ReadonlySet<number> {
  const values = sideOf(cube, side);
  const needed = () => new Set([...fixed, ...[...shifts.values()].flatMap((shift) => [...shift.keys()])]);
  const candidates = [...needed()].filter((cell) => !fixed.has(cell)).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  for (const candidate of candidates) {
    const rest = needed();
    if (!rest.delete(candidate)) continue;
    const users = targets.filter((target) => shifts.get(target.cell)?.has(candidate));
    const instead = users.map((target) => [target.cell, findShift(cube, side, target, rest, (cell) => rest.has(cell))] as const);
    if (instead.some(([, shift]) => shift === null)) continue;
    for (const [cell, shift] of instead) if (shift) shifts.set(cell, shift);
  }
  return needed();
}

/**
 * Another table in which the target rises: one notice at a time moves round a rectangle of cells, within one slice of the cube,
 * so that the sums of the table and both other sides stay as they are. Null when there is none.
 * `withheld` cells cost nothing; only cells that `may` change do.
 */
function findShift(cube: Cube, side: Side, target: Target, withheld: ReadonlySet<number>, may: (cell: number) => boolean): Shift | null {
  if (!may(target.cell)) return null;
  const columns = cube.axes[side.column].length;
  const cells = sideOf(cube, side);
  const notices = Int32Array.from(cube.notices);
  const shift = new Map<number, number>();
  const [row, column] = [Math.floor(target.cell / columns), target.cell % columns];
  const cost = (cell: number) => (withheld.has(cell) || shift.has(cell) ? 0 : PER_CELL + (cells[cell] ?? 0));

  const move = (by: number, i: number, j: number, k: number) => {
    const at = [0, 0, 0];
    [at[side.row], at[side.column], at[side.over]] = [i, j, k];
    const [p = 0, c = 0, g = 0] = AXES.map((axis) => at[axis]);
    const [place, cell] = [placeOf(cube, p, c, g), i * columns + j];
    notices[place] = (notices[place] ?? 0) + by;
    cells[cell] = (cells[cell] ?? 0) + by;
    shift.set(cell, (shift.get(cell) ?? 0) + by);
  };
  const slices = sliceFinder(cube, side, notices);
  const step = (by: 1 | -1): boolean => {
    const best = cheapestRectangle(cells, columns, row, column, (cell) => (may(cell) ? cost(cell) : Number.POSITIVE_INFINITY), slices, by);
    if (!best) return false;
    move(by, row, column, best.slice);
    move(-by, row, best.column, best.slice);
    move(-by, best.row, column, best.slice);
    move(by, best.row, best.column, best.slice);
    return true;
  };

  if (target.rise === 0 && !step(1) && !step(-1)) return null;
  for (let risen = 0; risen < target.rise; risen++) if (!step(1)) return null;
  return new Map([...shift].filter(([, by]) => by !== 0));
}

type SliceFinder = (i1: number, j1: number, i2: number, j2: number) => number | null;

/** First slice in which both cells have a notice to give. */
function sliceFinder(cube: Cube, side: Side, notices: Int32Array): SliceFinder {
  const strides = [cube.axes[1].length * cube.axes[2].length, cube.axes[2].length, 1];
  const [byRow = 0, byColumn = 0, bySlice = 0] = [strides[side.row], strides[side.column], strides[side.over]];
  const slices = cube.axes[side.over].length;
  return (i1, j1, i2, j2) => {
    const [a, b] = [i1 * byRow + j1 * byColumn, i2 * byRow + j2 * byColumn];
    for (let k = 0; k < slices; k++) if ((notices[a + k * bySlice] ?? 0) > 0 && (notices[b + k * bySlice] ?? 0) > 0) return k;
    return null;
  };
}

interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly slice: number;
}

/** `cost` is infinite for a cell that may not change. */
function cheapestRectangle(
  cells: readonly number[],
  columns: number,
  row: number,
  column: number,
  cost: (cell: number) => number,
  slices: SliceFinder,
  by: 1 | -1,
): Rectangle | null {
  let best: Rectangle | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  /** A cell that is lowered must keep 1, one that is raised must have 1. */
  const priced = (i: number, j: number, change: number) => {
    const cell = i * columns + j;
    return (cells[cell] ?? 0) < (change < 0 ? 2 : 1) ? Number.POSITIVE_INFINITY : cost(cell);
  };
  if (by < 0 && (cells[row * columns + column] ?? 0) < 2) return null;
  for (let j = 0; j < columns; j++) {
    const inRow = j === column ? Number.POSITIVE_INFINITY : priced(row, j, -by);
    if (inRow >= bestCost) continue;
    for (let i = 0; i * columns < cells.length; i++) {
      const all = i === row ? Number.POSITIVE_INFINITY : inRow + priced(i, column, -by) + priced(i, j, by);
      const slice = all < bestCost ? givingSlice(slices, by, row, column, i, j) : null;
      if (slice === null) continue;
      best = { row: i, column: j, slice };
      bestCost = all;
    }
  }
  return best;
}

/** A slice in which the two cells that are lowered have a notice to give. */
function givingSlice(slices: SliceFinder, by: 1 | -1, row: number, column: number, i: number, j: number): number | null {
  return by > 0 ? slices(row, j, i, column) : slices(row, column, i, j);
}
