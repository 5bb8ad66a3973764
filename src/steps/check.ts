// Step 3, check: every file of the report is rendered and scanned. People resolve what is found; a resolution holds for exactly these files.
import { EXIT, quote, UserError } from '../error.ts';
import { readZip } from '../files/zip.ts';
import { filesSha256, type ScanRules, scanEntered, scanFiles } from '../gate/gate.ts';
import type { Actor } from '../log/audit-trail.ts';
import type { Log } from '../log/db.ts';
import { type Draft, latestDraft } from '../log/drafts.ts';
import { type GateCheck, latestCheck, listResolutions, saveCheck, saveResolutions } from '../log/gate-checks.ts';
import { isNobody } from '../log/people.ts';
import { readSignature, type Signature } from '../log/sign-offs.ts';
import { writing } from '../log/writing.ts';
import type { Remark } from '../model/check-result.ts';
import type { PackageFile } from '../model/file.ts';
import { type Finding, openFindings, type Resolution, type Verdict } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { fixedTexts } from '../publish/fixed-texts.ts';
import { buildZip, submissionFiles } from '../publish/package.ts';
import { renderReport } from '../publish/render-report.ts';
import { enteredTexts } from './entered-texts.ts';
import { flaggerWords, knownOf, registeredNames, vocabularyWords } from './gate-words.ts';
import { scanRules } from './scan-rules.ts';
import { remarksOn } from './signature.ts';

export interface CheckOutcome {
  readonly report: Report;
  readonly filesSha256: string;
  /** Public files, and those of the submission under `submission/`. */
  readonly files: readonly PackageFile[];
  readonly findings: readonly Finding[];
  /** Findings nobody has resolved for exactly these files. */
  readonly open: readonly Finding[];
  /** What people decided about exactly these files. */
  readonly resolutions: readonly Resolution[];
  readonly signature: Signature;
  /** What changed in the log since the draft was made. */
  readonly remarks: readonly Remark[];
}

/**
 * Renders and scans the latest draft.
 *
 * @throws UserError `draft.missing`; an unreadable finished file closes the gate
 */
export async function checkDraft(log: Log, actor: Actor): Promise<CheckOutcome> {
  const draft = await draftOrRefuse(log);
  const { publicZip, submissionZip } = await renderPackages(draft);
  const packages = openPackages(publicZip, submissionZip);
  const findings = await scanPackages(log, draft, packages);
  const hash = filesSha256(packages.all);
  const check = { draftId: draft.id, filesSha256: hash, findings, publicZip, submissionZip };
  await writing(log, actor, (db, at) => saveCheck(db, check, at));
  return outcomeOf(log, draft, hash, packages, findings);
}

/** The latest check of the latest draft, without rendering again. */
export async function readCheck(log: Log): Promise<CheckOutcome> {
  const { draft, check } = await checkOrRefuse(log);
  return outcomeOf(log, draft, check.filesSha256, openPackages(check.publicZip, check.submissionZip), check.findings);
}

/** Of the latest check of the latest draft: what was found, and what of it is open. */
export async function readFindings(log: Pick<Log, 'db'>): Promise<Pick<CheckOutcome, 'filesSha256' | 'findings' | 'open'>> {
  const { filesSha256, findings } = (await checkOrRefuse(log)).check;
  const open = openFindings(findings, await listResolutions(log.db, filesSha256), filesSha256);
  return { filesSha256, findings, open };
}

async function outcomeOf(
  log: Log,
  draft: Draft,
  hash: string,
  packages: OpenPackages,
  findings: readonly Finding[],
): Promise<CheckOutcome> {
  const resolutions = await listResolutions(log.db, hash);
  return {
    report: draft.report,
    filesSha256: hash,
    files: packages.all,
    findings,
    open: openFindings(findings, resolutions, hash),
    resolutions,
    signature: await readSignature(log.db, draft, hash, resolutions),
    remarks: await remarksOn(log.db, draft),
  };
}

export interface Resolve {
  /** Identifiers of findings, or every open finding that is only for review. */
  readonly findings: readonly string[] | 'all-reviews';
  readonly verdict: Exclude<Verdict, 'removed'>;
  readonly reason: string;
}

/**
 * Records what a person decided about findings of the latest check. `seen`: SHA-256 of the files they decided about; null: those of the
 * latest check. Returns how many are still open.
 *
 * @throws UserError `check.missing`, `check.changed`, `finding.unknown`, `resolution.who`
 */
