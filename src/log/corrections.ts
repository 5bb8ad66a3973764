// Corrections that published periods call for: opened when the log counts otherwise than was published, closed when it does not any more.
import type { Period } from '../model/period.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';

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

/** The acts that opened corrections of a published version and were not taken back, oldest first. */
export async function listCorrectionCauses(db: Db, publicationId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('correction')
    .select('cause')
    .where('publication_id', '=', publicationId)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ cause }) => cause);
}

/**
 * Notes by how many notices the log now differs from a published version: opens a correction, keeps the one that is open up to date, or
 * closes it when the counts agree again.
 */
export async function noteDifference(db: Db, publicationId: number, notices: number, cause: string, actor: Actor): Promise<void> {
  const open = (await listOpenCorrections(db)).find((correction) => correction.publicationId === publicationId);
  if (notices === 0) {
    if (open) await db.updateTable('correction').set({ closed_at: actor.now }).where('id', '=', open.id).execute();
    return;
  }
  if (open) {
    await db.updateTable('correction').set({ notices }).where('id', '=', open.id).execute();
    return;
  }
  const row = { publication_id: publicationId, cause, notices, opened_at: actor.now, closed_at: null, closed_by_publication_id: null };
  await db.insertInto('correction').values(row).execute();
  await addAudit(db, actor, 'correction.opened', `publication ${publicationId}`, { cause, notices });
}
