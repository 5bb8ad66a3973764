// Notices enter the log here, and nowhere else: new, updated (with the earlier values kept) or unchanged.

import type { Selectable } from 'kysely';
import { registrableDomain } from '../model/domain.ts';
import { type KnownValue, knownValue } from '../model/known.ts';
import type { Notice } from '../model/notice.ts';
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';
import { type DecisionRow, decisionKey, decisionRow, type NoticeRow, noticeRow, type RowContext } from './notice-row.ts';
import type { NoticeTable } from './tables.ts';

/** A notice with its service resolved; null: not recorded. */
export interface ResolvedNotice {
  readonly notice: Notice;
  readonly serviceId: number | null;
}

export interface UpsertContext extends RowContext {
  /** The log's key, 32 bytes. */
  readonly key: Uint8Array;
}

export type UpsertOutcome = 'new' | 'updated' | 'unchanged';

type Stored = Selectable<NoticeTable>;

/** Upserts a batch (at most a few hundred) inside the caller's transaction; one outcome a notice, in order. */
export async function upsertNotices(db: Db, batch: readonly ResolvedNotice[], context: UpsertContext): Promise<UpsertOutcome[]> {
  if (batch.length === 0) return [];
  const rows = batch.map(({ notice, serviceId }) => noticeRow(notice, serviceId, context));
  const present = await db
    .selectFrom('notice')
    .selectAll()
    .where('source_id', '=', context.sourceId)
    .where(
      'reference',
      'in',
      rows.map((row) => row.reference),
    )
    .execute();
  const byReference = new Map(present.map((row) => [row.reference, row]));
  const outcomes = rows.map((row) => outcomeOf(row, byReference.get(row.reference)));

  await insertNew(
    db,
    batch.map((item, i) => ({ ...item, row: rows[i] as NoticeRow })).filter((_, i) => outcomes[i] === 'new'),
    context,
  );
  for (const [i, row] of rows.entries()) {
    const stored = byReference.get(row.reference);
    if (outcomes[i] === 'updated' && stored) await update(db, stored, row, batch[i] as ResolvedNotice, context);
  }
  return outcomes;
}

function outcomeOf(row: NoticeRow, stored: Stored | undefined): UpsertOutcome {
  if (!stored) return 'new';
  return stored.content_sha256 === row.content_sha256 && stored.removed_at === null ? 'unchanged' : 'updated';
}

async function insertNew(db: Db, fresh: readonly (ResolvedNotice & { row: NoticeRow })[], context: UpsertContext): Promise<void> {
  if (fresh.length === 0) return;
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
  await keepNotes(db, withIds);
}

async function update(db: Db, stored: Stored, row: NoticeRow, { notice }: ResolvedNotice, context: UpsertContext): Promise<void> {
  await keepPast(db, stored, context.actor.now, context.importId);
  await db.updateTable('notice').set(row).where('id', '=', stored.id).execute();
  await replaceDecisions(
    db,
    stored.id,
    notice.decisions.map((decision) => decisionRow(decision, notice.sent, context)),
    context,
  );
  await keepKnown(db, [{ id: stored.id, notice }], context.key);
  await keepNotes(db, [{ id: stored.id, notice }]);
}

/** Keeps the values a notice had until now; a removed notice had none since it was removed. */
export async function keepPast(db: Db, stored: Stored, now: string, importId: number | null): Promise<void> {
  const { id, removed_at, ...values } = stored;
  await db
    .insertInto('notice_past')
    .values({ ...values, notice_id: id, superseded_at: removed_at ?? now, superseded_by_import_id: importId })
    .execute();
}

/** Decisions a source told are replaced by what it tells now; equal ones stay, those recorded by hand are left alone. */
async function replaceDecisions(db: Db, noticeId: number, told: readonly DecisionRow[], context: RowContext): Promise<void> {
  const current = await db
    .selectFrom('decision')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .where('superseded_at', 'is', null)
    .where('import_id', 'is not', null)
    .execute();
  const toldKeys = new Set(told.map(decisionKey));
  const currentKeys = new Set<string>();
  for (const { id, notice_id: _n, ...row } of current) {
    const key = decisionKey(row);
    currentKeys.add(key);
    if (toldKeys.has(key)) continue;
    await db
      .updateTable('decision')
      .set({ superseded_at: context.actor.now, superseded_by_import_id: context.importId })
      .where('id', '=', id)
      .execute();
  }
  const fresh = told.filter((row) => !currentKeys.has(decisionKey(row))).map((row) => ({ notice_id: noticeId, ...row }));
  await insertInChunks(fresh, (chunk) => db.insertInto('decision').values(chunk).execute());
}

