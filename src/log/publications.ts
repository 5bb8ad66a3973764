// Drafts, gate checks, resolutions, published versions and the corrections they call for.

import type { Finding, Resolution } from '../model/finding.ts';
import { type Flagger, flaggerSchema } from '../model/flagger.ts';
import { type IndependenceEntry, independenceEntrySchema } from '../model/independence.ts';
import type { Period } from '../model/period.ts';
import { type Report, reportSchema } from '../model/report.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';

export interface Draft {
  readonly id: number;
  readonly report: Report;
  /** Entries of the independence register for the authority only; they go into the submission. */
  readonly authorityOnly: readonly IndependenceEntry[];
  /** The flagger's data as it was when drafted: the letter is addressed from it. */
  readonly flagger: Flagger;
  readonly draftedAt: string;
}

export async function saveDraft(db: Db, draft: Omit<Draft, 'id' | 'draftedAt'>, actor: Actor): Promise<number> {
  const { id } = await db
    .insertInto('draft')
    .values({
      report: JSON.stringify(draft.report),
      authority_only: JSON.stringify(draft.authorityOnly),
      flagger: JSON.stringify(draft.flagger),
      drafted_at: actor.now,
      drafted_by: actor.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { period, version } = draft.report;
  await addAudit(db, actor, 'report.drafted', `draft ${id}`, { ...period, version });
  return id;
}

export async function latestDraft(db: Db): Promise<Draft | null> {
  const row = await db.selectFrom('draft').selectAll().orderBy('id', 'desc').executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    report: reportSchema.parse(JSON.parse(row.report)),
    authorityOnly: independenceEntrySchema.array().parse(JSON.parse(row.authority_only)),
    flagger: flaggerSchema.parse(JSON.parse(row.flagger)),
    draftedAt: row.drafted_at,
  };
}

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

export interface Publication {
  readonly id: number;
  readonly kind: Report['kind'];
  readonly period: Period;
  readonly version: number;
  readonly report: Report;
  readonly publicSha256: string;
  readonly submissionSha256: string;
  readonly publishedAt: string;
  readonly releasedOn: string;
  readonly publicAddress: string | null;
}

export interface NewPublication {
  readonly report: Report;
  readonly publicZip: Uint8Array;
  readonly publicSha256: string;
  readonly submissionZip: Uint8Array;
  readonly submissionSha256: string;
}

/** Enters a published version; corrections open on earlier versions of its period are closed by it. */
export async function savePublication(db: Db, { report, ...files }: NewPublication, actor: Actor): Promise<number> {
  const { id } = await db
    .insertInto('publication')
    .values({
      kind: report.kind,
      period_first: report.period.first,
      period_last: report.period.last,
      version: report.version,
      as_of_on: report.asOfOn,
      released_on: report.releasedOn,
      public_address: report.publicAddress,
      report: JSON.stringify(report),
      public_zip: Buffer.from(files.publicZip),
      public_sha256: files.publicSha256,
      submission_zip: Buffer.from(files.submissionZip),
      submission_sha256: files.submissionSha256,
      published_at: actor.now,
      published_by: actor.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('correction')
    .set({ closed_by_publication_id: id })
    .where('closed_by_publication_id', 'is', null)
    .where('publication_id', 'in', (eb) =>
      eb
        .selectFrom('publication')
        .select('id')
        .where('period_first', '=', report.period.first)
        .where('period_last', '=', report.period.last)
        .where('id', '<', id),
    )
    .execute();
  await addAudit(db, actor, 'report.published', `publication ${id}`, {
    ...report.period,
    version: report.version,
    publicSha256: files.publicSha256,
  });
  return id;
}

/** Oldest first. */
export async function listPublications(db: Db): Promise<Publication[]> {
  const rows = await db
    .selectFrom('publication')
    .select([
      'id',
      'kind',
      'period_first',
      'period_last',
      'version',
      'report',
      'public_sha256',
      'submission_sha256',
      'published_at',
      'released_on',
      'public_address',
    ])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as Report['kind'],
    period: { first: row.period_first, last: row.period_last },
    version: row.version,
    report: reportSchema.parse(JSON.parse(row.report)),
    publicSha256: row.public_sha256,
    submissionSha256: row.submission_sha256,
    publishedAt: row.published_at,
    releasedOn: row.released_on,
    publicAddress: row.public_address,
  }));
}

export async function publishedZips(db: Db, id: number): Promise<{ readonly publicZip: Uint8Array; readonly submissionZip: Uint8Array }> {
  const row = await db.selectFrom('publication').select(['public_zip', 'submission_zip']).where('id', '=', id).executeTakeFirstOrThrow();
  return { publicZip: row.public_zip, submissionZip: row.submission_zip };
}

export interface Correction {
  readonly id: number;
  readonly period: Period;
  readonly version: number;
  readonly cause: string;
  readonly notices: number;
  readonly openedAt: string;
}

export async function listOpenCorrections(db: Db): Promise<Correction[]> {
  const rows = await db
    .selectFrom('correction')
    .innerJoin('publication', 'publication.id', 'correction.publication_id')
    .select(['correction.id', 'period_first', 'period_last', 'version', 'cause', 'notices', 'opened_at'])
    .where('closed_by_publication_id', 'is', null)
    .orderBy('correction.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    period: { first: row.period_first, last: row.period_last },
    version: row.version,
    cause: row.cause,
    notices: row.notices,
    openedAt: row.opened_at,
  }));
}

/** Days of sending of the notices an act touched, each as often as it was touched. */
export type TouchedDays = readonly string[];

/**
 * Opens a correction on the newest published version of each period an act touched, and returns those periods.
 * Called by whatever changes what a published period counts: undo, edit, corrected decision, change of entity, merge.
 */
export async function openCorrections(db: Db, days: TouchedDays, cause: string, actor: Actor): Promise<Correction[]> {
  const opened: Correction[] = [];
  for (const publication of newestVersions(await listPublications(db))) {
    const notices = days.filter((day) => publication.period.first <= day && day <= publication.period.last).length;
    if (notices === 0) continue;
    const { id } = await db
      .insertInto('correction')
      .values({ publication_id: publication.id, cause, notices, opened_at: actor.now, closed_by_publication_id: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    await addAudit(db, actor, 'correction.opened', `publication ${publication.id}`, { cause, notices });
    opened.push({ id, period: publication.period, version: publication.version, cause, notices, openedAt: actor.now });
  }
  return opened;
}

export function newestVersions(publications: readonly Publication[]): Publication[] {
  const byPeriod = new Map<string, Publication>();
  for (const publication of publications) {
    const key = `${publication.period.first} ${publication.period.last}`;
    if ((byPeriod.get(key)?.version ?? 0) < publication.version) byPeriod.set(key, publication);
  }
  return [...byPeriod.values()];
}

/** Days of all notices of the services from a day on, for `openCorrections`. */
export async function daysOfServices(
  db: Db,
  touched: readonly { readonly serviceId: number; readonly firstOn: string | null }[],
): Promise<string[]> {
  const days: string[] = [];
  for (const { serviceId, firstOn } of touched) {
    const rows = await db
      .selectFrom('notice')
      .select('sent_first_on')
      .where('service_id', '=', serviceId)
      .where('removed_at', 'is', null)
      .where('sent_first_on', '>=', firstOn ?? '')
      .execute();
    days.push(...rows.map((row) => row.sent_first_on));
  }
  return days;
}
