// Where one notice stands now: the decision that counts, as lists and reports take it.
import type { AnswerState } from '../model/notice-filter.ts';
import type { Day } from '../model/period.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';

export interface NoticeStanding {
  readonly answer: AnswerState;
  /** Null: none counts. */
  readonly action: string | null;
  /** First day it can have been decided on. */
  readonly decidedOn: Day | null;
}

/** Null for a notice that was removed. */
export async function readStanding(db: Db, noticeId: number): Promise<NoticeStanding | null> {
  const row = await db
    .selectFrom('notice_state')
    .select(['answer', 'action_id', 'decided_on'])
    .where('notice_id', '=', noticeId)
    .executeTakeFirst();
  if (!row) return null;
  const action = row.action_id === null ? null : (await loadCodes(db)).codeOf(row.action_id);
  return { answer: row.answer as AnswerState, action, decidedOn: row.decided_on };
}
