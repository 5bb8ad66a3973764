// What a reader of the published tables knows, as a system of linear constraints. The unknowns are the notices by provider,
// category and group of action at once: they link the three two-way tables with each other and with the lists.
import type { Period } from '../model/period.ts';
import type { Timing } from '../model/report.ts';
import { type Table, TOTAL } from '../model/table.ts';
import { AXES, type AxisView, ContradictionError, CROSSED, type CrossedTable, cellsOf, checkMarginals, keyOf, viewAxis } from './reader.ts';
import { strictestOf, type Thresholds } from './threshold.ts';

/** Sum of unknowns, less the sum of others, between two numbers; `most` null is unbounded. */
export interface Constraint {
  readonly unknowns: readonly number[];
  readonly minus?: readonly number[];
  readonly least: number;
  readonly most: number | null;
}

/** A cell the reader does not know. */
export interface WithheldCell {
  readonly table: string;
  readonly at: readonly string[];
  readonly threshold: number;
  readonly unknowns: readonly number[];
  /** It stands in an earlier version of the report. */
  readonly earlier: boolean;
}

/** A member that stands in a group in the two-way tables: how many of its notices must lie in one cell of the group? */
export interface HeldMember {
  readonly table: string;
  readonly at: readonly string[];
  readonly notices: number;
  readonly groupNotices: number;
  readonly threshold: number;
  readonly earlier: boolean;
  /** The group's cell, published; or the index of the withheld cell. */
  readonly cell: { readonly value: number } | { readonly withheld: number };
}

export interface LinkedTables {
  readonly unknowns: number;
  readonly constraints: readonly Constraint[];
  readonly withheld: readonly WithheldCell[];
  readonly held: readonly HeldMember[];
}

/** Notices at a code of each axis, or by how much they change. */
export interface Notices {
  readonly at: readonly string[];
  readonly notices: number;
}

/** Notices said to agree with everything published, and changes after each of which they still do. */
export interface Alternatives {
  readonly notices: readonly Notices[];
  readonly changes: readonly (readonly Notices[])[];
}

/** What one version of a report publishes, and from which size on it withholds. */
export interface Published {
  /** Left out where all reports that are attacked together are versions of one. */
  readonly period?: Period;
  readonly tables: readonly Table[];
  readonly timing: readonly Timing[];
  readonly thresholds: Thresholds;
}

/** One version, with its axes and the unknowns at a code of each axis; null is all codes. */
export interface LinkedVersion extends LinkedTables {
  readonly axes: readonly AxisView[];
  readonly along: (fixed: readonly (string | null)[]) => number[];
}

/** @throws ContradictionError when marginals and lists do not agree. */
export function linkTables({ tables, timing, thresholds }: Published, earlier = false): LinkedVersion {
  const crossed = CROSSED.flatMap(({ id, axes }): CrossedTable[] => {
    const table = tables.find((candidate) => candidate.id === id);
    return table ? [{ id, axes, values: new Map(table.cells.map((cell) => [keyOf(cell.at), cell.value])) }] : [];
  });
  const axes = AXES.map((_, axis) => viewAxis(tables, axis));
  const all = tables.find((table) => table.id === 'by-provider')?.cells.find((cell) => cell.at[0] === TOTAL)?.value ?? 0;
  checkMarginals(crossed, axes, all);
  const { unknowns: count, along } = numberUnknowns(crossed, axes);
  const cellUnknowns = (table: CrossedTable, row: string, column: string) =>
    along([0, 1, 2].map((axis) => (axis === table.axes[0] ? row : axis === table.axes[1] ? column : null)));

  const constraints: Constraint[] = axes.flatMap((axis, i) =>
    axis.codes.map((code) => {
      const notices = axis.totals.get(code) ?? 0;
      return { unknowns: along([0, 1, 2].map((other) => (other === i ? code : null))), least: notices, most: notices };
    }),
  );
  const withheld: WithheldCell[] = [];
  for (const table of crossed) {
    for (const { row, column, value } of cellsOf(table, axes)) {
      const unknowns = cellUnknowns(table, row, column);
      if (value !== 0) constraints.push({ unknowns, least: value ?? 1, most: value });
      if (value === null)
        withheld.push({
          table: table.id,
          at: [row, column],
          threshold: thresholdAt(table, row, column, axes, thresholds),
          unknowns,
          earlier,
        });
    }
  }
  constraints.push(...timingConstraints(timing, axes, along));
  const held = heldMembers(crossed, axes, withheld, thresholds, all).map((member) => ({ ...member, earlier }));
  return { unknowns: count, constraints, withheld, held, axes, along };
}

