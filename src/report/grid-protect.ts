// Withholds the small counts of one grid, and shows that none of what is withheld can be worked out; or says why that cannot be.
import { EXIT, UserError } from '../error.ts';
import type { Grid, LowerBound, ProtectedGrid } from '../model/grid.ts';
import { fewestWithheld, type Shift, type Ways } from './fewest.ts';
import { flowWays } from './flow.ts';
import { isTotal, type Shape, shapeOf } from './grid.ts';
import { attackGrid } from './grid-attack.ts';
import { productWays } from './grid-product.ts';
import { squaresFirst } from './grid-squares.ts';

/** Larger tables are refused: nobody could say beforehand how long they take. */
const CELLS_MAX = 250_000;
const CELLS_MAX_OF_THREE = 40_000;
const STEPS_MAX = 6_000_000;
/** Of two dimensions; from here on the first choice found is taken, and not improved. */
const CELLS_LARGE = 10_000;
/** Up to here a table that cannot be protected is attacked once more, to see what its totals alone tell. */
const CELLS_MAX_TO_EXPLAIN = 2_000;

/**
 * The grid with its small counts withheld, and with as few others as that takes. Totals stay. A withheld cell is at least 1 for the
 * reader, since zeros are printed; only where no choice of cells protects the small ones so, zeros are withheld as well. Small counts
 * that the totals tell whatever is withheld are printed, and counted; only where printing them would tell others they are withheld.
 *
 * @throws UserError `grid.shape`, `grid.not-additive`, `grid.too-large` for what is given; `grid.unprotected`, exit 7, where a small
 *   count could be worked out whatever is withheld; `protection.too-large`, exit 7
 */
export async function protectGrid(grid: Grid): Promise<ProtectedGrid> {
  refuseTooLarge(grid);
  const shape = shapeOf(grid);
  const { id, dims, threshold } = grid;
  const small = grid.values.flatMap((value, place) => (value > 0 && value < threshold && !isTotal(shape, place) ? [place] : []));
  const plain = { id, dims, values: grid.values, threshold, lowerBound: 1, withheld: 0, toldByTotals: 0 } as const;
  if (small.length === 0) return { ...plain, verdict: 'nothing-withheld' };
  const found = await protection(grid, shape, small);
  const toldByTotals = found.told.size;
  if (found.chosen === null) return { ...plain, toldByTotals, verdict: 'told-by-totals' };
  const { lowerBound, cells, shifts } = found.chosen;
  const values = grid.values.map((value, place) => (cells.has(place) ? null : value));
  await refuseDerivable(grid, shape, { values, lowerBound, shifts }, found.told);
  const someTold = [...found.told].some((place) => cells.has(place));
  return {
    id,
    dims,
    values,
    threshold,
    lowerBound,
    withheld: cells.size,
    toldByTotals,
    verdict: someTold ? 'told-by-totals' : 'none-derivable',
  };
}

interface Chosen {
  readonly lowerBound: LowerBound;
  readonly cells: ReadonlySet<number>;
  readonly shifts: readonly Shift[];
}

interface Protection {
  /** Small cells the totals tell. */
  readonly told: ReadonlySet<number>;
  /** Null where all small cells are told: to print them says no more. */
  readonly chosen: Chosen | null;
}

async function protection(grid: Grid, shape: Shape, small: readonly number[]): Promise<Protection> {
  let told = toldCells(grid, shape, small);
  const untold = () => small.filter((cell) => !told.has(cell));
  if (untold().length === 0) return { told, chosen: null };
  let chosen = choice(grid, shape, untold(), [], told);
  if (!chosen && !isFlat(shape) && grid.values.length <= CELLS_MAX_TO_EXPLAIN) {
    told = await toldWithoutMembers(grid, shape, small);
    if (untold().length === 0) return { told, chosen: null };
    chosen = choice(grid, shape, untold(), [], told);
  }
  // Printed, they would tell others.
  chosen ??= told.size > 0 ? choice(grid, shape, untold(), [...told], new Set()) : null;
  if (chosen) return { told, chosen };
  throw unprotected('its totals tell a small count whatever is withheld');
}

/** `narrow` cells are withheld as well as can be; `fixed` ones are printed. */
function choice(grid: Grid, shape: Shape, small: readonly number[], narrow: readonly number[], fixed: ReadonlySet<number>): Chosen | null {
  for (const lowerBound of [1, 0] as const) {
    const ways = waysOf(shape, grid.values, lowerBound, fixed);
    const anything = new Uint8Array(grid.values.length).fill(1);
    const movable = narrow.filter((cell) => ways.shift(cell, 1, anything, null) ?? ways.shift(cell, -1, anything, null));
    const chosen = withheldCells(grid, shape, [small, movable], ways, lowerBound);
    if (chosen) return chosen;
  }
  return null;
}

function refuseTooLarge({ dims, values }: Grid): void {
  const most = dims.length > 2 ? CELLS_MAX_OF_THREE : CELLS_MAX;
  if (values.length > most) throw new UserError('grid.too-large', `has ${values.length} cells; at most ${most} are taken`);
}

function unprotected(why: string): UserError {
  return new UserError('grid.unprotected', `cannot be protected: ${why}`, EXIT.gateClosed);
}

