// Published versions, as they went out.
import { EXIT, UserError } from '../error.ts';
import { type Period, samePeriod } from '../model/period.ts';
import type { Report } from '../model/report.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { storedReport } from './stored-report.ts';

export interface Publication {
  readonly id: number;
  readonly kind: Report['kind'];
  readonly period: Period;
  readonly version: number;
  readonly report: Report;
  readonly publicSha256: string;
  readonly submissionSha256: string;
  /** What was recorded before this instant was counted. */
  readonly knownBefore: string;
  readonly spanDay: 'first' | 'last' | null;
  readonly publishedAt: string;
  readonly releasedOn: string;
  readonly publicAddress: string | null;
}

export interface NewPublication {
  readonly report: Report;
  readonly knownBefore: string;
  readonly spanDay: 'first' | 'last' | null;
  readonly publicZip: Uint8Array;
  readonly publicSha256: string;
  readonly submissionZip: Uint8Array;
  readonly submissionSha256: string;
}

/** Enters a published version; corrections open on earlier versions of its period are closed by it. */
export async function savePublication(db: Db, { report, knownBefore, spanDay, ...files }: NewPublication, actor: Actor): Promise<number> {
  const { id } = await db
    .insertInto('publication')
    .values({
      kind: report.kind,
      period_first: report.period.first,
      period_last: report.period.last,
      version: report.version,
      as_of_on: report.asOfOn,
      known_before: knownBefore,
      span_day: spanDay,
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
    .set({ closed_at: actor.now, closed_by_publication_id: id })
    .where('closed_at', 'is', null)
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
    releasedOn: report.releasedOn,
    publicSha256: files.publicSha256,
    submissionSha256: files.submissionSha256,
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
      'known_before',
      'span_day',
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
    report: storedReport(row.report),
    knownBefore: row.known_before,
    spanDay: row.span_day as Publication['spanDay'],
    publicSha256: row.public_sha256,
    submissionSha256: row.submission_sha256,
    publishedAt: row.published_at,
    releasedOn: row.released_on,
    publicAddress: row.public_address,
  }));
}

/** Both packages of a publication, byte for byte as they went out. */
export async function readZips(db: Db, id: number): Promise<{ readonly publicZip: Uint8Array; readonly submissionZip: Uint8Array }> {
  const row = await db.selectFrom('publication').select(['public_zip', 'submission_zip']).where('id', '=', id).executeTakeFirstOrThrow();
  return { publicZip: row.public_zip, submissionZip: row.submission_zip };
}

/**
 * One published version: by default the newest of the period, and the period published last.
 *
 * @throws UserError `publication.none`
 */
export function publicationOf(all: readonly Publication[], period: Period | null, version: number | null): Publication {
  const wanted = period ?? all.at(-1)?.period;
  const versions = wanted ? all.filter((one) => samePeriod(one.period, wanted)) : [];
  const found = version === null ? versions.at(-1) : versions.find((one) => one.version === version);
  if (found) return found;
  const what = wanted ? ` of ${wanted.first} to ${wanted.last}${version === null ? '' : ` in version ${version}`}` : '';
  throw new UserError(
    'publication.none',
    `No report${what} is published. ${all.length === 0 ? 'Publish one with: article22 publish' : 'See what is with: article22 publication list'}`,
    EXIT.usage,
  );
}

/** Of each published period the newest version. */
export function newestVersions(publications: readonly Publication[]): Publication[] {
  const byPeriod = new Map<string, Publication>();
  for (const publication of publications) {
    const key = `${publication.period.first} ${publication.period.last}`;
    if ((byPeriod.get(key)?.version ?? 0) < publication.version) byPeriod.set(key, publication);
  }
  return [...byPeriod.values()];
}
