// The notices of the lists by provider, category and group of action at once. The three two-way tables are its sides; it is
// never published itself. Small members are held together by merging them along an axis.
import assert from 'node:assert/strict';
import type { CrossCount } from '../model/count.ts';
import { SMALLER_ACTIONS, SMALLER_CATEGORIES, SMALLER_PROVIDERS } from '../model/report.ts';
import { ACTION_GROUPS, categories } from '../model/vocabulary.ts';
import { groupOf, providerMembers } from './members.ts';
import type { Naming } from './naming.ts';

/** 0 provider, 1 category, 2 group of action. */
export type Axis = 0 | 1 | 2;
export const AXES: readonly Axis[] = [0, 1, 2];

/** Code of the member that holds small ones together, by axis. */
export const SMALLER = [SMALLER_PROVIDERS, SMALLER_CATEGORIES, SMALLER_ACTIONS] as const;

/** One member of an axis with the codes it holds; several only where small ones are held together. */
export interface Slot {
  readonly code: string;
  readonly holds: readonly string[];
}

export interface Cube {
  readonly axes: readonly [readonly Slot[], readonly Slot[], readonly Slot[]];
  /** Notices, last axis fastest. */
  readonly notices: Int32Array;
}

/** Place of (provider, category, group) in `notices`. */
export function placeOf(cube: Cube, p: number, c: number, g: number): number {
  return (p * cube.axes[1].length + c) * cube.axes[2].length + g;
}

/** An empty cube over these axes. */
function emptyCube(axes: Cube['axes']): Cube {
  return { axes, notices: new Int32Array(axes[0].length * axes[1].length * axes[2].length) };
}

/** Cube of the notices in the lists; members in the order of the one-way tables, only those that occur. */
export function cubeOf(lists: readonly CrossCount[], naming: Naming): Cube {
  const occurring = new Set(lists.flatMap((count) => [count.category, groupOf(count.action)]));
  const slots = (codes: readonly string[]): Slot[] => codes.map((code) => ({ code, holds: [code] }));
  const cube = emptyCube([
    slots(providerMembers(lists, naming).flatMap((member) => (member.parent === null ? [member.code] : []))),
    slots(categories().flatMap((category) => (occurring.has(category.code) ? [category.code] : []))),
    slots(ACTION_GROUPS.filter((group) => occurring.has(group))),
  ]);
  const index = cube.axes.map((axis) => new Map(axis.map((slot, i) => [slot.code, i])));
  for (const count of lists) {
    const codes = [naming.provider(count.provider), count.category, groupOf(count.action)];
    const [p, c, g] = codes.map((code, axis) => index[axis]?.get(code));
    assert(p !== undefined && c !== undefined && g !== undefined, 'a count has a code that no list holds');
    cube.notices[placeOf(cube, p, c, g)] = (cube.notices[placeOf(cube, p, c, g)] ?? 0) + count.notices;
  }
  return cube;
}

/** Holds the given members of an axis together in one slot, placed last. */
export function mergeSlots(cube: Cube, axis: Axis, merged: ReadonlySet<string>): Cube {
  if (merged.size === 0) return cube;
  const kept = cube.axes[axis].filter((slot) => !merged.has(slot.code));
  const together = cube.axes[axis].filter((slot) => merged.has(slot.code)).flatMap((slot) => slot.holds);
  const target = cube.axes[axis].map((slot) => (merged.has(slot.code) ? kept.length : kept.indexOf(slot)));
  const [providers, cats, groups] = cube.axes;
  const slots = [...kept, { code: SMALLER[axis], holds: together }];
  const result = emptyCube([axis === 0 ? slots : providers, axis === 1 ? slots : cats, axis === 2 ? slots : groups]);
  const moved = (at: number, own: Axis) => (own === axis ? (target[at] ?? 0) : at);
  forEachPlace(cube, (place, p, c, g) => {
    const to = placeOf(result, moved(p, 0), moved(c, 1), moved(g, 2));
    result.notices[to] = (result.notices[to] ?? 0) + (cube.notices[place] ?? 0);
  });
  return result;
}

export function forEachPlace(cube: Cube, visit: (place: number, p: number, c: number, g: number) => void): void {
  let place = 0;
  for (let p = 0; p < cube.axes[0].length; p++)
    for (let c = 0; c < cube.axes[1].length; c++) for (let g = 0; g < cube.axes[2].length; g++) visit(place++, p, c, g);
}

/** A two-way table as a side of the cube: its rows, its columns, and the axis it sums over. */
export interface Side {
  readonly id: 'provider-by-category' | 'provider-by-action' | 'category-by-action';
  readonly row: Axis;
  readonly column: Axis;
  readonly over: Axis;
}
export const SIDES: readonly Side[] = [
  { id: 'provider-by-category', row: 0, column: 1, over: 2 },
  { id: 'provider-by-action', row: 0, column: 2, over: 1 },
  { id: 'category-by-action', row: 1, column: 2, over: 0 },
];

/** Notices of a side, row by row. */
export function sideOf(cube: Cube, side: Side): number[] {
  const columns = cube.axes[side.column].length;
  const cells: number[] = new Array(cube.axes[side.row].length * columns).fill(0);
  forEachPlace(cube, (place, ...at) => {
    const cell = at[side.row] * columns + at[side.column];
    cells[cell] = (cells[cell] ?? 0) + (cube.notices[place] ?? 0);
  });
  return cells;
}

/** Notices of each slot of an axis. */
export function totalsOf(cube: Cube, axis: Axis): number[] {
  const totals = cube.axes[axis].map(() => 0);
  forEachPlace(cube, (place, ...at) => {
    totals[at[axis]] = (totals[at[axis]] ?? 0) + (cube.notices[place] ?? 0);
  });
  return totals;
}
