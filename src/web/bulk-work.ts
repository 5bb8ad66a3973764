// One decision for many notices, as work that may run in a process of its own: what goes in and comes out are plain values.
import { type GivenDecision, givenDecision } from '../import/given-notice.ts';
import type { Actor } from '../log/audit-trail.ts';
import { type BulkDecision, type BulkPreview, decideInBulk, previewBulk } from '../log/bulk.ts';
import type { Db, Log } from '../log/db.ts';
import { reportTimeZone } from '../log/settings.ts';
import { undoBulk } from '../log/undo-bulk.ts';
import type { NoticeFilter } from '../model/notice-filter.ts';
import type { Day } from '../model/period.ts';
import { act } from '../workflow.ts';

export interface BulkParams {
  readonly filter: NoticeFilter;
  /** With a day of decision. */
  readonly decision: GivenDecision;
  /** How many notices are to get it, as a look said; null: look only. */
  readonly expected: number | null;
}

/** A period that was published and is counted otherwise now. */
interface Outdated {
  readonly first: Day;
  readonly last: Day;
}

export interface BulkResult extends Pick<BulkParams, 'filter' | 'decision'> {
  readonly preview: BulkPreview | null;
  readonly done: { readonly bulkId: number; readonly notices: number; readonly outdated: readonly Outdated[] } | null;
}

export interface BulkUndone {
  readonly undone: number;
  /** Notices that keep the decision, because somebody went on working on them; and the first references of them. */
  readonly kept: number;
  readonly references: readonly string[];
  readonly outdated: readonly Outdated[];
}

export interface BulkJobParams {
  readonly bulk: BulkParams;
  readonly bulkUndo: { readonly bulkId: number };
}

export interface BulkJobResults {
  readonly bulk: BulkResult;
  readonly bulkUndo: BulkUndone;
}

interface Context {
  readonly log: Log;
  readonly actor: Actor;
}

/** For the list of kinds of jobs. */
export const BULK_KINDS = {
  bulk: (params: BulkParams, { log, actor }: Context) => doBulk(log, params, actor),
  bulkUndo: (params: BulkJobParams['bulkUndo'], { log, actor }: Context) => undoBulkStep(log, params, actor),
};

const REFERENCES_MAX = 50;

/** @throws UserError as `previewBulk` and `decideInBulk` */
export async function doBulk(log: Log, { filter, decision: given, expected }: BulkParams, actor: Actor): Promise<BulkResult> {
  const decision = await decisionFor(log.db, given);
  if (expected === null) return { filter, decision: given, preview: await previewBulk(log.db, filter, decision, actor), done: null };
  const cause = { kind: 'decision', act: 'decision recorded on many notices' } as const;
  const { value, corrections } = await act(log, actor, cause, (db, who) => decideInBulk(db, filter, expected, decision, who));
  return { filter, decision: given, preview: null, done: { ...value, outdated: corrections.map(({ period }) => period) } };
}

/** @throws UserError as `undoBulk` */
export async function undoBulkStep(log: Log, { bulkId }: { readonly bulkId: number }, actor: Actor): Promise<BulkUndone> {
  const cause = { kind: 'decision', act: `undo of bulk decision ${bulkId}` } as const;
  const { value, corrections } = await act(log, actor, cause, (db, who) => undoBulk(db, bulkId, who));
  return {
    undone: value.undone,
    kept: value.kept.length,
    references: value.kept.slice(0, REFERENCES_MAX),
    outdated: corrections.map(({ period }) => period),
  };
}

async function decisionFor(db: Db, given: GivenDecision): Promise<BulkDecision> {
  const { action, decided, effective, ground, automated, redressTold } = givenDecision(given, await reportTimeZone(db));
  if (decided === null) throw new Error('a decision on many notices has a day');
  return { action, decided, effective, ground, automated, redressTold };
}
