// What changed: since the last published period, and since an earlier version of this one. Over one-way tables only, and only what
// both reports publish: a difference must not tell what a table withheld.
import type { Change, Report } from '../model/report.ts';
import type { Table } from '../model/table.ts';

/** The three lists, without what stands beneath their members. */
const COMPARED = ['by-provider', 'by-category', 'by-action'];

/** Every member of the lists in either year; one that does not occur counts zero. */
export function changesSince(previous: readonly Table[], current: readonly Table[]): Change[] {
  return changes(previous, current, (table) => COMPARED.includes(table.id), true);
}

/** Every number of the one-way tables that a correction alters. */
export function changesCorrected(superseded: readonly Table[], current: readonly Table[]): Change[] {
  return changes(superseded, current, () => true, false).filter((change) => change.previous !== change.current);
}

function changes(before: readonly Table[], after: readonly Table[], take: (table: Table) => boolean, topOnly: boolean): Change[] {
  const oneWay = (tables: readonly Table[]) => tables.filter((table) => table.dimensions.length === 1 && take(table));
  return oneWay(after).flatMap((table) => {
    const old = oneWay(before).find((candidate) => candidate.id === table.id);
    if (!old) return [];
    const [was, is] = [valuesOf(old, topOnly), valuesOf(table, topOnly)];
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

/** Do both reports count days in one time zone and with one format? Then their definitions are the same. */
export function sameDefinitions(previous: Report, current: Pick<Report, 'format' | 'timeZone'>): boolean {
  return previous.format === current.format && previous.timeZone === current.timeZone;
}
