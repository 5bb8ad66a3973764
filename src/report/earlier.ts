// What earlier versions of a report show of its two-way tables, and what they bind a corrected version to: what one of them
// withheld stays withheld, and what stood apart or together stays so.
import type { Report } from '../model/report.ts';
import { cellAt, type Table, TOTAL } from '../model/table.ts';
import { AXES, type Axis, type Cube, SIDES, type Side, type Slot, SMALLER, sideOf, totalsOf } from './cube.ts';
import type { Held } from './hold.ts';
import type { Published } from './linked.ts';
import { smallCells } from './small.ts';
import { type Before, cubeHolding } from './suppress.ts';
import type { Thresholds } from './threshold.ts';

export const LISTS = ['by-provider', 'by-category', 'by-action'] as const;

/** The two-way tables of a report. */
export function crossedOf(tables: readonly Table[]): Table[] {
  return tables.filter((table) => SIDES.some(({ id }) => id === table.id));
}

/** What the attack needs to know of an earlier version. */
export function publishedOf({ period, tables, timing, protection }: Report): Published {
  return { period, tables, timing, thresholds: { general: protection.threshold, sensitive: protection.sensitiveThreshold } };
}

/** `versions` newest first; `oneWay` are the lists of the corrected version. */
export function boundBy(versions: readonly Report[], oneWay: readonly Table[], thresholds: Thresholds): Before {
  const last = versions.find(({ tables }) => crossedOf(tables).length > 0);
  const shown = AXES.map((axis) => (last ? shownOn(last.tables, axis) : null));
  const membersOf = (axis: Axis) => [...(last ? listOf(last.tables, axis) : new Map<string, number>()).keys()];
  const now = AXES.map((axis) => listOf(oneWay, axis));
  const held = AXES.map(
    (axis) => new Set(membersOf(axis).filter((code) => shown[axis]?.has(code) === false && (now[axis]?.get(code) ?? 0) > 0)),
  );
  const apart = AXES.map((axis) => new Set(membersOf(axis).filter((code) => shown[axis]?.has(code))));
  return {
    held: triple(held),
    apart: triple(apart),
    withheld: (side, row, column) => versions.some((version) => statusAt(version, side, row, column) === 'withheld'),
    known: (id, row, column) => {
      const side = SIDES.find((one) => one.id === id);
      return side !== undefined && versions.some((version) => tells(version, side, row, column, now));
    },
    repeated: (cube, side) => {
      const table = last?.tables.find(({ id }) => id === side.id);
      return table && bearsOut(cube, side, table, thresholds) ? table : null;
    },
  };
}

function triple(sets: readonly ReadonlySet<string>[]): Held {
  const [providers = new Set(), categories = new Set(), groups = new Set()] = sets;
  return [providers, categories, groups];
}

function statusAt({ tables }: Report, id: Side['id'], row: string, column: string) {
  const table = tables.find((one) => one.id === id);
  return table && cellAt(table, row, column)?.status;
}

/** A published cell between two marginals that are still the same. */
function tells(version: Report, side: Side, row: Slot, column: Slot, now: readonly ReadonlyMap<string, number>[]): boolean {
  const same = (axis: Axis, slot: Slot) => {
    const list = listOf(version.tables, axis);
    const held = slot.code === SMALLER[axis] ? [...list.keys()].filter((code) => !shownOn(version.tables, axis)?.has(code)) : [slot.code];
    return [...new Set([...held, ...slot.holds])].every(
      (code) => held.includes(code) && slot.holds.includes(code) && list.get(code) === now[axis]?.get(code),
    );
  };
  return statusAt(version, side.id, row.code, column.code) === 'published' && same(side.row, row) && same(side.column, column);
}

/** Members at the top of a list that have notices, with their number. */
export function listOf(tables: readonly Table[], axis: Axis): ReadonlyMap<string, number> {
  const table = tables.find(({ id }) => id === LISTS[axis]);
  const top = new Set(table?.dimensions[0]?.members.flatMap(({ code, parent }) => (parent === null ? [code] : [])));
  return new Map(
    (table?.cells ?? []).flatMap(({ at: [code = ''], value }) =>
      top.has(code) && value !== null && value > 0 ? [[code, value] as const] : [],
    ),
  );
}

/** Members of an axis as the two-way tables show them; null where none shows it. */
function shownOn(tables: readonly Table[], axis: Axis): ReadonlySet<string> | null {
  const side = SIDES.find(({ id, row, column }) => (row === axis || column === axis) && tables.some((table) => table.id === id));
  const dimension = tables.find(({ id }) => id === side?.id)?.dimensions[side?.row === axis ? 0 : 1];
  return dimension ? new Set(dimension.members.map(({ code }) => code)) : null;
}

/**
 * The two-way tables of the superseded version once more, byte for byte, where the counts still bear out everything they and the
 * lists say: then nothing new is told. Null where something changed.
 */
export function repeatedTables(superseded: Report, oneWay: readonly Table[], base: Cube, thresholds: Thresholds): Table[] | null {
  const text = (tables: readonly Table[], id: string) => JSON.stringify(tables.find((table) => table.id === id)?.cells);
  if (LISTS.some((id) => text(superseded.tables, id) !== text(oneWay, id))) return null;
  const before = boundBy([superseded], oneWay, thresholds);
  const cube = cubeHolding(base, before.held);
  const tables = crossedOf(superseded.tables);
  const repeated = SIDES.flatMap((side) => before.repeated(cube, side) ?? []);
  return repeated.length === tables.length ? tables : null;
}

/** Marginals and published cells hold the same number, withheld ones at least 1, and no small one is published. */
function bearsOut(cube: Cube, side: Side, table: Table, thresholds: Thresholds): boolean {
  const axes = [side.row, side.column] as const;
  const codes = axes.map((axis) => cube.axes[axis].map(({ code }) => code));
  if (codes.some((own, i) => own.join('\n') !== table.dimensions[i]?.members.map(({ code }) => code).join('\n'))) return false;
  const margins = axes.every((axis, i) =>
    totalsOf(cube, axis).every((total, at) => {
      const code = codes[i]?.[at] ?? '';
      return cellAt(table, ...(i === 0 ? [code, TOTAL] : [TOTAL, code]))?.value === total;
    }),
  );
  const values = sideOf(cube, side);
  const small = new Set(smallCells(cube, side, thresholds).map(({ cell }) => cell));
  const [rows = [], columns = []] = codes;
  return (
    margins &&
    rows.every((row, i) =>
      columns.every((column, j) => {
        const cell = i * columns.length + j;
        const [shown, value] = [cellAt(table, row, column), values[cell] ?? 0];
        return shown?.status === 'withheld' ? value > 0 : shown?.value === value && !small.has(cell);
      }),
    )
  );
}
