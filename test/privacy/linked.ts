// Linked sets drawn for measuring: all two-way tables of providers, categories and actions, protected and attacked together.
import { performance } from 'node:perf_hooks';
import type { Table } from '../../src/model/table.ts';
import { type Attack, attack } from '../../src/report/attack.ts';
import { AXES, type Cube, SIDES, sideOf, totalsOf } from '../../src/report/cube.ts';
import { type Suppressed, suppress } from '../../src/report/suppress.ts';
import { flat, oneWayTable } from '../../src/report/table.ts';
import { random } from '../report/world.ts';
import { plainlyWithheld } from './plain.ts';

const LISTS = ['by-provider', 'by-category', 'by-action'] as const;
const NAMES = ['provider', 'category', 'action'] as const;

export interface LinkedRow {
  readonly set: string;
  readonly notices: number;
  readonly threshold: number;
  readonly withheld: number;
  /** Of the three tables, each taken by itself. */
  readonly plain: number;
  /** Members that stand together because they are too rare. */
  readonly heldTogether: number;
  readonly derivable: number;
  readonly programmes: number;
  readonly seconds: number;
}

/** Notices drawn over so many members of each axis; only members that occur. */
export function drawCube(sizes: readonly [number, number, number], notices: number, skew: number, seed: number): Cube {
  const next = random(seed);
  const drawn = new Map<string, number>();
  const affinity = Array.from({ length: 997 }, () => next() ** (1 + skew));
  for (let count = 0, tries = 0; count < notices && tries < notices * 60; tries++) {
    const [p = 0, c = 0, g = 0] = sizes.map((size) => Math.min(size - 1, Math.floor(size * next() ** (1 + skew))));
    if (next() > (affinity[(p * 31 + c) % 997] ?? 1) || next() > (affinity[(c * 37 + g + 500) % 997] ?? 1)) continue;
    drawn.set([p, c, g].join(), (drawn.get([p, c, g].join()) ?? 0) + 1);
    count += 1;
  }
  const places = [...drawn].map(([key, own]) => ({ at: key.split(',').map(Number), own }));
  const kept = AXES.map((axis) => [...new Set(places.map(({ at }) => at[axis] ?? 0))].sort((a, b) => a - b));
  const slots = kept.map((own, axis) => own.map((i) => ({ code: `${NAMES[axis]}-${i}`, holds: [`${NAMES[axis]}-${i}`] })));
  const [providers = [], categories = [], actions = []] = slots;
  const cells = new Int32Array(providers.length * categories.length * actions.length);
  for (const { at, own } of places) {
    const [p = 0, c = 0, g = 0] = at.map((i, axis) => kept[axis]?.indexOf(i) ?? 0);
    cells[(p * categories.length + c) * actions.length + g] = own;
  }
  return { axes: [providers, categories, actions], notices: cells };
}

/** The lists of the cube, published in full. */
export function listsOf(cube: Cube): Table[] {
  return AXES.map((axis) => {
    const totals = totalsOf(cube, axis);
    const codes = cube.axes[axis].map(({ code }) => code);
    const values = new Map(codes.map((code, i) => [code, totals[i] ?? 0]));
    return oneWayTable(
      LISTS[axis],
      'notices',
      { name: NAMES[axis], members: flat(codes) },
      values,
      totals.reduce((a, b) => a + b, 0),
    );
  });
}

export async function protectAndAttack(cube: Cube, threshold: number): Promise<Suppressed & { readonly attack: Attack }> {
  const thresholds = { general: threshold, sensitive: threshold };
  const suppressed = suppress(cube, thresholds);
  const published = { tables: [...listsOf(cube), ...suppressed.tables], timing: [], thresholds };
  return { ...suppressed, attack: await attack(published, [], 'every-cell', suppressed.alternatives) };
}

/** Cells the plain heuristic withholds in the three tables, each by itself. */
export function plainOf(cube: Cube, threshold: number): number {
  return SIDES.reduce((total, side) => {
    const [rows, columns] = [totalsOf(cube, side.row), totalsOf(cube, side.column)];
    const cells = sideOf(cube, side);
    const values = rows.flatMap((sum, i) => [...cells.slice(i * columns.length, (i + 1) * columns.length), sum]);
    values.push(
      ...columns,
      rows.reduce((a, b) => a + b, 0),
    );
    const codes = (own: readonly number[]) => [...own.map((_, i) => i), 'total'];
    const dims = [rows, columns].map((own, i) => ({ name: `${i}`, codes: codes(own) }));
    return total + plainlyWithheld({ id: side.id, dims, values, threshold }).size;
  }, 0);
}

const SETS = [
  [[12, 15, 5], 1500, 1],
  [[12, 15, 5], 6000, 1],
  [[30, 15, 5], 1500, 1.5],
  [[30, 15, 5], 6000, 1],
  [[30, 82, 20], 6000, 1],
  [[30, 82, 20], 20000, 1],
] as const;

/** Protects and attacks every drawn set. */
export async function benchLinked(): Promise<LinkedRow[]> {
  const rows: LinkedRow[] = [];
  for (const [sizes, notices, skew] of SETS) rows.push(await measure(sizes, notices, skew, 3));
  return rows;
}

async function measure(sizes: readonly [number, number, number], notices: number, skew: number, threshold: number): Promise<LinkedRow> {
  const cube = drawCube(sizes, notices, skew, 11);
  const began = performance.now();
  const { tables, attack: found } = await protectAndAttack(cube, threshold);
  const seconds = (performance.now() - began) / 1000;
  const shown = new Set(tables.flatMap(({ dimensions }) => dimensions.flatMap(({ members }) => members.map(({ code }) => code))));
  return {
    set: sizes.join('×'),
    notices: cube.notices.reduce((a, b) => a + b, 0),
    threshold,
    withheld: tables.flatMap(({ cells }) => cells).filter(({ status }) => status === 'withheld').length,
    plain: plainOf(cube, threshold),
    heldTogether: cube.axes.flat().filter(({ code }) => !shown.has(code)).length,
    derivable: found.derivable.length,
    programmes: found.programmes,
    seconds,
  };
}
