// What follow-ups say about providers: decisions they took back, and content they call gone that we saw online.
import { type EventKind, type EventResult, SAID_GONE } from '../model/notice-event.ts';
import type { Day, Month, Period } from '../model/period.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';

/** Requests to look again, complaints and disputes about notices of one service, type and month of sending, with one result. */
export interface ReversalCount {
  /** Null: not recorded. */
  readonly serviceId: number | null;
  readonly service: string | null;
  readonly category: string;
  readonly month: Month;
  readonly kind: EventKind;
  readonly result: EventResult;
  readonly events: number;
}

/** Counts by result, so that every rate has its denominator. Notices of the period by the first day they can have been sent. */
export async function countReversals(db: Db, period: Period): Promise<readonly ReversalCount[]> {
  const rows = await db
    .selectFrom('notice_event')
    .innerJoin('notice', 'notice.id', 'notice_event.notice_id')
    .leftJoin('service', 'service.id', 'notice.service_id')
    .select(['notice.service_id', 'service.name as service', 'category_id', 'kind', 'result'])
    .select((eb) => [
      eb.fn<string>('substr', ['sent_first_on', eb.lit(1), eb.lit(7)]).as('month'),
      eb.fn.countAll<number | string>().as('events'),
    ])
    .where('kind', 'in', ['re-assessment', 'complaint', 'dispute'])
    .where('notice_event.removed_at', 'is', null)
    .where('notice.removed_at', 'is', null)
    .where('sent_first_on', '>=', period.first)
    .where('sent_first_on', '<=', period.last)
    .groupBy(['notice.service_id', 'service.name', 'category_id', 'kind', 'result', 'month'])
    .orderBy('month')
    .orderBy('service')
    .orderBy('category_id')
    .orderBy('kind')
    .orderBy('result')
    .execute();
  const codes = await loadCodes(db);
  return rows.map((row) => ({
    serviceId: row.service_id,
    service: row.service,
    category: codes.codeOf(row.category_id),
    month: row.month,
    kind: row.kind as EventKind,
    result: row.result as EventResult,
    events: Number(row.events),
  }));
}

/** “They say it is gone; we saw it online.” */
export interface Contradiction {
  readonly noticeId: number;
  readonly reference: string;
  readonly serviceId: number | null;
  readonly service: string | null;
  readonly action: string;
  /** Null: on a day not known. */
  readonly decidedOn: Day | null;
  readonly seenOn: Day;
}

/**
 * Notices whose decision says removed or disabled while our latest look, on that day or later, saw the content online; last seen first.
 * `period`: days of sending; null: any.
 */
export async function contradictions(
  db: Db,
  { period, limit }: { readonly period: Period | null; readonly limit: number },
): Promise<readonly Contradiction[]> {
  let query = db
    .selectFrom('notice_event as seen')
    .innerJoin('notice_state as state', 'state.notice_id', 'seen.notice_id')
    .innerJoin('notice', 'notice.id', 'seen.notice_id')
    .innerJoin('code', 'code.id', 'state.action_id')
    .leftJoin('service', 'service.id', 'state.service_id')
    .select(['seen.notice_id', 'reference', 'state.service_id', 'service.name as service', 'code.code as action', 'decided_on'])
    .select('seen.on_day')
    .where('seen.kind', '=', 'verification')
    .where('seen.result', '=', 'still-online')
    .where('seen.removed_at', 'is', null)
    .where('code.code', 'in', SAID_GONE)
    .where((eb) => eb.or([eb('decided_on', 'is', null), eb('decided_on', '<=', eb.ref('seen.on_day'))]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice_event as later')
            .select('later.id')
            .whereRef('later.notice_id', '=', 'seen.notice_id')
            .where('later.kind', '=', 'verification')
            .where('later.removed_at', 'is', null)
            .where((inner) =>
              inner.or([
                inner('later.on_day', '>', inner.ref('seen.on_day')),
                inner.and([inner('later.on_day', '=', inner.ref('seen.on_day')), inner('later.id', '>', inner.ref('seen.id'))]),
              ]),
            ),
        ),
      ),
    );
  if (period) query = query.where('sent_on', '>=', period.first).where('sent_on', '<=', period.last);
  const rows = await query.orderBy('seen.on_day', 'desc').orderBy('seen.id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    noticeId: row.notice_id,
    reference: row.reference,
    serviceId: row.service_id,
    service: row.service,
    action: row.action,
    decidedOn: row.decided_on,
    seenOn: row.on_day,
  }));
}
