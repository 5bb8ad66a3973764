// Which cells of a table are withheld: the small ones, and as few others as a search finds that let each small one reach the
// threshold (or zero, where a withheld cell may be zero). The search is greedy first; then parts of what it found are torn down and
// built anew, again and again, for as long as its steps last. Steps are counted, not seconds, so the same table gives the same cells.

/** 1 at the cells meant, 0 at all others. */
export type Guard = Uint8Array;

/** One change of one cell; where the table is a side of a cube, in one slice of it. */
export interface Move {
  readonly cell: number;
  readonly slice: number;
  readonly by: number;
}

/** Another table with the same totals. */
export interface Shift {
  /** Cells that differ in it, the target among them. */
  readonly cells: readonly number[];
  readonly moves: readonly Move[];
}

/** How cells can change while every total stays as it is. */
export interface Ways {
  /** What changes when the target changes by so much; null where it cannot. `free` cells cost nothing, `barred` ones may not change. */
  shift(target: number, by: number, free: Guard, barred: Guard | null): Shift | null;
  /** Steps taken so far. */
  steps(): number;
  /** From now on, of cells that cost the same the first in this order is taken. */
  reorder(compare: (a: number, b: number) => number): void;
}

export interface Target {
  readonly cell: number;
  /** By how much it must be able to rise; 0 where it is enough that it can differ. */
  readonly rise: number;
}

export interface Task {
  readonly values: readonly number[];
  /** Cells to be protected; they are withheld in any case. */
  readonly targets: readonly Target[];
  readonly lowerBound: 0 | 1;
  /** For the search as a whole, from the first step on. */
  readonly stepsMax: number;
  /** The first plan found is taken, as for a table too large to look for a better one. */
  readonly firstPlanOnly?: boolean;
}

/** Of each target what changes with it. */
type Plan = Map<Target, Shift>;

/** Withheld cells; or a cell that cannot be protected whatever is withheld with it; or no answer within the steps there are. */
export type Fewest =
  | { readonly withheld: ReadonlySet<number>; readonly shifts: readonly Shift[] }
  | { readonly failed: number }
  | { readonly tooLong: true };

export function fewestWithheld(ways: Ways, task: Task): Fewest {
  const { values, targets } = task;
  const ascending = (a: number, b: number) => (values[a] ?? 0) - (values[b] ?? 0) || a - b;
  ways.reorder(ascending);
  const sorted = [...targets].sort((a, b) => ascending(a.cell, b.cell));
  let best: Plan = new Map();
  for (const [i, order] of [sorted, [...sorted].reverse(), targets].entries()) {
    if (i > 0 && ways.steps() > task.stepsMax) break;
    const plan = build(ways, task, order);
    if (!(plan instanceof Map)) return plan;
    if (task.firstPlanOnly) return outcomeOf(plan, task);
    release(ways, task, plan);
    if (i === 0 || isBetter(plan, best, task)) best = plan;
  }
  return outcomeOf(lighten(ways, task, improve(ways, task, best), ascending), task);
}

function outcomeOf(plan: Plan, task: Task): Fewest {
  return { withheld: new Set([...task.targets.map(({ cell }) => cell), ...extras(plan, task)]), shifts: [...plan.values()] };
}

/** Cells withheld that are no targets. */
function extras(plan: Plan, { targets }: Task): number[] {
  const own = new Set(targets.map(({ cell }) => cell));
  return [...new Set([...plan.values()].flatMap(({ cells }) => cells))].filter((cell) => !own.has(cell)).sort((a, b) => a - b);
}

function guardOf({ values }: Task, cells: Iterable<number>): Guard {
  const guard = new Uint8Array(values.length);
  for (const cell of cells) guard[cell] = 1;
  return guard;
}

/** The cheaper way for a target to rise as far as it must or, where it may be zero, to fall to zero. */
function waysOut(ways: Ways, { values, lowerBound }: Task, { cell, rise }: Target, free: Guard, barred: Guard | null) {
  const value = values[cell] ?? 0;
  const up = ways.shift(cell, Math.max(1, rise), free, barred);
  if (rise === 0) return up ?? ways.shift(cell, -1, free, barred);
  if (lowerBound === 1) return up;
  const cost = ({ cells }: Shift) => cells.filter((other) => free[other] !== 1).length;
  if (up && cost(up) === 0) return up;
  const down = ways.shift(cell, -value, free, barred);
  return up && (!down || cost(up) <= cost(down)) ? up : down;
}

