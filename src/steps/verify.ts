// Checks published packages on any computer, without a log: each by itself, then what needs the gate, the attack, or several packages at
// once. No step of the year.
import { EXIT, UserError } from '../error.ts';
import { fileParts } from '../files/parts.ts';
import type { TextPart } from '../files/text.ts';
import { findingsIn, type ScanRules } from '../gate/gate.ts';
import { buildKnownValues } from '../gate/known-values.ts';
import { beginScan } from '../gate/scan.ts';
import type { PackageFile } from '../model/file.ts';
import { overlaps, samePeriod } from '../model/period.ts';
import type { Report } from '../model/report.ts';
import { MANIFEST } from '../publish/manifest.ts';
import { PUBLIC_ZIP, REPORT } from '../publish/package.ts';
import { type Program, type Verdict, type Verified, verifyPackage } from '../publish/verify.ts';
import { type Check, check, holds, undecided } from '../publish/verify-check.ts';
import { attack } from '../report/attack.ts';
import { publishedOf } from '../report/earlier.ts';
import { addedUp } from '../report/interims.ts';
import { scanRules } from './scan-rules.ts';

/** A zip, or files that were unpacked from one. */
export interface GivenPackage {
  readonly name: string;
  readonly content: Uint8Array | readonly PackageFile[];
}

export interface VerifyOutcome {
  readonly format: 'article22-verdict/1';
  readonly ok: boolean;
  readonly packages: readonly (Verdict & { readonly name: string })[];
  /** What was looked at across packages; empty where one was given. */
  readonly together: readonly Check[];
}

/**
 * Verdict on packages; reports of one publisher that tell of the same notices are attacked together. `program` is this one.
 *
 * @throws UserError `package.none` for what is no package at all
 */
export async function verifyPackages(given: readonly GivenPackage[], program: Program): Promise<VerifyOutcome> {
  for (const one of given) refuseOthers(one);
  const found: (Verified & { name: string })[] = [];
  for (const { name, content } of given) found.push({ name, ...(await verifyPackage(content, program)) });
  const reports = found.flatMap(({ report }) => report ?? []);
  const packages: VerifyOutcome['packages'][number][] = [];
  for (const one of found) {
    const { name, verdict, report } = one;
    const further = report ? [await attackCheck(report, reports), await patternCheck(one)] : [];
    const inside = verdict.package === 'submission' ? { code: 'public.', sentence: `${PUBLIC_ZIP}: ` } : { code: '', sentence: '' };
    const told = further.map((more) => ({ ...more, code: inside.code + more.code, sentence: inside.sentence + more.sentence }));
    const checks = [...verdict.checks, ...told];
    packages.push({ name, ...verdict, ok: checks.every(({ ok }) => ok), checks });
  }
  const together = found.length > 1 ? [check('packages.same', differing(found))] : [];
  return { format: 'article22-verdict/1', ok: [...packages, ...together].every(({ ok }) => ok), packages, together };
}

const ZIP_BEGINS = [0x50, 0x4b];

function refuseOthers({ name, content }: GivenPackage): void {
  const isPackage =
    content instanceof Uint8Array
      ? ZIP_BEGINS.every((byte, i) => content[i] === byte)
      : content.some((file) => [MANIFEST, REPORT, PUBLIC_ZIP].includes(file.name));
  if (isPackage) return;
  throw new UserError(
    'package.none',
    `${name} is no package of a report. Expected public.zip or submission.zip, or a folder with the files of one. Ask the publisher for it.`,
    EXIT.inputRefused,
  );
}

/** Packages of one version of one report whose public parts differ. */
function differing(found: readonly (Verified & { name: string })[]): string[] {
  const first = new Map<string, { name: string; manifestSha256: string | null }>();
  return found.flatMap(({ name, report, verdict: { manifestSha256 } }) => {
    if (!report) return [];
    const version = JSON.stringify([report.publisher.legalName, report.kind, report.period, report.version]);
    const other = first.get(version);
    if (!other) first.set(version, { name, manifestSha256 });
    return other && other.manifestSha256 !== manifestSha256 ? [`${other.name} and ${name}`] : [];
  });
}

