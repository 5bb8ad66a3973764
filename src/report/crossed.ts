// The two-way tables that go into a report, with the times that rest on them: protected, attacked together with what earlier
// versions of the report published, and left out of a corrected version where nothing else is safe.
import { UserError } from '../error.ts';
import type { Period } from '../model/period.ts';
import { type Report, TABLE_IDS, type Timing } from '../model/report.ts';
import type { Table } from '../model/table.ts';
import { type Attack, attack } from './attack.ts';
import type { Cube } from './cube.ts';
import { boundBy, crossedOf, publishedOf, repeatedTables } from './earlier.ts';
import { addedUp, knownFromParts } from './interims.ts';
import type { Alternatives, Published } from './linked.ts';
import { type Before, suppress } from './suppress.ts';
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

/** Other published reports that tell of the same notices. */
export interface Beside {
  /** Earlier versions of the period, newest first. */
  readonly versions: readonly Report[];
  /** Are these all there were? If not, nobody can say what the others withhold. */
  readonly complete: boolean;
  /** Reports of periods inside this one, or around it, the newest version of each. */
  readonly others: readonly Report[];
}

/** The only two-way table whose parts add up to the whole; the first to go where the attack beside others comes to no end. */
const ADDS_UP = 'provider-by-category';

/** Tables of a report beside which nothing else was published. What the attack finds is told, not mended: the caller refuses the report. */
export async function crossFirst(crossing: Crossing): Promise<Crossed> {
  const { tables, alternatives } = suppress(crossing.base, crossing.thresholds);
  return attacked(crossing, tables, [], alternatives);
}

/**
 * Tables of a report beside others. Where the counts of a corrected version did not change they are those of the version before it. Else
 * they keep its groups and what it withheld, and a table from which, together with the other reports, a withheld count could be worked
 * out is left out.
 */
export async function crossBeside(crossing: Crossing, period: Period, { versions, complete, others }: Beside): Promise<Crossed> {
  const { base, oneWay, thresholds } = crossing;
  const [superseded] = versions;
  const same = superseded ? repeatedTables(superseded, oneWay, base, thresholds) : null;
  const telling = ({ tables }: Report) => crossedOf(tables).length > 0;
  const published = same ? [] : [...versions.filter(telling).map(publishedOf), ...others.filter(telling).map(addedUp)];
  const before = boundBy(versions, oneWay, thresholds);
  const parts = others.filter((other) => period.first <= other.period.first && other.period.last <= period.last);
  const fromParts = knownFromParts(parts, period, oneWay);
  const known: Before['known'] = (...cell) => before.known(...cell) || fromParts(...cell);
  let tables = same ?? (complete ? suppress(base, thresholds, { ...before, known }).tables : []);
  while (tables.length > 0) {
    const crossed = await attackedOrNot(crossing, tables, published, period);
    const derivable = crossed?.attack.derivable;
    if (crossed && derivable?.length === 0) return crossed;
    // The table that is told, in this report or in another; where this report has none of that kind, whatever it has.
    const told = tables.filter(({ id }) => (derivable ? derivable.some(({ table }) => table === id) : others.length > 0 && id === ADDS_UP));
    tables = told.length === 0 ? [] : tables.filter((table) => !told.includes(table));
  }
  return attacked(crossing, [], []);
}

async function attacked(
  crossing: Crossing,
  twoWay: readonly Table[],
  earlier: readonly Published[],
  alternatives: Alternatives | null = null,
  period?: Period,
): Promise<Crossed> {
  const tables = TABLE_IDS.flatMap((id) => [...crossing.oneWay, ...twoWay].filter((table) => table.id === id));
  const timing = crossing.timingOf(tables);
  return {
    tables,
    timing,
    attack: await attack(
      { ...(period ? { period } : {}), tables, timing, thresholds: crossing.thresholds },
      earlier,
      earlier.length > 0 ? 'every-table' : 'every-cell',
      alternatives,
    ),
  };
}

/** Null where the attack came to no end: what is not shown to be safe is not. */
async function attackedOrNot(
  crossing: Crossing,
  twoWay: readonly Table[],
  earlier: readonly Published[],
  period: Period,
): Promise<Crossed | null> {
  try {
    return await attacked(crossing, twoWay, earlier, null, period);
  } catch (error) {
    if (error instanceof UserError && error.code === 'protection.derivable') return null;
    throw error;
  }
}
