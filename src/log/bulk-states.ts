// Where notices stand after a bulk decision: told in place and at once, as most of a state stays what it was.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from './db.ts';
import { addToTallies, statesOf, TALLY_NAMES } from './states.ts';

/** For very many notices of which nothing but decisions changed. `these`: a query `(select …)` of their numbers that reads no states. */
export async function refreshAnswers(db: Db, these: RawBuilder<unknown>): Promise<void> {
  const ofThese = sql<SqlBool>`notice_state.notice_id in ${these}`;
  await addToTallies(db, sql`-1`, ofThese);
  await sql`update notice_state
    set action_id = s.action_id, answer = s.answer, decided_on = s.decided_on, changed_at = s.changed_at
    from (${statesOf(these)}) s where s.notice_id = notice_state.notice_id`.execute(db);
  await addToTallies(db, sql`1`, ofThese);
  for (const name of [...TALLY_NAMES, 'open_tally']) await sql`delete from ${sql.table(name)} where notices = 0`.execute(db);
}
