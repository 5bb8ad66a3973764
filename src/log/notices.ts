// Notices enter the log here, and nowhere else: new, updated (with the earlier values kept) or unchanged.

import type { Selectable } from 'kysely';
import type { Notice } from '../model/notice.ts';
import { insertInChunks } from './chunks.ts';
import type { Db } from './db.ts';
import { FORGOTTEN, isNamedAnew, sameCounted, withoutForgotten } from './forgotten.ts';
import { keepKnown } from './kept-values.ts';
import { decisionRow, type NoticeRow, noticeRow } from './notice-row.ts';
import { dropBlankNotes, keepPrivate } from './private-texts.ts';
import { refreshStates } from './states.ts';
import type { NoticeTable } from './tables.ts';
import { replaceTold, tellsSame } from './told-decisions.ts';
import type { UpsertContext } from './upsert-context.ts';

/** A notice with its service resolved; null: not recorded. */
export interface ResolvedNotice {
  readonly notice: Notice;
  readonly serviceId: number | null;
}

/** `new`: also a notice that had been removed by an undo and is told again. */
export type UpsertOutcome = 'new' | 'updated' | 'unchanged';

type Stored = Selectable<NoticeTable>;

/** Upserts a batch (at most a few hundred) inside the caller's transaction; one outcome a notice, in order. */
export async function upsertNotices(db: Db, told: readonly ResolvedNotice[], context: UpsertContext): Promise<UpsertOutcome[]> {
  if (told.length === 0) return [];
  const batch = await withoutForgotten(db, told, context.sourceId, context.forgotten);
  const toldRows = batch.map(({ notice, serviceId }) => noticeRow(notice, serviceId, context));
  const present = await db
    .selectFrom('notice')
    .selectAll()
    .where('source_id', '=', context.sourceId)
    .where(
      'reference',
      'in',
      toldRows.map((row) => row.reference),
    )
    .execute();
  const byReference = new Map(present.map((row) => [row.reference, row]));
  const rows: NoticeRow[] = [];
  for (const [i, row] of toldRows.entries()) {
    rows.push(await recognised(db, row, byReference.get(row.reference), (batch[i] as ResolvedNotice).notice, context));
  }
  const outcomes = rows.map((row) => outcomeOf(row, byReference.get(row.reference)));

  const fresh = await insertNew(
    db,
    batch.map((item, i) => ({ ...item, row: rows[i] as NoticeRow })).filter(({ row }) => !byReference.has(row.reference)),
    context,
  );
  const updated: number[] = [];
  for (const [i, row] of rows.entries()) {
    const stored = byReference.get(row.reference);
    if (outcomes[i] === 'unchanged' || !stored) continue;
    await update(db, stored, row, batch[i] as ResolvedNotice, context);
    updated.push(stored.id);
  }
  await refreshStates(db, [...fresh, ...updated]);
  await keepBeside(
    db,
    rows.flatMap((row, i) => {
      const stored = byReference.get(row.reference);
      return stored ? [{ id: stored.id, row, notice: (batch[i] as ResolvedNotice).notice, told: (told[i] as ResolvedNotice).notice }] : [];
    }),
    context,
  );
  await keepTellings(db, rows, context);
  return outcomes;
}

/**
 * What a notice tells beside what is compared. Of one of which something was forgotten no hash says whether its addresses, accounts and
 * names are those of before, so they are kept although it is unchanged; not where all of it was forgotten.
 */
async function keepBeside(
  db: Db,
  items: readonly { readonly id: number; readonly row: NoticeRow; readonly notice: Notice; readonly told: Notice }[],
  { key, keeping }: UpsertContext,
): Promise<void> {
  await dropBlankNotes(
    db,
    items.map(({ id, told }) => ({ id, notice: told })),
    keeping,
  );
  const unsure = items.filter(({ row }) => row.content_sha256.startsWith(FORGOTTEN) && !isNamedAnew(row));
  await keepKnown(db, unsure, key);
  await keepPrivate(db, unsure, keeping);
}

