// The quarterly quality check in the log: drawn once, answered notice by notice without a look at the first classification, then finished.
// Only a finished check shows both, and no answer of it changes any more.
import { randomBytes } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';
import type { QualityCheck } from '../model/independence.ts';
import type { Day, Instant, Period } from '../model/period.ts';
import { type Agreement, agreementOf, type Classified, drawPlaces, registerCheck } from '../model/quality.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { insertInChunks } from './chunks.ts';
import { type Codes, loadCodes } from './codes.ts';
import type { Db } from './db.ts';

/** A sample that people can still classify by hand. */
export const SAMPLE_MAX = 500;

export interface CheckInfo {
  readonly id: number;
  readonly period: Period;
  readonly seed: string;
  /** Notices of the period when the sample was drawn. */
  readonly population: number;
  readonly size: number;
  readonly answered: number;
  readonly drawnAt: Instant;
  readonly drawnBy: string;
  /** Null: open. */
  readonly finishedAt: Instant | null;
}

/** The newest first. */
export async function listChecks(db: Db): Promise<CheckInfo[]> {
  const rows = await db
    .selectFrom('quality_check')
    .innerJoin('quality_answer', 'quality_answer.check_id', 'quality_check.id')
    .selectAll('quality_check')
    .select((eb) => [eb.fn.countAll().as('size'), eb.fn.count('answered_at').as('answered')])
    .groupBy('quality_check.id')
    .orderBy('quality_check.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    period: { first: row.period_first, last: row.period_last },
    seed: row.seed,
    population: row.population,
    size: Number(row.size),
    answered: Number(row.answered),
    drawnAt: row.drawn_at,
    drawnBy: row.drawn_by,
    finishedAt: row.finished_at,
  }));
}

/**
 * Draws a simple random sample of the notices sent in a period, of all channels; see `drawPlaces`. A seed is given only to draw the same
 * sample again.
 *
 * @throws UserError `quality.size`, `quality.open`, `quality.empty`
 */
