// Small counts of the two-way tables: which cells are withheld, and which members are held together because they are too small
// to be protected any other way. The one-way lists are published in full, so they bound what can be protected at all. A table
// that cannot be protected is left out.
import { EXIT, UserError } from '../error.ts';
import { type Cell, type DimensionName, type Table, TOTAL } from '../model/table.ts';
import { AXES, type Cube, forEachPlace, mergeSlots, SIDES, type Side, type Slot, sideOf, totalsOf } from './cube.ts';
import type { Shift, Target } from './fewest.ts';
import { type Held, hold, isTrueGroup, noticesHeld, sizesOf } from './hold.ts';
import type { Alternatives, Notices } from './linked.ts';
import { protect } from './protect.ts';
import { exposed, memberOf, type SmallCell, smallCells, type Unprotected, unreachable } from './small.ts';
import { assertAddsUp, flat, published, sum } from './table.ts';
import type { Thresholds } from './threshold.ts';

export interface Suppressed {
  /** The two-way tables, withheld cells marked. */
  readonly tables: readonly Table[];
  /** Cells withheld because they are small, and those withheld to protect them. Not for publication. */
  readonly primary: number;
  readonly complementary: number;
  /** Other notices that would be published the same: for each small cell some in which it is not small. Not for publication. */
  readonly alternatives: Alternatives;
}

/** What earlier versions of the period bind a corrected one to. */
export interface Before {
  /** Members held together in the last version that shows two-way tables, and those that stood apart in it. */
  readonly held: Held;
  readonly apart: Held;
  /** Did a version withhold this cell? Then it stays withheld. */
  readonly withheld: (side: Side['id'], row: string, column: string) => boolean;
  /** Does a version tell this cell, because its marginals have not changed since? Then it protects nothing. */
  readonly known: (side: Side['id'], row: Slot, column: Slot) => boolean;
  /** The table of the superseded version, where the counts bear it out as it stands. */
  readonly repeated: (cube: Cube, side: Side) => Table | null;
}

const NONE: ReadonlySet<string> = new Set();
/** There is no earlier version. */
const FIRST: Before = {
  held: [NONE, NONE, NONE],
  apart: [NONE, NONE, NONE],
  withheld: () => false,
  known: () => false,
  repeated: () => null,
};

const DIMENSIONS: readonly DimensionName[] = ['provider', 'category', 'action-group'];

/**
 * Suppresses small cells; holds more members together until every withheld cell of every table that is left is protected.
 *
 * @throws UserError `protection.too-large`
 */
export function suppress(base: Cube, thresholds: Thresholds, before: Before = FIRST): Suppressed {
  let { held } = before;
  const sizes = sizesOf(base);
  let sides = SIDES.filter((side) => [side.row, side.column].every((axis) => isTrueGroup(sizes, held, axis)));
  for (;;) {
    const cube = cubeHolding(base, held);
    const outcome = protectSides(cube, sides, thresholds, before);
    const failed = 'failed' in outcome ? outcome.failed : exposed(base, cube, sides, thresholds).slice(0, 1);
    if (failed.length === 0 && 'suppressed' in outcome) return outcome.suppressed;
    for (const { side, members } of distinct(failed)) {
      const choices = members.map((member) => hold(sizes, held, member, before.apart[member.axis])).filter((choice) => choice !== null);
      const [least] = choices.sort((a, b) => noticesHeld(sizes, a) - noticesHeld(sizes, b));
      if (least) held = least;
      else sides = sides.filter((other) => other !== side);
    }
  }
}

/** The cube with these members held together, as the two-way tables show it. */
export function cubeHolding(base: Cube, held: Held): Cube {
  return AXES.reduce((reduced, axis) => mergeSlots(reduced, axis, held[axis]), base);
}

/** Each member once, and those of one axis only: what is held there changes the others. */
function distinct(failed: readonly Unprotected[]): readonly Unprotected[] {
  const lost = failed.filter(({ members }) => members.length === 0);
  if (lost.length > 0) return lost;
  const axis = AXES.find((one) => failed.some(({ members }) => members[0]?.axis === one));
  const own = new Map<string, Unprotected>();
  for (const one of failed) {
    const [first] = one.members;
    if (first && first.axis === axis && !own.has(first.code)) own.set(first.code, one);
  }
  return [...own.values()];
}

type Outcome = { readonly suppressed: Suppressed } | { readonly failed: readonly Unprotected[] };

