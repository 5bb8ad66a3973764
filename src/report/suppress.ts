// Small counts of the two-way tables: which cells are withheld, and which members are held together because they are too small
// to be protected any other way. The one-way lists are published in full, so they bound what can be protected at all.
import { compareText } from '../model/normalise.ts';
import { type Cell, type DimensionName, type Table, TOTAL } from '../model/table.ts';
import { AXES, type Cube, mergeSlots, SIDES, type Side, SMALLER, sideOf, totalsOf } from './cube.ts';
import { protect, type Target } from './protect.ts';
import { exposed, isTrivial, memberOf, type SmallCell, smallCells, type TooSmall, unreachable } from './small.ts';
import { assertAddsUp, flat, published, sum } from './table.ts';
import type { Thresholds } from './threshold.ts';

export interface Suppressed {
  /** The three two-way tables, withheld cells marked. */
  readonly tables: readonly Table[];
  /** Cells withheld because they are small, and those withheld to protect them. Not for publication. */
  readonly primary: number;
  readonly complementary: number;
}

/** Must this cell be withheld whatever its value? True for what an earlier version of the period withheld. */
export type AlsoWithheld = (side: Side['id'], row: string, column: string) => boolean;

const DIMENSIONS: readonly DimensionName[] = ['provider', 'category', 'action-group'];

/** Suppresses small cells; holds more members together until every withheld cell is protected. */
export function suppress(base: Cube, thresholds: Thresholds, also: AlsoWithheld = () => false): Suppressed {
  let merged: readonly ReadonlySet<string>[] = AXES.map(() => new Set<string>());
  for (;;) {
    const cube = AXES.reduce((reduced, axis) => mergeSlots(reduced, axis, merged[axis] ?? new Set()), base);
    const small = unreachable(cube, thresholds);
    if (small.length > 0) {
      merged = hold(base, merged, small);
      continue;
    }
    const outcome = protectSides(cube, thresholds, also);
    const failed = 'failed' in outcome ? [outcome.failed] : exposed(base, cube, thresholds);
    if (failed.length === 0 && 'suppressed' in outcome) return outcome.suppressed;
    merged = hold(base, merged, failed.slice(0, 1));
  }
}

type Outcome = { readonly suppressed: Suppressed } | { readonly failed: TooSmall };

function protectSides(cube: Cube, thresholds: Thresholds, also: AlsoWithheld): Outcome {
  const tables: Table[] = [];
  let [primary, withheldInAll] = [0, 0];
  for (const side of SIDES) {
    const small = smallCells(cube, side, thresholds);
    const targets = [
      ...small.map(({ cell, value, threshold }) => ({ cell, rise: threshold - value })),
      ...earlier(cube, side, small, also),
    ];
    const protection = protect(cube, side, targets);
    if ('failed' in protection) return { failed: blame(cube, side, protection.failed) };
    primary += small.length;
    withheldInAll += protection.withheld.size;
    tables.push(tableOf(cube, side, protection.withheld));
  }
  return { suppressed: { tables, primary, complementary: withheldInAll - primary } };
}

/** Cells an earlier version withheld, if they are neither zero nor small now: it is enough that they can differ. */
function earlier(cube: Cube, side: Side, small: readonly SmallCell[], also: AlsoWithheld): Target[] {
  if (isTrivial(cube, side)) return [];
  const columns = cube.axes[side.column];
  return sideOf(cube, side).flatMap((value, cell) => {
    const [row, column] = [cube.axes[side.row][Math.floor(cell / columns.length)], columns[cell % columns.length]];
    const wanted = value > 0 && row && column && also(side.id, row.code, column.code) && !small.some((other) => other.cell === cell);
    return wanted ? [{ cell, rise: 1 }] : [];
  });
}

/** A cell that no other table can vouch for: the smaller of its row and its column is held together with others. */
function blame(cube: Cube, side: Side, cell: number): TooSmall {
  const columns = cube.axes[side.column].length;
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  const ends = [
    { ...memberOf(cube, side.row, row), notices: totalsOf(cube, side.row)[row] ?? 0 },
    { ...memberOf(cube, side.column, column), notices: totalsOf(cube, side.column)[column] ?? 0 },
  ];
  const alone = ends.filter((end) => end.code !== SMALLER[end.axis]);
  const [first] = (alone.length > 0 ? alone : ends).sort((a, b) => a.notices - b.notices || a.axis - b.axis);
  return first ?? memberOf(cube, side.row, row);
}

/** Holds the given members together with those held already: never one alone, and where the group is too small, the next smallest. */
function hold(base: Cube, merged: readonly ReadonlySet<string>[], small: readonly TooSmall[]): ReadonlySet<string>[] {
  return AXES.map((axis) => {
    const held = new Set(merged[axis]);
    const own = small.filter((member) => member.axis === axis);
    for (const { code } of own) if (code !== SMALLER[axis]) held.add(code);
    const totals = totalsOf(base, axis);
    const rest = base.axes[axis]
      .map((slot, i) => ({ code: slot.code, notices: totals[i] ?? 0 }))
      .filter((member) => !held.has(member.code))
      .sort((a, b) => a.notices - b.notices || compareText(a.code, b.code));
    const more = (own.some((member) => member.code === SMALLER[axis]) ? 1 : 0) || (held.size === 1 ? 1 : 0);
    for (const member of rest.slice(0, more)) held.add(member.code);
    return held;
  });
}

function tableOf(cube: Cube, side: Side, withheld: ReadonlySet<number>): Table {
  const [rows, columns] = [cube.axes[side.row], cube.axes[side.column]];
  const values = sideOf(cube, side);
  const rowTotals = totalsOf(cube, side.row);
  const columnTotals = totalsOf(cube, side.column);
  const cells: Cell[] = rows.flatMap((row, i) => [
    ...columns.map((column, j) => published([row.code, column.code], values[i * columns.length + j] ?? 0)),
    published([row.code, TOTAL], rowTotals[i] ?? 0),
  ]);
  cells.push(...columns.map((column, j) => published([TOTAL, column.code], columnTotals[j] ?? 0)), published([TOTAL, TOTAL], sum(values)));
  const dimensions = [side.row, side.column].map((axis) => ({
    name: DIMENSIONS[axis] ?? 'provider',
    members: flat(cube.axes[axis].map((slot) => slot.code)),
  }));
  const table: Table = { id: side.id, measure: 'notices', dimensions, cells, addsUp: true };
  assertAddsUp(table);
  const isWithheld = (i: number) => {
    const [row, column] = [Math.floor(i / (columns.length + 1)), i % (columns.length + 1)];
    return row < rows.length && column < columns.length && withheld.has(row * columns.length + column);
  };
  return { ...table, cells: cells.map((cell, i) => (isWithheld(i) ? { ...cell, value: null, status: 'withheld' } : cell)) };
}
