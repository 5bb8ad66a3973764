// A published version once more, byte for byte as it went out: superseded ones too.
import { readZip } from '../files/zip.ts';
import type { Log } from '../log/db.ts';
import { listPublications, type Publication, publicationOf, readZips } from '../log/publications.ts';
import type { PackageFile } from '../model/file.ts';
import type { Period } from '../model/period.ts';
import { supersededBy } from '../model/superseded.ts';
import { PUBLIC_ZIP, SUBMISSION_ZIP } from '../publish/package.ts';

export interface PublishedAgain {
  readonly publication: Publication;
  /** `public.zip`, `submission.zip` and the unpacked public files under `public/`. */
  readonly files: readonly PackageFile[];
  /** Version that took its place; null while it is the current one. */
  readonly supersededBy: number | null;
}

/**
 * Files of a published version; by default the newest of the period, and the period published last.
 *
 * @throws UserError `publication.none`
 */
export async function readPublished(log: Pick<Log, 'db'>, period: Period | null, version: number | null): Promise<PublishedAgain> {
  const all = await listPublications(log.db);
  const publication = publicationOf(all, period, version);
  const { publicZip, submissionZip } = await readZips(log.db, publication.id);
  return {
    publication,
    supersededBy: supersededBy(publication, all)?.version ?? null,
    files: [
      { name: PUBLIC_ZIP, bytes: publicZip },
      { name: SUBMISSION_ZIP, bytes: submissionZip },
      ...readZip(publicZip).map(({ name, bytes }) => ({ name: `public/${name}`, bytes })),
    ],
  };
}
