// What an analyst enters by hand: a notice, and what the provider said of one.
import { type Selectable, sql } from 'kysely';
import { EXIT, quote, UserError } from '../error.ts';
import { type Dated, type Decision, isBefore, type Notice } from '../model/notice.ts';
import { dayIn, FIRST_DAY } from '../model/period.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { readFlagger } from './documents.ts';
import { forgottenName } from './forgotten.ts';
import { enterSource } from './imports.ts';
import { decisionRow } from './notice-row.ts';
import { type UpsertOutcome, upsertNotices } from './notices.ts';
import { loadServiceBook } from './service-book.ts';
import { logKey, reportTimeZone } from './settings.ts';
import { refreshStates } from './states.ts';
import type { DecisionTable, NoticeTable } from './tables.ts';
import { upsertContext } from './upsert-context.ts';

/** Source of notices entered by hand. */
export const BY_HAND = { code: 'by-hand', name: 'Entered by hand' } as const;

/**
 * Enters one notice; without a reference it gets the next free `H-n`.
 *
 * @throws UserError `provider.unknown`, `id.exists`, `date.out-of-range`, `area-item.unknown`
 */
export async function addNotice(
  db: Db,
  notice: Notice,
  actor: Actor,
): Promise<{ readonly reference: string; readonly outcome: UpsertOutcome }> {
  refuseFuture(notice.sent, await reportTimeZone(db), actor);
  await refuseAreaItem(db, notice);
  const sourceId = await enterSource(db, BY_HAND);
  const serviceId = await serviceIdOf(db, notice.service);
  const reference = notice.hasOwnReference ? notice.reference : await nextReference(db, sourceId);
  refusePersonal(reference);
  if (await isTaken(db, sourceId, reference))
    throw new UserError(
      'id.exists',
      `A notice ${quote(reference)} was already entered. Give it another reference, or record a decision on it.`,
      EXIT.wouldOverwrite,
    );
  const context = await upsertContext(db, { sourceId, importId: null, actor }, false);
  const [outcome] = await upsertNotices(db, [{ notice: { ...notice, reference, hasOwnReference: true }, serviceId }], context);
  await addAudit(db, actor, 'notice.added', BY_HAND.code, { sentOn: notice.sent.firstOn });
  return { reference, outcome: outcome ?? 'new' };
}

/** Null: no service is told. @throws UserError `provider.unknown` */
export async function serviceIdOf(db: Db, name: string | null): Promise<number | null> {
  if (name === null) return null;
  const id = (await loadServiceBook(db)).find(name);
  if (id !== null) return id;
  throw new UserError(
    'provider.unknown',
    `The log does not know the service ${quote(name)}. See the names with “article22 provider list”, or enter it with “article22 provider confirm --new NAME”.`,
    EXIT.needsAnswer,
    { name },
  );
}

/** @throws UserError `reference.personal` */
export function refusePersonal(reference: string): void {
  if (!reference.includes('@')) return;
  throw new UserError('reference.personal', 'A reference must not hold an e-mail address: it is shown in lists and messages.', EXIT.usage);
}

/** An area item must be one of the awards', in force on the day. */
export async function refuseAreaItem(db: Db, { areaItem, sent }: Pick<Notice, 'areaItem' | 'sent'>): Promise<void> {
  if (areaItem === null) return;
  const items = ((await readFlagger(db))?.awards ?? [])
    .flatMap((award) => award.area)
    .filter((item) => item.firstOn <= sent.firstOn && (item.lastOn === null || sent.firstOn <= item.lastOn));
  if (items.some((item) => item.code === areaItem)) return;
  throw new UserError(
    'area-item.unknown',
    `The designated area of ${sent.firstOn} has no item ${quote(areaItem)}. It has: ${items.map((item) => item.code).join(', ') || 'none'}.`,
    EXIT.usage,
  );
}

async function nextReference(db: Db, sourceId: number): Promise<string> {
  // More digits than a number of notices has are somebody's own scheme.
  const { rows } = await sql<{ last: number | string | null }>`
    select max(cast(substr(reference, 3) as bigint)) as last from notice
    where source_id = ${sourceId} and substr(reference, 1, 2) = 'H-' and length(reference) between 3 and 17
      and trim(substr(reference, 3), '0123456789') = ''`.execute(db);
  let next = Number(rows[0]?.last ?? 0) + 1;
  while (await isTaken(db, sourceId, `H-${next}`)) next += 1;
  return `H-${next}`;
}

/** A forgotten reference stays taken: another notice under it would be taken for the forgotten one. */
async function isTaken(db: Db, sourceId: number, reference: string): Promise<boolean> {
  const names = [reference, forgottenName(await logKey(db), sourceId, reference)];
  return (await db.selectFrom('notice').select('id').where('reference', 'in', names).executeTakeFirst()) !== undefined;
}

export interface StoredDecision extends Omit<Selectable<DecisionTable>, 'action_id'> {
  readonly action: string;
}

