// Checks a published package without a log and without a connection: is it whole, is it unchanged, do its numbers agree in every
// format? Every answer is a sentence for someone who is no technician.
import { UserError } from '../error.ts';
import { readZip } from '../files/zip.ts';
import type { PackageFile } from '../model/file.ts';
import type { Manifest } from '../model/manifest.ts';
import { type Report, reportSchema } from '../model/report.ts';
import { MANIFEST, ofReport } from './manifest.ts';
import { PUBLIC_ZIP, REPORT } from './package.ts';
import { type Check, type CheckCode, check, holds, unreadable } from './verify-check.ts';
import { dataProblems, pageProblems } from './verify-copies.ts';
import { hashOf, manifestChecks, readJson, submissionChecks } from './verify-manifest.ts';
import { type PdfReading, pdfProblems, readPdfs } from './verify-pdf.ts';
import { bytesProblems, givenFiles, nameProblems, wordProblems, workbookProblems } from './verify-same.ts';
import { linkProblems, shapeProblems, sumProblems } from './verify-sums.ts';

export interface Verdict {
  readonly ok: boolean;
  readonly package: Manifest['package'] | null;
  /** Null where there is none to read. */
  readonly report: Manifest['report'] | null;
  /** Files it holds; of a submission with those of the public package inside. */
  readonly files: number;
  /** SHA-256 of the public manifest, to compare with a letter; null when there is none to read. */
  readonly manifestSha256: string | null;
  readonly checks: readonly Check[];
}

/** What was verified, with what further checks need. */
export interface Verified {
  readonly verdict: Verdict;
  readonly report: Report | null;
  /** Of the public package. */
  readonly publicFiles: readonly PackageFile[];
  readonly pdfs: readonly PdfReading[];
}

/** Verdict on the bytes of a public.zip or a submission.zip. Bad bytes give a bad verdict, never an error. */
export async function verifyZip(bytes: Uint8Array): Promise<Verdict> {
  return (await verifyPackage(bytes)).verdict;
}

/**
 * Of a zip, or of files that were unpacked. `program` is the version of this program; null: the one that made the package. Of a package that
 * another version made, words are not compared, and numbers are.
 */
export async function verifyPackage(given: Uint8Array | readonly PackageFile[], program: string | null = null): Promise<Verified> {
  const opened = given instanceof Uint8Array ? open(given, 'zip.readable') : { files: given, checks: [] };
  if (!opened.files)
    return verified({ checks: opened.checks, kind: null, report: null, manifestSha256: null, publicFiles: [], pdfs: [], files: 0 });
  const isSubmission = opened.files.some(({ name }) => name === PUBLIC_ZIP);
  const found = isSubmission ? await verifySubmission(opened.files, program) : await verifyPublic(opened.files, program);
  return verified({ ...found, checks: [...opened.checks, ...found.checks], kind: isSubmission ? 'submission' : 'public' });
}

interface Found {
  readonly checks: readonly Check[];
  readonly manifestSha256: string | null;
  readonly report: Report | null;
  readonly publicFiles: readonly PackageFile[];
  readonly pdfs: readonly PdfReading[];
  readonly files: number;
}

function verified({ checks, manifestSha256, report, publicFiles, pdfs, files, kind }: Found & { kind: Verdict['package'] }): Verified {
  const ok = checks.every((one) => one.ok);
  return { verdict: { ok, package: kind, report: report && ofReport(report), files, manifestSha256, checks }, report, publicFiles, pdfs };
}

async function verifyPublic(files: readonly PackageFile[], program: string | null): Promise<Found> {
  const report = readJson(files, REPORT, reportSchema);
  const checks = [...manifestChecks('public', files, report), check('report.valid', report ? [] : [REPORT])];
  const pdfs = report ? await readOrNone(report, files) : [];
  if (report) checks.push(...(await agreementChecks(report, files, pdfs, program)));
  return { checks, manifestSha256: hashOf(files, MANIFEST), report, publicFiles: files, pdfs, files: files.length };
}

/** Of a report that nothing can be said about there is nothing to compare; other checks tell so. */
async function readOrNone(report: Report, files: readonly PackageFile[]): Promise<PdfReading[]> {
  try {
    return await readPdfs(report, files);
  } catch {
    return [];
  }
}

async function agreementChecks(
  report: Report,
  files: readonly PackageFile[],
  pdfs: readonly PdfReading[],
  program: string | null,
): Promise<Check[]> {
  const { version } = report.generator;
  const isSame = program === null || program === version;
  const words = async (code: CheckCode, what: string, problems: () => string[] | Promise<string[]>) => {
    const found = check(code, await whereSafe(problems));
    if (isSame || found.ok) return found;
    return holds(code, `${what} could not be compared: version ${version} of the program made them, and this is ${program}.`, false);
  };
  const given = once(() => givenFiles(report));
  const isData = (name: string) => name.startsWith('data/');
  const different = () => bytesProblems(given(), files);
  return [
    check('names.consistent', await whereSafe(() => nameProblems(report, given(), files))),
    check('sums.shape', shapeProblems(report)),
    check('sums.tables', sumProblems(report)),
    check('sums.linked', linkProblems(report)),
    check(
      'data.equal',
      unique([...(await dataProblems(report, files)), ...(isSame ? await whereSafe(() => different().filter(isData)) : [])]),
    ),
    await words('data.described', 'The descriptions', () => different().filter((name) => !isData(name))),
    check('pages.equal', pageProblems(report, files)),
    await words('pages.words', 'The words of the pages', () => wordProblems(report, files)),
    await words('workbooks.equal', 'The workbooks', () => workbookProblems(report, files)),
    await words('pdf.equal', 'The PDF files', () => pdfProblems(pdfs)),
  ];
}

/** Made when it is asked for, and not again. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const NOT_OURS = 'report.json holds what no report of this program holds';

/** A report of the right form may still hold codes that nothing can be said about; that is its fault, not the program's. */
async function whereSafe(problems: () => string[] | Promise<string[]>): Promise<string[]> {
  try {
    return await problems();
  } catch {
    return [NOT_OURS];
  }
}

/** A file of which a line is named is not named again as a whole. */
function unique(places: readonly string[]): string[] {
  return places.filter((place) => !places.some((other) => other !== place && other.startsWith(`${place},`)));
}

async function verifySubmission(files: readonly PackageFile[], program: string | null): Promise<Found> {
  const inner = open(files.find(({ name }) => name === PUBLIC_ZIP)?.bytes ?? new Uint8Array(), 'readable');
  const found = inner.files
    ? await verifyPublic(inner.files, program)
    : { checks: [], manifestSha256: null, report: null, publicFiles: [], pdfs: [] };
  const { report, manifestSha256, publicFiles, pdfs } = found;
  const checks = [
    ...[...inner.checks, ...found.checks].map((one) => ({
      ...one,
      code: `public.${one.code}`,
      sentence: `${PUBLIC_ZIP}: ${one.sentence}`,
    })),
    ...manifestChecks('submission', files, report),
    ...(await submissionChecks(files, report, manifestSha256)),
  ];
  return { checks, manifestSha256, report, publicFiles, pdfs, files: files.length + publicFiles.length };
}

function open(bytes: Uint8Array, code: string): { files: PackageFile[] | null; checks: Check[] } {
  try {
    const files = readZip(bytes);
    const sentence = `The package can be opened safely; it holds ${files.length} files.`;
    return { files, checks: [holds(code, sentence)] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { files: null, checks: [unreadable(code, error.message)] };
  }
}
