// Reports of parts of a period, published before the report of the whole: a cell that each of them prints is known in the whole as well.
import { addDays, type Period } from '../model/period.ts';
import type { Report } from '../model/report.ts';
import { cellAt, type Table, TOTAL } from '../model/table.ts';
import { AXES, type Slot } from './cube.ts';
import { LISTS, listOf, publishedOf } from './earlier.ts';
import type { Published } from './linked.ts';
import type { Before } from './suppress.ts';
import { flat, oneWayTable } from './table.ts';

/**
 * Do the reports of all parts together tell this cell of provider-by-category? Only where they leave no gap and the lists agree: then
 * it protects nothing, for whoever has them adds it up.
 *
 * @param parts published reports of parts of the period, the newest version of each
 */
export function knownFromParts(parts: readonly Report[], period: Period, oneWay: readonly Table[]): Before['known'] {
  if (!areWhole(parts, period)) return () => false;
  const [providers, categories] = [0, 1].map((axis) => ({
    now: listOf(oneWay, AXES[axis] ?? 0),
    before: parts.map(({ tables }) => listOf(tables, AXES[axis] ?? 0)),
  }));
  const agrees = (lists: typeof providers, { holds: [code = ''] }: Slot) =>
    lists?.before.reduce((total, list) => total + (list.get(code) ?? 0), 0) === lists?.now.get(code);
  return (side, row, column) => {
    if (side !== 'provider-by-category' || row.holds.length > 1 || column.holds.length > 1) return false;
    if (!agrees(providers, row) || !agrees(categories, column)) return false;
    return parts.every(({ tables }) => {
      if (!occurs(tables, 0, row.code) || !occurs(tables, 1, column.code)) return true;
      const table = tables.find(({ id }) => id === side);
      return table !== undefined && cellAt(table, row.code, column.code)?.status === 'published';
    });
  };
}

/**
 * What of the report of a part the attack on the whole looks at: the provider and the type of a notice stay, so that these add up; what
 * providers did is known later, and does not.
 */
export function addedUp(part: Report): Published {
  const { period, tables, thresholds } = publishedOf(part);
  const kept = tables.filter(({ id }) => id === LISTS[0] || id === LISTS[1] || id === 'provider-by-category');
  const all = tables.find(({ id }) => id === LISTS[0])?.cells.find(({ at }) => at[0] === TOTAL)?.value ?? 0;
  const actions = oneWayTable(LISTS[2], 'notices', { name: 'action', members: flat(['all']) }, new Map([['all', all]]), all);
  return { ...(period ? { period } : {}), tables: [...kept, actions], timing: [], thresholds };
}

function occurs(tables: readonly Table[], axis: 0 | 1, code: string): boolean {
  const list = tables.find(({ id }) => id === LISTS[axis]);
  return ((list && cellAt(list, code)?.value) ?? 0) > 0;
}

/** Does each part begin on the day after the one before it, from the first day of the period to its last? */
function areWhole(parts: readonly Report[], { first, last }: Period): boolean {
  const sorted = [...parts].sort((a, b) => (a.period.first < b.period.first ? -1 : 1));
  const next = sorted.reduce<string | null>((day, part) => (part.period.first === day ? addDays(part.period.last, 1) : null), first);
  return parts.length > 0 && next === addDays(last, 1);
}
