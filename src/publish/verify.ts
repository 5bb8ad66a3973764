// Checks a published package without a log and without a connection: is it whole, is it unchanged, do its numbers agree?
// Every answer is a sentence for someone who is no technician.
import { UserError } from '../error.ts';
import { readZip } from '../files/zip.ts';
import type { PackageFile } from '../model/file.ts';
import { type AuthorityOnly, authorityOnlySchema, type Manifest, manifestSchema } from '../model/manifest.ts';
import { type Report, reportSchema } from '../model/report.ts';
import { jsonFile } from './json-file.ts';
import { inGroups, MANIFEST, ofReport, sha256 } from './manifest.ts';
import { AUTHORITY_ONLY, PUBLIC_ZIP, REPORT } from './package.ts';
import { dataProblems, pageProblems } from './verify-copies.ts';
import { linkProblems, shapeProblems, sumProblems } from './verify-sums.ts';

export interface Check {
  /** Stable: `files.unchanged`; in a submission those of the public package begin with `public.`. */
  readonly code: string;
  readonly ok: boolean;
  readonly sentence: string;
}

export interface Verdict {
  readonly ok: boolean;
  readonly package: Manifest['package'] | null;
  /** SHA-256 of the public manifest, to compare with a letter; null when there is none to read. */
  readonly manifestSha256: string | null;
  readonly checks: readonly Check[];
}

/** Verdict on the bytes of a public.zip or a submission.zip. Bad bytes give a bad verdict, never an error. */
export async function verifyZip(bytes: Uint8Array): Promise<Verdict> {
  const opened = open(bytes, 'zip.readable');
  if (!opened.files) return { ok: false, package: null, manifestSha256: null, checks: opened.checks };
  const isSubmission = opened.files.some(({ name }) => name === PUBLIC_ZIP);
  const { checks, manifestSha256 } = isSubmission ? await verifySubmission(opened.files) : await verifyPublic(opened.files);
  const all = [...opened.checks, ...checks];
  return { ok: all.every(({ ok }) => ok), package: isSubmission ? 'submission' : 'public', manifestSha256, checks: all };
}

interface Findings {
  readonly checks: readonly Check[];
  readonly manifestSha256: string | null;
  readonly report: Report | null;
}

async function verifyPublic(files: readonly PackageFile[]): Promise<Findings> {
  const report = readJson(files, REPORT, reportSchema);
  const checks = [...manifestChecks('public', files, report), check('report.valid', report ? [] : [REPORT])];
  if (report) {
    checks.push(check('sums.shape', shapeProblems(report)));
    checks.push(check('sums.tables', sumProblems(report)));
    checks.push(check('sums.linked', linkProblems(report)));
    checks.push(check('data.equal', await dataProblems(report, files)));
    checks.push(check('pages.equal', pageProblems(report, files)));
  }
  return { checks, manifestSha256: hashOf(files, MANIFEST), report };
}

async function verifySubmission(files: readonly PackageFile[]): Promise<Findings> {
  const inner = open(files.find(({ name }) => name === PUBLIC_ZIP)?.bytes ?? new Uint8Array(), 'readable');
  const found = inner.files ? await verifyPublic(inner.files) : { checks: [], manifestSha256: null, report: null };
  const { report, manifestSha256 } = found;
  const checks = [
    ...[...inner.checks, ...found.checks].map(({ code, ok, sentence }) => ({
      code: `public.${code}`,
      ok,
      sentence: `${PUBLIC_ZIP}: ${sentence}`,
    })),
    ...manifestChecks('submission', files, report),
    check('letter.checksum', letterProblems(files, manifestSha256)),
    check('authority-only.valid', annexProblems(files, report)),
  ];
  return { checks, manifestSha256, report };
}

