// Runs of the gate over the files of a draft, and what people decided about the findings.
import { type Finding, openFindings, type Resolution } from '../model/finding.ts';
import type { SignOff } from '../model/sign-off.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { listSignOffs } from './sign-offs.ts';

export interface GateCheck {
  readonly id: number;
  readonly draftId: number;
  /** SHA-256 over all scanned files: resolutions hold for exactly these. */
  readonly filesSha256: string;
  readonly findings: readonly Finding[];
  readonly publicZip: Uint8Array;
  readonly submissionZip: Uint8Array;
}

/** Enters a check. What the check before it had left open and these files no longer hold is noted as removed. */
export async function saveCheck(db: Db, check: Omit<GateCheck, 'id'>, actor: Actor): Promise<void> {
  await noteRemoved(db, check, actor);
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

async function noteRemoved(db: Db, { draftId, filesSha256, findings }: Omit<GateCheck, 'id'>, actor: Actor): Promise<void> {
  const before = await db
    .selectFrom('gate_check')
    .select(['draft_id', 'files_sha256', 'findings'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!before || before.files_sha256 === filesSha256 || !(await ofOnePeriod(db, before.draft_id, draftId))) return;
  const still = new Set(findings.map(({ id }) => id));
  const left = openFindings(
    JSON.parse(before.findings) as Finding[],
    await listResolutions(db, before.files_sha256),
    before.files_sha256,
  ).filter(({ id }) => !still.has(id));
  const removed = left.map(({ id }) => ({
    finding: id,
    verdict: 'removed' as const,
    reason: `Not in the files ${filesSha256.slice(0, 16)}`,
    filesSha256: before.files_sha256,
  }));
  await saveResolutions(db, removed, actor);
}

async function ofOnePeriod(db: Db, draftId: number, otherId: number): Promise<boolean> {
  if (draftId === otherId) return true;
  const rows = await db.selectFrom('draft').select('report').where('id', 'in', [draftId, otherId]).execute();
  const periods = rows.map(({ report }) => JSON.stringify((JSON.parse(report) as { period: unknown }).period));
  return periods.length === 2 && periods[0] === periods[1];
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

export async function saveResolutions(db: Db, resolutions: readonly Omit<Resolution, 'by' | 'at'>[], actor: Actor): Promise<void> {
  if (resolutions.length === 0) return;
  for (const { finding, verdict, reason, filesSha256 } of resolutions) {
    await db
      .insertInto('resolution')
      .values({ finding, verdict, reason, files_sha256: filesSha256, resolved_at: actor.now, resolved_by: actor.by })
      .execute();
  }
  const verdicts = [...new Set(resolutions.map(({ verdict }) => verdict))].sort();
  await addAudit(db, actor, 'finding.resolved', 'check', { findings: resolutions.length, verdicts });
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

export interface CheckEntry {
  readonly checkedAt: string;
  readonly checkedBy: string;
  readonly filesSha256: string;
  readonly findings: readonly Finding[];
  readonly resolutions: readonly Resolution[];
  readonly signOffs: readonly SignOff[];
}

/** Every check that is kept, oldest first, with what people decided about its files. */
export async function listChecks(db: Db): Promise<CheckEntry[]> {
  const rows = await db.selectFrom('gate_check').select(['checked_at', 'checked_by', 'files_sha256', 'findings']).orderBy('id').execute();
  const entries: CheckEntry[] = [];
  for (const row of rows) {
    entries.push({
      checkedAt: row.checked_at,
      checkedBy: row.checked_by,
      filesSha256: row.files_sha256,
      findings: JSON.parse(row.findings) as Finding[],
      resolutions: await listResolutions(db, row.files_sha256),
      signOffs: await listSignOffs(db, row.files_sha256),
    });
  }
  return entries;
}
