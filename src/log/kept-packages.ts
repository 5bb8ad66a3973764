// The packages of published versions with all the log holds on them, one version at a time: together they may be large.
import type { Period } from '../model/period.ts';
import { FORGOTTEN_WORDS } from './audit-trail.ts';
import type { Db } from './db.ts';

/** What the line of the trail says of a publication; lines of earlier versions say less. */
export interface PublishedLine {
  readonly at: string;
  readonly first?: string;
  readonly last?: string;
  readonly version?: number;
  readonly releasedOn?: string;
  readonly publicSha256?: string;
  readonly submissionSha256?: string;
}

export interface KeptPackages {
  readonly period: Period;
  readonly version: number;
  readonly kind: string;
  readonly asOfOn: string;
  readonly releasedOn: string;
  readonly publicAddress: string | null;
  readonly publishedAt: string;
  /** JSON. */
  readonly report: string;
  readonly publicZip: Uint8Array;
  readonly submissionZip: Uint8Array;
  /** As noted beside them. */
  readonly publicSha256: string;
  readonly submissionSha256: string;
  /** Null: the trail does not say that this version was published; or the words that do were forgotten. */
  readonly inTrail: PublishedLine | 'forgotten' | null;
}

export async function* keptPackages(db: Db): AsyncIterable<KeptPackages> {
  const { lines, forgotten } = await publishedInTrail(db);
  for (const { id } of await db.selectFrom('publication').select('id').orderBy('id').execute()) {
    const row = await db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    yield {
      period: { first: row.period_first, last: row.period_last },
      version: row.version,
      kind: row.kind,
      asOfOn: row.as_of_on,
      releasedOn: row.released_on,
      publicAddress: row.public_address,
      publishedAt: row.published_at,
      report: row.report,
      publicZip: row.public_zip,
      submissionZip: row.submission_zip,
      publicSha256: row.public_sha256,
      submissionSha256: row.submission_sha256,
      inTrail: lines.get(`publication ${id}`) ?? (forgotten.has(row.published_at) ? 'forgotten' : null),
    };
  }
}

/** Versions of which the trail says that they were published and that the log does not hold. */
export async function lostVersions(db: Db): Promise<string[]> {
  const held = new Set((await db.selectFrom('publication').select('id').execute()).map(({ id }) => `publication ${id}`));
  return [...(await publishedInTrail(db)).lines.keys()].filter((subject) => !held.has(subject));
}

/** By subject; `forgotten`: instants of those whose words are gone. */
async function publishedInTrail(db: Db) {
  const all = await db.selectFrom('audit').select(['at', 'subject', 'detail']).where('act', '=', 'report.published').execute();
  const forgotten = new Set(all.filter(({ subject }) => subject === FORGOTTEN_WORDS).map(({ at }) => at));
  const told = all.filter(({ subject }) => subject !== FORGOTTEN_WORDS);
  const lines = new Map(told.map(({ at, subject, detail }) => [subject, { ...(JSON.parse(detail) as Omit<PublishedLine, 'at'>), at }]));
  return { lines, forgotten };
}
