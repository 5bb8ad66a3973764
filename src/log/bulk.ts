// One decision for all notices of a filter: looked at before, recorded in one act, and taken back as one.
import { type SqlBool, sql } from 'kysely';
import { EXIT, quote, UserError } from '../error.ts';
import type { Dated, Decision } from '../model/notice.ts';
import type { NoticeFilter } from '../model/notice-filter.ts';
import type { Day, Instant } from '../model/period.ts';
import { actionOf } from '../model/vocabulary.ts';
import { type Actor, addAudit, recorded } from './audit-trail.ts';
import { insertDecisions, noticesOf } from './bulk-rows.ts';
import { refreshAnswers } from './bulk-states.ts';
import { loadCodes } from './codes.ts';
import type { Db } from './db.ts';
import { refuseFuture } from './hand.ts';
import { sentOf } from './measure-anew.ts';
import { filtered } from './notice-filter.ts';
import { reportTimeZone } from './settings.ts';

/** A decision on notices as a whole. */
export interface BulkDecision extends Omit<Decision, 'order' | 'delay' | 'itemsAffected'> {
  readonly decided: Dated;
}

export interface BulkPreview {
  /** Notices the filter leaves = `getting` + `decided` + `sameAlready` + `sentLater`. */
  readonly matching: number;
  /** Notices that would get the decision. */
  readonly getting: number;
  /** Left alone: a decision other than silence or an acknowledgment is recorded. */
  readonly decided: number;
  /** Left alone: this very action is what counts already. */
  readonly sameAlready: number;
  /** Left alone: sent after the decision. */
  readonly sentLater: number;
  /** The first ten that would get it. */
  readonly examples: readonly BulkExample[];
}

export interface BulkExample {
  readonly noticeId: number;
  readonly reference: string;
  readonly service: string | null;
  readonly sentOn: Day;
}

type Fate = 'getting' | 'decided' | 'same' | 'later';

/** What recording the decision would do. @throws UserError `action.unknown`, `date.out-of-range` */
export async function previewBulk(db: Db, filter: NoticeFilter, decision: BulkDecision, actor: Actor): Promise<BulkPreview> {
  await refuseDecision(db, decision, actor);
  const fate = await fateOf(db, decision);
  const rows = await filtered(db, filter)
    .innerJoin('notice', 'notice.id', 'notice_state.notice_id')
    .select([fate.as('fate'), (eb) => eb.fn.countAll<number | string>().as('notices')])
    .groupBy('fate')
    .execute();
  const of = (wanted: Fate) => Number(rows.find((row) => row.fate === wanted)?.notices ?? 0);
  const examples = await filtered(db, filter)
    .innerJoin('notice', 'notice.id', 'notice_state.notice_id')
    .leftJoin('service', 'service.id', 'notice_state.service_id')
    .select(['notice_state.notice_id as noticeId', 'reference', 'service.name as service', 'sent_on as sentOn'])
    .where(sql<SqlBool>`${fate} = 'getting'`)
    .orderBy('sent_on')
    .orderBy('notice_state.notice_id')
    .limit(10)
    .execute();
  const counts = { getting: of('getting'), decided: of('decided'), sameAlready: of('same'), sentLater: of('later') };
  return { matching: counts.getting + counts.decided + counts.sameAlready + counts.sentLater, ...counts, examples };
}

/**
 * Records the decision on every notice of the filter that `previewBulk` counted as getting it. `expected` is that count.
 *
 * @throws UserError `bulk.nothing`, `bulk.changed` when the number is another one now; `action.unknown`, `date.out-of-range`
 */
