// The days of the log belong to a time zone. Another zone tells every day anew that was derived from an instant; earlier values are kept.
import type { Selectable } from 'kysely';
import { type Day, dayIn, daysBetween } from '../model/period.ts';
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';
import { keepPast } from './notices.ts';
import { refreshStates } from './states.ts';
import type { DecisionTable, NoticeTable } from './tables.ts';

type NoticeRow = Selectable<NoticeTable>;
type DecisionRow = Selectable<DecisionTable>;

const BATCH = 500;

/** Tells the days of all notices and decisions in a zone, in the caller's transaction. Returns how many notices that changed. */
export async function moveDays(db: Db, timeZone: string, actor: Actor): Promise<number> {
  let moved = 0;
  for (let last = 0; ; ) {
    const notices = await db
      .selectFrom('notice')
      .selectAll()
      .where('id', '>', last)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    const end = notices.at(-1);
    if (!end) return moved;
    const decisions = await db
      .selectFrom('decision')
      .selectAll()
      .where('notice_id', '>', last)
      .where('notice_id', '<=', end.id)
      .where('superseded_at', 'is', null)
      .orderBy('id')
      .execute();
    const moving: number[] = [];
    for (const notice of notices) {
      const its = decisions.filter((decision) => decision.notice_id === notice.id);
      if (await moveNotice(db, notice, its, timeZone, actor)) moving.push(notice.id);
    }
    await refreshStates(db, moving);
    moved += moving.length;
    last = end.id;
  }
}

async function moveNotice(db: Db, notice: NoticeRow, decisions: readonly DecisionRow[], zone: string, actor: Actor): Promise<boolean> {
  const days = noticeDays(notice, zone);
  const told = { recorded_at: actor.now, recorded_by: actor.by };
  const moves = differs(days, notice);
  if (moves) {
    await keepPast(db, notice, actor.now);
    await db
      .updateTable('notice')
      .set({ ...days, ...told })
      .where('id', '=', notice.id)
      .execute();
  }
  let moved = moves;
  for (const decision of decisions) {
    const anew = decisionDays(decision, notice, days, zone);
    if (!differs(anew, decision)) continue;
    await db.updateTable('decision').set({ superseded_at: actor.now, superseded_by: 'zone' }).where('id', '=', decision.id).execute();
    const { id: _id, ...row } = decision;
    await db
      .insertInto('decision')
      .values({ ...row, ...anew, ...told })
      .execute();
    moved = true;
  }
  return moved;
}

type NoticeDays = Pick<NoticeRow, 'sent_first_on' | 'sent_last_on' | 'receipt_on' | 'verified_on'>;

function noticeDays(notice: NoticeRow, zone: string): NoticeDays {
  const sent = notice.sent_at === null ? null : dayIn(zone, notice.sent_at);
  return {
    sent_first_on: sent ?? notice.sent_first_on,
    sent_last_on: sent ?? notice.sent_last_on,
    receipt_on: notice.receipt_at === null ? notice.receipt_on : dayIn(zone, notice.receipt_at),
    verified_on: notice.verified_at === null ? notice.verified_on : dayIn(zone, notice.verified_at),
  };
}

type DecisionDays = Pick<DecisionRow, 'decided_first_on' | 'decided_last_on' | 'effective_on' | 'delay_value' | 'delay_unit'>;

function decisionDays(decision: DecisionRow, before: NoticeRow, after: NoticeDays, zone: string): DecisionDays {
  const decided = decision.decided_at === null ? null : dayIn(zone, decision.decided_at);
  const days = {
    decided_first_on: decided ?? decision.decided_first_on,
    decided_last_on: decided ?? decision.decided_last_on,
    effective_on: decision.effective_at === null ? decision.effective_on : dayIn(zone, decision.effective_at),
  };
  return { ...days, ...delayAnew(decision, before, days.effective_on ?? days.decided_first_on, after) };
}

/**
 * A delay in days that agrees with the days as they were was worked out from them and is so again; null where the decision would now lie
 * before the notice. Minutes between instants stay, and so does what a source reported otherwise.
 */
function delayAnew(
  decision: DecisionRow,
  before: NoticeRow,
  end: Day | null,
  after: NoticeDays,
): Pick<DecisionRow, 'delay_value' | 'delay_unit'> {
  const { delay_value, delay_unit } = decision;
  const held = { delay_value, delay_unit };
  const [endBefore, endAt] = decision.effective_on
    ? [decision.effective_on, decision.effective_at]
    : [decision.decided_first_on, decision.decided_at];
  const betweenInstants = before.sent_at !== null && endAt !== null;
  if (delay_unit !== 'day' || betweenInstants || endBefore === null || end === null) return held;
  if (daysBetween(before.sent_first_on, endBefore) !== delay_value) return held;
  const value = daysBetween(after.sent_first_on, end);
  return value < 0 ? { delay_value: null, delay_unit: null } : { delay_value: value, delay_unit };
}

function differs<T extends object>(values: T, row: T): boolean {
  return (Object.keys(values) as (keyof T)[]).some((name) => values[name] !== row[name]);
}
