// The packages of published versions with all the log holds on them, one version at a time: together they may be large.
import type { Period } from '../model/period.ts';
import type { Db } from './db.ts';

export interface KeptPackages {
  readonly period: Period;
  readonly version: number;
  /** JSON. */
  readonly report: string;
  readonly publicZip: Uint8Array;
  readonly submissionZip: Uint8Array;
  /** As noted beside them. */
  readonly publicSha256: string;
  readonly submissionSha256: string;
  /** As the trail has it; null: it does not say that this version was published. */
  readonly publicSha256InTrail: string | null;
}

export async function* keptPackages(db: Db): AsyncIterable<KeptPackages> {
  const inTrail = await publishedInTrail(db);
  for (const { id } of await db.selectFrom('publication').select('id').orderBy('id').execute()) {
    const row = await db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    yield {
      period: { first: row.period_first, last: row.period_last },
      version: row.version,
      report: row.report,
      publicZip: row.public_zip,
      submissionZip: row.submission_zip,
      publicSha256: row.public_sha256,
      submissionSha256: row.submission_sha256,
      publicSha256InTrail: inTrail.get(`publication ${id}`) ?? null,
    };
  }
}

/** Versions of which the trail says that they were published and that the log does not hold. */
export async function lostVersions(db: Db): Promise<string[]> {
  const held = new Set((await db.selectFrom('publication').select('id').execute()).map(({ id }) => `publication ${id}`));
  return [...(await publishedInTrail(db)).keys()].filter((subject) => !held.has(subject));
}

async function publishedInTrail(db: Db): Promise<Map<string, string>> {
  const lines = await db.selectFrom('audit').select(['subject', 'detail']).where('act', '=', 'report.published').execute();
  return new Map(
    lines.flatMap(({ subject, detail }) => {
      const { publicSha256 } = JSON.parse(detail) as { publicSha256?: string };
      return publicSha256 === undefined ? [] : [[subject, publicSha256] as const];
    }),
  );
}