/** Small cells that are one number, or always small and never 0, in every table with these totals. */
function toldCells({ values, threshold }: Grid, shape: Shape, small: readonly number[]): ReadonlySet<number> {
  const { axes, strides } = shape;
  if (axes.some(({ leaves }) => leaves.length < 2)) return new Set(small);
  if (!isFlat(shape) || axes.length < 2) return new Set();
  const all = values.at(-1) ?? 0;
  return new Set(
    small.filter((place) => {
      const sums = axes.map(({ size }, d) => {
        const stride = strides[d] ?? 1;
        return values[place + (size - 1 - (Math.floor(place / stride) % size)) * stride] ?? 0;
      });
      const [lowest, highest] = [Math.max(0, sums.reduce((a, b) => a + b, 0) - all), Math.min(...sums)];
      return lowest === highest || (lowest > 0 && highest < threshold);
    }),
  );
}

/** The same of any grid, found by attacking it with nothing printed but its totals. */
async function toldWithoutMembers({ id, values, threshold }: Grid, shape: Shape, small: readonly number[]): Promise<ReadonlySet<number>> {
  const totals = values.map((value, place) => (isTotal(shape, place) ? value : null));
  const parents = shape.axes.map((axis) => axis.parents);
  const { derivable } = await attackGrid({ id: String(id), parents, values: totals, threshold, lowerBound: 0 }).catch(noAnswer);
  const told = new Set(derivable.map(({ at }) => Number(at[0])));
  return new Set(small.filter((place) => told.has(place)));
}

/** Of one or two dimensions whose members stand side by side. */
function isFlat({ axes }: Shape): boolean {
  return axes.length < 3 && axes.every(({ size, leaves }) => leaves.length === size - 1);
}

function withheldCells(
  { values, threshold }: Grid,
  shape: Shape,
  [small, narrow]: readonly [readonly number[], readonly number[]],
  ways: Ways,
  lowerBound: LowerBound,
): Chosen | null {
  const targets = [...small.map((cell) => ({ cell, rise: threshold - (values[cell] ?? 0) })), ...narrow.map((cell) => ({ cell, rise: 0 }))];
  const firstPlanOnly = values.length > CELLS_LARGE;
  const fewest = fewestWithheld(ways, { values, targets, lowerBound, stepsMax: STEPS_MAX, firstPlanOnly });
  if ('failed' in fewest) return null;
  if ('tooLong' in fewest)
    throw new UserError(
      'protection.too-large',
      'takes too long to protect; hold its rare members together or leave a dimension out, and hand it over again',
      EXIT.gateClosed,
    );
  const { withheld: cells, shifts } = fewest;
  const zeros = values.flatMap((value, place) => (value === 0 && !isTotal(shape, place) ? [place] : []));
  if (lowerBound === 1 || zeros.length === 0 || zeros.some((place) => cells.has(place))) return { lowerBound, cells, shifts };
  // Only where a zero is withheld in truth a reader cannot take each withheld cell for at least 1.
  const zero = cheapestZero(zeros, cells, ways, values);
  return { lowerBound, cells: new Set([...cells, ...(zero?.cells ?? [])]), shifts: zero ? [...shifts, zero] : shifts };
}

function waysOf(shape: Shape, values: readonly number[], lowerBound: LowerBound, fixed: ReadonlySet<number>): Ways {
  if (!isFlat(shape)) return productWays(shape, values, lowerBound, fixed);
  const sizes = shape.axes.map(({ leaves }) => leaves.length);
  const [rows = 1, columns = 1] = sizes.length === 1 ? [1, ...sizes] : sizes;
  const stride = shape.strides[0] ?? 1;
  const table = { rows, columns, stride, bindsColumns: sizes.length > 1, values, lowerBound, slices: [values], fixed };
  const ways = flowWays(table);
  return sizes.length > 1 && values.length > CELLS_LARGE ? squaresFirst(ways, table) : ways;
}

function cheapestZero(zeros: readonly number[], cells: ReadonlySet<number>, ways: Ways, values: readonly number[]): Shift | null {
  const free = Uint8Array.from(values, (_, place) => (cells.has(place) ? 1 : 0));
  const added = (shift: Shift) => shift.cells.filter((cell) => free[cell] !== 1).length;
  let best: Shift | null = null;
  for (const zero of zeros) {
    const changed = ways.shift(zero, 1, free, null);
    if (changed && (!best || added(changed) < added(best))) best = changed;
    if (best && added(best) === 1) break;
  }
  return best;
}

interface Outcome {
  readonly values: readonly (number | null)[];
  readonly lowerBound: LowerBound;
  readonly shifts: readonly Shift[];
}

async function refuseDerivable(
  { id, threshold, values: given }: Grid,
  { axes }: Shape,
  { values, lowerBound, shifts }: Outcome,
  told: ReadonlySet<number>,
): Promise<void> {
  const open = { id: String(id), parents: axes.map(({ parents }) => parents), values, threshold, lowerBound };
  const at = (place: number) => [String(place)];
  const { derivable } = await attackGrid(open, {
    notices: values.flatMap((value, place) => (value === null ? [{ at: at(place), notices: given[place] ?? 0 }] : [])),
    changes: shifts.map(({ moves }) => moves.map(({ cell, by }) => ({ at: at(cell), notices: by }))),
  }).catch(noAnswer);
  const found = derivable.filter((cell) => !told.has(Number(cell.at[0]))).length;
  if (found > 0) throw unprotected(`${found} withheld counts could be worked out`);
}

function noAnswer(error: unknown): never {
  if (error instanceof UserError && error.code === 'protection.derivable') throw unprotected('the attack on it came to no end');
  throw error;
}
