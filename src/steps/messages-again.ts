// The messages with which a published submission travels, once more. They lie in no package, so they are made anew from the draft that was
// published, with the same bytes.
import { readZip } from '../files/zip.ts';
import type { Log } from '../log/db.ts';
import { draftOfPublication } from '../log/drafts.ts';
import { type Publication, readZips } from '../log/publications.ts';
import type { PackageFile } from '../model/file.ts';
import { emailDrafts } from '../publish/email-drafts.ts';
import { MANIFEST, sha256 } from '../publish/manifest.ts';
import { SUBMISSION_ZIP } from '../publish/package.ts';

/** `email/AWARD.LANGUAGE.eml`; none where the draft is no longer kept. */
export async function readMessages({ db }: Pick<Log, 'db'>, publication: Publication): Promise<PackageFile[]> {
  const draft = await draftOfPublication(db, publication);
  const { publicZip, submissionZip } = await readZips(db, publication.id);
  const list = readZip(publicZip).find(({ name }) => name === MANIFEST);
  if (!draft || !list) return [];
  const common = { report: draft.report, authorityOnly: draft.authorityOnly, manifestSha256: sha256(list.bytes) };
  return emailDrafts(common, draft.flagger, { name: SUBMISSION_ZIP, bytes: submissionZip });
}
