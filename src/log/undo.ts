// Taking a whole import back: each notice becomes what the standing imports say of it, or leaves when none speaks of it.
import type { Selectable } from 'kysely';
import { EXIT, UserError } from '../error.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { keepPast } from './notices.ts';
import { dropPrivate } from './private-texts.ts';
import { refreshStates } from './states.ts';
import type { ImportTable, NoticeTable } from './tables.ts';
import { replaceTold } from './told-decisions.ts';

export interface UndoResult {
  readonly removed: number;
  readonly restored: number;
  /** Notices that stay as they are because a later import tells them, too. */
  readonly toldElsewhere: number;
  /** References of notices that were decided or changed by hand since and therefore kept. */
  readonly kept: readonly string[];
}

type Stored = Selectable<NoticeTable>;
interface Telling {
  readonly import_id: number;
  readonly content_sha256: string;
}

/**
 * Takes an import back in the caller's transaction.
 *
 * @throws UserError `import.unknown`, `import.already-undone`
 */
export async function undoImport(db: Db, importId: number, actor: Actor): Promise<UndoResult> {
  const entry = await db.selectFrom('import').selectAll().where('id', '=', importId).executeTakeFirst();
  if (!entry) throw new UserError('import.unknown', `There is no import ${importId}. See them with: article22 import list`, EXIT.usage);
  if (entry.undone_at) {
    throw new UserError('import.already-undone', `Import ${importId} was already undone on ${entry.undone_at.slice(0, 10)}.`, EXIT.usage);
  }
  await db.updateTable('import').set({ undone_at: actor.now, undone_by: actor.by }).where('id', '=', importId).execute();

  const result = { removed: 0, restored: 0, toldElsewhere: 0, kept: [] as string[] };
  const told = await toldBy(db, importId);
  for (const notice of told) {
    // Values without an import are a person's: see change-notice.ts.
    if (notice.import_id === null || (await decidedByHandSince(db, notice.id, entry.imported_at))) {
      result.kept.push(notice.reference);
      continue;
    }
    result[await takeBack(db, notice, importId, actor)] += 1;
  }
  const back = await bringBack(db, entry, actor);
  result.restored += back.length;
  await refreshStates(db, [...told.map(({ id }) => id), ...back]);
  const { kept, ...counts } = result;
  await addAudit(db, actor, 'import.undone', `import ${importId}`, { ...counts, kept: kept.length });
  return result;
}

function toldBy(db: Db, importId: number): Promise<Stored[]> {
  return db
    .selectFrom('notice')
    .innerJoin('telling', 'telling.notice_id', 'notice.id')
    .selectAll('notice')
    .where('telling.import_id', '=', importId)
    .where('removed_at', 'is', null)
    .orderBy('notice.id')
    .execute();
}

async function takeBack(db: Db, notice: Stored, importId: number, actor: Actor): Promise<'removed' | 'restored' | 'toldElsewhere'> {
  // Its values come from a later import: this one had no more say.
  if (notice.import_id !== importId) return 'toldElsewhere';
  const [standing] = await standingTellings(db, notice.id);
  if (!standing) {
    await db.updateTable('notice').set({ removed_at: actor.now }).where('id', '=', notice.id).execute();
    await replaceTold(db, notice.id, [], actor, 'undo');
    await dropPrivate(db, [notice.id]);
    return 'removed';
  }
  if (standing.content_sha256 === notice.content_sha256) {
    await db.updateTable('notice').set({ import_id: standing.import_id }).where('id', '=', notice.id).execute();
    return 'toldElsewhere';
  }
  await restore(db, notice, standing, actor);
  return 'restored';
}

/**
 * What this import made leave comes back, where another that stands tells of it. Acts share no instant, so it is known by that. Returns
 * which notices.
 */
async function bringBack(db: Db, entry: Pick<Selectable<ImportTable>, 'source_id' | 'imported_at'>, actor: Actor): Promise<number[]> {
  const left = await db
    .selectFrom('notice')
    .selectAll()
    .where('source_id', '=', entry.source_id)
    .where('removed_at', '=', entry.imported_at)
    .orderBy('id')
    .execute();
  const back: number[] = [];
  for (const notice of left) {
    const [standing] = await standingTellings(db, notice.id);
    if (!standing) continue;
    if (standing.content_sha256 === notice.content_sha256) await keepPast(db, notice, actor.now);
    else await restore(db, notice, standing, actor);
    const values = { removed_at: null, import_id: standing.import_id, recorded_at: actor.now, recorded_by: actor.by };
    await db.updateTable('notice').set(values).where('id', '=', notice.id).execute();
    back.push(notice.id);
  }
  return back;
}

/** What imports that stand tell of a notice, the latest first. */
function standingTellings(db: Db, noticeId: number): Promise<Telling[]> {
  return db
    .selectFrom('telling')
    .innerJoin('import', 'import.id', 'telling.import_id')
    .select(['telling.import_id', 'content_sha256'])
    .where('notice_id', '=', noticeId)
    .where('undone_at', 'is', null)
    .orderBy('telling.import_id', 'desc')
    .execute();
}

/** The values this telling gave stand in the past of the notice; its decisions are those that were told while they held. */
async function restore(db: Db, notice: Stored, telling: Telling, actor: Actor): Promise<void> {
  const past = await db
    .selectFrom('notice_past')
    .selectAll()
    .where('notice_id', '=', notice.id)
    .where('content_sha256', '=', telling.content_sha256)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const { id: _i, notice_id: _n, superseded_at: heldUntil, ...values } = past;
  await keepPast(db, notice, actor.now);
  await db
    .updateTable('notice')
    .set({ ...values, import_id: telling.import_id, recorded_at: actor.now, recorded_by: actor.by })
    .where('id', '=', notice.id)
    .execute();
  const told = await db
    .selectFrom('decision')
    .selectAll()
    .where('notice_id', '=', notice.id)
    .where('import_id', 'is not', null)
    .where('recorded_at', '<', heldUntil)
    .where((eb) => eb.or([eb('superseded_at', 'is', null), eb('superseded_at', '>=', heldUntil)]))
    .orderBy('id')
    .execute();
  const rows = told.map(({ id: _id, notice_id: _notice, ...row }) => ({ ...row, import_id: telling.import_id }));
  await replaceTold(db, notice.id, rows, actor, 'undo');
}

async function decidedByHandSince(db: Db, noticeId: number, since: string): Promise<boolean> {
  const row = await db
    .selectFrom('decision')
    .select('id')
    .where('notice_id', '=', noticeId)
    .where('import_id', 'is', null)
    .where('recorded_at', '>=', since)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
