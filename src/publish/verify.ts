// Checks a published package without a log and without a connection: is it whole, is it unchanged, do its numbers agree in every
// format? Every answer is a sentence for someone who is no technician.
import { UserError } from '../error.ts';
import { readZip } from '../files/zip.ts';
import type { PackageFile } from '../model/file.ts';
import type { Manifest } from '../model/manifest.ts';
import { type Report, reportSchema } from '../model/report.ts';
import { MANIFEST, ofReport } from './manifest.ts';
import { PUBLIC_ZIP, REPORT } from './package.ts';
import { type Check, type CheckCode, check, holds, undecided, unreadable } from './verify-check.ts';
import { dataProblems, pageProblems } from './verify-copies.ts';
import { hashOf, manifestChecks, readJson, submissionChecks } from './verify-manifest.ts';
import { type PdfReading, readPdfs } from './verify-pdf.ts';
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

/** Who compares, or who made what is compared. */
export interface Program {
  readonly version: string;
  /** Of the tables by which Node writes numbers and dates in each language; null where it is not known. */
  readonly icu: string | null;
}

/** Verdict on the bytes of a public.zip or a submission.zip. Bad bytes give a bad verdict, never an error. */
export async function verifyZip(bytes: Uint8Array): Promise<Verdict> {
  return (await verifyPackage(bytes)).verdict;
}

/**
 * Of a zip, or of files that were unpacked. `program` is this one; null: the one that made the package. Of a package that another version
 * of it made, or another version of Node, words are not compared, and numbers are.
 */
export async function verifyPackage(given: Uint8Array | readonly PackageFile[], program: Program | null = null): Promise<Verified> {
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

async function verifyPublic(files: readonly PackageFile[], program: Program | null): Promise<Found> {
  const report = readJson(files, REPORT, reportSchema);
  const checks = [...manifestChecks('public', files, report), check('report.valid', report ? [] : [REPORT])];
  const agreement = report ? await agreementChecks(report, files, program) : { checks: [], pdfs: [] };
  checks.push(...agreement.checks);
  return { checks, manifestSha256: hashOf(files, MANIFEST), report, publicFiles: files, pdfs: agreement.pdfs, files: files.length };
}

async function agreementChecks(
  report: Report,
  files: readonly PackageFile[],
  program: Program | null,
): Promise<{ checks: readonly Check[]; pdfs: readonly PdfReading[] }> {
  const apart = program && differenceOf(report, program);
  const unlike = (code: CheckCode, what: string) => holds(code, `${what} could not be compared: ${apart}.`, false);
  /** A report of the right form may hold codes that nothing can be said about, as another version may well make it. */
  const attempt = async (code: CheckCode, what: string, problems: () => readonly string[] | Promise<readonly string[]>) => {
    try {
      return check(code, await problems());
    } catch {
      return apart ? unlike(code, what) : undecided(code, what);
    }
  };
  const words = async (...[code, what, problems]: Parameters<typeof attempt>) => {
    const found = await attempt(code, what, problems);
    return apart && !found.ok ? unlike(code, what) : found;
  };
  const given = once(() => givenFiles(report));
  const isData = (name: string) => name.startsWith('data/');
  const different = () => bytesProblems(given(), files);
  let pdfs: readonly PdfReading[] = [];
  const inNumbers = check('data.equal', await dataProblems(report, files));
  const inBytes = await words('data.equal', 'The words of the data files', () => different().filter(isData));
  const checks = [
    await attempt('names.consistent', 'The names of the files', () => nameProblems(report, given(), files)),
    check('sums.shape', shapeProblems(report)),
    check('sums.tables', sumProblems(report)),
    check('sums.linked', linkProblems(report)),
    inNumbers.ok ? inBytes : check('data.equal', unique([...inNumbers.places, ...inBytes.places])),
    await words('data.described', 'The descriptions', () => different().filter((name) => !isData(name))),
    check('pages.equal', pageProblems(report, files)),
    await words('pages.words', 'The words of the pages', () => wordProblems(report, files)),
    await words('workbooks.equal', 'The workbooks', () => workbookProblems(report, files)),
    await words('pdf.equal', 'The PDF files', async () => {
      pdfs = await readPdfs(report, files);
      return pdfs.flatMap(({ problems }) => problems);
    }),
  ];
  return { checks, pdfs };
}

/** Why this program writes other words than the one that made the report; null where it does not. */
function differenceOf({ generator }: Report, { version, icu }: Program): string | null {
  if (generator.version !== version) return `version ${generator.version} of the program made them, and this is ${version}`;
  if (!generator.icu || !icu || generator.icu === icu) return null;
  return `another version of Node made them, which has other tables of languages (ICU ${generator.icu}, and here ${icu})`;
}

/** Made when it is asked for, and not again. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A file of which a line is named is not named again as a whole. */
function unique(places: readonly string[]): string[] {
  return places.filter((place) => !places.some((other) => other !== place && other.startsWith(`${place},`)));
}

async function verifySubmission(files: readonly PackageFile[], program: Program | null): Promise<Found> {
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
