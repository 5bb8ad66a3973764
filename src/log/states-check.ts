// Do the kept states and sums agree with the notices and decisions they were worked out from?
import { type RawBuilder, sql } from 'kysely';
import type { Db } from './db.ts';
import { findReportDifferences } from './report-fold.ts';
import type { ReportTally } from './report-tally.ts';
import { namesOf, OPEN_TALLY, openTallyOf, STATE, statesOf, TALLIES, TALLY_NAMES, type TallyName, tallyOf } from './states.ts';

export interface StateDifference {
  readonly table: 'notice_state' | TallyName | 'open_tally' | ReportTally | 'report_delay';
  /** Kept and not so, or so and not kept. */
  readonly which: 'kept' | 'missing';
  readonly row: Readonly<Record<string, unknown>>;
}

/**
 * Every row that a recount would write otherwise; none: they agree. The sums are compared with the states, and those with the notices, as
 * are the sums of the report.
 */
export async function findStateDifferences(db: Db): Promise<StateDifference[]> {
  const [once, all] = [sql<number>`1`, sql<boolean>`true`];
  const tables: readonly (readonly [StateDifference['table'], RawBuilder<unknown>, RawBuilder<unknown>])[] = [
    ['notice_state', STATE, statesOf(null)],
    ...TALLY_NAMES.map((name) => [name, namesOf([...TALLIES[name], 'notices', 'items']), tallyOf(name, once, all)] as const),
    ['open_tally', sql`${OPEN_TALLY}, notices`, openTallyOf(once, all)],
  ];
  const found: StateDifference[] = [];
  for (const [table, columns, counted] of tables) {
    const [kept, right] = [sql`select ${columns} from ${sql.table(table)}`, sql`select ${columns} from (${counted}) as counted`];
    const { rows: wrong } = await sql<Record<string, unknown>>`${kept} except ${right}`.execute(db);
    const { rows: missing } = await sql<Record<string, unknown>>`${right} except ${kept}`.execute(db);
    // Not spread into one call: there may be a million of them.
    for (const row of wrong) found.push({ table, which: 'kept', row });
    for (const row of missing) found.push({ table, which: 'missing', row });
  }
  return [...found, ...(await findReportDifferences(db))];
}