/** One unknown for each (provider, category, group) that no published zero rules out, the last axis fastest. */
function numberUnknowns(crossed: readonly CrossedTable[], axes: readonly AxisView[]): Pick<LinkedVersion, 'unknowns' | 'along'> {
  const places = axes.map(({ codes }) => new Map(codes.map((code, i) => [code, i])));
  const everywhere = axes.map(({ codes }) => [...codes.keys()]);
  const [providers = [], categories = [], groups = []] = everywhere;
  const placeOf = (p: number, c: number, g: number) => (p * categories.length + c) * groups.length + g;
  const isPossible = crossed.map(({ axes: [row, column], values }) => {
    const notZero = axes[row]?.codes.map((code) => axes[column]?.codes.map((other) => values.get(keyOf([code, other])) !== 0));
    return (...at: readonly number[]) => notZero?.[at[row] ?? 0]?.[at[column] ?? 0] ?? true;
  });
  const numbers = new Int32Array(providers.length * categories.length * groups.length).fill(-1);
  let unknowns = 0;
  for (const p of providers)
    for (const c of categories)
      for (const g of groups) if (isPossible.every((possible) => possible(p, c, g))) numbers[placeOf(p, c, g)] = unknowns++;
  const along = (fixed: readonly (string | null)[]): number[] => {
    const [ps = [], cs = [], gs = []] = everywhere.map((all, axis) => {
      const code = fixed[axis] ?? null;
      const only = code === null ? undefined : places[axis]?.get(code);
      return code === null ? all : only === undefined ? [] : [only];
    });
    const found: number[] = [];
    for (const p of ps)
      for (const c of cs)
        for (const g of gs) {
          const number = numbers[placeOf(p, c, g)] ?? -1;
          if (number >= 0) found.push(number);
        }
    return found;
  };
  return { unknowns, along };
}

function thresholdAt(table: CrossedTable, row: string, column: string, axes: readonly AxisView[], thresholds: Thresholds): number {
  const [categories] = axes.slice(1);
  const at = table.axes.indexOf(1);
  if (at < 0) return strictestOf([...(categories?.list.keys() ?? [])], thresholds);
  return strictestOf(categories?.holds.get(at === 0 ? row : column) ?? [], thresholds);
}

/** The number of decided notices of a provider is published with its median: acted on and refused together. */
function timingConstraints(
  timing: readonly Timing[],
  axes: readonly AxisView[],
  along: (fixed: readonly (string | null)[]) => number[],
): Constraint[] {
  const [providers, , groups] = axes;
  if (!providers || providers.codes.length === 0) return [];
  return timing.flatMap((row) => {
    if (row.provider === TOTAL || row.decided === null) return [];
    const hidden = ['action', 'no_action'].some((group) => (groups?.list.get(group) ?? 0) > 0 && !groups?.codes.includes(group));
    if (hidden || !providers.codes.includes(row.provider)) throw new ContradictionError('time to action tells what a table holds together');
    const unknowns = ['action', 'no_action'].flatMap((group) => (groups?.codes.includes(group) ? along([row.provider, null, group]) : []));
    return [{ unknowns, least: row.decided, most: row.decided }];
  });
}

/** Small members of groups, by the cells of their group; without those of which the lists alone tell as much. */
function heldMembers(
  crossed: readonly CrossedTable[],
  axes: readonly AxisView[],
  withheld: readonly WithheldCell[],
  thresholds: Thresholds,
  all: number,
): Omit<HeldMember, 'earlier'>[] {
  return crossed.flatMap((table) =>
    ([0, 1] as const).flatMap((own) => {
      const [axis, other] = [axes[table.axes[own]], axes[table.axes[own === 0 ? 1 : 0]]];
      const group = AXES[table.axes[own]]?.smaller ?? '';
      if (!axis?.codes.includes(group)) return [];
      return (other?.codes ?? []).flatMap((code) => {
        const at = own === 0 ? [group, code] : [code, group];
        const value = table.values.get(keyOf(at)) ?? null;
        const threshold = thresholdAt(table, at[0] ?? '', at[1] ?? '', axes, thresholds);
        const cell =
          value === null ? { withheld: withheld.findIndex((w) => w.table === table.id && keyOf(w.at) === keyOf(at)) } : { value };
        return (axis.holds.get(group) ?? []).flatMap((member): Omit<HeldMember, 'earlier'>[] => {
          const notices = axis.list.get(member) ?? 0;
          const byLists = notices + (other?.totals.get(code) ?? 0) - all;
          if (notices >= threshold || byLists > 0) return [];
          const place = own === 0 ? [member, code] : [code, member];
          return [{ table: table.id, at: place, notices, groupNotices: axis.totals.get(group) ?? 0, threshold, cell }];
        });
      });
    }),
  );
}
