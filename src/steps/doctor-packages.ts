// The packages of published versions as the log keeps them: are they, byte for byte, those that went out? Four things must agree: the
// bytes, the SHA-256 kept beside them, the one in the trail, and the lists of files within; and the report that later ones compare with, with
// what lists of versions show of it.
import { readZip } from '../files/zip.ts';
import type { Db } from '../log/db.ts';
import type { Trouble } from '../log/doctor-check.ts';
import { type KeptPackages, keptPackages, lostVersions } from '../log/kept-packages.ts';
import type { PackageFile } from '../model/file.ts';
import { reportSchema } from '../model/report.ts';
import { jsonFile } from '../publish/json-file.ts';
import { sha256 } from '../publish/manifest.ts';
import { PUBLIC_ZIP, REPORT, SUBMISSION_ZIP } from '../publish/package.ts';
import { hashOf, manifestChecks, readJson } from '../publish/verify-manifest.ts';

const REMEDY =
  'Take this version from a copy of the log or from where it is public, and look at it with: article22 verify FILE. Do not hand out what the log holds of it.';

export async function checkPackages(db: Db): Promise<{ readonly sentence: string; readonly troubles: readonly Trouble[] }> {
  let versions = 0;
  const troubles: Trouble[] = [];
  for await (const kept of keptPackages(db)) {
    versions += 1;
    const wrong = [...problemsOf(kept)];
    const which = `Version ${kept.version} of the report ${kept.period.first} to ${kept.period.last}`;
    troubles.push(...wrong.map((what) => ({ sentence: `${which}: ${what}.`, remedy: REMEDY })));
  }
  for (const lost of await lostVersions(db)) {
    troubles.push({ sentence: `The trail says that ${lost} went out, and the log does not hold it.`, remedy: REMEDY });
  }
  const all = versions === 1 ? 'The published version is as it went out.' : `All ${versions} published versions are as they went out.`;
  return { sentence: versions === 0 ? 'Nothing is published yet.' : all, troubles };
}

function* problemsOf(kept: KeptPackages): Iterable<string> {
  const { publicZip, submissionZip, publicSha256, submissionSha256 } = kept;
  if (sha256(publicZip) !== publicSha256) yield `${PUBLIC_ZIP} does not have the SHA-256 that was noted when it went out`;
  if (sha256(submissionZip) !== submissionSha256) yield `${SUBMISSION_ZIP} does not have the SHA-256 that was noted when it went out`;
  yield* unlikeTrail(kept);
  const inside = filesOf(publicZip);
  if (inside === null) yield `${PUBLIC_ZIP} cannot be opened`;
  else yield* unlike('public', PUBLIC_ZIP, inside);
  if (inside && !isReport(kept.report, inside)) yield `the report that is kept to compare with is not the one in ${PUBLIC_ZIP}`;
  if (inside) yield* unlikeColumns(kept, inside);
  const sent = filesOf(submissionZip);
  if (sent === null) yield `${SUBMISSION_ZIP} cannot be opened`;
  else yield* unlike('submission', SUBMISSION_ZIP, sent);
  if (sent && hashOf(sent, PUBLIC_ZIP) !== sha256(publicZip)) yield `the ${PUBLIC_ZIP} in ${SUBMISSION_ZIP} is another one`;
}

function* unlikeTrail(kept: KeptPackages): Iterable<string> {
  const { inTrail, period } = kept;
  if (inTrail === null) yield 'the trail does not say that it was published';
  if (inTrail === null || inTrail === 'forgotten') return;
  const told: readonly (readonly [what: string, inTrail: unknown, now: unknown])[] = [
    [`SHA-256 of ${PUBLIC_ZIP}`, inTrail.publicSha256, kept.publicSha256],
    [`SHA-256 of ${SUBMISSION_ZIP}`, inTrail.submissionSha256, kept.submissionSha256],
    ['version', inTrail.version, kept.version],
    ['first day', inTrail.first, period.first],
    ['last day', inTrail.last, period.last],
    ['release day', inTrail.releasedOn, kept.releasedOn],
    ['instant of publication', inTrail.at, kept.publishedAt],
  ];
  // Lines of earlier versions of the program say less.
  for (const [what, line, now] of told) if (line !== undefined && line !== now) yield `the trail gives another ${what}`;
}

/** What lists show of a version stands beside it once more. */
function* unlikeColumns(kept: KeptPackages, files: readonly PackageFile[]): Iterable<string> {
  const report = readJson(files, REPORT, reportSchema);
  if (report === null) return;
  const noted: readonly (readonly [what: string, inside: unknown, now: unknown])[] = [
    ['kind', report.kind, kept.kind],
    ['first day', report.period.first, kept.period.first],
    ['last day', report.period.last, kept.period.last],
    ['version', report.version, kept.version],
    ['day as of which it counts', report.asOfOn, kept.asOfOn],
    ['release day', report.releasedOn, kept.releasedOn],
    ['public address', report.publicAddress, kept.publicAddress],
  ];
  for (const [what, inside, now] of noted) if (inside !== now) yield `the ${what} that is noted is not the one in ${PUBLIC_ZIP}`;
}

/** What its list of files says otherwise than its files. */
function* unlike(kind: 'public' | 'submission', name: string, files: readonly PackageFile[]): Iterable<string> {
  const report = kind === 'public' ? readJson(files, REPORT, reportSchema) : null;
  for (const { ok, places } of manifestChecks(kind, files, report))
    if (!ok) yield `${name} disagrees with its list of files (${places.join(', ')})`;
}

export function filesOf(zip: Uint8Array): PackageFile[] | null {
  try {
    return readZip(zip);
  } catch {
    return null;
  }
}

/** Both read as this version reads them, so that what it adds by itself makes no difference. */
export function isReport(stored: string, files: readonly PackageFile[]): boolean {
  const text = (value: unknown) => new TextDecoder().decode(jsonFile(REPORT, value).bytes);
  const [kept, sent] = [
    readJson([{ name: REPORT, bytes: new TextEncoder().encode(stored) }], REPORT, reportSchema),
    readJson(files, REPORT, reportSchema),
  ];
  return kept !== null && sent !== null && text(kept) === text(sent);
}