function open(bytes: Uint8Array, code: string): { files: PackageFile[] | null; checks: Check[] } {
  try {
    const files = readZip(bytes);
    return { files, checks: [{ code, ok: true, sentence: `The package can be opened safely; it holds ${files.length} files.` }] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { files: null, checks: [{ code, ok: false, sentence: error.message }] };
  }
}

function manifestChecks(kind: Manifest['package'], files: readonly PackageFile[], report: Report | null): Check[] {
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
  return [
    check('manifest.valid', asWritten ? [] : [MANIFEST]),
    check('manifest.report', belongs ? [] : [MANIFEST]),
    check(
      'files.complete',
      [...listed.keys()].filter((name) => !found.has(name)),
    ),
    check(
      'files.unchanged',
      changed.map(([name]) => name),
    ),
    check(
      'files.nothing-else',
      [...found.keys()].filter((name) => !listed.has(name)),
    ),
  ];
}

const LETTER = /^letter\..+\.(?:html|txt)$/;

function letterProblems(files: readonly PackageFile[], manifestSha256: string | null): string[] {
  const letters = files.filter(({ name }) => LETTER.test(name));
  if (letters.length === 0) return ['no letter'];
  return letters.filter((letter) => !quotes(letter, manifestSha256)).map(({ name }) => name);
}

/** Sixteen groups of four digits, however lines and markup part them. */
function quotes(letter: PackageFile, hash: string | null): boolean {
  const text = new TextDecoder().decode(letter.bytes).replace(/<[^>]*>/g, ' ');
  const quoted = [...text.matchAll(/\b[0-9a-f]{4}(?:\s+[0-9a-f]{4}){15}\b/g)].map(([groups]) => groups.replace(/\s+/g, ' '));
  return hash !== null && quoted.length > 0 && quoted.every((groups) => groups === inGroups(hash));
}

function annexProblems(files: readonly PackageFile[], report: Report | null): string[] {
  if (!files.some(({ name }) => name === AUTHORITY_ONLY)) return [];
  const annex: AuthorityOnly | null = readJson(files, AUTHORITY_ONLY, authorityOnlySchema);
  const belongs = annex !== null && report !== null && jsonText(annex.report) === jsonText(ofReport(report));
  return belongs ? [] : [AUTHORITY_ONLY];
}

/** What each check says when it holds, and when it does not; places follow. */
const SENTENCES = {
  'manifest.valid': ['The package has a list of its files.', 'The list of files is missing or damaged'],
  'manifest.report': ['The list of files belongs to this report.', 'The list of files belongs to another report or package'],
  'files.complete': ['Every file on the list is there.', 'Files on the list are missing'],
  'files.unchanged': ['Every file is unchanged since publication.', 'Files were changed after publication'],
  'files.nothing-else': ['There is no file that is not on the list.', 'Files were added that are not on the list'],
  'report.valid': ['The report can be read by a program.', 'The report for programs is missing or has not the form it should have'],
  'sums.shape': ['Every table is complete.', 'Tables are incomplete, or lack numbers without saying so'],
  'sums.tables': ['In every table the rows add up to their totals.', 'Rows do not add up to their total'],
  'sums.linked': ['Tables that count the same notices have the same totals.', 'Totals differ from the numbers they repeat'],
  'data.equal': ['The data files hold the same numbers as the report.', 'Data files differ from the report'],
  'pages.equal': ['The pages show the same numbers as the report.', 'Pages differ from the report'],
  'letter.checksum': [
    'Every letter quotes the checksum of the enclosed report.',
    'Letters do not quote the checksum of the enclosed report',
  ],
  'authority-only.valid': [
    'What only the authority gets belongs to this report.',
    'What only the authority gets belongs to another report, or is damaged',
  ],
} as const;

/** At most this many places are told; the rest is counted. */
const PLACES_TOLD = 3;

function check(code: keyof typeof SENTENCES, problems: readonly string[]): Check {
  const [holds, fails] = SENTENCES[code];
  if (problems.length === 0) return { code, ok: true, sentence: holds };
  const more = problems.length > PLACES_TOLD ? ` and ${problems.length - PLACES_TOLD} more` : '';
  return { code, ok: false, sentence: `${fails}: ${problems.slice(0, PLACES_TOLD).join('; ')}${more}.` };
}

function readJson<T>(
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

function hashOf(files: readonly PackageFile[], name: string): string | null {
  const file = files.find((candidate) => candidate.name === name);
  return file ? sha256(file.bytes) : null;
}

function jsonText(value: unknown): string {
  return new TextDecoder().decode(jsonFile('', value).bytes);
}
