// Tables drawn for measuring the protection of small counts: many shapes, skews, sparsities, sizes and thresholds, always the same
// ones; and how well they are protected, beside the plain heuristic.
import { performance } from 'node:perf_hooks';
import { UserError } from '../../src/error.ts';
import type { Grid } from '../../src/model/grid.ts';
import { protectGrid } from '../../src/report/grid-protect.ts';
import { random } from '../report/world.ts';
import { plainlyWithheld } from './plain.ts';
import { derivableIn } from './reader.ts';

export interface TableRow {
  readonly table: string;
  readonly notices: number;
  readonly threshold: number;
  readonly small: number;
  /** Cells withheld; null where the table was refused. */
  readonly withheld: number | null;
  /** Cells the plain heuristic withholds, and how many of them can be worked out. */
  readonly plain: number;
  readonly plainDerivable: number;
  readonly lowerBound: number | null;
  /** Cells of ours that can be worked out, by another solver than the program's. */
  readonly derivable: number;
  readonly seconds: number;
}

const SHAPES = [
  [4, 4],
  [6, 5],
  [10, 8],
  [12, 15],
  [30, 15],
  [40, 6],
  [25, 25],
] as const;
const NOTICES = [60, 300, 1500, 6000] as const;
const THRESHOLDS = [3, 5, 10] as const;

/** Row-major, totals last. */
export function drawGrid(id: string, sizes: readonly number[], notices: number, skew: number, threshold: number, seed: number): Grid {
  const next = random(seed);
  const strides = sizes.map((_, d) => sizes.slice(d + 1).reduce((product, size) => product * (size + 1), 1));
  const values = new Array<number>(sizes.reduce((product, size) => product * (size + 1), 1)).fill(0);
  // Types go with some providers more than with others: a cell's chance is not the product of its marginals' alone.
  const affinity = Array.from({ length: 997 }, () => next() ** (1 + skew));
  for (let drawn = 0, tries = 0; drawn < notices && tries < notices * 40; tries++) {
    const at = sizes.map((size) => Math.min(size - 1, Math.floor(size * next() ** (1 + skew))));
    if (next() > (affinity[at.reduce((mixed, index) => mixed * 31 + index, 7) % 997] ?? 1)) continue;
    drawn += 1;
    for (let mask = 0; mask < 2 ** sizes.length; mask++) {
      const place = at.reduce((sum, index, d) => sum + ((mask >> d) & 1 ? (sizes[d] ?? 0) : index) * (strides[d] ?? 1), 0);
      values[place] = (values[place] ?? 0) + 1;
    }
  }
  const names = ['provider', 'category', 'action'];
  const dims = sizes.map((size, d) => ({
    name: names[d] ?? 'more',
    codes: [...Array.from({ length: size }, (_, i) => `${names[d]?.[0]}${i}`), 'total'],
  }));
  return { id, dims, values, threshold };
}

/** 84 two-way tables of every shape and size, thresholds and skews in turn. */
export function drawnGrids(): Grid[] {
  return SHAPES.flatMap((sizes, s) =>
    NOTICES.flatMap((notices, n) =>
      THRESHOLDS.map((threshold, t) => {
        const skew = [0, 0.7, 1.5, 2.5][(s + n + t) % 4] ?? 0;
        return drawGrid(`${sizes.join('×')} skew ${skew}`, sizes, notices, skew, threshold, 1000 * s + 100 * n + t + 1);
      }),
    ),
  );
}

/** Protects every drawn table. */
export async function benchTables(): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for (const grid of drawnGrids()) rows.push(await measure(grid));
  return rows;
}

async function measure(grid: Grid): Promise<TableRow> {
  const { dims, values, threshold, id } = grid;
  const small = values.filter((value, place) => value > 0 && value < threshold && !atTotal(grid, place)).length;
  const plain = plainlyWithheld(grid);
  const began = performance.now();
  const outcome = await protectGrid(grid).catch((error: unknown) => {
    if (error instanceof UserError) return null;
    throw error;
  });
  const seconds = (performance.now() - began) / 1000;
  const columns = dims[1]?.codes.length ?? 1;
  const hide = (cells: ReadonlySet<number>) => values.map((value, place) => (cells.has(place) ? null : value));
  return {
    table: String(id),
    notices: values.at(-1) ?? 0,
    threshold,
    small,
    withheld: outcome?.withheld ?? null,
    plain: plain.size,
    plainDerivable: derivableIn(hide(plain), columns, threshold, 1),
    lowerBound: outcome?.lowerBound ?? null,
    derivable: outcome ? derivableIn(outcome.values, columns, threshold, outcome.lowerBound) : 0,
    seconds,
  };
}

function atTotal({ dims, values }: Grid, place: number): boolean {
  const columns = dims[1]?.codes.length ?? 1;
  return place % columns === columns - 1 || place >= values.length - columns;
}