export interface NoticeFile {
  readonly notice: Selectable<NoticeTable>;
  readonly source: string;
  readonly service: string | null;
  readonly category: string;
  readonly subcategory: string | null;
  /** All decisions ever recorded, in order. */
  readonly decisions: readonly StoredDecision[];
  /** How often its values were changed. */
  readonly changes: number;
}

/**
 * A notice with its whole history. A reference may exist in several sources; then the source must be named.
 *
 * @throws UserError `notice.unknown`, `notice.several`
 */
export async function readNotice(db: Db, reference: string, source: string | null): Promise<NoticeFile> {
  let query = db
    .selectFrom('notice')
    .innerJoin('source', 'source.id', 'notice.source_id')
    .leftJoin('service', 'service.id', 'notice.service_id')
    .selectAll('notice')
    .select(['source.code as source', 'service.name as service'])
    .where('reference', '=', reference);
  if (source) query = query.where('source.code', '=', source);
  const rows = await query.execute();
  const [row] = rows;
  if (!row) throw new UserError('notice.unknown', `The log holds no notice ${quote(reference)}.`, EXIT.usage);
  if (rows.length > 1) {
    throw new UserError(
      'notice.several',
      `${rows.length} sources have a notice ${quote(reference)}: ${rows.map((one) => one.source).join(', ')}. Say which with --source.`,
      EXIT.needsAnswer,
    );
  }
  const codes = await loadCodes(db);
  const decisions = await db.selectFrom('decision').selectAll().where('notice_id', '=', row.id).orderBy('id').execute();
  const past = await db.selectFrom('notice_past').select('id').where('notice_id', '=', row.id).execute();
  const { source: sourceCode, service, ...notice } = row;
  return {
    notice,
    source: sourceCode,
    service,
    category: codes.codeOf(notice.category_id),
    subcategory: notice.subcategory_id === null ? null : codes.codeOf(notice.subcategory_id),
    decisions: decisions.map(({ action_id, ...decision }) => ({ ...decision, action: codes.codeOf(action_id) })),
    changes: past.length,
  };
}

/**
 * Records a decision and returns its number. With `corrects`, the number of an earlier one that was recorded wrongly, that one ends and
 * stays in the history; a source that tells it again does not bring it back.
 *
 * @throws UserError `decision.unknown`, `date.out-of-range`
 */
export async function decideNotice(
  db: Db,
  file: NoticeFile,
  decision: Omit<Decision, 'order'>,
  options: { readonly corrects: number | null; readonly reason: string | null },
  actor: Actor,
): Promise<number> {
  const { notice } = file;
  const sent: Dated = {
    precision: notice.sent_precision as Dated['precision'],
    at: notice.sent_at,
    firstOn: notice.sent_first_on,
    lastOn: notice.sent_last_on,
  };
  refuseFuture(decision.decided, await reportTimeZone(db), actor);
  const early = [decision.decided, decision.effective].find((dated) => dated !== null && isBefore(dated, sent));
  if (early) {
    throw new UserError(
      'date.out-of-range',
      `The decision (${early.at ?? early.lastOn}) lies before the notice was sent (${sent.at ?? sent.firstOn}).`,
    );
  }
  if (decision.itemsAffected !== null && decision.itemsAffected > notice.items) {
    throw new UserError(
      'number.invalid',
      `${decision.itemsAffected} items affected of ${notice.items}: more than the notice has.`,
      EXIT.usage,
    );
  }
  const standing = file.decisions.filter((one) => one.superseded_at === null);
  const wrong = standing.find((one) => one.id === options.corrects);
  if (options.corrects !== null && !wrong) {
    throw new UserError(
      'decision.unknown',
      `Notice ${quote(notice.reference)} has no standing decision number ${options.corrects}. See them with: article22 notice show`,
      EXIT.usage,
    );
  }
  if (wrong) {
    await db.updateTable('decision').set({ superseded_at: actor.now, superseded_by: 'person' }).where('id', '=', wrong.id).execute();
  }
  const order = wrong ? (wrong.decision_order as Decision['order']) : standing.length === 0 ? 'first' : 'later';
  const row = decisionRow({ ...decision, order }, sent, { importId: null, codes: await loadCodes(db), actor }, options.reason);
  const { id } = await db
    .insertInto('decision')
    .values({ notice_id: notice.id, ...row })
    .returning('id')
    .executeTakeFirstOrThrow();
  await refreshStates(db, [notice.id]);
  await addAudit(db, actor, wrong ? 'decision.corrected' : 'decision.recorded', `decision ${id}`, { action: decision.action });
  return id;
}

/** Nothing can have been sent or decided after today, nor before anybody sent notices. @throws UserError `date.out-of-range` */
export function refuseFuture(dated: Dated | null, timeZone: string, actor: Actor): void {
  if (dated && dated.firstOn < FIRST_DAY)
    throw new UserError('date.out-of-range', `${dated.at ?? dated.firstOn} lies long before the law. Is the year right?`, EXIT.usage);
  if (dated && dated.firstOn > dayIn(timeZone, actor.now)) {
    throw new UserError('date.out-of-range', `${dated.at ?? dated.firstOn} lies in the future. Is the year right?`, EXIT.usage);
  }
}
