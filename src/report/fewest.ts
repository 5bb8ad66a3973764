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
  /** From now on, of cells that cost the same the first in this order is taken; it holds all cells. */
  reorder(order: Int32Array): void;
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

/** Of each target what changes with it, and what that takes: kept up with every change, because plans are compared all the time. */
interface Plan {
  readonly shifts: Map<Target, Shift>;
  /** By cell, how many of the shifts it is in. */
  readonly uses: Int32Array;
  /** Cells withheld that are no targets, and the notices in them. */
  extras: number;
  notices: number;
}

interface Search extends Task {
  /** The cells of the targets. */
  readonly own: Guard;
}

/** Withheld cells; or a cell that cannot be protected whatever is withheld with it; or no answer within the steps there are. */
export type Fewest =
  | { readonly withheld: ReadonlySet<number>; readonly shifts: readonly Shift[] }
  | { readonly failed: number }
  | { readonly tooLong: true };

export function fewestWithheld(ways: Ways, asked: Task): Fewest {
  const { values, targets } = asked;
  const task: Search = { ...asked, own: guardOf(asked, cellsOf(targets)) };
  const ascending = (a: number, b: number) => (values[a] ?? 0) - (values[b] ?? 0) || a - b;
  ways.reorder(inOrder(task, ascending));
  const sorted = [...targets].sort((a, b) => ascending(a.cell, b.cell));
  let best = noPlan(task);
  for (const [i, order] of [sorted, [...sorted].reverse(), targets].entries()) {
    if (i > 0 && ways.steps() > task.stepsMax) break;
    const plan = build(ways, task, order);
    if (!('uses' in plan)) return plan;
    if (task.firstPlanOnly) return outcomeOf(plan, task);
    release(ways, task, plan);
    if (i === 0 || isBetter(plan, best)) best = plan;
  }
  return outcomeOf(lighten(ways, task, improve(ways, task, best), ascending), task);
}

function outcomeOf(plan: Plan, { targets, own }: Search): Fewest {
  return { withheld: new Set([...cellsOf(targets), ...extras(plan, own)]), shifts: [...plan.shifts.values()] };
}

function cellsOf(targets: readonly Target[]): number[] {
  return targets.map(({ cell }) => cell);
}

function noPlan({ values }: Task): Plan {
  return { shifts: new Map(), uses: new Int32Array(values.length), extras: 0, notices: 0 };
}

function copyOf({ shifts, uses, extras, notices }: Plan): Plan {
  return { shifts: new Map(shifts), uses: uses.slice(), extras, notices };
}

/** Protects the target by this shift, and by no other. */
function protect(plan: Plan, task: Search, target: Target, shift: Shift): void {
  count(plan, task, plan.shifts.get(target), -1);
  count(plan, task, shift, 1);
  plan.shifts.set(target, shift);
}

function expose(plan: Plan, task: Search, target: Target): void {
  count(plan, task, plan.shifts.get(target), -1);
  plan.shifts.delete(target);
}

function count(plan: Plan, { own, values }: Search, shift: Shift | undefined, by: 1 | -1): void {
  for (const cell of shift?.cells ?? []) {
    const before = plan.uses[cell] ?? 0;
    plan.uses[cell] = before + by;
    if (own[cell] === 1 || (before === 0) === (before + by === 0)) continue;
    plan.extras += by;
    plan.notices += by * (values[cell] ?? 0);
  }
}

/** Cells withheld that are no targets, in their order. */
function extras({ uses }: Plan, own: Guard): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < uses.length; cell += 1) if ((uses[cell] ?? 0) > 0 && own[cell] === 0) cells.push(cell);
  return cells;
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

function build(ways: Ways, task: Search, order: readonly Target[]): Plan | Exclude<Fewest, { withheld: unknown }> {
  const free = task.own.slice();
  const plan = noPlan(task);
  for (const target of order) {
    if (ways.steps() > task.stepsMax * PATIENCE) return { tooLong: true };
    const shift = waysOut(ways, task, target, free, null);
    if (!shift) return { failed: target.cell };
    protect(plan, task, target, shift);
    for (const other of shift.cells) free[other] = 1;
  }
  return plan;
}

/** Publishes again what protection can do without, largest cells first. */
function release(ways: Ways, task: Search, plan: Plan): void {
  for (const cell of extras(plan, task.own).sort((a, b) => (task.values[b] ?? 0) - (task.values[a] ?? 0) || a - b))
    if (ways.steps() <= task.stepsMax) rebuild(ways, task, plan, [cell], false);
}

