// What an analyst enters by hand: a notice, and what the provider said of one.
import type { Selectable } from 'kysely';
import { EXIT, quote, UserError } from '../error.ts';
import type { Dated, Decision, Notice } from '../model/notice.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { enterSource } from './imports.ts';
import { decisionRow } from './notice-row.ts';
import { type UpsertOutcome, upsertNotices } from './notices.ts';
import { loadServiceBook } from './service-book.ts';
import { logKey } from './settings.ts';
import type { DecisionTable, NoticeTable } from './tables.ts';

/** Source of notices entered by hand. */
export const BY_HAND = { code: 'by-hand', name: 'Entered by hand' } as const;

/**
 * Enters one notice; without a reference it gets the next free `H-n`.
 *
 * @throws UserError `provider.unknown`, `id.exists`
 */
export async function addNotice(
  db: Db,
  notice: Notice,
  actor: Actor,
): Promise<{ readonly reference: string; readonly outcome: UpsertOutcome }> {
  const sourceId = await enterSource(db, BY_HAND);
  const serviceId = notice.service === null ? null : (await loadServiceBook(db)).find(notice.service);
  if (notice.service !== null && serviceId === null) {
    throw new UserError(
      'provider.unknown',
      `The log does not know the service ${quote(notice.service)}. See the names with “article22 provider list”, or enter it with “article22 provider confirm --new NAME”.`,
      EXIT.needsAnswer,
    );
  }
  const reference = notice.hasOwnReference ? notice.reference : await nextReference(db, sourceId);
  const exists = await db
    .selectFrom('notice')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('reference', '=', reference)
    .executeTakeFirst();
  if (exists)
    throw new UserError(
      'id.exists',
      `A notice ${quote(reference)} was already entered. Give it another reference, or record a decision on it.`,
      EXIT.wouldOverwrite,
    );
  const context = { sourceId, importId: null, codes: await loadCodes(db), actor, key: await logKey(db) };
  const [outcome] = await upsertNotices(db, [{ notice: { ...notice, reference, hasOwnReference: true }, serviceId }], context);
  await addAudit(db, actor, 'notice.added', `notice of ${notice.sent.firstOn}`, {});
  return { reference, outcome: outcome ?? 'new' };
}

async function nextReference(db: Db, sourceId: number): Promise<string> {
  const rows = await db
    .selectFrom('notice')
    .select('reference')
    .where('source_id', '=', sourceId)
    .where('reference', 'like', 'H-%')
    .execute();
  const numbers = rows.map((row) => Number(row.reference.slice(2))).filter(Number.isInteger);
  return `H-${Math.max(0, ...numbers) + 1}`;
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
 * Records a decision. With `corrects`, the number of an earlier one that was recorded wrongly, that one ends and stays in the history.
 * Returns the day of sending, and whether the decision changes what an earlier day knew.
 *
 * @throws UserError `decision.unknown`, `date.out-of-range`
 */
export async function decideNotice(
  db: Db,
  file: NoticeFile,
  decision: Decision,
  options: { readonly corrects: number | null; readonly reason: string | null },
  actor: Actor,
): Promise<{ readonly sentFirstOn: string; readonly decisionId: number }> {
  const { notice } = file;
  if (decision.decided && decision.decided.lastOn < notice.sent_first_on) {
    throw new UserError(
      'date.out-of-range',
      `The decision (${decision.decided.lastOn}) lies before the day the notice was sent (${notice.sent_first_on}).`,
    );
  }
  if (options.corrects !== null) {
    const wrong = file.decisions.find((one) => one.id === options.corrects && one.superseded_at === null);
    if (!wrong)
      throw new UserError(
        'decision.unknown',
        `Notice ${quote(notice.reference)} has no standing decision number ${options.corrects}. See them with: article22 notice show`,
        EXIT.usage,
      );
    await db.updateTable('decision').set({ superseded_at: actor.now }).where('id', '=', options.corrects).execute();
  }
  const sent: Dated = {
    precision: notice.sent_precision as Dated['precision'],
    at: notice.sent_at,
    firstOn: notice.sent_first_on,
    lastOn: notice.sent_last_on,
  };
  const row = decisionRow(decision, sent, { importId: null, codes: await loadCodes(db), actor }, options.reason);
  const { id } = await db
    .insertInto('decision')
    .values({ notice_id: notice.id, ...row })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addAudit(db, actor, options.corrects === null ? 'decision.recorded' : 'decision.corrected', `decision ${id}`, {
    action: decision.action,
  });
  return { sentFirstOn: notice.sent_first_on, decisionId: id };
}
