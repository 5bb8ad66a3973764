// Tables said to agree with everything published, checked in whole numbers against every equation before they prove anything: two that
// differ in a cell, one of them at its threshold, show that nobody can work the cell out. No solver is needed for that.
import type { Alternatives, LinkedTables, Notices } from './linked.ts';

/** Lowest and highest value of each withheld cell in the tables that hold. */
export interface Extremes {
  readonly lowest: number[];
  readonly highest: number[];
}

/** Nothing is known yet. */
export function noExtremes({ withheld }: LinkedTables): Extremes {
  return { lowest: withheld.map(() => Number.POSITIVE_INFINITY), highest: withheld.map(() => Number.NEGATIVE_INFINITY) };
}

/** `unknownsAt` gives the one unknown at a code of each axis, or none where a zero is published. A table that does not hold proves nothing. */
export function certify(
  linked: LinkedTables,
  { notices, changes }: Alternatives,
  unknownsAt: (at: readonly string[]) => readonly number[],
): Extremes {
  const extremes = noExtremes(linked);
  const ledger = openLedger(linked, extremes);
  const placed = (own: readonly Notices[]) => own.map(({ at, notices: by }) => ({ unknown: unknownsAt(at)[0] ?? null, by }));
  if (!ledger.enter(placed(notices))) return extremes;
  for (const change of changes) {
    const entered = placed(change);
    ledger.enter(entered);
    ledger.enter(entered.map(({ unknown, by }) => ({ unknown, by: -by })));
  }
  return extremes;
}

interface Entry {
  readonly unknown: number | null;
  readonly by: number;
}

/** A table as far as it was entered, with every sum kept up to date, so that a small change is checked by what it touches. */
function openLedger({ unknowns, constraints, withheld }: LinkedTables, { lowest, highest }: Extremes) {
  const values = new Int32Array(unknowns);
  const sums = new Int32Array(constraints.length);
  const cells = new Int32Array(withheld.length);
  const inSum: { readonly i: number; readonly sign: 1 | -1 }[][] = Array.from({ length: unknowns }, () => []);
  const inCell: number[][] = Array.from({ length: unknowns }, () => []);
  for (const [i, { unknowns: plus, minus = [] }] of constraints.entries()) {
    for (const unknown of plus) inSum[unknown]?.push({ i, sign: 1 });
    for (const unknown of minus) inSum[unknown]?.push({ i, sign: -1 });
  }
  for (const [i, cell] of withheld.entries()) for (const unknown of cell.unknowns) inCell[unknown]?.push(i);
  const least = Int32Array.from(constraints, (constraint) => constraint.least);
  const most = Float64Array.from(constraints, (constraint) => constraint.most ?? Number.POSITIVE_INFINITY);
  const isBroken = (i: number) => (sums[i] ?? 0) < (least[i] ?? 0) || (sums[i] ?? 0) > (most[i] ?? 0);
  const isNegative = (unknown: number) => (values[unknown] ?? 0) < 0;
  /** Constraints that are broken, unknowns below zero, and notices where a zero is published. */
  let wrong = constraints.filter((_, i) => isBroken(i)).length;

  const change = (unknown: number, by: number): void => {
    const before = isNegative(unknown);
    values[unknown] = (values[unknown] ?? 0) + by;
    wrong += Number(isNegative(unknown)) - Number(before);
    for (const { i, sign } of inSum[unknown] ?? []) {
      const brokenBefore = isBroken(i);
      sums[i] = (sums[i] ?? 0) + sign * by;
      wrong += Number(isBroken(i)) - Number(brokenBefore);
    }
    for (const i of inCell[unknown] ?? []) cells[i] = (cells[i] ?? 0) + by;
  };
  /** Takes down the cells an agreeing table differs in; of the first one all. */
  const record = (own: Iterable<number>) => {
    for (const i of own) {
      lowest[i] = Math.min(lowest[i] ?? 0, cells[i] ?? 0);
      highest[i] = Math.max(highest[i] ?? 0, cells[i] ?? 0);
    }
  };
  let first = true;

  return {
    /** Changes the table; true when it then agrees with everything. Notices where a zero is published agree with nothing, now or later. */
    enter(entries: readonly Entry[]): boolean {
      for (const { unknown, by } of entries) {
        if (unknown === null) wrong += 1;
        else change(unknown, by);
      }
      if (wrong > 0) return false;
      record(first ? withheld.keys() : entries.flatMap(({ unknown }) => (unknown === null ? [] : (inCell[unknown] ?? []))));
      first = false;
      return true;
    },
  };
}
