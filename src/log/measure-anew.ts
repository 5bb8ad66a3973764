// When the date of a notice is corrected, the times to its decisions are worked out anew. Earlier rows are ended, never overwritten.
import { type Dated, isBefore } from '../model/notice.ts';
import type { Day } from '../model/period.ts';
import { type Actor, recorded } from './audit-trail.ts';
import type { Db } from './db.ts';
import type { StoredDecision } from './hand.ts';
import type { ValueRow } from './notice-fields.ts';
import type { NoticeView } from './notice-file.ts';
import { delayOf } from './notice-row.ts';

/** Decisions that stand, whose time agrees with the dates as they were; one that a source reported otherwise stays. */
export async function measureAnew(db: Db, { notice, decisions }: NoticeView, sent: Dated, actor: Actor): Promise<void> {
  for (const one of decisions.filter(({ superseded_at }) => superseded_at === null)) {
    const held = { value: one.delay_value, unit: one.delay_unit };
    const now = measured(one, sent);
    if (!same(held, measured(one, sentOf(notice))) || same(held, now)) continue;
    const { id: _id, ...row } = await db.selectFrom('decision').selectAll().where('id', '=', one.id).executeTakeFirstOrThrow();
    await db.updateTable('decision').set({ superseded_at: actor.now, superseded_by: 'change' }).where('id', '=', one.id).execute();
    await db
      .insertInto('decision')
      .values({ ...row, delay_value: now.value, delay_unit: now.unit, ...recorded(actor) })
      .execute();
  }
}

interface Delay {
  readonly value: number | null;
  readonly unit: string | null;
}

function measured(one: StoredDecision, sent: Dated): Delay {
  const effective = one.effective_on === null ? null : { ...dayOf(one.effective_on), at: one.effective_at };
  const decided = decidedOf(one);
  const end = effective ?? decided;
  if (end && isBefore(end, sent)) return { value: null, unit: null };
  return delayOf({ delay: null, effective, decided }, sent) ?? { value: null, unit: null };
}

function same(a: Delay, b: Delay): boolean {
  return a.value === b.value && a.unit === b.unit;
}

export function dayOf(on: Day): Dated {
  return { precision: 'day', at: null, firstOn: on, lastOn: on };
}

export function sentOf(row: Pick<ValueRow, 'sent_precision' | 'sent_at' | 'sent_first_on' | 'sent_last_on'>): Dated {
  return { precision: row.sent_precision as Dated['precision'], at: row.sent_at, firstOn: row.sent_first_on, lastOn: row.sent_last_on };
}

export function decidedOf(one: StoredDecision): Dated | null {
  if (one.decided_first_on === null || one.decided_last_on === null) return null;
  const precision = (one.decided_precision ?? 'day') as Dated['precision'];
  return { precision, at: one.decided_at, firstOn: one.decided_first_on, lastOn: one.decided_last_on };
}
