// article22 check: renders and scans the draft; findings are listed by place, never by value, and resolved by a person.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { Finding } from '../model/finding.ts';
import type { CheckOutcome } from '../workflow.ts';
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
        shell.result(
          {
            filesSha256: outcome.filesSha256,
            files: outcome.files.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length })),
            findings: outcome.findings,
            open: outcome.open,
          },
          checkText(outcome),
        );
        if (outcome.open.length > 0) shell.exit(EXIT.gateClosed);
      }),
    );
  check
    .command('resolve [findings...]')
    .description('record that a finding is no personal data; it holds for exactly these files')
    .option('--all-reviews', 'every open finding that only a person can judge')
    .option('--verdict <verdict>', 'not-personal or role-mailbox', 'not-personal')
    .option('--reason <text>', 'why')
    .action(async (findings: string[], flags: ResolveFlags) => {
      if (!flags.reason?.trim()) throw new UserError('resolution.reason', 'Say why with --reason.', EXIT.usage);
      if (flags.verdict !== 'not-personal' && flags.verdict !== 'role-mailbox')
        throw new UserError('resolution.verdict', '--verdict must be not-personal or role-mailbox.', EXIT.usage);
      if (findings.length === 0 && !flags.allReviews)
        throw new UserError('resolution.none-named', 'Name the findings, or use --all-reviews.', EXIT.usage);
      const chosen = { findings: flags.allReviews ? ('all-reviews' as const) : findings, verdict: flags.verdict, reason: flags.reason };
      await shell.withLog(async (log) => {
        const { resolveFindings } = await import('../workflow.ts');
        const { resolved, open } = await resolveFindings(log, chosen as Parameters<typeof resolveFindings>[1], shell.actor());
        shell.result(
          { resolved, open },
          `Resolved ${plural(resolved, 'finding')}; ${open} open.${open === 0 ? '\nNext: article22 publish --out FOLDER' : ''}`,
        );
      });
    });
}

function checkText({ files, findings, open, filesSha256 }: CheckOutcome): string {
  const lines = [`${plural(files.length, 'file')} rendered and scanned (SHA-256 ${filesSha256})`];
  if (open.length === 0) {
    const resolved =
      findings.length > 0
        ? `${plural(findings.length, 'finding')}, all resolved.`
        : 'Nothing found automatically; still to be read by a person (write the files with --out FOLDER).';
    return [...lines, resolved, 'Next: article22 publish --out FOLDER'].join('\n');
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
