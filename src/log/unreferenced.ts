// Notices of files without references of their own: they bear a mark of their file, and leave when another reading of that file, or a newer
// export in its place, no longer holds them. Notices with a reference never leave so.
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';
import { dropPrivate } from './private-texts.ts';
import { refreshStates } from './states.ts';

/** Stands behind the names that the program gives the records of a file. */
export function markOf(fileSha256: string): string {
  return `@${fileSha256.slice(0, 8)}`;
}

export interface Removed {
  readonly notices: number;
  /** Left where they are, because they were decided or changed by hand. */
  readonly kept: number;
}

/** The notices of a file that `wasSeen` does not know leave, but for those decided or changed by hand. `mark` is that of the file. */
export async function removeUnseen(
  db: Db,
  sourceId: number,
  mark: string,
  wasSeen: (reference: string) => boolean,
  actor: Actor,
): Promise<Removed> {
  let [notices, kept] = [0, 0];
  for (let after = 0; ; ) {
    const standing = await standingOf(db, sourceId, mark).where('id', '>', after).orderBy('id').limit(500).execute();
    const unseen = standing.filter(({ reference }) => !wasSeen(reference)).map(({ id }) => id);
    const byHand = unseen.length > 0 ? await decidedByHand(db, unseen) : new Set<number>();
    const leaving = unseen.filter((id) => !byHand.has(id));
    if (leaving.length > 0) await db.updateTable('notice').set({ removed_at: actor.now }).where('id', 'in', leaving).execute();
    await dropPrivate(db, leaving);
    await refreshStates(db, leaving);
    notices += leaving.length;
    kept += byHand.size;
    const last = standing.at(-1);
    if (!last) return { notices, kept };
    after = last.id;
  }
}

/** Does a file still have such notices in the log? */
export async function hasUnreferenced(db: Db, sourceId: number, mark: string): Promise<boolean> {
  return (await standingOf(db, sourceId, mark).limit(1).executeTakeFirst()) !== undefined;
}

function standingOf(db: Db, sourceId: number, mark: string) {
  return db
    .selectFrom('notice')
    .select(['id', 'reference'])
    .where('source_id', '=', sourceId)
    .where('own_reference', '=', 'no')
    .where('reference', 'like', `%${mark}`)
    .where('removed_at', 'is', null);
}

async function decidedByHand(db: Db, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('decision')
    .select('notice_id')
    .distinct()
    .where('notice_id', 'in', ids)
    .where('import_id', 'is', null)
    .execute();
  const changed = await db.selectFrom('notice').select('id as notice_id').where('id', 'in', ids).where('import_id', 'is', null).execute();
  return new Set([...rows, ...changed].map((row) => row.notice_id));
}
