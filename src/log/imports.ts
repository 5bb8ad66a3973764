// The history of imports, and taking one back.
import type { Selectable } from 'kysely';
import { EXIT, UserError } from '../error.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { keepPast } from './notices.ts';
import type { NoticePastTable } from './tables.ts';

/** Every record has one fate: records = new + updated + unchanged + rejected + skipped + held. */
export interface ImportSummary {
  readonly records: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly held: number;
  /** The same sum over notices; records that are skipped are none. */
  readonly notices: {
    readonly notices: number;
    readonly new: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly rejected: number;
    readonly held: number;
  };
}

export interface ImportEntry {
  readonly id: number;
  readonly source: string;
  readonly profile: string | null;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly sizeBytes: number;
  readonly decisions: Readonly<Record<string, unknown>>;
  readonly summary: ImportSummary;
  readonly importedAt: string;
  readonly importedBy: string;
  readonly undoneAt: string | null;
}

export interface NewImport {
  readonly source: { readonly code: string; readonly name: string };
  readonly profileId: number;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly sizeBytes: number;
  readonly decisions: Readonly<Record<string, unknown>>;
}

/** Enters an import that is about to write; its summary follows with `finishImport`. */
export async function startImport(
  db: Db,
  entry: NewImport,
  actor: Actor,
): Promise<{ readonly importId: number; readonly sourceId: number }> {
  const sourceId = await enterSource(db, entry.source);
  const { id } = await db
    .insertInto('import')
    .values({
      source_id: sourceId,
      profile_id: entry.profileId,
      file_name: entry.fileName,
      file_sha256: entry.fileSha256,
      size_bytes: entry.sizeBytes,
      decisions: JSON.stringify(entry.decisions),
      summary: '{}',
      held: 0,
      imported_at: actor.now,
      imported_by: actor.by,
      undone_at: null,
      undone_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { importId: id, sourceId };
}

export async function finishImport(db: Db, importId: number, summary: ImportSummary, actor: Actor): Promise<void> {
  await db
    .updateTable('import')
    .set({ summary: JSON.stringify(summary), held: summary.held })
    .where('id', '=', importId)
    .execute();
  await addAudit(db, actor, 'import.done', `import ${importId}`, { ...summary });
}

export async function enterSource(db: Db, source: { readonly code: string; readonly name: string }): Promise<number> {
  const present = await db.selectFrom('source').select('id').where('code', '=', source.code).executeTakeFirst();
  if (present) return present.id;
  return (await db.insertInto('source').values(source).returning('id').executeTakeFirstOrThrow()).id;
}

/** Latest first. */
export async function listImports(db: Db): Promise<ImportEntry[]> {
  const rows = await db
    .selectFrom('import')
    .innerJoin('source', 'source.id', 'import.source_id')
    .leftJoin('profile', 'profile.id', 'import.profile_id')
    .selectAll('import')
    .select(['source.code as source', 'profile.name as profile'])
    .orderBy('import.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    profile: row.profile,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    sizeBytes: row.size_bytes,
    decisions: JSON.parse(row.decisions) as Record<string, unknown>,
    summary: JSON.parse(row.summary) as ImportSummary,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    undoneAt: row.undone_at,
  }));
}

/** What was given and what was decided when this very file was last taken in, undone or not; nothing for a new file. */
export async function findDecisions(db: Db, fileSha256: string): Promise<{ readonly given: object; readonly decided: object }> {
  const row = await db
    .selectFrom('import')
    .select('decisions')
    .where('file_sha256', '=', fileSha256)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { given = {}, decided = {} } = JSON.parse(row?.decisions ?? '{}') as { given?: object; decided?: object };
  return { given, decided };
}

