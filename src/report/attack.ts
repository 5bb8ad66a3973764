// Tries to work out what was withheld, as a reader with a solver would: from the published tables alone. It shares no code with
// the suppression it checks. What it cannot decide counts as derivable.
import type { Highs, Model } from 'highs';
import { EXIT, UserError } from '../error.ts';
import type { Timing } from '../model/report.ts';
import type { Table } from '../model/table.ts';
import { ContradictionError, type HeldMember, type LinkedTables, linkTables, type WithheldCell } from './linked.ts';
import type { Thresholds } from './threshold.ts';

/** A count that can be worked out: it lies between these two. */
export interface Derivable {
  readonly table: string;
  readonly at: readonly string[];
  readonly lowest: number;
  readonly highest: number;
}

export interface Attack {
  /** Withheld cells looked at. */
  readonly cellsChecked: number;
  readonly derivable: readonly Derivable[];
  /** Linear and whole-number programmes solved. */
  readonly programmes: number;
  readonly solver: string;
}

/** For all programmes of one attack together. */
const SECONDS_MAX = 120;
/** Asked for many cells at once, a table of whole numbers this near to the best one proves as much, and is found sooner. */
const GAP_FOR_MANY = 0.1;
/** A solution this near to whole numbers is rounded, and then proved in whole numbers. */
const NEARLY = 1e-5;

/**
 * Attacks the two-way tables of one report. A cell is derivable when its feasible whole numbers are one value, or lie wholly in
 * 1 … threshold − 1.
 *
 * @throws UserError `protection.derivable` when the published numbers contradict each other or a programme ends without an answer
 */
export async function attack(tables: readonly Table[], timing: readonly Timing[], thresholds: Thresholds): Promise<Attack> {
  const highs = await loadSolver();
  const linked = link(tables, timing, thresholds);
  const solver = `HiGHS ${highs.version.string}`;
  const search = openSearch(highs, linked);
  try {
    if (linked.withheld.length > 0) certify(linked, search);
    const derivable = [
      ...linked.withheld.flatMap((cell, i) => judge(cell, i, search)),
      ...linked.held.flatMap((member) => judgeHeld(member, search)),
    ];
    return { cellsChecked: linked.withheld.length, derivable, programmes: search.programmes(), solver };
  } finally {
    search.close();
  }
}

/** Loaded on use: only a draft needs it. Its types describe a CommonJS module, what Node loads is an ES module. */
async function loadSolver(): Promise<Highs> {
  const { default: loaded } = await import('highs');
  return (loaded as unknown as typeof loaded.default)();
}

function link(tables: readonly Table[], timing: readonly Timing[], thresholds: Thresholds): LinkedTables {
  try {
    return linkTables(tables, timing, thresholds);
  } catch (error) {
    if (error instanceof ContradictionError) throw undecided(error.message);
    throw error;
  }
}

function undecided(why: string): UserError {
  return new UserError(
    'protection.derivable',
    `Two-way tables: it could not be shown that no withheld count can be worked out (${why}). A report is only drafted when it is shown. ` +
      'Raise the thresholds of the trusted flagger, or tell the makers of this program.',
    EXIT.gateClosed,
  );
}

/** Lowest and highest value of each withheld cell in the tables of whole numbers found so far. */
interface Search {
  lowest(cell: number): number;
  highest(cell: number): number;
  /** Looks for a table in which as many as possible of these cells reach their threshold. */
  lift(cells: readonly number[]): void;
  /** Looks for a table with the lowest or highest sum of these cells. */
  push(cells: readonly number[], direction: 'up' | 'down'): void;
  programmes(): number;
  close(): void;
}

const reaches = (cell: WithheldCell, i: number, search: Search) => search.highest(i) >= cell.threshold;
const differs = (i: number, search: Search) => search.highest(i) > search.lowest(i);

/**
 * Two tables that agree with everything published and differ in a cell prove it is safe. One programme looks for many cells at
 * once; only what is left is asked for cell by cell.
 */
function certify(linked: LinkedTables, search: Search): void {
  improve(
    () => linked.withheld.flatMap((cell, i) => (reaches(cell, i, search) ? [] : [i])),
    (cells) => search.lift(cells),
  );
  improve(
    () => linked.withheld.flatMap((_, i) => (differs(i, search) ? [] : [i])),
    (cells) => search.push(cells, 'down'),
  );
}

/** Repeats `step` on what is still open for as long as that closes something. */
function improve(open: () => readonly number[], step: (cells: readonly number[]) => void): void {
  for (let cells = open(), before = Number.POSITIVE_INFINITY; cells.length > 0 && cells.length < before; cells = open()) {
    before = cells.length;
    step(cells);
  }
}

function judge(cell: WithheldCell, i: number, search: Search): Derivable[] {
  if (!reaches(cell, i, search)) search.lift([i]);
  if (!differs(i, search)) search.push([i], 'down');
  if (!differs(i, search)) search.push([i], 'up');
  if (reaches(cell, i, search) && differs(i, search)) return [];
  return [{ table: cell.table, at: cell.at, lowest: search.lowest(i), highest: search.highest(i) }];
}

