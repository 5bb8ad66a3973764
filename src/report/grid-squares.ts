// The quick way for large two-way tables: what a cell gains, another of its row and another of its column give up, and the cell where
// those two meet gains as well. Four cells, found by looking along one row and one column; only where there are none the whole table is
// searched. It takes in a few more cells than the search would.
import type { Guard, Shift, Ways } from './fewest.ts';
import type { FlowTable } from './flow.ts';

/** After so many steps for one cell the best square found so far is good enough. */
const STEPS_A_CELL = 2_000;

/** A cell that is to gain `by`, and what it may make use of. */
interface Wish {
  readonly target: number;
  readonly by: number;
  readonly free: Guard;
  readonly barred: Guard | null;
}

interface Square {
  readonly cells: readonly number[];
  /** Cells in it that were not free. */
  readonly cost: number;
}

export function squaresFirst(ways: Ways, table: FlowTable): Ways {
  let steps = 0;
  return {
    shift(target, by, free, barred) {
      const wish = { target, by, free, barred };
      if (!mayChange(table, wish, target, by)) return null;
      const found = cheapestSquare(table, wish);
      steps += found.steps;
      return found.square ? shiftOf(found.square, by) : ways.shift(target, by, free, barred);
    },
    steps: () => steps + ways.steps(),
    reorder: (order) => ways.reorder(order),
  };
}

function mayChange({ values, lowerBound, fixed }: FlowTable, { free, barred }: Wish, cell: number, by: number): boolean {
  if (fixed.has(cell) || (free[cell] !== 1 && barred?.[cell] === 1)) return false;
  const value = values[cell] ?? 0;
  return by > 0 ? lowerBound === 0 || value > 0 : value + by >= lowerBound;
}

function cheapestSquare(table: FlowTable, wish: Wish): { readonly square: Square | null; readonly steps: number } {
  const { rows, columns, stride } = table;
  const { target, by, free } = wish;
  const [row, column] = [Math.floor(target / stride), target % stride];
  const beside = giving(
    table,
    wish,
    Array.from({ length: columns }, (_, j) => row * stride + j),
  );
  const above = giving(
    table,
    wish,
    Array.from({ length: rows }, (_, i) => i * stride + column),
  );
  const costs = (...cells: readonly number[]) => cells.filter((cell) => free[cell] !== 1).length;
  let square: Square | null = null;
  let steps = rows + columns;
  const isEnough = (least: number) => square !== null && (square.cost <= least || steps > STEPS_A_CELL);
  for (const one of above) {
    if (isEnough(costs(one))) break;
    for (const other of beside) {
      if (isEnough(costs(one, other))) break;
      steps += 1;
      const corner = one - column + (other % stride);
      const cost = costs(one, other, corner);
      if ((square === null || cost < square.cost) && mayChange(table, wish, corner, by))
        square = { cells: [target, one, other, corner], cost };
    }
  }
  return { square, steps };
}

/** Cells that can give what the target gains, the free ones first. */
function giving(table: FlowTable, wish: Wish, cells: readonly number[]): number[] {
  const able = cells.filter((cell) => cell !== wish.target && mayChange(table, wish, cell, -wish.by));
  return [...able.filter((cell) => wish.free[cell] === 1), ...able.filter((cell) => wish.free[cell] !== 1)];
}

function shiftOf({ cells }: Square, by: number): Shift {
  return { cells, moves: cells.map((cell, i) => ({ cell, slice: 0, by: i === 0 || i === 3 ? by : -by })) };
}
