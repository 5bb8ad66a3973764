// Corrections that published periods call for: opened when the log counts otherwise than was published, closed when it does not any more.
import assert from 'node:assert';
import { CORRECTION_CAUSES, type CorrectionCause } from '../model/correction-cause.ts';
import type { Day, Period } from '../model/period.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';

/** An act that may change what a published period counts. */
export interface Cause {
  readonly kind: Exclude<CorrectionCause, 'later-day'>;
  /** In plain words: `undo of import 3`. */
  readonly act: string;
}

export interface Correction {
  readonly id: number;
  readonly publicationId: number;
  readonly period: Period;
  readonly version: number;
  /** The act that opened it. */
  readonly cause: string;
  /** Notices counted otherwise than published. */
  readonly notices: number;
  readonly openedAt: string;
}

/** What a published version counted. */
export interface PublishedVersion {
  readonly id: number;
  readonly period: Period;
  readonly asOfOn: Day;
  readonly spanDay: 'first' | 'last' | null;
  /** What was recorded before this instant was counted. */
  readonly knownBefore: string;
  readonly publishedAt: string;
}

/** Of each published period the newest version, without its report. */
export async function listNewestVersions(db: Db): Promise<PublishedVersion[]> {
  const rows = await db
    .selectFrom('publication')
    .select(['id', 'period_first', 'period_last', 'as_of_on', 'span_day', 'known_before', 'published_at'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('publication as newer')
            .select('newer.id')
            .whereRef('newer.period_first', '=', 'publication.period_first')
            .whereRef('newer.period_last', '=', 'publication.period_last')
            .whereRef('newer.version', '>', 'publication.version'),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    period: { first: row.period_first, last: row.period_last },
    asOfOn: row.as_of_on,
    spanDay: row.span_day as PublishedVersion['spanDay'],
    knownBefore: row.known_before,
    publishedAt: row.published_at,
  }));
}

export async function listOpenCorrections(db: Db): Promise<Correction[]> {
  const rows = await db
    .selectFrom('correction')
    .innerJoin('publication', 'publication.id', 'correction.publication_id')
    .select(['correction.id', 'publication_id', 'period_first', 'period_last', 'version', 'cause', 'notices', 'opened_at'])
    .where('closed_at', 'is', null)
    .orderBy('correction.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    publicationId: row.publication_id,
    period: { first: row.period_first, last: row.period_last },
    version: row.version,
    cause: row.cause,
    notices: row.notices,
    openedAt: row.opened_at,
  }));
}

/** Kinds of the acts that changed what a published version counts while its correction is open, each once, oldest first. */
export async function listCorrectionCauses(db: Db, publicationId: number): Promise<CorrectionCause[]> {
  const rows = await db
    .selectFrom('correction_cause')
    .innerJoin('correction', 'correction.id', 'correction_id')
    .select('correction_cause.kind')
    .where('publication_id', '=', publicationId)
    .where('closed_at', 'is', null)
    .orderBy('noted_at')
    .execute();
  return [...new Set(rows.map(({ kind }) => causeOf(kind)))];
}

function causeOf(kind: string): CorrectionCause {
  const known = CORRECTION_CAUSES.find((one) => one === kind);
  assert(known, `correction_cause: no kind “${kind}”`);
  return known;
}

/** What one act did to the counts of a published version. */
export interface Difference {
  /** By how many notices the log now differs from it. */
  readonly notices: number;
  /** Whether this act changed what its period counts. */
  readonly isByThisAct: boolean;
}

/**
 * Notes by how many notices the log now differs from a published version: opens a correction, keeps the one that is open up to date, or
 * closes it when the counts agree again. `cause` is null for acts that change no count.
 */
export async function noteDifference(
  db: Db,
  publicationId: number,
  { notices, isByThisAct }: Difference,
  cause: Cause | null,
  actor: Actor,
): Promise<void> {
  const open = (await listOpenCorrections(db)).find((correction) => correction.publicationId === publicationId);
  if (notices === 0) {
    if (open) await db.updateTable('correction').set({ closed_at: actor.now }).where('id', '=', open.id).execute();
    return;
  }
  if (open) {
    await db.updateTable('correction').set({ notices }).where('id', '=', open.id).execute();
    if (isByThisAct) await addCause(db, open.id, cause, actor);
    return;
  }
  assert(cause, 'an act without a cause changed what a published period counts');
  const row = { publication_id: publicationId, cause: cause.act, notices, opened_at: actor.now };
  const { id } = await db
    .insertInto('correction')
    .values({ ...row, closed_at: null, closed_by_publication_id: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addCause(db, id, cause, actor);
  await addAudit(db, actor, 'correction.opened', `publication ${publicationId}`, { cause: cause.kind, notices });
}

async function addCause(db: Db, correctionId: number, cause: Cause | null, { now }: Actor): Promise<void> {
  assert(cause, 'an act without a cause changed what a published period counts');
  await db.insertInto('correction_cause').values({ correction_id: correctionId, kind: cause.kind, noted_at: now }).execute();
}
