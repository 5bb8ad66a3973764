// Withholds the small counts of one grid, and shows that none of what is withheld can be worked out; or says why that cannot be.
import { EXIT, UserError } from '../error.ts';
import type { Grid, LowerBound, ProtectedGrid } from '../model/grid.ts';
import { fewestWithheld, type Ways } from './fewest.ts';
import { flowWays } from './flow.ts';
import { isTotal, type Shape, shapeOf } from './grid.ts';
import { attackGrid } from './grid-attack.ts';
import { productWays } from './grid-product.ts';

/** Larger tables are refused: nobody could say beforehand how long they take. */
const CELLS_MAX = 250_000;
const CELLS_MAX_OF_THREE = 40_000;
const STEPS_MAX = 6_000_000;

/**
 * The grid with its small counts withheld, and with as few others as that takes. Totals stay. A withheld cell is at least 1 for the
 * reader, since zeros are printed; only where no choice of cells protects the small ones so, zeros are withheld as well.
 *
 * @throws UserError `grid.shape`, `grid.not-additive`, `grid.too-large` for what is given; `grid.unprotected`, exit 7, where a small
 *   count could be worked out whatever is withheld; `protection.too-large`, exit 7
 */
export async function protectGrid(grid: Grid): Promise<ProtectedGrid> {
  refuseTooLarge(grid);
  const shape = shapeOf(grid);
  const small = smallCells(grid, shape);
  const { id, dims, threshold } = grid;
  if (small.length === 0) return { id, dims, values: grid.values, threshold, lowerBound: 1, withheld: 0, verdict: 'nothing-withheld' };
  const { lowerBound, cells } = choice(grid, shape, small);
  const values = grid.values.map((value, place) => (cells.has(place) ? null : value));
  await refuseDerivable(grid, shape, values, lowerBound);
  return { id, dims, values, threshold, lowerBound, withheld: cells.size, verdict: 'none-derivable' };
}

interface Choice {
  readonly lowerBound: LowerBound;
  readonly cells: ReadonlySet<number>;
}

function choice(grid: Grid, shape: Shape, small: readonly number[]): Choice {
  for (const lowerBound of [1, 0] as const) {
    const cells = withheldCells(grid, shape, small, lowerBound);
    if (cells) return { lowerBound, cells };
  }
  throw unprotected('its totals tell a small count whatever is withheld');
}

function refuseTooLarge({ dims, values }: Grid): void {
  const most = dims.length > 2 ? CELLS_MAX_OF_THREE : CELLS_MAX;
  if (values.length > most) throw new UserError('grid.too-large', `has ${values.length} cells; at most ${most} are taken`);
}

function unprotected(why: string): UserError {
  return new UserError('grid.unprotected', `cannot be protected: ${why}`, EXIT.gateClosed);
}

/** Small cells, without those that the totals tell whatever is withheld, as where a table has one row: to print them says no more. */
function smallCells({ values, threshold }: Grid, shape: Shape): number[] {
  const small = values.flatMap((value, place) => (value > 0 && value < threshold && !isTotal(shape, place) ? [place] : []));
  if (shape.axes.some(({ leaves }) => leaves.length < 2) && shape.axes.length > 1) return [];
  if (!isFlat(shape)) return small;
  const ways = waysOf(shape, values, 0);
  const anything = new Uint8Array(values.length).fill(1);
  return small.filter((cell) => ways.shift(cell, 1, anything, null) ?? ways.shift(cell, -1, anything, null));
}

/** Of one or two dimensions whose members stand side by side. */
function isFlat({ axes }: Shape): boolean {
  return axes.length < 3 && axes.every(({ size, leaves }) => leaves.length === size - 1);
}

function withheldCells(grid: Grid, shape: Shape, small: readonly number[], lowerBound: LowerBound): ReadonlySet<number> | null {
  const { values, threshold } = grid;
  const ways = waysOf(shape, values, lowerBound);
  const targets = small.map((cell) => ({ cell, rise: threshold - (values[cell] ?? 0) }));
  const fewest = fewestWithheld(ways, { values, targets, lowerBound, stepsMax: STEPS_MAX });
  if ('failed' in fewest) return null;
  if ('tooLong' in fewest)
    throw new UserError(
      'protection.too-large',
      'takes too long to protect; hold its rare members together or leave a dimension out, and hand it over again',
      EXIT.gateClosed,
    );
  const cells = fewest.withheld;
  const zeros = values.flatMap((value, place) => (value === 0 && !isTotal(shape, place) ? [place] : []));
  if (lowerBound === 1 || zeros.length === 0 || zeros.some((place) => cells.has(place))) return cells;
  // Only where a zero is withheld in truth a reader cannot take each withheld cell for at least 1.
  return withOneOf(zeros, cells, ways, values);
}

function waysOf(shape: Shape, values: readonly number[], lowerBound: LowerBound): Ways {
  if (!isFlat(shape)) return productWays(shape, values, lowerBound);
  const sizes = shape.axes.map(({ leaves }) => leaves.length);
  const [rows = 1, columns = 1] = sizes.length === 1 ? [1, ...sizes] : sizes;
  const stride = shape.strides[0] ?? 1;
  return flowWays({ rows, columns, stride, bindsColumns: sizes.length > 1, values, lowerBound, slices: [values], fixed: new Set() });
}

function withOneOf(zeros: readonly number[], cells: ReadonlySet<number>, ways: Ways, values: readonly number[]): ReadonlySet<number> {
  const free = Uint8Array.from(values, (_, place) => (cells.has(place) ? 1 : 0));
  let best: readonly number[] | null = null;
  for (const zero of zeros) {
    const changed = ways.shift(zero, 1, free, null);
    const added = changed?.cells.filter((cell) => free[cell] !== 1) ?? [];
    if (changed && (!best || added.length < best.length)) best = added;
    if (best?.length === 1) break;
  }
  return new Set([...cells, ...(best ?? [])]);
}

async function refuseDerivable(
  { id, threshold }: Grid,
  { axes }: Shape,
  values: readonly (number | null)[],
  lowerBound: LowerBound,
): Promise<void> {
  const open = { id: String(id), parents: axes.map(({ parents }) => parents), values, threshold, lowerBound };
  const { derivable } = await attackGrid(open).catch((error: unknown) => {
    if (error instanceof UserError && error.code === 'protection.derivable') throw unprotected('the attack on it came to no end');
    throw error;
  });
  if (derivable.length > 0) throw unprotected(`${derivable.length} withheld counts could be worked out`);
}
