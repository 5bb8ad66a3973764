// Complementary suppression of one two-way table of a report. A small cell is protected by showing another table of whole numbers that
// agrees with everything published and in which the cell reaches the threshold: the cells that differ are withheld with it.
// Zeros are printed, so a reader knows that a withheld cell is at least 1, and no withheld cell may fall below 1 there.
import { type Cube, forEachPlace, type Side, sideOf } from './cube.ts';
import { type Fewest, fewestWithheld, type Target } from './fewest.ts';
import { flowWays } from './flow.ts';

/** For one table of one report; counted in cells looked at. */
const STEPS_MAX = 20_000_000;

/** `known` cells cannot protect another: an earlier version tells them. Cells are counted row by row. */
export function protect(cube: Cube, side: Side, targets: readonly Target[], known: ReadonlySet<number> = new Set()): Fewest {
  const values = sideOf(cube, side);
  const [rows, columns] = [cube.axes[side.row].length, cube.axes[side.column].length];
  const slices = slicesOf(cube, side);
  const ways = flowWays({ rows, columns, stride: columns, bindsColumns: true, values, lowerBound: 1, slices, fixed: known });
  return fewestWithheld(ways, { values, targets, lowerBound: 1, stepsMax: STEPS_MAX });
}

/** The side by each member of the axis it sums over. */
function slicesOf(cube: Cube, side: Side): number[][] {
  const columns = cube.axes[side.column].length;
  const slices = cube.axes[side.over].map(() => new Array<number>(cube.axes[side.row].length * columns).fill(0));
  forEachPlace(cube, (place, ...at) => {
    const slice = slices[at[side.over]];
    if (slice) slice[at[side.row] * columns + at[side.column]] = cube.notices[place] ?? 0;
  });
  return slices;
}