/** Protects anew whatever made use of these cells, without them; taken back where that needs more cells than before. */
function rebuild(ways: Ways, task: Search, plan: Plan, without: readonly number[], mayAdd: boolean): void {
  const gone = guardOf(task, without);
  const users = usersOf(plan, gone);
  const before = plan.extras;
  for (const { target } of users) expose(plan, task, target);
  const free = task.own.slice();
  for (let cell = 0; cell < free.length; cell += 1) if ((plan.uses[cell] ?? 0) > 0) free[cell] = 1;
  if (!mayAdd) for (const { shift } of users) for (const cell of shift.cells) free[cell] = 1;
  for (const cell of without) free[cell] = 0;
  const done = protectAnew(ways, task, plan, users, free, mayAdd ? gone : free.map((own) => 1 - own));
  if (!done || plan.extras > before) for (const { target, shift } of users) protect(plan, task, target, shift);
}

interface User {
  readonly target: Target;
  readonly shift: Shift;
}

/** Targets whose shifts make use of one of the cells. */
function usersOf({ shifts }: Plan, cells: Guard): User[] {
  const users: User[] = [];
  for (const [target, shift] of shifts) if (shift.cells.some((cell) => cells[cell] === 1)) users.push({ target, shift });
  return users;
}

/** False where one of them cannot be protected so. Cells taken in are free for the next. */
function protectAnew(ways: Ways, task: Search, plan: Plan, users: readonly User[], free: Guard, barred: Guard): boolean {
  for (const { target } of users) {
    const shift = waysOut(ways, task, target, free, barred);
    if (!shift) return false;
    protect(plan, task, target, shift);
    for (const cell of shift.cells) free[cell] = 1;
  }
  return true;
}

/**
 * Tears down a few of the cells at a time and goes on from what is no worse: an equal plan may lead to a better one. Of plans with as
 * few cells the one that withholds fewest notices is kept.
 */
function improve(ways: Ways, task: Search, first: Plan): Plan {
  const plan = copyOf(first);
  let best = first;
  const next = drawer(1 + task.targets.length);
  for (let round = 0, stop = ROUNDS; round < stop && ways.steps() < task.stepsMax; round++) {
    const cells = extras(plan, task.own);
    if (cells.length === 0) return plan;
    if (round % REORDER_EVERY === 0) ways.reorder(drawnOrder(task, next));
    const many = 1 + Math.floor(next() * Math.min(4, cells.length));
    const chosen = Array.from({ length: many }, () => cells[Math.floor(next() * cells.length)] ?? 0);
    rebuild(ways, task, plan, chosen, true);
    if (isBetter(plan, best)) best = copyOf(plan);
  }
  return best;
}

/** Exchanges cells with many notices for as few others with fewer, the largest first, for as long as that helps. */
function lighten(ways: Ways, task: Search, first: Plan, ascending: (a: number, b: number) => number): Plan {
  const stepsMax = ways.steps() + task.stepsMax * SHARE_OF_LIGHTENING;
  let best = first;
  ways.reorder(inOrder(task, ascending));
  for (let before: Plan | null = null; before !== best; ) {
    before = best;
    for (const cell of extras(best, task.own).sort((a, b) => ascending(b, a))) {
      if (ways.steps() > stepsMax) return best;
      const plan = copyOf(best);
      rebuild(ways, task, plan, [cell], true);
      if (isBetter(plan, best)) best = plan;
    }
  }
  return best;
}

function isBetter(plan: Plan, other: Plan): boolean {
  return plan.extras < other.extras || (plan.extras === other.extras && plan.notices < other.notices);
}

/** A first plan may take so many times the steps; where it is not found by then, there is none. */
const PATIENCE = 40;
const ROUNDS = 300;
const REORDER_EVERY = 8;
const SHARE_OF_LIGHTENING = 0.25;

const DRAWS = 2 ** 24;

/** Numbers in [0, 1), the same for the same seed (a linear congruence, high bits only). */
function drawer(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / DRAWS;
  };
}

function inOrder({ values }: Task, compare: (a: number, b: number) => number): Int32Array {
  return Int32Array.from(values.keys()).sort(compare);
}

/** All cells by a number drawn for each; the lower cell first where two are equal. A typed array is put in order without a function, at once. */
function drawnOrder({ values: { length } }: Task, next: () => number): Int32Array {
  const keys = new Float64Array(length);
  for (let cell = 0; cell < length; cell += 1) keys[cell] = next() * DRAWS * length + cell;
  return Int32Array.from(keys.sort(), (key) => key % length);
}
