// Builds tables of cells from tallies and proves that what adds up does.
import assert from 'node:assert/strict';
import { type Cell, type DimensionName, type Member, type Table, TOTAL } from '../model/table.ts';

/** Numbers by code. */
export type Tally = ReadonlyMap<string, number>;

/** Sum of `value` by `code`; entries without a code are left out. */
export function tally<T>(entries: readonly T[], code: (entry: T) => string | null, value: (entry: T) => number): Tally {
  const sums = new Map<string, number>();
  for (const entry of entries) {
    const at = code(entry);
    if (at !== null) sums.set(at, (sums.get(at) ?? 0) + value(entry));
  }
  return sums;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Members at the top: parent null. */
export const flat = (codes: readonly string[]): Member[] => codes.map((code) => ({ code, parent: null }));

export const published = (at: readonly string[], value: number): Cell => ({ at: [...at], value, status: 'published' });

/**
 * A table over one dimension. `values` holds a number for each member, parents included, counted on their own so that
 * `assertAddsUp` has something to prove; members without a number are zero.
 */
export function oneWayTable(
  id: string,
  measure: Table['measure'],
  dimension: { readonly name: DimensionName; readonly members: readonly Member[] },
  values: Tally,
  total: number,
): Table {
  const cells = dimension.members.map((member) => published([member.code], values.get(member.code) ?? 0));
  const dimensions = [{ name: dimension.name, members: [...dimension.members] }];
  return { id, measure, dimensions, cells: [...cells, published([TOTAL], total)], addsUp: true };
}

/** A table whose rows overlap: one notice may stand in several, so it has no total. */
export function overlappingTable(
  id: string,
  dimension: { readonly name: DimensionName; readonly members: readonly Member[] },
  values: Tally,
): Table {
  const table = oneWayTable(id, 'notices', dimension, values, 0);
  const total: Cell = { at: [TOTAL], value: null, status: 'not-applicable' };
  return { ...table, cells: [...table.cells.slice(0, -1), total], addsUp: false };
}

/** Members beneath add up to their member, and members at the top to the total: in each row and column of a two-way table. */
export function assertAddsUp(table: Table): void {
  if (!table.addsUp) return;
  const values = new Map(table.cells.map((cell) => [cell.at.join('\t'), cell.value ?? 0]));
  const valueAt = (at: readonly string[]) => values.get(at.join('\t')) ?? 0;
  const others = (axis: number): readonly (string | null)[] => {
    const other = table.dimensions[1 - axis];
    return table.dimensions.length === 1 || !other ? [null] : [...other.members.map((member) => member.code), TOTAL];
  };
  table.dimensions.forEach(({ members }, axis) => {
    const parents = new Set(members.map((member) => member.parent));
    for (const parent of new Set([null, ...parents])) {
      for (const other of others(axis)) {
        const at = (code: string) => (other === null ? [code] : axis === 0 ? [code, other] : [other, code]);
        const beneath = members.filter((member) => member.parent === parent);
        const together = sum(beneath.map((member) => valueAt(at(member.code))));
        assert.equal(together, valueAt(at(parent ?? TOTAL)), `table ${table.id} does not add up at ${at(parent ?? TOTAL).join(' / ')}`);
      }
    }
  });
}
