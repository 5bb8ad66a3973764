// What changed: since an earlier period, and since an earlier version of this one. Only what both reports publish is compared: a
// difference must not tell what a table withheld.
import { type Change, type Correction, FIGURES, type FigureChange, type Report, type Timing } from '../model/report.ts';
import { cellAt, type Table, TOTAL } from '../model/table.ts';

/** The three lists; providers and types without what stands beneath them, actions each for itself. */
const COMPARED = ['by-provider', 'by-category', 'by-action'];

/** Every member of the lists in either year; one that does not occur counts zero. */
export function changesSince(previous: readonly Table[], current: readonly Table[]): Change[] {
  return changes(
    previous,
    current,
    (table) => COMPARED.includes(table.id),
    (table) => table.id !== 'by-action',
  );
}

/** Every number of the one-way tables that a correction alters. */
export function changesCorrected(superseded: readonly Table[], current: readonly Table[]): Change[] {
  return changes(
    superseded,
    current,
    () => true,
    () => false,
  ).filter((change) => change.previous !== change.current);
}

/** Figures of the whole report, each before and after. */
export function figuresCompared(previous: Report['totals'], current: Report['totals']): FigureChange[] {
  return FIGURES.map((figure) => ({ figure, previous: previous[figure], current: current[figure] }));
}

/**
 * Cells inside the two-way tables that both versions have and show differently; what one withheld is null there. Their totals stand in the
 * lists.
 */
export function crossedCorrected(superseded: readonly Table[], current: readonly Table[]): Correction['crossed'] {
  return current
    .filter(({ dimensions }) => dimensions.length === 2)
    .flatMap((table) => {
      const before = superseded.find(({ id }) => id === table.id);
      const inside = table.cells.filter(({ at }) => !at.includes(TOTAL));
      return inside.flatMap((cell) => {
        const old = before && cellAt(before, ...cell.at);
        if (!old || (old.status === cell.status && old.value === cell.value)) return [];
        return [{ table: table.id, at: cell.at, previous: old.value, current: cell.value }];
      });
    });
}

type Times = Correction['times'][number]['current'];

/** Of a provider that one of two versions does not list. */
const NOT_LISTED: Times = {
  decided: null,
  cases: null,
  unit: null,
  median: null,
  within24Hours: null,
  within7Days: null,
  status: 'not-applicable',
};

/** Rows of time to decision that look different, with those that only one version has; the rows of this version first. */
export function timesCorrected(superseded: readonly Timing[], current: readonly Timing[]): Correction['times'] {
  const of = (timing: readonly Timing[], code: string): Times => {
    const row = timing.find(({ provider }) => provider === code);
    if (!row) return NOT_LISTED;
    const { decided, cases, unit, median, within24Hours, within7Days, status } = row;
    return { decided, cases, unit, median, within24Hours, within7Days, status };
  };
  return [...new Set([...current, ...superseded].map(({ provider }) => provider))].flatMap((provider) => {
    const [previous, now] = [of(superseded, provider), of(current, provider)];
    return JSON.stringify(previous) === JSON.stringify(now) ? [] : [{ provider, previous, current: now }];
  });
}

function changes(
  before: readonly Table[],
  after: readonly Table[],
  take: (table: Table) => boolean,
  topOnly: (table: Table) => boolean,
): Change[] {
  const oneWay = (tables: readonly Table[]) => tables.filter((table) => table.dimensions.length === 1 && take(table));
  return oneWay(after).flatMap((table) => {
    const old = oneWay(before).find((candidate) => candidate.id === table.id);
    if (!old) return [];
    const [was, is] = [valuesOf(old, topOnly(table)), valuesOf(table, topOnly(table))];
    return [...new Set([...is.keys(), ...was.keys()])].flatMap((code): Change[] => {
      const [previous, current] = [was.has(code) ? was.get(code) : 0, is.has(code) ? is.get(code) : 0];
      return typeof previous === 'number' && typeof current === 'number' ? [{ table: table.id, at: [code], previous, current }] : [];
    });
  });
}

/** Number by code; null where it is not published. */
function valuesOf(table: Table, topOnly: boolean): ReadonlyMap<string, number | null> {
  const beneath = new Set(table.dimensions[0]?.members.flatMap((member) => (member.parent === null ? [] : [member.code])) ?? []);
  return new Map(
    table.cells.flatMap((cell) => (topOnly && beneath.has(cell.at[0] ?? '') ? [] : [[cell.at[0] ?? '', cell.value] as const])),
  );
}
