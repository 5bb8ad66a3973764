// Tries to work out what was withheld, as a reader with a solver would: from the published tables alone. It shares no code with
// the suppression it checks. What it cannot decide counts as derivable.
import type { Highs, Model } from 'highs';
import { EXIT, UserError } from '../error.ts';
import { certify, type Extremes, noExtremes } from './certificates.ts';
import { type Derivable, derivableCells, type Extent, type Search } from './derivable.ts';
import type { Alternatives, Constraint, LinkedTables, Published } from './linked.ts';
import { ContradictionError } from './reader.ts';
import { linkVersions, type Together } from './versions.ts';

export interface Attack {
  /** Withheld cells of the report itself; those of earlier versions are looked at too. */
  readonly cellsChecked: number;
  readonly derivable: readonly Derivable[];
  /** Linear and whole-number programmes solved. */
  readonly programmes: number;
  readonly solver: string;
}

/** Up to so many unknowns the attack finds for itself what agrees with everything published; beyond, it takes what it is told, and checks it. */
const UNKNOWNS_ALONE = 600;
/** For all programmes of one attack together. */
const SECONDS_MAX = 120;
/** Asked for many cells at once, a table of whole numbers this near to the best one proves as much, and is found sooner. */
const GAP_FOR_MANY = 0.1;
/** A solution this near to whole numbers is rounded, and then proved in whole numbers. */
const NEARLY = 1e-5;

/**
 * Attacks the two-way tables of a report together with those of the earlier versions of its period. A cell is derivable when its
 * feasible whole numbers are one value, or lie wholly in 1 … threshold − 1.
 *
 * @throws UserError `protection.derivable` when the published numbers contradict each other or a programme ends without an answer
 */
export async function attack(
  published: Published,
  earlier: readonly Published[] = [],
  extent: Extent = 'every-cell',
  alternatives: Alternatives | null = null,
): Promise<Attack> {
  const highs = await loadSolver();
  const together = link(published, earlier);
  const linked = withAssumptions(highs, together);
  const alone = alternatives === null || earlier.length > 0 || linked.unknowns <= UNKNOWNS_ALONE;
  return attackWith(highs, linked, extent, alone ? noExtremes(linked) : certify(linked, alternatives, together.unknownsAt));
}

/**
 * Attacks what a reader knows, written down as a system. Of `extremes` every number was seen in a table that agrees with the system.
 *
 * @throws UserError `protection.derivable` when a programme ends without an answer
 */
export async function attackSystem(linked: LinkedTables, extremes: Extremes = noExtremes(linked)): Promise<Attack> {
  return attackWith(await loadSolver(), linked, 'every-cell', extremes);
}

function attackWith(highs: Highs, linked: LinkedTables, extent: Extent, extremes: Extremes): Attack {
  const solver = `HiGHS ${highs.version.string}`;
  const search = openSearch(highs, linked, extremes);
  try {
    const derivable = derivableCells(linked, search, extent);
    const cellsChecked = linked.withheld.filter((cell) => !cell.earlier).length;
    return { cellsChecked, derivable, programmes: search.programmes(), solver };
  } finally {
    search.close();
  }
}

/** Loaded on use: only a draft needs it. Its types describe a CommonJS module, what Node loads is an ES module. */
async function loadSolver(): Promise<Highs> {
  const { default: loaded } = await import('highs');
  return (loaded as unknown as typeof loaded.default)();
}

