// Decides which withheld counts can be worked out, by looking for tables of whole numbers that agree with everything published.
import type { HeldMember, LinkedTables, WithheldCell } from './linked.ts';

/** A count that can be worked out: it lies between these two. */
export interface Derivable {
  readonly table: string;
  readonly at: readonly string[];
  readonly lowest: number;
  readonly highest: number;
  /** It stands in an earlier version of the report. */
  readonly earlier: boolean;
}

/** Lowest and highest value of each withheld cell in the tables of whole numbers found so far. */
export interface Search {
  lowest(cell: number): number;
  highest(cell: number): number;
  /** Looks for a table in which as many as possible of these cells reach their threshold. */
  lift(cells: readonly number[]): void;
  /** Looks for a table with the lowest or highest sum of these cells. */
  push(cells: readonly number[], direction: 'up' | 'down'): void;
}

/** Shown not to lie wholly in 1 … threshold − 1. Where zeros are printed no withheld cell can be 0. */
const hides = (cell: WithheldCell, i: number, search: Search) => search.highest(i) >= cell.threshold || search.lowest(i) < 1;
const differs = (i: number, search: Search) => search.highest(i) > search.lowest(i);

/**
 * Two tables that agree with everything published and differ in a cell prove it is safe. One programme looks for many cells at
 * once; only what is left is asked for cell by cell.
 */
function settleTogether(linked: LinkedTables, search: Search): void {
  improve(
    () => linked.withheld.flatMap((cell, i) => (hides(cell, i, search) ? [] : [i])),
    (cells) => search.lift(cells),
  );
  improve(
    () => linked.withheld.flatMap((cell, i) => (differs(i, search) && hides(cell, i, search) ? [] : [i])),
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
  if (!hides(cell, i, search)) search.lift([i]);
  if (!hides(cell, i, search) || !differs(i, search)) search.push([i], 'down');
  if (!differs(i, search)) search.push([i], 'up');
  if (hides(cell, i, search) && differs(i, search)) return [];
  return [{ table: cell.table, at: cell.at, lowest: search.lowest(i), highest: search.highest(i), earlier: cell.earlier }];
}

/** A member's notices must lie in a cell of its group when the group's other cells have no room for them. */
function judgeHeld(member: HeldMember, search: Search): Derivable[] {
  const lowest = (value: number) => member.notices - (member.groupNotices - value);
  if ('withheld' in member.cell) {
    const { withheld } = member.cell;
    if (lowest(search.lowest(withheld)) > 0) search.push([withheld], 'down');
  }
  const least = lowest('withheld' in member.cell ? search.lowest(member.cell.withheld) : member.cell.value);
  return least > 0 ? [{ table: member.table, at: member.at, lowest: least, highest: member.notices, earlier: member.earlier }] : [];
}

/** Find every cell that can be worked out, or one for each table of each version? */
export type Extent = 'every-cell' | 'every-table';

/** Withheld cells, and members held in a group, whose count can be worked out. */
export function derivableCells(linked: LinkedTables, search: Search, extent: Extent): Derivable[] {
  if (linked.withheld.length > 0) settleTogether(linked, search);
  const found: Derivable[] = [];
  const settled = (own: { readonly table: string; readonly earlier: boolean }) =>
    extent === 'every-table' && found.some(({ table, earlier }) => table === own.table && earlier === own.earlier);
  for (const [i, cell] of linked.withheld.entries()) if (!settled(cell)) found.push(...judge(cell, i, search));
  for (const member of linked.held) if (!settled(member)) found.push(...judgeHeld(member, search));
  return found;
}
