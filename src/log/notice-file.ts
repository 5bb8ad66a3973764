// A notice as somebody looks at it, with a stamp of what they saw: who changes it afterwards is told when another was faster.
import { EXIT, quote, UserError } from '../error.ts';
import type { Instant } from '../model/period.ts';
import type { Db } from './db.ts';
import { type NoticeFile, readNotice } from './hand.ts';
import { everyEvent, type NoticeEvent } from './notice-events.ts';
import { changesBetween, fieldsOf, loadNames } from './notice-fields.ts';

export interface NoticeView extends NoticeFile {
  /** All events ever recorded, in order of entry. */
  readonly events: readonly NoticeEvent[];
}

/** A notice by its number. @throws UserError `notice.unknown` */
export async function readNoticeById(db: Db, noticeId: number): Promise<NoticeView> {
  const row = await db
    .selectFrom('notice')
    .innerJoin('source', 'source.id', 'notice.source_id')
    .select(['reference', 'code'])
    .where('notice.id', '=', noticeId)
    .executeTakeFirst();
  if (!row) throw new UserError('notice.unknown', `The log holds no notice with the number ${noticeId}.`, EXIT.usage);
  return { ...(await readNotice(db, row.reference, row.code)), events: await everyEvent(db, noticeId) };
}

/** @throws UserError `notice.removed` */
export function refuseRemoved({ notice }: NoticeView): void {
  if (notice.removed_at === null) return;
  throw new UserError('notice.removed', `Notice ${quote(notice.reference)} was removed on ${notice.removed_at.slice(0, 10)}.`, EXIT.usage);
}

/** The latest instant at which anything of the notice changed. No two acts share one, so it says exactly what was seen. */
export function noticeStamp({ notice, decisions, events }: NoticeView): Instant {
  const instants = [
    notice.recorded_at,
    notice.removed_at,
    ...decisions.flatMap((one) => [one.recorded_at, one.superseded_at]),
    ...events.flatMap((one) => [one.recordedAt, one.removedAt]),
  ];
  return instants.reduce<Instant>((latest, at) => (at !== null && at > latest ? at : latest), '');
}

/**
 * The notice, when it still is what was seen. Call it inside the act that changes the notice.
 *
 * @throws UserError `notice.changed-meanwhile`, with `by`, `at` and `fields` (of the notice, or `decisions`, `events`, `removed`); `notice.unknown`
 */
export async function refuseStale(db: Db, noticeId: number, seen: Instant): Promise<NoticeView> {
  const view = await readNoticeById(db, noticeId);
  const at = noticeStamp(view);
  if (at === seen) return view;
  throw new UserError(
    'notice.changed-meanwhile',
    'Somebody changed this notice after you opened it. Nothing of yours was recorded yet: look at what changed, then enter it again.',
    EXIT.wouldOverwrite,
    { by: await whoActed(db, at, view), at, fields: await changedSince(db, view, seen) },
  );
}

/** The trail knows who, because acts share no instant; rows that were only ended name nobody. */
async function whoActed(db: Db, at: Instant, { notice }: NoticeView): Promise<string> {
  const act = await db.selectFrom('audit').select('who').where('at', '=', at).executeTakeFirst();
  return act?.who ?? notice.recorded_by;
}

async function changedSince(db: Db, { notice, decisions, events }: NoticeView, seen: Instant): Promise<readonly string[]> {
  const past = await db
    .selectFrom('notice_past')
    .selectAll()
    .where('notice_id', '=', notice.id)
    .where('superseded_at', '>', seen)
    .orderBy('id')
    .executeTakeFirst();
  const names = await loadNames(db, [notice.service_id, past?.service_id ?? null]);
  const since = (at: Instant | null) => at !== null && at > seen;
  return [
    ...(past ? changesBetween(fieldsOf(past, names), fieldsOf(notice, names)).map(({ field }) => field) : []),
    ...(decisions.some((one) => since(one.recorded_at) || since(one.superseded_at)) ? ['decisions'] : []),
    ...(events.some((one) => since(one.recordedAt) || since(one.removedAt)) ? ['events'] : []),
    ...(since(notice.removed_at) ? ['removed'] : []),
  ];
}
