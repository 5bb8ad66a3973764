// Where the year stands, in a few numbers.
import { sql } from 'kysely';
import { openFindings } from '../model/finding.ts';
import type { SignatureState } from '../model/sign-off.ts';
import { supersededBy } from '../model/superseded.ts';
import { listOpenCorrections } from './corrections.ts';
import type { Db } from './db.ts';
import { readFlagger, readIndependence, readNarrative } from './documents.ts';
import { latestDraft } from './drafts.ts';
import { latestCheck, listResolutions } from './gate-checks.ts';
import { heldBefore } from './held.ts';
import { listImports } from './imports.ts';
import { readMerges } from './merges.ts';
import { listPublications } from './publications.ts';
import { readSubmissionStatus, type SubmissionStatus } from './sendings-status.ts';
import { readSignature } from './sign-offs.ts';
import { actionsWith } from './tally-sums.ts';

export interface LogStatus extends SubmissionStatus {
  readonly notices: number;
  readonly byYear: readonly { readonly year: string; readonly notices: number; readonly withoutDecision: number }[];
  readonly imports: number;
  /** Imports that still hold records for an answer. */
  readonly heldImports: readonly { readonly id: number; readonly fileName: string; readonly held: number }[];
  readonly unconfirmedServices: number;
  readonly flagger: boolean;
  readonly independence: boolean;
  readonly narrativeLanguages: readonly string[];
  readonly draft: {
    readonly period: { readonly first: string; readonly last: string };
    readonly version: number;
    readonly checked: boolean;
    readonly openFindings: number;
    /** Of the latest check; null: not checked. */
    readonly signature: SignatureState | null;
  } | null;
  readonly published: readonly {
    readonly first: string;
    readonly last: string;
    readonly version: number;
    readonly releasedOn: string;
    readonly supersededBy: number | null;
  }[];
  readonly openCorrections: Awaited<ReturnType<typeof listOpenCorrections>>;
  readonly nextReportDueOn: string | null;
}

export async function readStatus(db: Db): Promise<LogStatus> {
  const flagger = await readFlagger(db);
  const byYear = await countYears(db);
  const imports = (await listImports(db)).filter((entry) => entry.undoneAt === null);
  const publications = await listPublications(db);
  return {
    notices: byYear.reduce((sum, row) => sum + row.notices, 0),
    byYear,
    imports: imports.length,
    heldImports: stillHeld(imports),
    unconfirmedServices: await countUnconfirmed(db),
    flagger: flagger !== null,
    independence: (await readIndependence(db)) !== null,
    narrativeLanguages: Object.keys(await readNarrative(db)),
    draft: await draftStatus(db),
    published: publications.map((one) => ({
      ...one.period,
      version: one.version,
      releasedOn: one.releasedOn,
      supersededBy: supersededBy(one, publications)?.version ?? null,
    })),
    openCorrections: await listOpenCorrections(db),
    nextReportDueOn:
      flagger?.awards
        .map((award) => award.nextReportDueOn)
        .filter((day) => day !== null)
        .sort()[0] ?? null,
    ...(await readSubmissionStatus(db)),
  };
}

/** A decision is one that counts now and is more than an acknowledgment. */
async function countYears(db: Db): Promise<LogStatus['byYear']> {
  const { rows } = await sql<{ year: string; notices: number | string; open: number | string }>`
    select substr(month, 1, 4) as year, sum(notices) as notices,
      sum(case when ${actionsWith(['none', 'pending', 'unknown'])} then notices else 0 end) as open
    from month_tally where notices > 0 group by 1 order by 1`.execute(db);
  return rows.map((row) => ({ year: row.year, notices: Number(row.notices), withoutDecision: Number(row.open) }));
}

/** A service that is counted under another needs no answer of its own. */
async function countUnconfirmed(db: Db): Promise<number> {
  const merged = new Set((await readMerges(db, 'service', null)).map((merge) => merge.from_id));
  const unconfirmed = await db
    .selectFrom('service_answer')
    .select('service_id')
    .where('state', '=', 'unconfirmed')
    .where(heldBefore('service_answer', null))
    .execute();
  return unconfirmed.filter(({ service_id }) => !merged.has(service_id)).length;
}

/** Only the latest import of a file counts: importing it again after an answer takes the held records in. */
function stillHeld(imports: Awaited<ReturnType<typeof listImports>>): LogStatus['heldImports'] {
  const latest = new Map<string, (typeof imports)[number]>();
  for (const entry of imports) if (!latest.has(entry.fileSha256)) latest.set(entry.fileSha256, entry);
  return [...latest.values()]
    .filter((entry) => entry.summary.held > 0)
    .map(({ id, fileName, summary }) => ({ id, fileName, held: summary.held }));
}

async function draftStatus(db: Db): Promise<LogStatus['draft']> {
  const draft = await latestDraft(db);
  if (!draft) return null;
  const { period, version } = draft.report;
  const check = await latestCheck(db, draft.id);
  if (!check) return { period, version, checked: false, openFindings: 0, signature: null };
  const { filesSha256, findings } = check;
  const resolutions = await listResolutions(db, filesSha256);
  const { state } = await readSignature(db, draft, filesSha256, resolutions);
  return { period, version, checked: true, openFindings: openFindings(findings, resolutions, filesSha256).length, signature: state };
}