function build(ways: Ways, task: Task, order: readonly Target[]): Plan | Exclude<Fewest, { withheld: unknown }> {
  const free = guardOf(
    task,
    order.map(({ cell }) => cell),
  );
  const plan: Plan = new Map();
  for (const target of order) {
    if (ways.steps() > task.stepsMax * PATIENCE) return { tooLong: true };
    const shift = waysOut(ways, task, target, free, null);
    if (!shift) return { failed: target.cell };
    plan.set(target, shift);
    for (const other of shift.cells) free[other] = 1;
  }
  return plan;
}

/** Publishes again what protection can do without, largest cells first. */
function release(ways: Ways, task: Task, plan: Plan): void {
  for (const cell of extras(plan, task).sort((a, b) => (task.values[b] ?? 0) - (task.values[a] ?? 0) || a - b))
    if (ways.steps() <= task.stepsMax) rebuild(ways, task, plan, [cell], false);
}

/** Protects anew whatever made use of these cells, without them; taken back where that needs more cells than before. */
function rebuild(ways: Ways, task: Task, plan: Plan, without: readonly number[], mayAdd: boolean): void {
  const gone = new Set(without);
  const users = [...plan].filter(([, { cells }]) => cells.some((cell) => gone.has(cell)));
  const before = extras(plan, task).length;
  for (const [target] of users) plan.delete(target);
  const kept = extras(plan, task);
  const small = task.targets.map(({ cell }) => cell);
  const free = guardOf(task, [...small, ...(mayAdd ? kept : [...kept, ...users.flatMap(([, { cells }]) => cells)])]);
  for (const cell of without) free[cell] = 0;
  const barred = mayAdd ? guardOf(task, without) : free.map((own) => 1 - own);
  const done = users.every(([target]) => {
    const shift = waysOut(ways, task, target, free, barred);
    if (!shift) return false;
    plan.set(target, shift);
    for (const other of shift.cells) free[other] = 1;
    return true;
  });
  if (!done || extras(plan, task).length > before) for (const [target, shift] of users) plan.set(target, shift);
}

/**
 * Tears down a few of the cells at a time and goes on from what is no worse: an equal plan may lead to a better one. Of plans with as
 * few cells the one that withholds fewest notices is kept.
 */
function improve(ways: Ways, task: Task, first: Plan): Plan {
  const plan = new Map(first);
  let best = first;
  const next = drawer(1 + task.targets.length);
  const { values } = task;
  const noise = new Float64Array(values.length);
  for (let round = 0, stop = ROUNDS; round < stop && ways.steps() < task.stepsMax; round++) {
    const cells = extras(plan, task);
    if (cells.length === 0) return plan;
    if (round % REORDER_EVERY === 0) {
      for (let i = 0; i < noise.length; i++) noise[i] = next();
      ways.reorder((a, b) => (noise[a] ?? 0) - (noise[b] ?? 0) || a - b);
    }
    const many = 1 + Math.floor(next() * Math.min(4, cells.length));
    const chosen = Array.from({ length: many }, () => cells[Math.floor(next() * cells.length)] ?? 0);
    rebuild(ways, task, plan, chosen, true);
    if (isBetter(plan, best, task)) best = new Map(plan);
  }
  return best;
}

/** Exchanges cells with many notices for as few others with fewer, the largest first, for as long as that helps. */
function lighten(ways: Ways, task: Task, first: Plan, ascending: (a: number, b: number) => number): Plan {
  const stepsMax = ways.steps() + task.stepsMax * SHARE_OF_LIGHTENING;
  let best = first;
  ways.reorder(ascending);
  for (let before: Plan | null = null; before !== best; ) {
    before = best;
    for (const cell of extras(best, task).sort((a, b) => ascending(b, a))) {
      if (ways.steps() > stepsMax) return best;
      const plan = new Map(best);
      rebuild(ways, task, plan, [cell], true);
      if (isBetter(plan, best, task)) best = plan;
    }
  }
  return best;
}

function isBetter(plan: Plan, other: Plan, task: Task): boolean {
  const [own, others] = [extras(plan, task), extras(other, task)];
  const notices = (cells: readonly number[]) => cells.reduce((total, cell) => total + (task.values[cell] ?? 0), 0);
  return own.length < others.length || (own.length === others.length && notices(own) < notices(others));
}

/** A first plan may take so many times the steps; where it is not found by then, there is none. */
const PATIENCE = 40;
const ROUNDS = 300;
const REORDER_EVERY = 8;
const SHARE_OF_LIGHTENING = 0.25;

/** Numbers in [0, 1), the same for the same seed (a linear congruence, high bits only). */
function drawer(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}
