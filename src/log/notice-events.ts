// What was done about a notice after it was sent: entered, given a result, taken back. Rows are added, so that what was held before stays.
import type { Selectable } from 'kysely';
import { EXIT, quote, UserError } from '../error.ts';
import {
  type EventGround,
  type EventKind,
  type EventResult,
  type EventValues,
  firstResult,
  lastComplaintDay,
  refuseEvent,
  refuseResultDay,
  resultOf,
} from '../model/notice-event.ts';
import { type Day, dayIn, type Instant } from '../model/period.ts';
import { type Actor, addAudit, recorded } from './audit-trail.ts';
import { insertInChunks } from './chunks.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { reportTimeZone } from './settings.ts';
import type { NoticeEventTable } from './tables.ts';

export interface NoticeEvent {
  readonly id: number;
  readonly noticeId: number;
  readonly kind: EventKind;
  readonly on: Day;
  readonly result: EventResult | null;
  readonly resultOn: Day | null;
  readonly until: Day | null;
  /** Number of the event whose result this one tells anew. */
  readonly replacesId: number | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  /** Null: it holds. */
  readonly removedAt: Instant | null;
  readonly removedBy: string | null;
}

export interface NewEvent extends EventValues {
  /** The provider allows a complaint after the six months of Article 20(1). */
  readonly late?: boolean;
}

/** @throws UserError `notice.unknown`, `notice.removed`, `date.out-of-range`, `event.no-decision`, `event.no-result`, `event.result`, `event.too-late` */
export async function addEvent(db: Db, noticeId: number, event: NewEvent, actor: Actor): Promise<NoticeEvent> {
  const { kind, on } = event;
  const result = firstResult(event);
  const ground = await groundOf(db, noticeId, actor);
  refuseEvent(event, ground, event.late ?? false);
  const until = event.until ?? (kind === 'complaint' ? lastComplaintDay(ground.decisions) : null);
  const resultOn = kind === 'verification' ? on : null;
  const added = await insertEvent(
    db,
    { notice_id: noticeId, kind, on_day: on, result, result_on: resultOn, until, replaces_id: null },
    actor,
  );
  await addAudit(db, actor, 'event.added', `notice ${noticeId}`, { event: added.id, kind, on, result });
  return added;
}

/**
 * Says what came of it, or says it otherwise; `pending` takes a result back. The event gets a new number.
 *
 * @throws UserError `event.unknown`, `event.result`, `date.out-of-range`
 */
export async function settleEvent(
  db: Db,
  eventId: number,
  told: { readonly result: string; readonly on: Day },
  actor: Actor,
): Promise<NoticeEvent> {
  const event = await standingEvent(db, eventId);
  const result = resultOf(event.kind, told.result);
  refuseResultDay(told.on, event.on, dayIn(await reportTimeZone(db), actor.now));
  await endEvent(db, eventId, actor);
  const { noticeId, kind, on, until } = event;
  const resultOn = result === 'pending' ? null : told.on;
  const row = { notice_id: noticeId, kind, on_day: on, result, result_on: resultOn, until, replaces_id: eventId };
  const settled = await insertEvent(db, row, actor);
  await addAudit(db, actor, 'event.settled', `notice ${noticeId}`, { event: settled.id, kind, from: event.result, to: result });
  return settled;
}

/** For what was entered by mistake: it stays in the history and counts no more. @throws UserError `event.unknown` */
export async function removeEvent(db: Db, eventId: number, actor: Actor): Promise<NoticeEvent> {
  const event = await standingEvent(db, eventId);
  await endEvent(db, eventId, actor);
  await addAudit(db, actor, 'event.removed', `notice ${event.noticeId}`, { event: eventId, kind: event.kind });
  return event;
}

/** Events that hold, of many notices, by day; a notice without any is not there. */
export async function eventsOf(db: Db, noticeIds: readonly number[]): Promise<ReadonlyMap<number, readonly NoticeEvent[]>> {
  const byNotice = new Map<number, NoticeEvent[]>();
  await insertInChunks(noticeIds, async (ids) => {
    const rows = await db
      .selectFrom('notice_event')
      .selectAll()
      .where('notice_id', 'in', ids)
      .where('removed_at', 'is', null)
      .orderBy('on_day')
      .orderBy('id')
      .execute();
    for (const event of rows.map(eventOf)) byNotice.set(event.noticeId, [...(byNotice.get(event.noticeId) ?? []), event]);
  });
  return byNotice;
}

/** All that was ever recorded of a notice, in order of entry. */
export async function everyEvent(db: Db, noticeId: number): Promise<readonly NoticeEvent[]> {
  const rows = await db.selectFrom('notice_event').selectAll().where('notice_id', '=', noticeId).orderBy('id').execute();
  return rows.map(eventOf);
}

function eventOf(row: Selectable<NoticeEventTable>): NoticeEvent {
  return {
    id: row.id,
    noticeId: row.notice_id,
    kind: row.kind as EventKind,
    on: row.on_day,
    result: row.result as EventResult | null,
    resultOn: row.result_on,
    until: row.until,
    replacesId: row.replaces_id,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    removedAt: row.removed_at,
    removedBy: row.removed_by,
  };
}

type EventRow = Pick<Selectable<NoticeEventTable>, 'notice_id' | 'kind' | 'on_day' | 'result' | 'result_on' | 'until' | 'replaces_id'>;

async function insertEvent(db: Db, row: EventRow, actor: Actor): Promise<NoticeEvent> {
  const inserted = await db
    .insertInto('notice_event')
    .values({ ...row, ...recorded(actor), removed_at: null, removed_by: null })
    .returningAll()
    .executeTakeFirstOrThrow();
  return eventOf(inserted);
}

async function endEvent(db: Db, eventId: number, { now, by }: Actor): Promise<void> {
  await db.updateTable('notice_event').set({ removed_at: now, removed_by: by }).where('id', '=', eventId).execute();
}

/** An event that holds. @throws UserError `event.unknown` */
export async function standingEvent(db: Db, eventId: number): Promise<NoticeEvent> {
  const row = await db.selectFrom('notice_event').selectAll().where('id', '=', eventId).where('removed_at', 'is', null).executeTakeFirst();
  if (row) return eventOf(row);
  throw new UserError(
    'event.unknown',
    `No follow-up number ${eventId} holds now: it was taken back, or has a newer result. Look at the notice again.`,
    EXIT.usage,
  );
}

async function groundOf(db: Db, noticeId: number, actor: Actor): Promise<EventGround> {
  const notice = await db
    .selectFrom('notice')
    .select(['reference', 'sent_first_on', 'removed_at'])
    .where('id', '=', noticeId)
    .executeTakeFirst();
  if (!notice) throw new UserError('notice.unknown', `The log holds no notice with the number ${noticeId}.`, EXIT.usage);
  if (notice.removed_at !== null) {
    throw new UserError(
      'notice.removed',
      `Notice ${quote(notice.reference)} was removed on ${notice.removed_at.slice(0, 10)}.`,
      EXIT.usage,
    );
  }
  const codes = await loadCodes(db);
  const decisions = await db
    .selectFrom('decision')
    .select(['action_id', 'decided_first_on', 'decided_last_on'])
    .where('notice_id', '=', noticeId)
    .where('superseded_at', 'is', null)
    .execute();
  return {
    sentOn: notice.sent_first_on,
    decisions: decisions.map((one) => ({
      group: codes.groupOf(one.action_id),
      firstOn: one.decided_first_on,
      lastOn: one.decided_last_on,
    })),
    today: dayIn(await reportTimeZone(db), actor.now),
  };
}