function protectSides(cube: Cube, sides: readonly Side[], thresholds: Thresholds, before: Before): Outcome {
  const failed = unreachable(cube, sides, thresholds);
  if (failed.length > 0) return { failed };
  const tables: Table[] = [];
  const changes: Notices[][] = [];
  let [primary, withheldInAll] = [0, 0];
  for (const side of sides) {
    const repeated = before.repeated(cube, side);
    if (repeated) {
      tables.push(repeated);
      continue;
    }
    const small = smallCells(cube, side, thresholds);
    const again = earlier(cube, side, small, before);
    // A zero is printed, and a reader knows that what was withheld is none.
    if (again === null) return { failed: [{ side, members: [] }] };
    const targets = [...small.map(({ cell, value, threshold }) => ({ cell, rise: threshold - value })), ...again];
    const protection = protect(cube, side, targets, knownCells(cube, side, before));
    if ('tooLong' in protection) throw tooLong(side);
    if ('failed' in protection) return { failed: [blame(cube, side, protection.failed)] };
    primary += small.length;
    withheldInAll += protection.withheld.size;
    tables.push(tableOf(cube, side, protection.withheld));
    changes.push(...protection.shifts.map((shift) => changesOf(cube, side, shift)));
  }
  const alternatives = { notices: noticesOf(cube), changes };
  return { suppressed: { tables, primary, complementary: withheldInAll - primary, alternatives } };
}

function tooLong({ id }: Side): UserError {
  return new UserError(
    'protection.too-large',
    `Table ${id}: it takes too long to find out which counts to withhold, so there is no draft. Lower the thresholds of the trusted ` +
      'flagger (1 withholds nothing), or tell the makers of this program.',
    EXIT.gateClosed,
  );
}

function noticesOf(cube: Cube): Notices[] {
  const all: Notices[] = [];
  forEachPlace(cube, (place, ...at) => {
    const notices = cube.notices[place] ?? 0;
    if (notices > 0) all.push({ at: at.map((index, axis) => cube.axes[axis]?.[index]?.code ?? ''), notices });
  });
  return all;
}

function changesOf(cube: Cube, side: Side, { moves }: Shift): Notices[] {
  const columns = cube.axes[side.column].length;
  return moves.map(({ cell, slice, by }) => {
    const at = ['', '', ''];
    at[side.row] = cube.axes[side.row][Math.floor(cell / columns)]?.code ?? '';
    at[side.column] = cube.axes[side.column][cell % columns]?.code ?? '';
    at[side.over] = cube.axes[side.over][slice]?.code ?? '';
    return { at, notices: by };
  });
}

/** Places of a side: cell, row and column. */
function placesOf(cube: Cube, side: Side): { readonly cell: number; readonly row: Slot; readonly column: Slot }[] {
  const columns = cube.axes[side.column];
  return cube.axes[side.row].flatMap((row, i) => columns.map((column, j) => ({ cell: i * columns.length + j, row, column })));
}

/** Cells an earlier version withheld, if they are not small now: it is enough that they can differ. Null where one is zero now. */
function earlier(cube: Cube, side: Side, small: readonly SmallCell[], before: Before): Target[] | null {
  const values = sideOf(cube, side);
  const withheld = placesOf(cube, side).filter(({ row, column }) => before.withheld(side.id, row.code, column.code));
  if (withheld.some(({ cell }) => values[cell] === 0)) return null;
  return withheld.filter(({ cell }) => !small.some((other) => other.cell === cell)).map(({ cell }) => ({ cell, rise: 0 }));
}

function knownCells(cube: Cube, side: Side, before: Before): ReadonlySet<number> {
  return new Set(placesOf(cube, side).flatMap(({ cell, row, column }) => (before.known(side.id, row, column) ? [cell] : [])));
}

/** A cell that no other table can vouch for: its row or its column is held together with others. */
function blame(cube: Cube, side: Side, cell: number): Unprotected {
  const columns = cube.axes[side.column].length;
  const members = [memberOf(cube, side.row, Math.floor(cell / columns)), memberOf(cube, side.column, cell % columns)];
  return { side, members };
}

function tableOf(cube: Cube, side: Side, withheld: ReadonlySet<number>): Table {
  const [rows, columns] = [cube.axes[side.row], cube.axes[side.column]];
  const values = sideOf(cube, side);
  const rowTotals = totalsOf(cube, side.row);
  const columnTotals = totalsOf(cube, side.column);
  const cells: Cell[] = rows.flatMap((row, i) => [
    ...columns.map((column, j) => published([row.code, column.code], values[i * columns.length + j] ?? 0)),
    published([row.code, TOTAL], rowTotals[i] ?? 0),
  ]);
  cells.push(...columns.map((column, j) => published([TOTAL, column.code], columnTotals[j] ?? 0)), published([TOTAL, TOTAL], sum(values)));
  const dimensions = [side.row, side.column].map((axis) => ({
    name: DIMENSIONS[axis] ?? 'provider',
    members: flat(cube.axes[axis].map((slot) => slot.code)),
  }));
  const table: Table = { id: side.id, measure: 'notices', dimensions, cells, addsUp: true };
  assertAddsUp(table);
  const isWithheld = (i: number) => {
    const [row, column] = [Math.floor(i / (columns.length + 1)), i % (columns.length + 1)];
    return row < rows.length && column < columns.length && withheld.has(row * columns.length + column);
  };
  return { ...table, cells: cells.map((cell, i) => (isWithheld(i) ? { ...cell, value: null, status: 'withheld' } : cell)) };
}