function link(published: Published, earlier: readonly Published[]): Together {
  try {
    return linkVersions([published, ...earlier]);
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
 * A reader takes for unchanged what nothing published contradicts. Assumptions that cannot all be true are dropped: those that the
 * table nearest to all of them breaks.
 */
function withAssumptions(highs: Highs, { linked, assumed }: Together): LinkedTables {
  if (assumed.length === 0) return linked;
  const broken = breaches(highs, linked, assumed);
  const kept = assumed.filter((_, i) => (broken[i] ?? 1) < NEARLY);
  return { ...linked, constraints: [...linked.constraints, ...kept] };
}

/** By how much each assumption is broken in the table in which all together are broken least: two slacks each, up and down. */
function breaches(highs: Highs, linked: LinkedTables, assumed: readonly Constraint[]): number[] {
  const first = linked.unknowns;
  const rows: Row[] = [
    ...linked.constraints.map((constraint) => rowOf(highs, constraint)),
    ...assumed.map((assumption, i) => {
      const row = rowOf(highs, assumption);
      return { ...row, plus: [...row.plus, first + 2 * i], minus: [...row.minus, first + 2 * i + 1] };
    }),
  ];
  const upper = new Array<number>(first + 2 * assumed.length).fill(highs.infinity);
  const costs = Float64Array.from(upper, (_, column) => (column < first ? 0 : 1));
  const model = createModel(highs, { rows, upper, costs, whole: null });
  try {
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw undecided('the versions contradict each other');
    const values = model.getSolution().colValue;
    return assumed.map((_, i) => (values[first + 2 * i] ?? 0) + (values[first + 2 * i + 1] ?? 0));
  } finally {
    model.dispose();
  }
}

/**
 * The programmes. Columns are the unknowns, then one capped copy of each withheld cell; a solution in fractions is followed by a
 * programme in whole numbers, because a fraction proves nothing about notices.
 */
function openSearch(highs: Highs, linked: LinkedTables, { lowest, highest }: Extremes): Search & { programmes(): number; close(): void } {
  const models: { linear?: Model; whole?: Model } = {};
  let solved = 0;

  const run = (whole: boolean, costs: Float64Array, gap: number): number[] => {
    const kind = whole ? 'whole' : 'linear';
    const model = models[kind] ?? searchModel(highs, linked, whole);
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
    const holds = linked.constraints.every(({ unknowns, minus, least, most }) => {
      const value = sumOf(unknowns) - sumOf(minus ?? []);
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

/** Sum of columns, less the sum of others, between two numbers. */
interface Row {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly least: number;
  readonly most: number;
}

function rowOf(highs: Highs, { unknowns, minus, least, most }: Constraint): Row {
  return { plus: unknowns, minus: minus ?? [], least, most: most ?? highs.infinity };
}

/** The capped copy y of a cell obeys y ≤ cell and y ≤ cap, so that lowering −y raises the cell up to its cap. */
function searchModel(highs: Highs, linked: LinkedTables, whole: boolean): Model {
  const { unknowns, withheld } = linked;
  const rows = [
    ...linked.constraints.map((constraint) => rowOf(highs, constraint)),
    ...withheld.map((cell, i) => ({ plus: cell.unknowns, minus: [unknowns + i], least: 0, most: highs.infinity })),
  ];
  const upper = [...new Array<number>(unknowns).fill(highs.infinity), ...withheld.map((cell) => cell.threshold)];
  return createModel(highs, { rows, upper, costs: new Float64Array(upper.length), whole: whole ? unknowns : null });
}

interface Programme {
  readonly rows: readonly Row[];
  /** Upper bound of each column; the lower is 0. */
  readonly upper: readonly number[];
  readonly costs: Float64Array;
  /** So many columns, from the first on, are whole numbers; null where all may be fractions. */
  readonly whole: number | null;
}

/** Minimises. */
function createModel(highs: Highs, { rows, upper, costs, whole }: Programme): Model {
  const { integer, continuous } = highs.constants.variableType;
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { plus, minus } of rows) {
    indices.push(...plus, ...minus);
    values.push(...plus.map(() => 1), ...minus.map(() => -1));
    starts.push(indices.length);
  }
  const [numRows, numCols] = [rows.length, upper.length];
  const model = highs.createModel({
    numCols,
    numRows,
    colCost: costs,
    colLower: new Float64Array(numCols),
    colUpper: [...upper],
    rowLower: rows.map((row) => row.least),
    rowUpper: rows.map((row) => row.most),
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
    ...(whole === null ? {} : { integrality: upper.map((_, column) => (column < whole ? integer : continuous)) }),
  });
  model.options.set({ output_flag: false, time_limit: SECONDS_MAX });
  return model;
}
