// What was sent of each published version, to the authority of which award, when and how. Private: nothing of it stands in a report.
import { EXIT, quote, UserError } from '../error.ts';
import { type Day, dayIn, type Period } from '../model/period.ts';
import type { SendingWay } from '../model/sending.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { listPublications, type Publication } from './publications.ts';
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
  /** Null: the version published last. */
  readonly period: Period | null;
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
  const publication = await newestVersion(db, sending.period);
  refuseUnknownAward(sending.award, publication.report.awards);
  const publishedOn = dayIn(await reportTimeZone(db), publication.publishedAt);
  await refuseOtherDays(db, sending.sentOn, publishedOn, 'published', actor);
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
  await refuseOtherDays(db, on, sending.sentOn, 'sent', actor);
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

/** The newest version of a period; null: what was published last. @throws UserError `publication.none` */
export async function newestVersion(db: Db, period: Period | null): Promise<Publication> {
  const all = await listPublications(db);
  const found = all.filter((one) => period === null || (one.period.first === period.first && one.period.last === period.last)).at(-1);
  if (found) return found;
  const which = period === null ? '' : ` of ${period.first} to ${period.last}`;
  throw new UserError(
    'publication.none',
    `No report${which} is published. ${all.length === 0 ? 'Publish one with: article22 publish' : 'See what is with: article22 publication list'}`,
    EXIT.usage,
  );
}

/** @throws UserError `award.unknown` */
export function refuseUnknownAward(code: string, awards: readonly { readonly code: string }[]): void {
  if (awards.some((award) => award.code === code)) return;
  throw new UserError(
    'award.unknown',
    `There is no award ${quote(code)}. The awards are: ${awards.map((award) => award.code).join(', ')}.`,
    EXIT.usage,
  );
}

/** @throws UserError `day.order` for a day before `earliest` or after today */
async function refuseOtherDays(db: Db, on: Day, earliest: Day, what: string, actor: Actor): Promise<void> {
  const today = dayIn(await reportTimeZone(db), actor.now);
  if (on >= earliest && on <= today) return;
  throw new UserError('day.order', `The day ${on} cannot be: it was ${what} on ${earliest}, and today is ${today}.`, EXIT.usage);
}

export function recorded({ now, by }: Actor): { recorded_at: string; recorded_by: string } {
  return { recorded_at: now, recorded_by: by };
}
