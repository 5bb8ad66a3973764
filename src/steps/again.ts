// A published version once more, byte for byte as it went out: superseded ones too.
import { EXIT, UserError } from '../error.ts';
import { readZip } from '../files/zip.ts';
import type { Log } from '../log/db.ts';
import { listPublications, type Publication, readZips, supersededBy } from '../log/publications.ts';
import type { PackageFile } from '../model/file.ts';
import type { Period } from '../model/period.ts';
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
  const last = period ?? all.at(-1)?.period;
  const versions = all.filter((one) => one.period.first === last?.first && one.period.last === last.last);
  const publication = version === null ? versions.at(-1) : versions.find((one) => one.version === version);
  if (!publication) {
    const what = last ? `of ${last.first} to ${last.last}${version === null ? '' : ` in version ${version}`} ` : '';
    throw new UserError('publication.none', `No report ${what}is published. See them with: article22 publication list`, EXIT.usage);
  }
  const { publicZip, submissionZip } = await readZips(log.db, publication.id);
  return {
    publication,
    supersededBy: supersededBy(publication, versions),
    files: [
      { name: PUBLIC_ZIP, bytes: publicZip },
      { name: SUBMISSION_ZIP, bytes: submissionZip },
      ...readZip(publicZip).map(({ name, bytes }) => ({ name: `public/${name}`, bytes })),
    ],
  };
}