/** True when another import took in this very file, undone or not. */
export async function wasReadBefore(db: Db, fileSha256: string, importId: number): Promise<boolean> {
  const row = await db
    .selectFrom('import')
    .select('id')
    .where('file_sha256', '=', fileSha256)
    .where('id', '!=', importId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The standing import of exactly this file with exactly this profile that held nothing back: importing it again changes nothing. */
export async function findSameImport(db: Db, fileSha256: string, profileId: number): Promise<ImportEntry | null> {
  const same = (await listImports(db)).filter(
    (entry) => entry.fileSha256 === fileSha256 && entry.undoneAt === null && entry.summary.held === 0,
  );
  if (same.length === 0) return null;
  const row = await db
    .selectFrom('import')
    .select('id')
    .where(
      'id',
      'in',
      same.map((entry) => entry.id),
    )
    .where('profile_id', '=', profileId)
    .executeTakeFirst();
  return same.find((entry) => entry.id === row?.id) ?? null;
}

/** Another standing import of this source, for a file without references that changed. */
export async function findEarlierImport(db: Db, sourceCode: string, fileSha256: string): Promise<ImportEntry | null> {
  return (
    (await listImports(db)).find((entry) => entry.source === sourceCode && entry.undoneAt === null && entry.fileSha256 !== fileSha256) ??
    null
  );
}

export interface UndoResult {
  readonly removed: number;
  readonly restored: number;
  /** References of notices that were changed since and therefore kept. */
  readonly kept: readonly string[];
  /** Days of sending that were touched. */
  readonly days: readonly string[];
}

/**
 * Takes a whole import back in the caller's transaction: its new notices are removed, its updates reversed. Notices changed since, by
 * hand or by a later import, are kept and listed.
 *
 * @throws UserError `import.unknown`, `import.already-undone`
 */
export async function undoImport(db: Db, importId: number, actor: Actor): Promise<UndoResult> {
  const entry = await db.selectFrom('import').selectAll().where('id', '=', importId).executeTakeFirst();
  if (!entry) throw new UserError('import.unknown', `There is no import ${importId}. See them with: article22 import list`, EXIT.usage);
  if (entry.undone_at)
    throw new UserError('import.already-undone', `Import ${importId} was already undone on ${entry.undone_at.slice(0, 10)}.`, EXIT.usage);

  const kept: string[] = [];
  const days: string[] = [];
  let restored = 0;
  let removed = 0;
  for (const { id } of await touchedNotices(db, importId)) {
    const notice = await db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    if (notice.import_id !== importId || (await decidedByHandSince(db, id, entry.imported_at))) {
      kept.push(notice.reference);
      continue;
    }
    const past = await db.selectFrom('notice_past').selectAll().where('notice_id', '=', id).orderBy('id', 'desc').executeTakeFirst();
    const before = past && past.superseded_by_import_id === importId && past.superseded_at === notice.recorded_at ? past : null;
    if (before) {
      await keepPast(db, notice, actor.now, null);
      await db.updateTable('notice').set(valuesOf(before, actor)).where('id', '=', id).execute();
      restored += 1;
    } else {
      await db.updateTable('notice').set({ removed_at: actor.now }).where('id', '=', id).execute();
      removed += 1;
    }
    await restoreDecisions(db, id, importId, actor, before !== null);
    days.push(notice.sent_first_on);
  }
  await db.updateTable('import').set({ undone_at: actor.now, undone_by: actor.by }).where('id', '=', importId).execute();
  await addAudit(db, actor, 'import.undone', `import ${importId}`, { removed, restored, kept: kept.length });
  return { removed, restored, kept, days };
}

async function touchedNotices(db: Db, importId: number): Promise<{ id: number }[]> {
  const current = await db.selectFrom('notice').select('id').where('import_id', '=', importId).where('removed_at', 'is', null).execute();
  const past = await db.selectFrom('notice_past').select('notice_id as id').where('import_id', '=', importId).execute();
  return [...new Map([...current, ...past].map((row) => [row.id, row])).values()].sort((a, b) => a.id - b.id);
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

function valuesOf(past: Selectable<NoticePastTable>, actor: Actor) {
  const { id: _i, notice_id: _n, superseded_at: _s, superseded_by_import_id: _b, ...values } = past;
  return { ...values, recorded_at: actor.now, recorded_by: actor.by, removed_at: null };
}

/** Ends what the import told; when the notice lives on, what it had replaced is told anew from now. */
async function restoreDecisions(db: Db, noticeId: number, importId: number, actor: Actor, livesOn: boolean): Promise<void> {
  await db
    .updateTable('decision')
    .set({ superseded_at: actor.now })
    .where('notice_id', '=', noticeId)
    .where('import_id', '=', importId)
    .where('superseded_at', 'is', null)
    .execute();
  if (!livesOn) return;
  const replaced = await db
    .selectFrom('decision')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .where('superseded_by_import_id', '=', importId)
    .execute();
  for (const { id: _id, ...row } of replaced) {
    await db
      .insertInto('decision')
      .values({ ...row, recorded_at: actor.now, recorded_by: actor.by, superseded_at: null, superseded_by_import_id: null })
      .execute();
  }
}
