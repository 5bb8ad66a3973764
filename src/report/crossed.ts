// The two-way tables that go into a report, with the times that rest on them: protected, attacked together with what earlier
// versions of the report published, and left out of a corrected version where nothing else is safe.
import { UserError } from '../error.ts';
import { type Report, TABLE_IDS, type Timing } from '../model/report.ts';
import type { Table } from '../model/table.ts';
import { type Attack, attack } from './attack.ts';
import type { Cube } from './cube.ts';
import { boundBy, crossedOf, publishedOf, repeatedTables } from './earlier.ts';
import type { Published } from './linked.ts';
import { suppress } from './suppress.ts';
import type { Thresholds } from './threshold.ts';

export interface Crossing {
  readonly base: Cube;
  readonly oneWay: readonly Table[];
  readonly thresholds: Thresholds;
  /** Times as they may be told beside these tables. */
  readonly timingOf: (tables: readonly Table[]) => readonly Timing[];
}

export interface Crossed {
  /** All tables of the report, in order. */
  readonly tables: readonly Table[];
  readonly timing: readonly Timing[];
  readonly attack: Attack;
}

/** Tables of a first version. What the attack finds is told, not mended: the caller refuses the report. */
export async function crossFirst(crossing: Crossing): Promise<Crossed> {
  return attacked(crossing, suppress(crossing.base, crossing.thresholds).tables, []);
}

/**
 * Tables of a corrected version. Where the counts did not change they are those of the version before it. Else they keep its groups and
 * what it withheld, and a table from which, together with `versions`, a withheld count could be worked out is left out.
 *
 * @param versions earlier versions of the period, newest first
 * @param complete are these all there were? If not, nobody can say what the others withhold
 */
export async function crossAgain(crossing: Crossing, versions: readonly [Report, ...Report[]], complete: boolean): Promise<Crossed> {
  const { base, oneWay, thresholds } = crossing;
  const same = repeatedTables(versions[0], oneWay, base, thresholds);
  const earlier = same ? [] : versions.filter(({ tables }) => crossedOf(tables).length > 0).map(publishedOf);
  let tables = same ?? (complete ? suppress(base, thresholds, boundBy(versions, oneWay, thresholds)).tables : []);
  while (tables.length > 0) {
    const crossed = await attackedOrNot(crossing, tables, earlier);
    const derivable = crossed?.attack.derivable;
    if (crossed && derivable?.length === 0) return crossed;
    const unsafe = (table: Table) => !derivable || derivable.some((cell) => cell.earlier || cell.table === table.id);
    tables = tables.filter((table) => !unsafe(table));
  }
  return attacked(crossing, [], []);
}

async function attacked(crossing: Crossing, twoWay: readonly Table[], earlier: readonly Published[]): Promise<Crossed> {
  const tables = TABLE_IDS.flatMap((id) => [...crossing.oneWay, ...twoWay].filter((table) => table.id === id));
  const timing = crossing.timingOf(tables);
  return {
    tables,
    timing,
    attack: await attack({ tables, timing, thresholds: crossing.thresholds }, earlier, earlier.length > 0 ? 'every-table' : 'every-cell'),
  };
}

/** Null where the attack came to no end: what is not shown to be safe is not. */
async function attackedOrNot(crossing: Crossing, twoWay: readonly Table[], earlier: readonly Published[]): Promise<Crossed | null> {
  try {
    return await attacked(crossing, twoWay, earlier);
  } catch (error) {
    if (error instanceof UserError && error.code === 'protection.derivable') return null;
    throw error;
  }
}
