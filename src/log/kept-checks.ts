// The checks of drafts with all the log holds on them, one at a time: together they may be large.
import { FORGOTTEN_WORDS } from './audit-trail.ts';
import type { Db } from './db.ts';

export interface KeptCheck {
  readonly draftId: number;
  /** Of the draft; JSON. */
  readonly report: string;
  readonly filesSha256: string;
  /** How many; null: they cannot be read. */
  readonly findings: number | null;
  readonly publicZip: Uint8Array;
  readonly submissionZip: Uint8Array;
  readonly checkedAt: string;
}

export async function* keptChecks(db: Db): AsyncIterable<KeptCheck> {
  for (const { id } of await db.selectFrom('gate_check').select('id').orderBy('id').execute()) {
    const row = await db
      .selectFrom('gate_check')
      .innerJoin('draft', 'draft.id', 'gate_check.draft_id')
      .select(['draft_id', 'report', 'files_sha256', 'findings', 'public_zip', 'submission_zip', 'checked_at'])
      .where('gate_check.id', '=', id)
      .executeTakeFirst();
    // Without its draft it is told among the references.
    if (!row) continue;
    yield {
      draftId: row.draft_id,
      report: row.report,
      filesSha256: row.files_sha256,
      findings: lengthOf(row.findings),
      publicZip: row.public_zip,
      submissionZip: row.submission_zip,
      checkedAt: row.checked_at,
    };
  }
}

function lengthOf(findings: string): number | null {
  try {
    const all: unknown = JSON.parse(findings);
    return Array.isArray(all) ? all.length : null;
  } catch {
    return null;
  }
}

export type CheckLine = { readonly filesSha256?: string; readonly findings?: number } | 'forgotten';

/** What the trail says of each check, by its instant. */
export async function checksInTrail(db: Db): Promise<Map<string, CheckLine>> {
  const rows = await db.selectFrom('audit').select(['at', 'subject', 'detail']).where('act', '=', 'report.checked').execute();
  return new Map(
    rows.map(({ at, subject, detail }) => [at, subject === FORGOTTEN_WORDS ? 'forgotten' : (JSON.parse(detail) as CheckLine)]),
  );
}
