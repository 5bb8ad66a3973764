// How a cell of a table of three dimensions, or of one whose members stand beneath others, can change while all totals stay: one
// notice at a time changes places between two members of each dimension, and every sum that stands above them changes with it.
import type { LowerBound } from '../model/grid.ts';
import type { Guard, Move, Ways } from './fewest.ts';
import type { Axis, Shape } from './grid.ts';

/** What changes along one dimension when a notice goes from a member to another: index and sign; where they share a member above, that one does not. */
type Turn = readonly (readonly [index: number, sign: 1 | -1])[];

/** Cells that change, each by one, up or down. */
interface Change {
  readonly cells: readonly number[];
  readonly signs: readonly number[];
}

interface Found {
  readonly cost: number;
  readonly rank: number;
  readonly turned: Change;
}

/** Ways through any grid, found by trying every change of places. `fixed` cells may not change. */
export function productWays(shape: Shape, values: readonly number[], lowerBound: LowerBound, fixed: ReadonlySet<number>): Ways {
  const { axes, strides } = shape;
  const turns = axes.map((axis) => turnsOf(axis));
  const change = new Int32Array(values.length);
  let steps = 0;
  const rank = Float64Array.from(values, (_, place) => place);

  /** What it costs that a cell changes: nothing when it is free, Infinity where it may not change so. */
  const price = (cell: number, sign: number, free: Guard, barred: Guard | null): number => {
    const value = values[cell] ?? 0;
    const isFree = free[cell] === 1 || change[cell] !== 0;
    if (fixed.has(cell) || (!isFree && barred?.[cell] === 1) || (lowerBound === 1 && value === 0)) return Number.POSITIVE_INFINITY;
    if (sign < 0 && value + (change[cell] ?? 0) <= lowerBound) return Number.POSITIVE_INFINITY;
    return isFree ? 0 : 1;
  };

  /**
   * A change with one more dimension turned. What it touches with the dimensions turned so far it touches with all, so one that is
   * impossible or too dear already is left: null.
   */
  const widener =
    (free: Guard, barred: Guard | null) =>
    (before: Change, cost: number, turn: Turn, here: number, stride: number, most: number): [Change | null, number] => {
      const [cells, signs] = [[...before.cells], [...before.signs]];
      let costly = cost;
      for (const [index, sign] of turn) {
        if (index === here) continue;
        for (const [i, own] of before.cells.entries()) {
          const cell = own + (index - here) * stride;
          cells.push(cell);
          signs.push((before.signs[i] ?? 1) * sign);
          costly += price(cell, signs.at(-1) ?? 1, free, barred);
          steps += 1;
          if (costly > most || costly === Number.POSITIVE_INFINITY) return [null, costly];
        }
      }
      return [{ cells, signs }, costly];
    };

  const better = (found: Found | null, cost: number, turned: Change): Found => {
    const own = rank[turned.cells.at(-1) ?? 0] ?? 0;
    return found && (found.cost < cost || (found.cost === cost && found.rank <= own)) ? found : { cost, rank: own, turned };
  };

  /** The change of places that takes in the fewest further cells; of several the one whose last cell ranks first. */
  const cheapest = (target: number, by: 1 | -1, free: Guard, barred: Guard | null): Change | null => {
    const at = axes.map(({ size }, d) => Math.floor(target / (strides[d] ?? 1)) % size);
    const widen = widener(free, barred);
    const search = (d: number, before: Change, cost: number, least: Found | null): Found | null => {
      if (d === axes.length) return better(least, cost, before);
      let found = least;
      for (const turn of turns[d]?.[at[d] ?? 0] ?? []) {
        if (found?.cost === 0) return found;
        const [turned, sum] = widen(before, cost, turn, at[d] ?? 0, strides[d] ?? 1, found?.cost ?? Number.POSITIVE_INFINITY);
        if (turned) found = search(d + 1, turned, sum, found);
      }
      return found;
    };
    const first = price(target, by, free, barred);
    return first < Number.POSITIVE_INFINITY ? (search(0, { cells: [target], signs: [by] }, first, null)?.turned ?? null) : null;
  };

  return {
    shift(target, by, free, barred) {
      const moves: Move[] = [];
      const direction = by > 0 ? 1 : -1;
      let left = Math.abs(by);
      for (; left > 0; left--) {
        const step = cheapest(target, direction, free, barred);
        if (!step) break;
        for (const [i, cell] of step.cells.entries()) {
          const sign = step.signs[i] ?? 1;
          change[cell] = (change[cell] ?? 0) + sign;
          moves.push({ cell, slice: 0, by: sign });
        }
      }
      const cells = [...new Set(moves.map(({ cell }) => cell))].filter((cell) => change[cell] !== 0);
      for (const { cell } of moves) change[cell] = 0;
      return left > 0 ? null : { cells, moves };
    },
    steps: () => steps,
    reorder(order) {
      for (const [i, place] of order.entries()) rank[place] = i;
    },
  };
}

/** By member: every change of places in which that member gains. */
function turnsOf({ size, parents, leaves }: Axis): readonly (readonly Turn[])[] {
  const above = (member: number): number[] => {
    const chain: number[] = [];
    for (let at = member; at !== size - 1; at = parents[at] ?? size - 1) chain.push(at);
    return chain;
  };
  const chains = new Map(leaves.map((leaf) => [leaf, above(leaf)]));
  const turns: Turn[][] = Array.from({ length: size }, () => []);
  for (const [gains, up] of chains) {
    for (const [gives, down] of chains) {
      if (gains === gives) continue;
      const turn: Turn = [
        ...up.filter((member) => !down.includes(member)).map((member) => [member, 1] as const),
        ...down.filter((member) => !up.includes(member)).map((member) => [member, -1] as const),
      ];
      for (const [member, sign] of turn) if (sign === 1) turns[member]?.push(turn);
    }
  }
  return turns;
}
