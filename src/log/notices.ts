// Notices enter the log here, and nowhere else: new, updated (with the earlier values kept) or unchanged.
import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Notice } from '../model/notice.ts';
import { inChunks } from './chunks.ts';
import { type Db, engineOf } from './db.ts';
import { FORGOTTEN, isNamedAnew, sameCounted, withoutForgotten } from './forgotten.ts';
import { enterFresh } from './fresh-notices.ts';
import { cellsOf, insertRows } from './insert-rows.ts';
import { keepKnown } from './kept-values.ts';
import { NOTICE_COLUMNS, type NoticeRow } from './notice-row.ts';
import { dropBlankNotes, keepPrivate } from './private-texts.ts';
import { type ReadyNotice, readyNotice } from './ready-notice.ts';
import { refreshStates } from './states.ts';
import type { NoticeTable } from './tables.ts';
import { replaceAllTold, tellsSame } from './told-decisions.ts';
import { updateRows } from './update-rows.ts';
import type { UpsertContext } from './upsert-context.ts';

/** A notice with its service resolved; null: not recorded. */
export interface ResolvedNotice {
  readonly notice: Notice;
  readonly serviceId: number | null;
}

/** `new`: also a notice that had been removed by an undo and is told again. */
export type UpsertOutcome = 'new' | 'updated' | 'unchanged';

type Stored = Selectable<NoticeTable>;

/** A notice of the batch. */
interface Entry {
  readonly ready: ReadyNotice;
  /** The source tells a note, if only one of which something was forgotten. */
  readonly hasNote: boolean;
  /** The log's row of this reference, if there is one. */
  readonly stored: Stored | undefined;
  readonly outcome: UpsertOutcome;
}

/** Upserts a batch (a few thousand at most) inside the caller's transaction; one outcome a notice, in order. */
export async function upsertNotices(db: Db, told: readonly ResolvedNotice[], context: UpsertContext): Promise<UpsertOutcome[]> {
  const kept = await withoutForgotten(db, told, context.sourceId, context.forgotten);
  return upsertReady(
    db,
    kept.map(({ notice, serviceId }, i) => ({ ...readyNotice(notice, serviceId, context), hasNote: told[i]?.notice.note !== null })),
    context,
  );
}

/** The same for notices whose rows are made already. The caller knows that nothing was ever forgotten in this log. */
export async function upsertReady(
  db: Db,
  notices: readonly (ReadyNotice & { readonly hasNote?: boolean })[],
  context: UpsertContext,
): Promise<UpsertOutcome[]> {
  if (notices.length === 0) return [];
  const entries = await lookUp(db, notices, context);
  const fresh = entries.filter(({ stored }) => stored === undefined).map(({ ready }) => ready);
  await enterFresh(db, fresh, context);
  await update(db, entries.filter(isToldAnew), context);
  await keepBeside(db, entries.filter(isStored), context);
  await keepTellings(db, entries.filter(isStored), context);
  return entries.map(({ outcome }) => outcome);
}

type StoredEntry = Entry & { readonly stored: Stored };

function isStored(entry: Entry): entry is StoredEntry {
  return entry.stored !== undefined;
}

function isToldAnew(entry: Entry): entry is StoredEntry {
  return isStored(entry) && entry.outcome !== 'unchanged';
}

/** What the log has of the notices of a batch, and what they are to it. */
async function lookUp(
  db: Db,
  notices: readonly (ReadyNotice & { readonly hasNote?: boolean })[],
  context: UpsertContext,
): Promise<Entry[]> {
  const references = notices.map(({ row }) => row.reference);
  const present = await storedBy(db, context.sourceId, references);
  const entries: Entry[] = [];
  for (const told of notices) {
    const stored = present.get(told.row.reference);
    const ready = stored ? await recognised(db, told, stored) : told;
    entries.push({ ready, hasNote: told.hasNote ?? told.note !== null, stored, outcome: outcomeOf(ready.row, stored) });
  }
  return entries;
}

async function storedBy(db: Db, sourceId: number, references: readonly string[]): Promise<Map<string, Stored>> {
  // All in one parameter, so that the question is the same each time.
  const among =
    engineOf(db) === 'postgres'
      ? sql<SqlBool>`reference = any(${references})`
      : sql<SqlBool>`reference in (select value from json_each(${JSON.stringify(references)}))`;
  const present = await db.selectFrom('notice').selectAll().where('source_id', '=', sourceId).where(among).execute();
  return new Map(present.map((row) => [row.reference, row]));
}

