// The history of imports.
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { hasUnreferenced, markOf } from './unreferenced.ts';

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
      imported_at: actor.now,
      imported_by: actor.by,
      undone_at: null,
      undone_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { importId: id, sourceId };
}

/** `removed`: the notices that left the log with this import. */
export async function finishImport(
  db: Db,
  importId: number,
  summary: ImportSummary,
  actor: Actor,
  removed: readonly { readonly notices: number }[] = [],
): Promise<void> {
  await db
    .updateTable('import')
    .set({ summary: JSON.stringify(summary) })
    .where('id', '=', importId)
    .execute();
  const gone = removed.reduce((sum, { notices }) => sum + notices, 0);
  await addAudit(db, actor, 'import.done', `import ${importId}`, { ...summary, ...(gone > 0 ? { removed: gone } : {}) });
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

/** An import that stands and took in this very file, and those of its source that came after it and stand. */
export interface Before {
  readonly entry: ImportEntry;
  readonly newer: readonly ImportEntry[];
  /** Importing it again would change nothing that was not changed by newer ones: nothing was held back, and nothing undone since. */
  readonly complete: boolean;
  readonly profileId: number | null;
}

/** The last standing import of exactly this file from this source; null for a file that is not in the log. */
export async function findBefore(db: Db, sourceCode: string, fileSha256: string): Promise<Before | null> {
  const ofSource = (await listImports(db)).filter(({ source }) => source === sourceCode);
  const entry = ofSource.find((one) => one.fileSha256 === fileSha256 && one.undoneAt === null);
  if (!entry) return null;
  const row = await db.selectFrom('import').select('profile_id').where('id', '=', entry.id).executeTakeFirstOrThrow();
  return {
    entry,
    newer: ofSource.filter(({ id, undoneAt }) => id > entry.id && undoneAt === null),
    complete: entry.summary.held === 0 && !ofSource.some(({ undoneAt }) => undoneAt !== null && undoneAt > entry.importedAt),
    profileId: row.profile_id,
  };
}

/** The last standing import of another file of this source whose notices without a reference are still in the log. */
export async function findUnreferencedImport(
  db: Db,
  sourceId: number,
  sourceCode: string,
  fileSha256: string,
): Promise<ImportEntry | null> {
  const others = (await listImports(db)).filter(
    (entry) => entry.source === sourceCode && entry.undoneAt === null && entry.fileSha256 !== fileSha256,
  );
  for (const entry of others) if (await hasUnreferenced(db, sourceId, markOf(entry.fileSha256))) return entry;
  return null;
}
