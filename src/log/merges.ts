// Counting one service under another, or one provider under another: recorded, applied when counting, and taken back on demand.
import { EXIT, UserError } from '../error.ts';
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';
import { heldBefore } from './held.ts';

export type MergeKind = 'service' | 'provider';

export interface Merge {
  readonly from_id: number;
  readonly into_id: number;
}

/** Merges held before an instant; null: now. Each id is merged into at most one other, and never in a circle. */
export function readMerges(db: Db, kind: MergeKind, knownBefore: string | null): Promise<Merge[]> {
  return db
    .selectFrom('merge')
    .select(['from_id', 'into_id'])
    .where('kind', '=', kind)
    .where(heldBefore('merge', knownBefore, 'undone_at'))
    .orderBy('id')
    .execute();
}

/** Where a chain of merges ends. */
export function followMerges(merges: readonly Merge[], id: number): number {
  const seen = new Set<number>();
  let at = id;
  for (;;) {
    seen.add(at);
    const next = merges.find((merge) => merge.from_id === at)?.into_id;
    if (next === undefined || seen.has(next)) return at;
    at = next;
  }
}

/**
 * Counts the one under the other. What is joined are the two ends to which earlier merges lead, so that no circle can arise. False when
 * they are counted as one already.
 */
export async function merge(db: Db, kind: MergeKind, from: number, into: number, actor: Actor): Promise<boolean> {
  const merges = await readMerges(db, kind, null);
  const [fromId, intoId] = [followMerges(merges, from), followMerges(merges, into)];
  if (fromId === intoId) return false;
  await db.insertInto('merge').values({ kind, from_id: fromId, into_id: intoId, recorded_at: actor.now, undone_at: null }).execute();
  return true;
}

/**
 * Parts one from what it was merged into; what was merged into it stays with it.
 *
 * @throws UserError `provider.not-merged`, which says `name` as a message may show it
 */
export async function unmerge(db: Db, kind: MergeKind, id: number, name: string, actor: Actor): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('merge')
    .set({ undone_at: actor.now })
    .where('kind', '=', kind)
    .where('from_id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new UserError('provider.not-merged', `${name} is not merged into another ${kind}.`, EXIT.usage);
}