/** As it is, or, of a notice of which something was forgotten and that tells nothing new, with the mark that stands for its content. */
async function recognised(db: Db, ready: ReadyNotice, stored: Stored): Promise<ReadyNotice> {
  if (!stored.content_sha256.startsWith(FORGOTTEN) || !sameCounted(ready.row, stored)) return ready;
  const isSame = await tellsSame(db, stored.id, ready.decisions);
  return isSame ? { ...ready, row: { ...ready.row, content_sha256: stored.content_sha256 } } : ready;
}

function outcomeOf(row: NoticeRow, stored: Stored | undefined): UpsertOutcome {
  if (!stored) return 'new';
  if (stored.removed_at !== null) return 'new';
  return stored.content_sha256 === row.content_sha256 ? 'unchanged' : 'updated';
}

/** Gives notices of the log the values that are told now; those they had are kept. */
async function update(db: Db, entries: readonly StoredEntry[], context: UpsertContext): Promise<void> {
  if (entries.length === 0) return;
  await keepAllPast(
    db,
    entries.map(({ stored }) => stored),
    context.actor.now,
  );
  await updateRows(
    db,
    'notice',
    NOTICE_COLUMNS,
    entries.map(({ stored, ready }) => ({ id: stored.id, cells: cellsOf(ready.row, NOTICE_COLUMNS) })),
  );
  const told = entries.map(({ stored, ready }) => ({ noticeId: stored.id, rows: ready.decisions }));
  await replaceAllTold(db, told, context.actor, 'import');
  const numbered = entries.map(({ stored, ready }) => ({ id: stored.id, ready }));
  await keepKnown(db, numbered);
  await keepPrivate(db, numbered, context.keeping);
  await refreshStates(
    db,
    entries.map(({ stored }) => stored.id),
  );
}

/**
 * What a notice tells beside what is compared. Of one of which something was forgotten no hash says whether its addresses, accounts and
 * names are those of before, so they are kept although it is unchanged; not where all of it was forgotten.
 */
async function keepBeside(db: Db, entries: readonly StoredEntry[], { keeping }: UpsertContext): Promise<void> {
  const numbered = entries.map(({ stored, ready, hasNote }) => ({ id: stored.id, ready, hasNote }));
  await dropBlankNotes(db, numbered, keeping);
  const unsure = numbered.filter(({ ready: { row } }) => row.content_sha256.startsWith(FORGOTTEN) && !isNamedAnew(row));
  await keepKnown(db, unsure);
  await keepPrivate(db, unsure, keeping);
}

/** Remembers what this import told, also where nothing changed: an undo of another one leaves these notices alone. */
async function keepTellings(db: Db, entries: readonly StoredEntry[], { importId }: UpsertContext): Promise<void> {
  if (importId === null) return;
  const ids = entries.map(({ stored }) => stored.id);
  await inChunks(ids, NOTICES_AT_ONCE, (some) =>
    db.deleteFrom('telling').where('import_id', '=', importId).where('notice_id', 'in', some).execute(),
  );
  await insertRows(
    db,
    'telling',
    ['notice_id', 'import_id', 'content_sha256'],
    entries.map(({ stored, ready }) => [stored.id, importId, ready.row.content_sha256]),
  );
}

/** Always as many in one statement, so that SQLite prepares it once. */
const NOTICES_AT_ONCE = 100;

/** Keeps the values a notice had until now; a removed notice had none since it was removed. */
export async function keepPast(db: Db, stored: Stored, now: string): Promise<void> {
  await keepAllPast(db, [stored], now);
}

async function keepAllPast(db: Db, stored: readonly Stored[], now: string): Promise<void> {
  const rows = stored.map(({ id, removed_at, ...values }) => ({ ...values, notice_id: id, superseded_at: removed_at ?? now }));
  const columns = [...NOTICE_COLUMNS.filter((column) => column !== 'removed_at'), 'notice_id', 'superseded_at'] as const;
  await insertRows(
    db,
    'notice_past',
    columns,
    rows.map((row) => cellsOf(row, columns)),
  );
}
