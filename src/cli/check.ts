// article22 check: renders and scans the draft; findings are listed by place, never by value, and resolved by a person.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { CheckEntry } from '../log/gate-checks.ts';
import type { CheckResult } from '../model/check-result.ts';
import type { Finding } from '../model/finding.ts';
import type { CheckOutcome, Resolve } from '../workflow.ts';
import { refuseUnwritable, writeFolder } from './files.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

interface ResolveFlags {
  readonly allReviews?: boolean;
  readonly verdict: string;
  readonly reason?: string;
}

export function registerCheck(program: Command, shell: Shell): void {
  const check = program.command('check').description('render and scan the draft; list findings and resolve them');
  registerRun(check, shell);
  registerResolve(check, shell);
  registerSignOff(check, shell);
  registerHistory(check, shell);
}

function registerRun(check: Command, shell: Shell): void {
  check
    .command('run', { isDefault: true })
    .description('render and scan every file of the draft')
    .option('--open', 'only list the open findings of the last check')
    .option('--out <folder>', 'write the files into a new folder, to be read before they are published')
    .addHelpText(
      'after',
      '\nExamples:\n  article22 check\n  article22 check resolve --all-reviews --by "A. Example" --reason "Read: no personal data"',
    )
    .action((flags: { open?: boolean; out?: string }) =>
      shell.withLog(async (log) => {
        const { checkDraft, readCheck } = await import('../workflow.ts');
        if (flags.out) refuseUnwritable(flags.out, 'folder');
        const outcome = flags.open ? await readCheck(log) : await checkDraft(log, shell.actor());
        if (flags.out) writeFolder(flags.out, outcome.files);
        shell.result(checkDocument(outcome), checkText(outcome));
        if (outcome.open.length > 0) shell.exit(EXIT.gateClosed);
      }),
    );
}

function registerResolve(check: Command, shell: Shell): void {
  check
    .command('resolve [findings...]')
    .description('record that a finding is no personal data; it holds for exactly these files')
    .option('--all-reviews', 'every open finding that only a person can judge')
    .option('--verdict <verdict>', 'not-personal or role-mailbox', 'not-personal')
    .option('--reason <text>', 'why')
    .action(async (findings: string[], flags: ResolveFlags) => {
      const chosen = resolveOf(findings, flags);
      await shell.withLog(async (log) => {
        const { resolveFindings } = await import('../workflow.ts');
        const { resolved, open } = await resolveFindings(log, chosen, shell.actor());
        shell.result({ resolved, open }, `Resolved ${plural(resolved, 'finding')}; ${open} open.${open === 0 ? `\n${SIGN_NEXT}` : ''}`);
      });
    });
}

/** @throws UserError `resolution.reason`, `resolution.verdict`, `resolution.none-named`, `resolution.both` */
function resolveOf(findings: readonly string[], { allReviews = false, verdict, reason = '' }: ResolveFlags): Resolve {
  if (reason.trim() === '') throw new UserError('resolution.reason', 'Say why with --reason.', EXIT.usage);
  if (!isVerdict(verdict)) throw new UserError('resolution.verdict', '--verdict must be not-personal or role-mailbox.', EXIT.usage);
  if (findings.length === 0 && !allReviews)
    throw new UserError('resolution.none-named', 'Name the findings, or use --all-reviews.', EXIT.usage);
  if (findings.length > 0 && allReviews)
    throw new UserError('resolution.both', 'Name the findings or use --all-reviews, not both.', EXIT.usage);
  return { findings: allReviews ? 'all-reviews' : findings, verdict, reason };
}

function isVerdict(text: string): text is Resolve['verdict'] {
  return text === 'not-personal' || text === 'role-mailbox';
}

function registerSignOff(check: Command, shell: Shell): void {
  check
    .command('sign-off')
    .description('say “I have read these files”, with --by; it holds for exactly these files')
    .addHelpText(
      'after',
      '\nWhere two or more people are in office (see person list), somebody signs who neither drafted the report nor decided a finding of it, or two people sign. A draft or a decision by a name that is not in the list counts as anyone\'s. Who leaves after the first check of a draft counts until it is drafted again.\n\nExample:\n  article22 check sign-off --by "B. Example"',
    )
    .action(() =>
      shell.withLog(async (log) => {
        const { signOff } = await import('../workflow.ts');
        const outcome = await signOff(log, shell.actor());
        shell.result(
          checkDocument(outcome),
          [`${plural(outcome.files.length, 'file')} signed (SHA-256 ${outcome.filesSha256})`, ...signatureLines(outcome)].join('\n'),
        );
      }),
    );
}

