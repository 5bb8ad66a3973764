// The quick way for large two-way tables: what a cell gains, another of its row and another of its column give up, and the cell where
// those two meet gains as well. Four cells, found by looking along one row and one column; only where there are none the whole table is
// searched. It takes in a few more cells than the search would.
import type { Shift, Ways } from './fewest.ts';
import type { FlowTable } from './flow.ts';

/** So many steps are spent on one cell before the first square found is good enough. */
const STEPS_A_CELL = 2_000;

export function squaresFirst(ways: Ways, { rows, columns, stride, values, lowerBound, fixed }: FlowTable): Ways {
  let steps = 0;
  const isOpen = (cell: number, by: number) => {
    const value = values[cell] ?? 0;
    return !fixed.has(cell) && (by > 0 ? lowerBound === 0 || value > 0 : value + by >= lowerBound);
  };
  return {
    shift(target, by, free, barred) {
      const [row, column] = [Math.floor(target / stride), target % stride];
      const cost = (cell: number) => (free[cell] === 1 ? 0 : 1);
      const may = (cell: number, own: number) => cell !== target && isOpen(cell, own) && (free[cell] === 1 || barred?.[cell] !== 1);
      const freeFirst = (cells: readonly number[]) =>
        [...cells.filter((cell) => free[cell] === 1), ...cells.filter((cell) => free[cell] !== 1)].filter((cell) => may(cell, -by));
      if (!isOpen(target, by)) return null;
      const beside = freeFirst(Array.from({ length: columns }, (_, j) => row * stride + j));
      const above = freeFirst(Array.from({ length: rows }, (_, i) => i * stride + column));
      const stop = steps + STEPS_A_CELL;
      steps += rows + columns;
      let best: readonly [cells: readonly number[], cost: number] | null = null;
      for (const one of above) {
        for (const other of beside) {
          const soFar = cost(one) + cost(other);
          if (best && (soFar >= best[1] || steps > stop)) break;
          steps += 1;
          const corner = one - column + (other % stride);
          if (may(corner, by) && (!best || soFar + cost(corner) < best[1])) best = [[target, one, other, corner], soFar + cost(corner)];
        }
        if (best && (best[1] === 0 || steps > stop)) break;
      }
      return best ? square(best[0], by) : ways.shift(target, by, free, barred);
    },
    steps: () => steps + ways.steps(),
    reorder: (compare) => ways.reorder(compare),
  };
}

function square(cells: readonly number[], by: number): Shift {
  return { cells, moves: cells.map((cell, i) => ({ cell, slice: 0, by: i === 0 || i === 3 ? by : -by })) };
}