/** Could a reader of this report, and of the others that were given, work out what it withholds? */
async function attackCheck(report: Report, given: readonly Report[]): Promise<Check> {
  const before = given.filter((other) => isEarlier(other, report));
  const isVersion = ({ period }: Report) => samePeriod(period, report.period);
  try {
    const earlier = before.map((other) => (isVersion(other) ? publishedOf(other) : addedUp(other)));
    const { derivable } = await attack(publishedOf(report), earlier, earlier.length > 0 ? 'every-table' : 'every-cell');
    return check(
      'withheld.safe',
      derivable.map(({ table, at }) => `${table} at ${at.join(', ')}`),
    );
  } catch (error) {
    if (!(error instanceof UserError)) return undecided('withheld.safe', 'What the tables withhold');
    return holds('withheld.safe', 'Whether withheld counts can be worked out could not be decided on this computer.', false);
  }
}

/** Released before it, by the same publisher, and of days that both tell of. Of one day, versions of a period follow each other, and a part its whole. */
function isEarlier(other: Report, report: Report): boolean {
  if (other.publisher.legalName !== report.publisher.legalName || !overlaps(other.period, report.period)) return false;
  if (other.releasedOn !== report.releasedOn) return other.releasedOn < report.releasedOn;
  if (samePeriod(other.period, report.period)) return other.version < report.version;
  if (other.period.last !== report.period.last) return other.period.last < report.period.last;
  return other.period.first > report.period.first;
}

/**
 * Only what is certain counts: whether a word is a name was for a person to judge, before it was published. What was found to be exactly
 * what the report gives is not looked through once more: all that people wrote in it stands in report.json.
 */
async function patternCheck({ report, publicFiles, pdfs, verdict }: Verified): Promise<Check> {
  if (!report) return check('patterns.none', []);
  const scan = beginScan(await buildKnownValues(new Uint8Array(), [], []), rulesOf(report));
  const equal = new Set(verdict.checks.filter(({ ok, compared }) => ok && compared).map(({ code }) => code.replace(/^public\./, '')));
  const found: string[] = [];
  for (const file of publicFiles) {
    try {
      const findings = await findingsIn(file.name, await partsOf(file, equal, pdfs), scan);
      found.push(...findings.filter(({ result }) => result === 'block').map(({ place, kind }) => `${file.name}, ${place} (${kind})`));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      found.push(`${file.name} cannot be read`);
    }
  }
  return check('patterns.none', found);
}

const PAGE = /^page \d+$/;

function ownLine(text: string, line: number): TextPart {
  return { place: `line ${line + 1} of its own`, text, trust: 'rendered', language: null };
}

async function partsOf(file: PackageFile, equal: ReadonlySet<string>, pdfs: Verified['pdfs']): Promise<readonly TextPart[]> {
  const { name } = file;
  if (name.endsWith('.html') && equal.has('pages.words')) return [];
  if (name.startsWith('data/') && equal.has('data.equal')) return [];
  if (name.endsWith('.json') && name !== REPORT && equal.has('data.described') && equal.has('names.consistent')) return [];
  if (name.endsWith('.xlsx') && equal.has('workbooks.equal')) return [];
  const pdf = pdfs.find((one) => one.name === name);
  if (pdf?.asGiven) return [];
  const parts = await fileParts(file);
  // Of its pages the lines that the report does not give; and its properties, notes and earlier revisions, which no page shows.
  return pdf ? [...parts.filter(({ place }) => !PAGE.test(place)), ...pdf.others.map(ownLine)] : parts;
}

function rulesOf(report: Report): ScanRules {
  const { publisher, awards, independence, care, providers } = report;
  const texts = [
    ...providers.flatMap(({ name, services }) => [name, ...services.map((service) => service.name)]),
    ...[...independence, ...care].flatMap(({ arrangements }) => (arrangements ?? []).map(({ provider }) => provider)),
    ...[...Object.values(publisher.name), publisher.legalName],
    ...awards.flatMap(({ decisionReference, authority, area }) => [
      decisionReference,
      ...Object.values(authority),
      ...area.flatMap(({ label }) => Object.values(label)),
    ]),
  ];
  const countries = awards.map(({ country }) => country);
  return scanRules(report, publisher, countries, texts);
}