/** Remembers what this import told, also where nothing changed: an undo of another one leaves these notices alone. */
async function keepTellings(db: Db, rows: readonly NoticeRow[], { sourceId, importId }: UpsertContext): Promise<void> {
  if (importId === null) return;
  const content = new Map(rows.map((row) => [row.reference, row.content_sha256]));
  const ids = await db
    .selectFrom('notice')
    .select(['id', 'reference'])
    .where('source_id', '=', sourceId)
    .where('reference', 'in', [...content.keys()])
    .execute();
  await insertInChunks(
    ids.map(({ id, reference }) => ({ notice_id: id, import_id: importId, content_sha256: content.get(reference) ?? '' })),
    (chunk) =>
      db
        .insertInto('telling')
        .values(chunk)
        .onConflict((on) =>
          on.columns(['import_id', 'notice_id']).doUpdateSet((eb) => ({ content_sha256: eb.ref('excluded.content_sha256') })),
        )
        .execute(),
  );
}

/** The row itself, or, of a notice of which something was forgotten and that tells nothing new, with the mark that stands for its content. */
async function recognised(db: Db, row: NoticeRow, stored: Stored | undefined, notice: Notice, context: UpsertContext): Promise<NoticeRow> {
  if (!stored?.content_sha256.startsWith(FORGOTTEN) || !sameCounted(row, stored)) return row;
  const told = notice.decisions.map((decision) => decisionRow(decision, notice.sent, context));
  return (await tellsSame(db, stored.id, told)) ? { ...row, content_sha256: stored.content_sha256 } : row;
}

function outcomeOf(row: NoticeRow, stored: Stored | undefined): UpsertOutcome {
  if (!stored) return 'new';
  if (stored.removed_at !== null) return 'new';
  return stored.content_sha256 === row.content_sha256 ? 'unchanged' : 'updated';
}

/** Returns their ids. */
async function insertNew(db: Db, fresh: readonly (ResolvedNotice & { row: NoticeRow })[], context: UpsertContext): Promise<number[]> {
  if (fresh.length === 0) return [];
  const inserted = await db
    .insertInto('notice')
    .values(fresh.map(({ row }) => row))
    .returning(['id', 'reference'])
    .execute();
  const ids = new Map(inserted.map(({ id, reference }) => [reference, id]));
  const withIds = fresh.map((item) => ({ ...item, id: ids.get(item.row.reference) as number }));
  const decisions = withIds.flatMap(({ id, notice }) =>
    notice.decisions.map((decision) => ({ notice_id: id, ...decisionRow(decision, notice.sent, context) })),
  );
  await insertInChunks(decisions, (chunk) => db.insertInto('decision').values(chunk).execute());
  await keepKnown(db, withIds, context.key);
  await keepPrivate(db, withIds, context.keeping);
  return withIds.map(({ id }) => id);
}

async function update(db: Db, stored: Stored, row: NoticeRow, { notice }: ResolvedNotice, context: UpsertContext): Promise<void> {
  await keepPast(db, stored, context.actor.now);
  await db.updateTable('notice').set(row).where('id', '=', stored.id).execute();
  const told = notice.decisions.map((decision) => decisionRow(decision, notice.sent, context));
  await replaceTold(db, stored.id, told, context.actor, 'import');
  await keepKnown(db, [{ id: stored.id, notice }], context.key);
  await keepPrivate(db, [{ id: stored.id, notice }], context.keeping);
}

/** Keeps the values a notice had until now; a removed notice had none since it was removed. */
export async function keepPast(db: Db, stored: Stored, now: string): Promise<void> {
  const { id, removed_at, ...values } = stored;
  await db
    .insertInto('notice_past')
    .values({ ...values, notice_id: id, superseded_at: removed_at ?? now })
    .execute();
}