export async function resolveFindings(
  log: Log,
  { findings, verdict, reason }: Resolve,
  actor: Actor,
  seen: string | null = null,
): Promise<{ resolved: number; open: number }> {
  if (isNobody(actor.by)) {
    throw new UserError('resolution.who', 'Say who decides, with --by or the variable ARTICLE22_BY.', EXIT.usage);
  }
  return writing(log, actor, async (db, at) => {
    const { open, findings: all, filesSha256: hash } = await readFindings({ db });
    refuseOtherFiles(seen, hash);
    const chosen =
      findings === 'all-reviews'
        ? open.filter((finding) => finding.result === 'review').map((finding) => finding.id)
        : [...new Set(findings)];
    const unknown = chosen.find((id) => !all.some((finding) => finding.id === id));
    if (unknown)
      throw new UserError(
        'finding.unknown',
        `The latest check has no finding ${quote(unknown)}. See them with: article22 check --open`,
        EXIT.usage,
      );
    const resolutions = chosen.map((finding) => ({ finding, verdict, reason, filesSha256: hash }));
    await saveResolutions(db, resolutions, at);
    return { resolved: chosen.length, open: (await readFindings({ db })).open.length };
  });
}

/** What a person read, by its SHA-256, must be what the log holds. Run it in the transaction that writes. @throws UserError `check.changed` */
export function refuseOtherFiles(seen: string | null, filesSha256: string): void {
  if (seen === null || seen === filesSha256) return;
  throw new UserError(
    'check.changed',
    'The draft was checked again meanwhile, so these are other files. Read them before you go on.',
    EXIT.gateClosed,
  );
}

export async function draftOrRefuse(log: Pick<Log, 'db'>): Promise<Draft> {
  const draft = await latestDraft(log.db);
  if (!draft) throw new UserError('draft.missing', 'There is no draft. Make one with: article22 draft --period 2026', EXIT.needsAnswer);
  return draft;
}

export async function checkOrRefuse(log: Pick<Log, 'db'>): Promise<{ draft: Draft; check: GateCheck }> {
  const draft = await draftOrRefuse(log);
  const check = await latestCheck(log.db, draft.id);
  if (!check)
    throw new UserError('check.missing', 'The latest draft has not been checked. Check it with: article22 check', EXIT.gateClosed);
  return { draft, check };
}

async function renderPackages({ report, authorityOnly, flagger }: Draft): Promise<{ publicZip: Uint8Array; submissionZip: Uint8Array }> {
  const publicZip = buildZip(await renderReport(report), report);
  return { publicZip, submissionZip: buildZip(submissionFiles(report, publicZip, authorityOnly, flagger), report) };
}

export interface OpenPackages {
  readonly public: readonly PackageFile[];
  /** Of the submission, without the public zip inside it. */
  readonly submission: readonly PackageFile[];
  readonly all: readonly PackageFile[];
}

/** The files as a stranger unpacks them; those of the submission stand under `submission/`. */
export function openPackages(publicZip: Uint8Array, submissionZip: Uint8Array): OpenPackages {
  const open = readZip(publicZip);
  const submission = readZip(submissionZip)
    .filter((file) => file.name !== 'public.zip')
    .map((file) => ({ ...file, name: `submission/${file.name}` }));
  return { public: open, submission, all: [...open, ...submission] };
}

/** Scans the public files under the public rule and the others under the submission's. */
export async function scanPackages(log: Log, draft: Draft, packages: OpenPackages): Promise<Finding[]> {
  const texts = await allowedTexts(log, draft);
  // A word of the catalogues stands in every report: that someone goes by it too is for a person to read, where people wrote.
  const known = await knownOf(log, [
    ...vocabularyWords(),
    ...texts,
    ...fixedTexts([...draft.report.languages, ...draft.flagger.awards.flatMap((award) => award.languages ?? [award.language])]),
  ]);
  const countries = draft.flagger.awards.map(({ authority }) => authority.country);
  const rules = scanRules(draft.report, draft.flagger, countries, texts);
  // The authority's own mailbox may stand in a letter to it, not in the public report.
  const letters: ScanRules = {
    ...rules,
    roleMailboxes: [...rules.roleMailboxes, ...draft.flagger.awards.flatMap(({ authority }) => authority.email ?? [])],
  };
  const entered = await scanEntered(enteredTexts(draft.report, draft.flagger), known, letters);
  return [
    ...entered.findings.map(officeAddress),
    ...(await scanFiles(packages.public, known, rules, entered.told)),
    ...(await scanFiles(packages.submission, known, letters, entered.told)),
  ];
}

/** An authority's own address is that of an office, which only a person can tell from a home. */
function officeAddress(finding: Finding): Finding {
  const isOffice = finding.kind === 'ADDRESS' && finding.file === 'flagger' && /\.authority\.address/.test(finding.place);
  return isOffice ? { ...finding, result: 'review' } : finding;
}

/** Names and labels that stand in a report by right, and are looked at where they were typed: registered names, the flagger's words about itself. */
async function allowedTexts(log: Log, { report, flagger }: Draft): Promise<string[]> {
  return [
    ...(await registeredNames(log)),
    ...flaggerWords(flagger),
    ...report.independence.flatMap((entry) => (entry.arrangements ?? []).map((arrangement) => arrangement.provider)),
  ];
}
