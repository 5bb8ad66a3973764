// Tries to work out what was withheld, as a reader with a solver would: from the published tables alone. It shares no code with
// the suppression it checks. What it cannot decide counts as derivable.
import type { Highs, Model } from 'highs';
import { EXIT, UserError } from '../error.ts';
import type { Timing } from '../model/report.ts';
import type { Table } from '../model/table.ts';
import { type Derivable, derivableCells, type Search } from './derivable.ts';
import { type LinkedTables, linkTables } from './linked.ts';
import { ContradictionError } from './reader.ts';
import type { Thresholds } from './threshold.ts';

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
    const derivable = derivableCells(linked, search);
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

/**
 * The programmes. Columns are the unknowns, then one capped copy of each withheld cell; a solution in fractions is followed by a
 * programme in whole numbers, because a fraction proves nothing about notices.
 */
function openSearch(highs: Highs, linked: LinkedTables): Search & { programmes(): number; close(): void } {
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