function registerHistory(check: Command, shell: Shell): void {
  check
    .command('history')
    .description('every check that is kept: what became of each finding, and who signed')
    .action(() =>
      shell.withLog(async (log) => {
        const { listChecks } = await import('../log/gate-checks.ts');
        const checks = await listChecks(log.db);
        shell.result({ checks }, checks.length === 0 ? 'Nothing was checked yet.' : checks.map(historyText).join('\n'));
      }),
    );
}

const SIGN_NEXT = 'Next: read the files (article22 check --out FOLDER writes them), then article22 check sign-off --by NAME';

function checkDocument(outcome: CheckOutcome): CheckResult {
  const { report, filesSha256, files, findings, open, resolutions, signature, remarks } = outcome;
  return {
    format: 'article22-check/1',
    period: report.period,
    version: report.version,
    filesSha256,
    files: files.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length })),
    findings: [...findings],
    open: [...open],
    resolutions: resolutions.map(({ finding, verdict, reason, by, at }) => ({ finding, verdict, reason, by, at })),
    signOffs: signature.signOffs.map(({ by, at }) => ({ by, at })),
    people: signature.people,
    signature: signature.state,
    publishable: open.length === 0 && signature.state === 'signed',
    remarks: [...remarks],
  };
}

function checkText(outcome: CheckOutcome): string {
  const { files, findings, open, filesSha256, remarks } = outcome;
  const lines = [
    `${plural(files.length, 'file')} rendered and scanned (SHA-256 ${filesSha256})`,
    ...remarks.map(({ message }) => `Note: ${message}`),
  ];
  if (open.length === 0) {
    const resolved =
      findings.length > 0 ? `${plural(findings.length, 'finding')}, all resolved.` : 'Nothing found automatically, still to be read.';
    return [...lines, resolved, ...signatureLines(outcome)].join('\n');
  }
  const of = (result: Finding['result']) => open.filter((finding) => finding.result === result);
  const section = (heading: string, list: readonly Finding[]) =>
    list.length === 0
      ? []
      : [
          heading,
          ...list.map(
            (finding) => `  ${finding.id}  ${finding.kind}  ${finding.file}  ${finding.place}  (${plural(finding.length, 'character')})`,
          ),
        ];
  return [
    ...lines,
    ...section(`To be removed (${of('block').length}): change the text and draft again, or resolve with a reason`, of('block')),
    ...section(`To be read by a person (${of('review').length})`, of('review')),
    'Resolve with: article22 check resolve FINDING… --reason TEXT',
  ].join('\n');
}

/** Who has signed and what is missing yet. */
function signatureLines({ signature: { signOffs, state, people, oneMoreFor } }: CheckOutcome): string[] {
  const signed = signOffs.map(({ by, at }) => `Signed off by ${by} on ${at.slice(0, 10)}.`);
  if (state === 'signed') return [...signed, 'Next: article22 publish --out FOLDER'];
  if (state === 'nobody') return [SIGN_NEXT];
  return [
    ...signed,
    `Of ${people} people in office (since the first check) one more must sign, for ${oneMoreFor}: article22 check sign-off --by NAME`,
  ];
}

function historyText({ checkedAt, checkedBy, filesSha256, findings, resolutions, signOffs }: CheckEntry): string {
  const fates = findings.map((finding) => {
    // Files that came back after they had been replaced hold again what was removed.
    const fate = resolutions.findLast((one) => one.finding === finding.id && (one.verdict !== 'removed' || one.at > checkedAt));
    const what = fate ? `${fate.verdict}, by ${fate.by} on ${fate.at.slice(0, 10)} (${fate.reason})` : 'open';
    return `  ${finding.id}  ${finding.kind}  ${finding.file}  ${finding.place}: ${what}`;
  });
  return [
    `${checkedAt.slice(0, 16).replace('T', ' ')} checked by ${checkedBy}: ${plural(findings.length, 'finding')} (SHA-256 ${filesSha256})`,
    ...fates,
    ...signOffs.map(({ by, at }) => `  signed off by ${by} on ${at.slice(0, 10)}`),
  ].join('\n');
}
