// Files of the report as they lie in the packages: opened once and remembered, because what was checked or published never changes.
import type { Log } from '../log/db.ts';
import { latestDraft } from '../log/drafts.ts';
import { latestCheck } from '../log/gate-checks.ts';
import type { Publication } from '../log/publications.ts';
import type { PackageFile } from '../model/file.ts';
import { memoryOf } from '../model/memory.ts';
import type { Report } from '../model/report.ts';
import type { Answer } from '../web/answer.ts';
import { readCheck, readMessages, readPublished } from '../workflow.ts';

export interface OpenFiles {
  readonly report: Report;
  readonly filesSha256: string;
  readonly files: readonly PackageFile[];
}

/** Two reports at a time: what is checked, and what is looked up. */
const KEPT = 2;
const checked = memoryOf<OpenFiles>(KEPT);
const published = memoryOf<OpenFiles>(KEPT);
const messages = memoryOf<readonly PackageFile[]>(KEPT);

/** Of the latest check of the latest draft. @throws UserError `draft.missing`, `check.missing` */
export async function checkedFiles(log: Log): Promise<OpenFiles> {
  const draft = await latestDraft(log.db);
  const check = draft && (await latestCheck(log.db, draft.id));
  const key = check?.filesSha256 ?? '';
  const open = checked.get(key);
  if (open) return open;
  const { report, filesSha256, files } = await readCheck(log);
  return checked.set(filesSha256, { report, filesSha256, files });
}

/** Of a published version, as it went out. @throws UserError `publication.none` */
export async function publishedFiles(
  log: Log,
  { publicSha256, submissionSha256, report }: { readonly publicSha256: string; readonly submissionSha256: string; readonly report: Report },
): Promise<OpenFiles> {
  const open = published.get(submissionSha256);
  if (open) return open;
  const { files } = await readPublished(log, report.period, report.version);
  return published.set(submissionSha256, { report, filesSha256: publicSha256, files });
}

/** The messages with which a published version travels. */
export async function publishedMessages(log: Log, publication: Publication): Promise<readonly PackageFile[]> {
  const { submissionSha256 } = publication;
  return messages.get(submissionSha256) ?? messages.set(submissionSha256, await readMessages(log, publication));
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  zip: 'application/zip',
  eml: 'message/rfc822',
  css: 'text/css; charset=utf-8',
  xml: 'application/xml',
};

/** A page may be shown in a frame of ours; every other file is kept by who asks for it. */
export function fileAnswer({ name, bytes }: PackageFile, as: 'show' | 'download'): Answer {
  const ending = name.split('.').at(-1) ?? '';
  const shown = as === 'show' && ending === 'html';
  return {
    kind: 'file',
    name: baseName(name),
    type: TYPES[ending] ?? 'application/octet-stream',
    body: bytes,
    as: shown ? 'show' : 'download',
  };
}

export const baseName = (name: string): string => name.split('/').at(-1) ?? name;

/** `report.nl.html`, `letter.bipt.nl.pdf`: what language a file is in; null where it is of none. */
export function languageOf(name: string): string | null {
  return /\.([a-z]{2})\.[a-z]+$/.exec(name)?.[1] ?? null;
}

/** SHA-256 in groups of four, as people compare it. */
export function inFours(sha256: string): string {
  return sha256.replace(/(.{4})(?=.)/g, '$1 ');
}