export async function drawCheck(
  db: Db,
  period: Period,
  size: number,
  actor: Actor,
  seed: string = randomBytes(8).toString('hex'),
): Promise<CheckInfo> {
  if (!Number.isInteger(size) || size < 1 || size > SAMPLE_MAX)
    throw new UserError('quality.size', `A sample has between 1 and ${SAMPLE_MAX} notices.`, EXIT.usage);
  const open = (await listChecks(db)).find((one) => one.finishedAt === null && sameDays(one.period, period));
  if (open)
    throw new UserError(
      'quality.open',
      `Check ${open.id} of the same days is still open. Finish it first; drawing until a sample pleases would be no check.`,
      EXIT.wouldOverwrite,
    );
  const days = await noticesByDay(db, period);
  const population = days.reduce((sum, { notices }) => sum + notices, 0);
  if (population === 0) throw new UserError('quality.empty', `No notice was sent from ${period.first} to ${period.last}.`, EXIT.usage);
  const { id } = await db
    .insertInto('quality_check')
    .values({
      period_first: period.first,
      period_last: period.last,
      seed,
      population,
      drawn_at: actor.now,
      drawn_by: actor.by,
      finished_at: null,
      finished_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const drawn = [];
  for (const place of drawPlaces(seed, population, size)) drawn.push(await noticeAt(db, days, place));
  const rows = drawn.map((notice, index) => ({
    check_id: id,
    position: index + 1,
    notice_id: notice.id,
    first_category_id: notice.category_id,
    first_subcategory_id: notice.subcategory_id,
    category_id: null,
    subcategory_id: null,
    answered_at: null,
    answered_by: null,
  }));
  await insertInChunks(rows, (chunk) => db.insertInto('quality_answer').values(chunk).execute());
  await addAudit(db, actor, 'quality.drawn', `quality check ${id}`, { ...period, seed, population, size: rows.length });
  return readCheck(db, id);
}

const sameDays = (a: Period, b: Period) => a.first === b.first && a.last === b.last;

interface DayOfNotices {
  readonly day: Day;
  readonly notices: number;
}

async function noticesByDay(db: Db, { first, last }: Period): Promise<DayOfNotices[]> {
  const rows = await db
    .selectFrom('notice_state')
    .select((eb) => ['sent_on as day', eb.fn.countAll().as('notices')])
    .where('sent_on', '>=', first)
    .where('sent_on', '<=', last)
    .groupBy('sent_on')
    .orderBy('sent_on')
    .execute();
  return rows.map(({ day, notices }) => ({ day, notices: Number(notices) }));
}

/** The notice at a place in the order of day and number: only its own day is walked through, in an index. */
async function noticeAt(db: Db, days: readonly DayOfNotices[], place: number) {
  let before = 0;
  for (const { day, notices } of days) {
    if (place < before + notices) {
      const ofDay = db.selectFrom('notice_state').where('sent_on', '=', day).orderBy('notice_id');
      const { notice_id } = await ofDay
        .select('notice_id')
        .offset(place - before)
        .limit(1)
        .executeTakeFirstOrThrow();
      return db.selectFrom('notice').select(['id', 'category_id', 'subcategory_id']).where('id', '=', notice_id).executeTakeFirstOrThrow();
    }
    before += notices;
  }
  throw new Error(`no notice at place ${place}`);
}

/** @throws UserError `quality.unknown` */
export async function readCheck(db: Db, checkId: number): Promise<CheckInfo> {
  const check = (await listChecks(db)).find(({ id }) => id === checkId);
  if (!check)
    throw new UserError('quality.unknown', `There is no quality check ${checkId}. See the checks with: article22 quality`, EXIT.usage);
  return check;
}

/** @throws UserError `quality.unknown`, `quality.finished` */
export async function openCheck(db: Db, checkId: number): Promise<CheckInfo> {
  const check = await readCheck(db, checkId);
  if (check.finishedAt === null) return check;
  throw new UserError('quality.finished', `Check ${checkId} is finished; its answers do not change any more.`, EXIT.usage);
}

/** Ends a check. @throws UserError `quality.unknown`, `quality.finished`, `quality.unanswered` */
export async function finishCheck(db: Db, checkId: number, actor: Actor): Promise<void> {
  const { size, answered } = await openCheck(db, checkId);
  if (answered < size)
    throw new UserError(
      'quality.unanswered',
      `${size - answered} of ${size} notices are not answered yet. Answer each; say so where one cannot be classified again.`,
      EXIT.needsAnswer,
    );
  const ended = { finished_at: actor.now, finished_by: actor.by };
  await db.updateTable('quality_check').set(ended).where('id', '=', checkId).execute();
  await addAudit(db, actor, 'quality.finished', `quality check ${checkId}`, { size });
}

export interface CheckResult extends CheckInfo {
  readonly agreement: Agreement;
  /** Notices that were classified otherwise; `again` null: could not be. */
  readonly differences: readonly {
    readonly position: number;
    readonly reference: string;
    readonly first: Classified;
    readonly again: Classified | null;
  }[];
  /** For the register, where the flagger wants to publish it; null: nothing to say. */
  readonly registerEntry: QualityCheck | null;
}

/** Both classifications of a finished check. @throws UserError `quality.unknown`, `quality.unfinished` */
export async function readResult(db: Db, checkId: number): Promise<CheckResult> {
  const check = await readCheck(db, checkId);
  if (check.finishedAt === null)
    throw new UserError(
      'quality.unfinished',
      `Check ${checkId} is open: the first classification is shown when it is finished, so that nobody answers by it.`,
      EXIT.needsAnswer,
    );
  const codes = await loadCodes(db);
  const rows = await db
    .selectFrom('quality_answer')
    .innerJoin('notice', 'notice.id', 'quality_answer.notice_id')
    .selectAll('quality_answer')
    .select('reference')
    .where('check_id', '=', checkId)
    .orderBy('position')
    .execute();
  const sample = rows.map((row) => ({
    position: row.position,
    reference: row.reference,
    first: classified(codes, row.first_category_id, row.first_subcategory_id),
    again: row.category_id === null ? null : classified(codes, row.category_id, row.subcategory_id),
  }));
  const agreement = agreementOf(sample);
  const isSame = (a: Classified, b: Classified | null) => a.category === b?.category && a.subcategory === b.subcategory;
  return {
    ...check,
    agreement,
    differences: sample.filter(({ first, again }) => !isSame(first, again)),
    registerEntry: registerCheck(check.period, agreement),
  };
}

function classified(codes: Codes, categoryId: number, subcategoryId: number | null): Classified {
  return { category: codes.codeOf(categoryId), subcategory: subcategoryId === null ? null : codes.codeOf(subcategoryId) };
}
