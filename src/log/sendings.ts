// What was sent of each published version, to the authority of which award, when and how. Private: nothing of it stands in a report.
import { EXIT, UserError } from '../error.ts';
import { awardOf } from '../model/flagger.ts';
import { type Day, dayIn, type Period } from '../model/period.ts';
import type { SendingWay } from '../model/sending.ts';
import { type Actor, addAudit, recorded } from './audit-trail.ts';
import type { Db } from './db.ts';
import { refuseOtherDays } from './entered-days.ts';
import { listPublications, publicationOf } from './publications.ts';
import { reportTimeZone } from './settings.ts';

export interface Sending {
  readonly id: number;
  readonly publicationId: number;
  readonly period: Period;
  readonly version: number;
  /** Code of the award. */
  readonly award: string;
  readonly sentOn: Day;
  readonly how: SendingWay;
  readonly sentTo: string | null;
  readonly note: string | null;
  /** Of the submission.zip that was sent. */
  readonly submissionSha256: string;
  readonly acknowledgedOn: Day | null;
}

export interface NewSending {
  readonly award: string;
  /** Null: the period published last. */
  readonly period: Period | null;
  /** Null: the newest of the period. */
  readonly version: number | null;
  readonly sentOn: Day;
  readonly how: SendingWay;
  readonly sentTo: string | null;
  readonly note: string | null;
}

/** Oldest first, without those taken back. */
export async function listSendings(db: Db): Promise<Sending[]> {
  const rows = await db
    .selectFrom('sending')
    .innerJoin('publication', 'publication.id', 'sending.publication_id')
    .select(['sending.id', 'publication_id', 'period_first', 'period_last', 'version', 'award', 'sent_on', 'how', 'sent_to', 'note'])
    .select(['submission_sha256', 'acknowledged_on'])
    .where('removed_at', 'is', null)
    .orderBy('sending.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    publicationId: row.publication_id,
    period: { first: row.period_first, last: row.period_last },
    version: row.version,
    award: row.award,
    sentOn: row.sent_on,
    how: row.how as SendingWay,
    sentTo: row.sent_to,
    note: row.note,
    submissionSha256: row.submission_sha256,
    acknowledgedOn: row.acknowledged_on,
  }));
}

/** @throws UserError `publication.none`, `award.unknown`, `day.order` */
export async function addSending(db: Db, sending: NewSending, actor: Actor): Promise<Sending> {
  const publication = publicationOf(await listPublications(db), sending.period, sending.version);
  awardOf(sending.award, publication.report.awards);
  const publishedOn = dayIn(await reportTimeZone(db), publication.publishedAt);
  await refuseOtherDays(db, sending.sentOn, { on: publishedOn, what: 'the report was published' }, actor);
  const { id } = await db
    .insertInto('sending')
    .values({
      publication_id: publication.id,
      award: sending.award,
      sent_on: sending.sentOn,
      how: sending.how,
      sent_to: sending.sentTo,
      note: sending.note,
      ...recorded(actor),
      acknowledged_on: null,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addAudit(db, actor, 'sending.added', `sending ${id}`, {
    publication: publication.id,
    award: sending.award,
    sentOn: sending.sentOn,
    how: sending.how,
    sha256: publication.submissionSha256,
  });
  return sendingOf(db, id);
}

/** The authority said that it has it. @throws UserError `sending.unknown`, `day.order` */
export async function acknowledgeSending(db: Db, id: number, on: Day, actor: Actor): Promise<Sending> {
  const sending = await sendingOf(db, id);
  await refuseOtherDays(db, on, { on: sending.sentOn, what: 'the report was sent' }, actor);
  await db.updateTable('sending').set({ acknowledged_on: on }).where('id', '=', id).execute();
  await addAudit(db, actor, 'sending.acknowledged', `sending ${id}`, { on, before: sending.acknowledgedOn });
  return sendingOf(db, id);
}

/** For what was entered by mistake: the row stays and counts no more. @throws UserError `sending.unknown` */
export async function removeSending(db: Db, id: number, actor: Actor): Promise<Sending> {
  const sending = await sendingOf(db, id);
  await db.updateTable('sending').set({ removed_at: actor.now }).where('id', '=', id).execute();
  await addAudit(db, actor, 'sending.removed', `sending ${id}`, { award: sending.award });
  return sending;
}

async function sendingOf(db: Db, id: number): Promise<Sending> {
  const sending = (await listSendings(db)).find((one) => one.id === id);
  if (!sending) throw new UserError('sending.unknown', `There is no sending ${id}. See them with: article22 sending list`, EXIT.usage);
  return sending;
}