export async function decideInBulk(
  db: Db,
  filter: NoticeFilter,
  expected: number,
  decision: BulkDecision,
  actor: Actor,
): Promise<{ readonly bulkId: number; readonly notices: number }> {
  await refuseDecision(db, decision, actor);
  const fate = await fateOf(db, decision);
  const rows = await filtered(db, filter)
    .innerJoin('notice', 'notice.id', 'notice_state.notice_id')
    .select(['notice.id', 'sent_precision', 'sent_at', 'sent_first_on', 'sent_last_on'])
    .select(
      sql<number>`case when exists (select 1 from decision where decision.notice_id = notice.id and decision.superseded_at is null)
        then 1 else 0 end`.as('has_decision'),
    )
    .where(sql<SqlBool>`${fate} = 'getting'`)
    .orderBy('notice.id')
    .execute();
  refuseOtherNumber(rows.length, expected);
  const { id: bulkId } = await db
    .insertInto('bulk')
    .values({
      kind: 'decision',
      filter: JSON.stringify({ ...filter, text: filter.text === null ? null : '' }),
      decision: JSON.stringify(decision),
      notices: rows.length,
      kept: null,
      ...recorded(actor),
      undone_at: null,
      undone_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const given = rows.map((row) => ({ id: row.id, sent: sentOf(row), order: Number(row.has_decision) === 1 ? 'later' : 'first' }) as const);
  await insertDecisions(db, bulkId, given, decision, actor);
  await refreshAnswers(db, noticesOf(bulkId));
  await addAudit(db, actor, 'bulk.decided', `bulk ${bulkId}`, { action: decision.action, notices: rows.length });
  return { bulkId, notices: rows.length };
}

export interface Bulk {
  readonly id: number;
  /** `text` is empty where a reference was searched for: it is not kept. */
  readonly filter: NoticeFilter;
  readonly decision: BulkDecision;
  readonly notices: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  /** Null: it stands. */
  readonly undone: { readonly at: Instant; readonly by: string; readonly kept: number } | null;
}

/** Newest first. */
export async function listBulks(db: Db): Promise<readonly Bulk[]> {
  const rows = await db.selectFrom('bulk').selectAll().orderBy('id', 'desc').execute();
  return rows.map((row) => ({
    id: row.id,
    filter: JSON.parse(row.filter) as NoticeFilter,
    decision: JSON.parse(row.decision) as BulkDecision,
    notices: row.notices,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    undone: row.undone_at === null ? null : { at: row.undone_at, by: row.undone_by ?? '', kept: row.kept ?? 0 },
  }));
}

/** Which of the fates of a preview a notice has, as a value in SQL; over `notice_state` and `notice`. */
async function fateOf(db: Db, { action, decided, effective }: BulkDecision) {
  const actionId = (await loadCodes(db)).idOf('action', action);
  const isBefore = (date: Dated) => {
    const byDay = sql`${date.lastOn} < notice.sent_first_on`;
    return date.at === null ? byDay : sql`case when notice.sent_at is null then ${byDay} else ${date.at} < notice.sent_at end`;
  };
  const sentLater = sql.join([decided, ...(effective ? [effective] : [])].map(isBefore), sql` or `);
  return sql<Fate>`case
    when notice_state.action_id = ${sql.lit(actionId)} then 'same'
    when notice_state.answer not in ('none', 'pending', 'unknown') then 'decided'
    when ${sentLater} then 'later'
    else 'getting' end`;
}

async function refuseDecision(db: Db, { action, decided, effective }: BulkDecision, actor: Actor): Promise<void> {
  if (!actionOf(action)) throw new UserError('action.unknown', `${quote(action)} is not an action in schema/actions.json.`, EXIT.usage);
  const zone = await reportTimeZone(db);
  for (const date of [decided, effective]) refuseFuture(date, zone, actor);
}

function refuseOtherNumber(now: number, expected: number): void {
  if (now === 0) throw new UserError('bulk.nothing', 'None of these notices can get this decision. Look at the list again.', EXIT.usage);
  if (now === expected) return;
  throw new UserError(
    'bulk.changed',
    `${now} notices would get the decision now; when you looked it was ${expected}. Nothing was recorded: look again, then confirm.`,
    EXIT.wouldOverwrite,
    { expected, now },
  );
}
