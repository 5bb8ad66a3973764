// Rows that were true for a time: recorded at one instant, ended at another or standing.
import { type Expression, type SqlBool, sql } from 'kysely';

/**
 * Holds for rows of `table` recorded before an instant and not ended by then; null: rows that stand now. `until` is the column of the
 * instant that ended them.
 */
export function heldBefore(
  table: string,
  knownBefore: string | null,
  until: 'superseded_at' | 'undone_at' = 'superseded_at',
): Expression<SqlBool> {
  const ended = sql.ref(`${table}.${until}`);
  if (knownBefore === null) return sql<SqlBool>`${ended} is null`;
  return sql<SqlBool>`(${sql.ref(`${table}.recorded_at`)} < ${knownBefore} and (${ended} is null or ${ended} >= ${knownBefore}))`;
}
