// What is small in the two-way tables: single cells, and members that are too small to be protected where they stand.
import { type Axis, type Cube, type Side, SMALLER, sideOf, totalsOf } from './cube.ts';
import { sum } from './table.ts';
import { strictestOf, type Thresholds } from './threshold.ts';

/** A member of an axis that is too small to stand alone. */
export interface TooSmall {
  readonly axis: Axis;
  readonly code: string;
}

/** A table in which something cannot be protected, and the members of which any one may mend it when held with others; none can where there are none. */
export interface Unprotected {
  readonly side: Side;
  readonly members: readonly TooSmall[];
}

/** Threshold of each column of a side, row by row where the rows are categories. */
function thresholdsOf(cube: Cube, side: Side, thresholds: Thresholds): (row: number, column: number) => number {
  const perCategory = cube.axes[1].map((slot) => strictestOf(slot.holds, thresholds));
  if (side.column === 1) return (_, column) => perCategory[column] ?? 1;
  if (side.row === 1) return (row) => perCategory[row] ?? 1;
  const strictest = Math.max(1, ...perCategory);
  return () => strictest;
}

export interface SmallCell {
  readonly cell: number;
  readonly row: number;
  readonly column: number;
  readonly value: number;
  readonly threshold: number;
}

/** A table of one row or one column says no more than the lists do; nothing in it can be small. */
export function isTrivial(cube: Cube, side: Side): boolean {
  return cube.axes[side.row].length < 2 || cube.axes[side.column].length < 2;
}

export function smallCells(cube: Cube, side: Side, thresholds: Thresholds): SmallCell[] {
  if (isTrivial(cube, side)) return [];
  const columns = cube.axes[side.column].length;
  const thresholdAt = thresholdsOf(cube, side, thresholds);
  return sideOf(cube, side).flatMap((value, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const threshold = thresholdAt(row, column);
    return value > 0 && value < threshold ? [{ cell, row, column, value, threshold }] : [];
  });
}

/**
 * Members whose own total bounds a small cell below its threshold: with 1 in each other cell that is not zero, not enough is
 * left. No suppression can help; they are held together with others.
 */
export function unreachable(cube: Cube, sides: readonly Side[], thresholds: Thresholds): Unprotected[] {
  return sides.flatMap((side) => {
    const values = sideOf(cube, side);
    const columns = cube.axes[side.column].length;
    const most = (line: readonly number[]) => sum(line) - line.filter((value) => value > 0).length + 1;
    const inRow = cube.axes[side.row].map((_, row) => most(values.slice(row * columns, (row + 1) * columns)));
    const inColumn = cube.axes[side.column].map((_, column) => most(values.filter((__, cell) => cell % columns === column)));
    const found = smallCells(cube, side, thresholds).flatMap(({ row, column, threshold }): TooSmall[] => {
      if ((inRow[row] ?? 0) < threshold) return [memberOf(cube, side.row, row)];
      if ((inColumn[column] ?? 0) < threshold) return [memberOf(cube, side.column, column)];
      return [];
    });
    return found.map((member) => ({ side, members: [member] }));
  });
}

export function memberOf(cube: Cube, axis: Axis, index: number): TooSmall {
  return { axis, code: cube.axes[axis][index]?.code ?? SMALLER[axis] };
}

/**
 * Groups of small members that give one of them away: a member's notices must lie in a cell of its group where the other cells
 * of the group have no room for them. What the lists alone tell is left aside.
 */
export function exposed(base: Cube, cube: Cube, sides: readonly Side[], thresholds: Thresholds): Unprotected[] {
  const all = sum(base.notices);
  return sides.flatMap((side) => {
    const values = sideOf(cube, side);
    const columns = cube.axes[side.column].length;
    const thresholdAt = thresholdsOf(cube, side, thresholds);
    return ([side.row, side.column] as const).flatMap((axis) => {
      const group = cube.axes[axis].findIndex((slot) => slot.code === SMALLER[axis]);
      const holds = cube.axes[axis][group]?.holds ?? [];
      const totals = totalsOf(base, axis);
      const members = base.axes[axis].flatMap((slot, i) => (holds.includes(slot.code) ? [totals[i] ?? 0] : []));
      const other = axis === side.row ? side.column : side.row;
      return totalsOf(cube, other).some((otherTotal, j) => {
        const [row, column] = axis === side.row ? [group, j] : [j, group];
        const room = sum(members) - (values[row * columns + column] ?? 0);
        const largest = Math.max(0, ...members.filter((member) => member < thresholdAt(row, column)));
        return group >= 0 && largest > room && largest <= all - otherTotal;
      })
        ? [{ side, members: [{ axis, code: SMALLER[axis] }] }]
        : [];
    });
  });
}