/** A member's notices must lie in a cell of its group when the group's other cells have no room for them. */
function judgeHeld(member: HeldMember, search: Search): Derivable[] {
  const lowest = (value: number) => member.notices - (member.groupNotices - value);
  if ('withheld' in member.cell) {
    const { withheld } = member.cell;
    if (lowest(search.lowest(withheld)) > 0) search.push([withheld], 'down');
  }
  const least = lowest('withheld' in member.cell ? search.lowest(member.cell.withheld) : member.cell.value);
  return least > 0 ? [{ table: member.table, at: member.at, lowest: least, highest: member.notices }] : [];
}

/**
 * The programmes. Columns are the unknowns, then one capped copy of each withheld cell; a solution in fractions is followed by a
 * programme in whole numbers, because a fraction proves nothing about notices.
 */
function openSearch(highs: Highs, linked: LinkedTables): Search {
  const lowest = linked.withheld.map(() => Number.POSITIVE_INFINITY);
  const highest = linked.withheld.map(() => Number.NEGATIVE_INFINITY);
  const models: { linear?: Model; whole?: Model } = {};
  let solved = 0;

  const run = (whole: boolean, costs: Float64Array, gap: number): number[] => {
    const kind = whole ? 'whole' : 'linear';
    const model = models[kind] ?? createModel(highs, linked, whole);
    models[kind] = model;
    if (whole) model.options.set('mip_rel_gap', gap);
    model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
    model.run();
    solved += 1;
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
      throw undecided(`a programme ended with status ${model.getModelStatus()}`);
    return [...model.getSolution().colValue.subarray(0, linked.unknowns)];
  };
  const solve = (costs: Float64Array, cells: readonly number[]): void => {
    const linear = run(false, costs, 0);
    const solution = linear.every((value) => Math.abs(value - Math.round(value)) < NEARLY)
      ? linear
      : run(true, costs, cells.length > 1 ? GAP_FOR_MANY : 0);
    const notices = solution.map(Math.round);
    const sumOf = (unknowns: readonly number[]) => unknowns.reduce((total, unknown) => total + (notices[unknown] ?? 0), 0);
    const holds = linked.constraints.every(({ unknowns, least, most }) => {
      const value = sumOf(unknowns);
      return value >= least && (most === null || value <= most);
    });
    if (!holds || notices.some((value) => value < 0)) throw undecided('a solution does not hold in whole numbers');
    linked.withheld.forEach(({ unknowns }, i) => {
      const value = sumOf(unknowns);
      lowest[i] = Math.min(lowest[i] ?? value, value);
      highest[i] = Math.max(highest[i] ?? value, value);
    });
  };

  return {
    lowest: (cell) => lowest[cell] ?? Number.POSITIVE_INFINITY,
    highest: (cell) => highest[cell] ?? Number.NEGATIVE_INFINITY,
    lift(cells) {
      const costs = new Float64Array(linked.unknowns + linked.withheld.length);
      for (const cell of cells) costs[linked.unknowns + cell] = -1;
      solve(costs, cells);
    },
    push(cells, direction) {
      const costs = new Float64Array(linked.unknowns + linked.withheld.length);
      for (const cell of cells)
        for (const unknown of linked.withheld[cell]?.unknowns ?? [])
          costs[unknown] = (costs[unknown] ?? 0) + (direction === 'down' ? 1 : -1);
      solve(costs, cells);
    },
    programmes: () => solved,
    close() {
      models.linear?.dispose();
      models.whole?.dispose();
    },
  };
}

/** Minimises; the capped copy y of a cell obeys y ≤ cell and y ≤ cap, so that lowering −y raises the cell up to its cap. */
function createModel(highs: Highs, linked: LinkedTables, whole: boolean): Model {
  const { integer, continuous } = highs.constants.variableType;
  const [unknowns, copies] = [linked.unknowns, linked.withheld.length];
  const rows = [
    ...linked.constraints.map(({ unknowns: own, least, most }) => ({ own, copy: -1, least, most: most ?? highs.infinity })),
    ...linked.withheld.map((cell, i) => ({ own: cell.unknowns, copy: unknowns + i, least: 0, most: highs.infinity })),
  ];
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { own, copy } of rows) {
    indices.push(...own, ...(copy < 0 ? [] : [copy]));
    values.push(...own.map(() => 1), ...(copy < 0 ? [] : [-1]));
    starts.push(indices.length);
  }
  const numCols = unknowns + copies;
  const model = highs.createModel({
    numCols,
    numRows: rows.length,
    colCost: new Float64Array(numCols),
    colLower: new Float64Array(numCols),
    colUpper: [...new Array<number>(unknowns).fill(highs.infinity), ...linked.withheld.map((cell) => cell.threshold)],
    rowLower: rows.map((row) => row.least),
    rowUpper: rows.map((row) => row.most),
    matrix: { format: 'csr', numRows: rows.length, numCols, starts, indices, values },
    ...(whole ? { integrality: [...new Array(unknowns).fill(integer), ...new Array(copies).fill(continuous)] } : {}),
  });
  model.options.set({ output_flag: false, time_limit: SECONDS_MAX });
  return model;
}
