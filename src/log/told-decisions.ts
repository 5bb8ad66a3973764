// What sources tell of decisions, beside what people record by hand.
import type { Actor } from './audit-trail.ts';
import { insertInChunks } from './chunks.ts';
import type { Db } from './db.ts';
import { type DecisionRow, decisionKey } from './notice-row.ts';

/**
 * Decisions a source told are replaced by what it tells now; equal ones stay, those recorded by hand are left alone. What a person ended
 * because it was recorded wrongly does not come back when the source tells it once more.
 */
export async function replaceTold(
  db: Db,
  noticeId: number,
  told: readonly DecisionRow[],
  actor: Actor,
  how: 'import' | 'undo',
): Promise<void> {
  const rows = await everTold(db, noticeId);
  const ended = new Set(rows.filter(({ row }) => row.superseded_by === 'person').map(({ key }) => key));
  const current = rows.filter(({ row }) => row.superseded_at === null);
  const toldKeys = new Set(told.map(decisionKey));
  const currentKeys = new Set(current.map(({ key }) => key));
  const gone = current.filter(({ key }) => !toldKeys.has(key)).map(({ id }) => id);
  await insertInChunks(gone, (chunk) =>
    db.updateTable('decision').set({ superseded_at: actor.now, superseded_by: how }).where('id', 'in', chunk).execute(),
  );
  const fresh = told.filter((row) => !currentKeys.has(decisionKey(row)) && !ended.has(decisionKey(row)));
  await insertInChunks(
    fresh.map((row) => ({
      ...row,
      notice_id: noticeId,
      recorded_at: actor.now,
      recorded_by: actor.by,
      superseded_at: null,
      superseded_by: null,
    })),
    (chunk) => db.insertInto('decision').values(chunk).execute(),
  );
}

/** True when replacing what was told by this would change nothing. */
export async function tellsSame(db: Db, noticeId: number, told: readonly DecisionRow[]): Promise<boolean> {
  const rows = await everTold(db, noticeId);
  const ended = new Set(rows.filter(({ row }) => row.superseded_by === 'person').map(({ key }) => key));
  const current = new Set(rows.filter(({ row }) => row.superseded_at === null).map(({ key }) => key));
  const now = new Set(told.map(decisionKey).filter((key) => !ended.has(key)));
  return now.size === current.size && [...now].every((key) => current.has(key));
}

async function everTold(db: Db, noticeId: number) {
  const rows = await db.selectFrom('decision').selectAll().where('notice_id', '=', noticeId).where('import_id', 'is not', null).execute();
  return rows.map(({ id, notice_id: _n, ...row }) => ({ id, row, key: decisionKey(row) }));
}