async function keepKnown(db: Db, items: readonly { id: number; notice: Notice }[], key: Uint8Array): Promise<void> {
  const rows = items.flatMap(({ id, notice }) => knownRows(id, notice, key));
  await insertInChunks(rows, (chunk) =>
    db
      .insertInto('known_value')
      .values(chunk)
      .onConflict((on) => on.columns(['notice_id', 'hash']).doNothing())
      .execute(),
  );
}

function knownRows(noticeId: number, notice: Notice, key: Uint8Array) {
  const byHash = new Map<string, { kind: string; value: KnownValue; domain: string | null }>();
  for (const known of notice.known) {
    const value = knownValue(key, known.text);
    if (value) byHash.set(value.hash, { kind: known.kind, value, domain: known.kind === 'url' ? registrableDomain(known.text) : null });
  }
  return [...byHash.values()].map(({ kind, value, domain }) => ({
    notice_id: noticeId,
    kind,
    hash: value.hash,
    tokens: value.tokens,
    weak: value.weak ? 1 : 0,
    domain,
  }));
}

async function keepNotes(db: Db, items: readonly { id: number; notice: Notice }[]): Promise<void> {
  const rows = items.flatMap(({ id, notice }) => (notice.note === null ? [] : [{ notice_id: id, body: notice.note }]));
  await insertInChunks(rows, (chunk) =>
    db
      .insertInto('notice_note')
      .values(chunk)
      .onConflict((on) => on.column('notice_id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body') })))
      .execute(),
  );
}

/** PostgreSQL takes at most 65,535 parameters in one statement. */
async function insertInChunks<T>(rows: readonly T[], insert: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) await insert(rows.slice(at, at + 500));
}

/**
 * After a file without references was read again: notices of this file that it no longer holds are removed, but for those decided by
 * hand. Returns their days of sending. `suffix` marks the file.
 */
export async function removeUnseen(
  db: Db,
  sourceId: number,
  suffix: string,
  wasSeen: (reference: string) => boolean,
  actor: Actor,
): Promise<string[]> {
  const days: string[] = [];
  for (let after = 0; ; ) {
    const stored = await standingWithSuffix(db, sourceId, suffix, after);
    const gone = stored.filter((row) => !wasSeen(row.reference));
    if (gone.length > 0) {
      const ids = gone.map((row) => row.id);
      await db.updateTable('notice').set({ removed_at: actor.now }).where('id', 'in', ids).execute();
      days.push(...gone.map((row) => row.sent_first_on));
    }
    const last = stored.at(-1);
    if (!last) return days;
    after = last.id;
  }
}

/** The next 500 notices of a file, by id, that nobody decided by hand. */
function standingWithSuffix(db: Db, sourceId: number, suffix: string, afterId: number) {
  return db
    .selectFrom('notice')
    .select(['id', 'reference', 'sent_first_on'])
    .where('source_id', '=', sourceId)
    .where('id', '>', afterId)
    .where('reference', 'like', `%${suffix}`)
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('decision')
            .select('decision.id')
            .whereRef('decision.notice_id', '=', 'notice.id')
            .where('decision.import_id', 'is', null),
        ),
      ),
    )
    .orderBy('id')
    .limit(500)
    .execute();
}

/** Keyed hashes of all that must not leak: what was kept as such, and the flagger's own references. */
export async function* knownValues(db: Db, key: Uint8Array): AsyncIterable<KnownValue> {
  const kept = await db.selectFrom('known_value').select(['hash', 'tokens', 'weak']).distinct().execute();
  for (const { hash, tokens, weak } of kept) yield { hash, tokens, weak: weak === 1 };
  const references = await db.selectFrom('notice').select('reference').where('own_reference', '=', 'yes').execute();
  for (const { reference } of references) {
    const value = knownValue(key, reference);
    if (value) yield value;
  }
}
