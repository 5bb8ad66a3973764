// Taking a bulk decision back: exactly the rows it recorded, but for notices on which somebody went on working since.
import { EXIT, UserError } from '../error.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { noticesOf } from './bulk-rows.ts';
import { refreshAnswers } from './bulk-states.ts';
import { insertInChunks } from './chunks.ts';
import type { Db } from './db.ts';

export interface UndoneBulk {
  readonly undone: number;
  /** References of notices whose decision stays as it is: it was corrected, a person decided again, or something was asked because of it. */
  readonly kept: readonly string[];
}

/** @throws UserError `bulk.unknown`, `bulk.already-undone` */
export async function undoBulk(db: Db, bulkId: number, actor: Actor): Promise<UndoneBulk> {
  const bulk = await db.selectFrom('bulk').selectAll().where('id', '=', bulkId).executeTakeFirst();
  if (!bulk) throw new UserError('bulk.unknown', `There is no bulk decision ${bulkId}.`, EXIT.usage);
  if (bulk.undone_at !== null) {
    throw new UserError('bulk.already-undone', `Bulk decision ${bulkId} was already undone on ${bulk.undone_at.slice(0, 10)}.`, EXIT.usage);
  }
  const rows = await recordedBy(db, bulkId);
  const changed = new Set([
    ...rows.filter(({ superseded_at }) => superseded_at !== null).map(({ notice_id }) => notice_id),
    ...(await decidedSince(db, bulkId, bulk.recorded_at)),
    ...(await askedSince(db, bulkId, bulk.recorded_at)),
  ]);
  const leaving = rows.filter(({ notice_id }) => !changed.has(notice_id));
  await insertInChunks(
    leaving.map(({ id }) => id),
    (ids) => db.updateTable('decision').set({ superseded_at: actor.now, superseded_by: 'undo' }).where('id', 'in', ids).execute(),
  );
  await refreshAnswers(db, noticesOf(bulkId));
  const kept = rows.filter(({ notice_id }) => changed.has(notice_id)).map(({ reference }) => reference);
  await db.updateTable('bulk').set({ undone_at: actor.now, undone_by: actor.by, kept: kept.length }).where('id', '=', bulkId).execute();
  await addAudit(db, actor, 'bulk.undone', `bulk ${bulkId}`, { undone: leaving.length, kept: kept.length });
  return { undone: leaving.length, kept };
}

function recordedBy(db: Db, bulkId: number) {
  return db
    .selectFrom('bulk_decision')
    .innerJoin('decision', 'decision.id', 'decision_id')
    .innerJoin('notice', 'notice.id', 'decision.notice_id')
    .select(['decision.id', 'decision.notice_id', 'decision.superseded_at', 'reference'])
    .where('bulk_id', '=', bulkId)
    .orderBy('decision.id')
    .execute();
}

/** Notices with a decision that a person recorded later. */
async function decidedSince(db: Db, bulkId: number, since: string): Promise<number[]> {
  const rows = await db
    .selectFrom('bulk_decision')
    .innerJoin('decision', 'decision.id', 'decision_id')
    .innerJoin('decision as later', 'later.notice_id', 'decision.notice_id')
    .select('later.notice_id')
    .where('bulk_id', '=', bulkId)
    .where('later.recorded_at', '>', since)
    .where('later.import_id', 'is', null)
    .where('later.superseded_at', 'is', null)
    .execute();
  return rows.map((row) => row.notice_id);
}

/** Notices about which somebody complained, disputed or asked to look again: that rests on the decision. */
async function askedSince(db: Db, bulkId: number, since: string): Promise<number[]> {
  const rows = await db
    .selectFrom('bulk_decision')
    .innerJoin('decision', 'decision.id', 'decision_id')
    .innerJoin('notice_event', 'notice_event.notice_id', 'decision.notice_id')
    .select('notice_event.notice_id')
    .where('bulk_id', '=', bulkId)
    .where('notice_event.recorded_at', '>', since)
    .where('notice_event.kind', 'in', ['re-assessment', 'complaint', 'dispute'])
    .where('notice_event.removed_at', 'is', null)
    .execute();
  return rows.map((row) => row.notice_id);
}
