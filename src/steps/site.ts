// A site of all published versions, made anew from the log each time.
import { EXIT, UserError } from '../error.ts';
import { writeZip } from '../files/zip.ts';
import type { Log } from '../log/db.ts';
import { listPublications, readZips } from '../log/publications.ts';
import type { PackageFile } from '../model/file.ts';
import type { Day } from '../model/period.ts';
import { siteFiles } from '../publish/site.ts';

/**
 * Files of the site. `address`: where it will stand, for the news feed; by default nowhere said.
 *
 * @throws UserError `publication.none`
 */
export async function buildSite(log: Pick<Log, 'db'>, address: string | null): Promise<PackageFile[]> {
  const publications = await listPublications(log.db);
  if (publications.length === 0) {
    throw new UserError('publication.none', 'Nothing is published yet, so there is nothing to put on a site.', EXIT.needsAnswer);
  }
  const versions = [];
  for (const { id, report } of publications) versions.push({ report, publicZip: (await readZips(log.db, id)).publicZip });
  return siteFiles(versions, address);
}

/** The same in one zip file, dated with a day. @throws UserError `publication.none` */
export async function packSite(log: Pick<Log, 'db'>, address: string | null, on: Day): Promise<Uint8Array> {
  return writeZip(await buildSite(log, address), on);
}
