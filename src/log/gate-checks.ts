// Runs of the gate over the files of a draft, and what people decided about the findings.
import type { Finding, Resolution } from '../model/finding.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';

export interface GateCheck {
  readonly id: number;
  readonly draftId: number;
  /** SHA-256 over all scanned files: resolutions hold for exactly these. */
  readonly filesSha256: string;
  readonly findings: readonly Finding[];
  readonly publicZip: Uint8Array;
  readonly submissionZip: Uint8Array;
}

export async function saveCheck(db: Db, check: Omit<GateCheck, 'id'>, actor: Actor): Promise<void> {
  await db
    .insertInto('gate_check')
    .values({
      draft_id: check.draftId,
      files_sha256: check.filesSha256,
      findings: JSON.stringify(check.findings),
      public_zip: Buffer.from(check.publicZip),
      submission_zip: Buffer.from(check.submissionZip),
      checked_at: actor.now,
      checked_by: actor.by,
    })
    .execute();
  await addAudit(db, actor, 'report.checked', `draft ${check.draftId}`, {
    filesSha256: check.filesSha256,
    findings: check.findings.length,
  });
}

/** The latest check of a draft; null when it was never checked. */
export async function latestCheck(db: Db, draftId: number): Promise<GateCheck | null> {
  const row = await db.selectFrom('gate_check').selectAll().where('draft_id', '=', draftId).orderBy('id', 'desc').executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    draftId: row.draft_id,
    filesSha256: row.files_sha256,
    findings: JSON.parse(row.findings) as Finding[],
    publicZip: row.public_zip,
    submissionZip: row.submission_zip,
  };
}

export async function saveResolutions(db: Db, resolutions: readonly Resolution[], actor: Actor): Promise<void> {
  for (const { finding, verdict, reason, filesSha256, by, at } of resolutions) {
    await db
      .insertInto('resolution')
      .values({ finding, verdict, reason, files_sha256: filesSha256, resolved_at: at, resolved_by: by })
      .execute();
  }
  await addAudit(db, actor, 'finding.resolved', 'check', { findings: resolutions.length });
}

export async function listResolutions(db: Db, filesSha256: string): Promise<Resolution[]> {
  const rows = await db.selectFrom('resolution').selectAll().where('files_sha256', '=', filesSha256).orderBy('id').execute();
  return rows.map((row) => ({
    finding: row.finding,
    verdict: row.verdict as Resolution['verdict'],
    reason: row.reason,
    by: row.resolved_by,
    at: row.resolved_at,
    filesSha256: row.files_sha256,
  }));
}
