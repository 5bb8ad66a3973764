// A quality check as the person sees it who classifies a notice again: one notice after the other, without its classification.
import type { Selectable } from 'kysely';
import { EXIT, quote, UserError } from '../error.ts';
import type { Day } from '../model/period.ts';
import { categoryOf } from '../model/vocabulary.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { readPrivate } from './private-texts.ts';
import { openCheck, readCheck } from './quality.ts';
import type { QualityAnswerTable } from './tables.ts';

/** What may be seen of a notice before it is classified again: nothing of the first classification, nor the flagger's own words for it. */
export interface ToClassify {
  readonly position: number;
  readonly size: number;
  /** To find the case by, in the source it came from. */
  readonly reference: string;
  readonly source: string;
  /** Null: not recorded. */
  readonly service: string | null;
  readonly sentOn: Day;
  readonly language: string | null;
  readonly items: number;
  readonly setting: string;
  /** Raw addresses, where the log keeps them; to be shown as text, never as links. */
  readonly addresses: readonly string[];
  /** The same person entered it by hand: somebody else should classify it. */
  readonly isOwn: boolean;
  /** What was answered until now: `CATEGORY` or `CATEGORY/KEYWORD`; null: nothing yet, or that it cannot be classified again. */
  readonly answer: string | null;
  readonly isAnswered: boolean;
}

/** The first notice of an open check that nobody has answered; null when all are. @throws UserError `quality.unknown` */
export async function nextToClassify(db: Db, checkId: number, by: string): Promise<ToClassify | null> {
  await readCheck(db, checkId);
  const next = await db
    .selectFrom('quality_answer')
    .select('position')
    .where('check_id', '=', checkId)
    .where('answered_at', 'is', null)
    .orderBy('position')
    .executeTakeFirst();
  return next ? readToClassify(db, checkId, next.position, by) : null;
}

/** One notice of a check, to be answered or corrected. @throws UserError `quality.unknown`, `quality.no-position` */
export async function readToClassify(db: Db, checkId: number, position: number, by: string): Promise<ToClassify> {
  const { size } = await readCheck(db, checkId);
  const answer = await answerAt(db, checkId, position);
  const codes = await loadCodes(db);
  const notice = await db
    .selectFrom('notice')
    .innerJoin('source', 'source.id', 'notice.source_id')
    .leftJoin('service', 'service.id', 'notice.service_id')
    .select(['reference', 'source.name as source', 'service.name as service', 'sent_first_on', 'language', 'items', 'setting'])
    .select(['import_id', 'notice.recorded_by'])
    .where('notice.id', '=', answer.notice_id)
    .executeTakeFirstOrThrow();
  const { urls } = await readPrivate(db, answer.notice_id);
  return {
    position,
    size,
    reference: notice.reference,
    source: notice.source,
    service: notice.service,
    sentOn: notice.sent_first_on,
    language: notice.language,
    items: notice.items,
    setting: notice.setting,
    addresses: urls.map(({ url }) => url),
    isOwn: notice.import_id === null && notice.recorded_by === by,
    answer: answer.category_id === null ? null : codes.codeOf(answer.subcategory_id ?? answer.category_id),
    isAnswered: answer.answered_at !== null,
  };
}

async function answerAt(db: Db, checkId: number, position: number): Promise<Selectable<QualityAnswerTable>> {
  const row = await db
    .selectFrom('quality_answer')
    .selectAll()
    .where('check_id', '=', checkId)
    .where('position', '=', position)
    .executeTakeFirst();
  if (!row) throw new UserError('quality.no-position', `Check ${checkId} has no notice number ${position}.`, EXIT.usage);
  return row;
}

/**
 * Classifies a notice of an open check again, or corrects the answer. `code` is `CATEGORY` or `CATEGORY/KEYWORD`; null: it cannot be
 * classified again, the content is gone.
 *
 * @throws UserError `quality.unknown`, `quality.no-position`, `quality.finished`, `category.unknown`
 */
export async function answerCheck(db: Db, checkId: number, position: number, code: string | null, actor: Actor): Promise<void> {
  await openCheck(db, checkId);
  await answerAt(db, checkId, position);
  const answer = code === null ? null : categoryOf(code);
  if (answer === undefined)
    throw new UserError('category.unknown', `${quote(code ?? '')} is not a type in schema/content-types.json.`, EXIT.usage);
  const codes = await loadCodes(db);
  await db
    .updateTable('quality_answer')
    .set({
      category_id: answer ? codes.idOf('category', answer.category) : null,
      subcategory_id: answer?.subcategory ? codes.idOf('subcategory', answer.subcategory) : null,
      answered_at: actor.now,
      answered_by: actor.by,
    })
    .where('check_id', '=', checkId)
    .where('position', '=', position)
    .execute();
  await addAudit(db, actor, 'quality.answered', `quality check ${checkId}`, { position });
}

/** What was answered in a check so far, in the order of the sample; the first classification is not told. */
export async function listAnswered(db: Db, checkId: number): Promise<{ readonly position: number; readonly code: string | null }[]> {
  const codes = await loadCodes(db);
  const rows = await db
    .selectFrom('quality_answer')
    .select(['position', 'category_id', 'subcategory_id'])
    .where('check_id', '=', checkId)
    .where('answered_at', 'is not', null)
    .orderBy('position')
    .execute();
  return rows.map(({ position, category_id, subcategory_id }) => ({
    position,
    code: category_id === null ? null : codes.codeOf(subcategory_id ?? category_id),
  }));
}
