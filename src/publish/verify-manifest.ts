// Is a package whole and unchanged? Its list of files against the files, the checksum the letters quote, and what a submission may hold.
import { readPdf } from '../files/pdf.ts';
import type { PackageFile } from '../model/file.ts';
import { type AuthorityOnly, authorityOnlySchema, type Manifest, manifestSchema } from '../model/manifest.ts';
import type { Report } from '../model/report.ts';
import { jsonFile } from './json-file.ts';
import { inGroups, MANIFEST, ofReport, sha256 } from './manifest.ts';
import { AUTHORITY_ONLY, PUBLIC_ZIP } from './package.ts';
import { type Check, check } from './verify-check.ts';

export function manifestChecks(kind: Manifest['package'], files: readonly PackageFile[], report: Report | null): Check[] {
  const manifest = readJson(files, MANIFEST, manifestSchema);
  if (!manifest) return [check('manifest.valid', [MANIFEST])];
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const found = new Map(files.filter(({ name }) => name !== MANIFEST).map((file) => [file.name, file.bytes]));
  const changed = [...found].filter(([name, bytes]) => {
    const entry = listed.get(name);
    return entry && (entry.sizeBytes !== bytes.byteLength || entry.sha256 !== sha256(bytes));
  });
  // A manifest has one writing only, so that a changed blank is a change too.
  const asWritten = hashOf(files, MANIFEST) === sha256(jsonFile(MANIFEST, manifest).bytes) && listed.size === manifest.files.length;
  const belongs = manifest.package === kind && (!report || jsonText(manifest.report) === jsonText(ofReport(report)));
  const names = (entries: Iterable<string>, isWrong: (name: string) => boolean) => [...entries].filter(isWrong);
  return [
    check('manifest.valid', asWritten ? [] : [MANIFEST]),
    check('manifest.report', belongs ? [] : [MANIFEST]),
    check(
      'files.complete',
      names(listed.keys(), (name) => !found.has(name)),
    ),
    check(
      'files.unchanged',
      changed.map(([name]) => name),
    ),
    check(
      'files.nothing-else',
      names(found.keys(), (name) => !listed.has(name)),
    ),
  ];
}

const LETTER = /^letter\.[a-z0-9-]+\.[a-z]{2}\.(?:html|txt|pdf)$/;

export async function submissionChecks(
  files: readonly PackageFile[],
  report: Report | null,
  manifestSha256: string | null,
): Promise<Check[]> {
  const own = [PUBLIC_ZIP, AUTHORITY_ONLY, MANIFEST];
  const foreign = files.map(({ name }) => name).filter((name) => !own.includes(name) && !LETTER.test(name));
  return [
    check('submission.whole', foreign),
    check('letter.checksum', await letterProblems(files, manifestSha256)),
    check('authority-only.valid', annexProblems(files, report)),
  ];
}

async function letterProblems(files: readonly PackageFile[], manifestSha256: string | null): Promise<string[]> {
  const letters = files.filter(({ name }) => LETTER.test(name));
  if (letters.length === 0) return ['no letter'];
  const problems: string[] = [];
  for (const letter of letters) if (!quotes(await textOf(letter), manifestSha256)) problems.push(letter.name);
  return problems;
}

async function textOf({ name, bytes }: PackageFile): Promise<string> {
  if (!name.endsWith('.pdf')) return new TextDecoder().decode(bytes).replace(/<[^>]*>/g, ' ');
  try {
    return (await readPdf(name, bytes)).parts.map(({ text }) => text).join(' ');
  } catch {
    // A letter that cannot be read quotes nothing.
    return '';
  }
}

/** Sixteen groups of four digits, however lines and markup part them. */
function quotes(text: string, hash: string | null): boolean {
  const quoted = [...text.matchAll(/\b[0-9a-f]{4}(?:\s+[0-9a-f]{4}){15}\b/g)].map(([groups]) => groups.replace(/\s+/g, ' '));
  return hash !== null && quoted.length > 0 && quoted.every((groups) => groups === inGroups(hash));
}

function annexProblems(files: readonly PackageFile[], report: Report | null): string[] {
  if (!files.some(({ name }) => name === AUTHORITY_ONLY)) return [];
  const annex: AuthorityOnly | null = readJson(files, AUTHORITY_ONLY, authorityOnlySchema);
  const belongs = annex !== null && report !== null && jsonText(annex.report) === jsonText(ofReport(report));
  return belongs ? [] : [AUTHORITY_ONLY];
}

/** A JSON file of a package; null where it is missing or has another form. */
export function readJson<T>(
  files: readonly PackageFile[],
  name: string,
  schema: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } },
): T | null {
  const file = files.find((candidate) => candidate.name === name);
  if (!file) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function hashOf(files: readonly PackageFile[], name: string): string | null {
  const file = files.find((candidate) => candidate.name === name);
  return file ? sha256(file.bytes) : null;
}

function jsonText(value: unknown): string {
  return new TextDecoder().decode(jsonFile('', value).bytes);
}
