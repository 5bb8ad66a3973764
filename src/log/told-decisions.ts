// What sources tell of decisions, beside what people record by hand.
import { type SqlBool, sql } from 'kysely';
import type { Actor } from './audit-trail.ts';
import { inChunks, insertInChunks } from './chunks.ts';
import { type Db, engineOf } from './db.ts';
import { cellsOf, insertRows } from './insert-rows.ts';
import { DECISION_COLUMNS, type DecisionRow, decisionKey } from './notice-row.ts';

/** Decisions that a source tells of one notice. */
interface Told {
  readonly noticeId: number;
  readonly rows: readonly DecisionRow[];
}

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
  await replaceAllTold(db, [{ noticeId, rows: told }], actor, how);
}

/** The same for many notices at once. */
export async function replaceAllTold(db: Db, told: readonly Told[], actor: Actor, how: 'import' | 'undo'): Promise<void> {
  const ever = await everTold(
    db,
    told.map(({ noticeId }) => noticeId),
  );
  const gone: number[] = [];
  const fresh: DecisionOf[] = [];
  for (const { noticeId, rows } of told) {
    const before = ever.get(noticeId) ?? [];
    const ended = new Set(before.filter(({ row }) => row.superseded_by === 'person').map(({ key }) => key));
    const current = before.filter(({ row }) => row.superseded_at === null);
    const currentKeys = new Set(current.map(({ key }) => key));
    const toldKeys = new Set(rows.map(decisionKey));
    gone.push(...current.filter(({ key }) => !toldKeys.has(key)).map(({ id }) => id));
    for (const row of rows) {
      if (currentKeys.has(decisionKey(row)) || ended.has(decisionKey(row))) continue;
      fresh.push({ ...row, notice_id: noticeId, recorded_at: actor.now, recorded_by: actor.by, superseded_at: null, superseded_by: null });
    }
  }
  await insertInChunks(gone, (chunk) =>
    db.updateTable('decision').set({ superseded_at: actor.now, superseded_by: how }).where('id', 'in', chunk).execute(),
  );
  const columns = ['notice_id', ...DECISION_COLUMNS] as const;
  await insertRows(
    db,
    'decision',
    columns,
    fresh.map((row) => cellsOf(row, columns)),
  );
}

type DecisionOf = DecisionRow & { readonly notice_id: number };

/** True when replacing what was told by this would change nothing. */
export async function tellsSame(db: Db, noticeId: number, told: readonly DecisionRow[]): Promise<boolean> {
  const rows = (await everTold(db, [noticeId])).get(noticeId) ?? [];
  const ended = new Set(rows.filter(({ row }) => row.superseded_by === 'person').map(({ key }) => key));
  const current = new Set(rows.filter(({ row }) => row.superseded_at === null).map(({ key }) => key));
  const now = new Set(told.map(decisionKey).filter((key) => !ended.has(key)));
  return now.size === current.size && [...now].every((key) => current.has(key));
}

interface EverTold {
  readonly id: number;
  readonly row: DecisionRow;
  readonly key: string;
}

/** All decisions sources ever told of these notices. */
async function everTold(db: Db, noticeIds: readonly number[]): Promise<Map<number, EverTold[]>> {
  const byNotice = new Map<number, EverTold[]>();
  const isPostgres = engineOf(db) === 'postgres';
  await inChunks(noticeIds, isPostgres ? noticeIds.length : NOTICES_AT_ONCE, async (some) => {
    const rows = await db
      .selectFrom('decision')
      .selectAll()
      .where(isPostgres ? sql<SqlBool>`notice_id = any(${some})` : sql<SqlBool>`notice_id in (${sql.join(some)})`)
      .where('import_id', 'is not', null)
      .orderBy('id')
      .execute();
    for (const { id, notice_id, ...row } of rows) {
      const known = byNotice.get(notice_id);
      const one = { id, row, key: decisionKey(row) };
      if (known) known.push(one);
      else byNotice.set(notice_id, [one]);
    }
  });
  return byNotice;
}

/** Always as many in one question to SQLite, so that it is prepared once. */
const NOTICES_AT_ONCE = 100;
