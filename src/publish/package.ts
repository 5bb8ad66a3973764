// The two packages: the public one, and the one for the awarding authorities that holds the public one and the letters.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readZip, writeZip } from '../files/zip.ts';
import type { PackageFile } from '../model/file.ts';
import type { Flagger } from '../model/flagger.ts';
import type { IndependenceEntry } from '../model/independence.ts';
import type { AuthorityOnly } from '../model/manifest.ts';
import { type Report, reportSchema } from '../model/report.ts';
import { checklistFile } from './checklist.ts';
import { dataFiles } from './data.ts';
import { datapackage } from './datapackage.ts';
import { jsonFile } from './json-file.ts';
import { lettersOf, renderLetter } from './letter.ts';
import { MANIFEST, manifest, ofReport, sha256 } from './manifest.ts';

export const PUBLIC_ZIP = 'public.zip';
export const AUTHORITY_ONLY = 'authority-only.json';
export const REPORT = 'report.json';
export const REPORT_SCHEMA = 'report.schema.json';
export const SUBMISSION_ZIP = 'submission.zip';

/** All files of the public package. `rendered` are the pages and the charts. */
export function publicFiles(report: Report, rendered: readonly PackageFile[]): PackageFile[] {
  // The schema's own order of keys, whatever order the report came in.
  const valid = reportSchema.parse(report);
  const data = [jsonFile(REPORT, valid), schemaFile(), ...dataFiles(valid)];
  const files = [...rendered, ...data, datapackage(valid, data), checklistFile(valid)];
  return [...files, manifest('public', files, valid)];
}

/** The form that report.json has, as a JSON Schema: who reads it by program needs no other document. */
function schemaFile(): PackageFile {
  return { name: REPORT_SCHEMA, bytes: readFileSync(new URL(`../../schema/${REPORT_SCHEMA}`, import.meta.url)) };
}

/** The zip of these files, dated with the day of release: the same bytes on every machine. */
export function buildZip(files: readonly PackageFile[], report: Report): Uint8Array {
  return writeZip(files, report.releasedOn);
}

/**
 * All files of the submission: public.zip as it is made public, a letter to each awarding authority, the entries of the
 * register that only authorities get, and a manifest. `authorityOnly` may be empty; its file is then left out.
 */
export function submissionFiles(
  report: Report,
  publicZip: Uint8Array,
  authorityOnly: readonly IndependenceEntry[],
  flagger: Flagger,
): PackageFile[] {
  const publicManifest = readZip(publicZip).find((file) => file.name === MANIFEST);
  assert(publicManifest, 'the public package has no manifest');
  const manifestSha256 = sha256(publicManifest.bytes);
  const annex: AuthorityOnly = { format: 'article22-authority-only/1', report: ofReport(report), entries: [...authorityOnly] };
  const files = [
    { name: PUBLIC_ZIP, bytes: publicZip },
    ...lettersOf({ report, manifestSha256, authorityOnly }, flagger).flatMap(renderLetter),
    ...(authorityOnly.length > 0 ? [jsonFile(AUTHORITY_ONLY, annex)] : []),
  ];
  return [...files, manifest('submission', files, report)];
}
