// article22 verify: checks packages on any machine, without a log and without a network, and says so in words of everyday.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { VerifyOutcome } from '../workflow.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';
import { packagesAt } from './verify-input.ts';
import { ICU, VERSION } from './version.ts';

export function registerVerify(program: Command, shell: Shell): void {
  program
    .command('verify <paths...>')
    .description('check published packages: whole, unchanged, safe, and the same numbers in every format')
    .addHelpText(
      'after',
      `
Give a public.zip or a submission.zip, a folder with the files of one, or a folder in which packages lie; several at once are also compared
with each other. It needs no log and no connection. Exit code 9 where something is not in order, 3 for what is no package.

Examples:
  article22 verify submission.zip
  article22 verify report-2026/ report-2025/public.zip`,
    )
    .action(async (paths: string[]) => {
      const given = paths.flatMap(packagesAt);
      if (given.length === 0) throw new UserError('package.none', 'Name a package to verify.', EXIT.usage);
      const { verifyPackages } = await import('../workflow.ts');
      const outcome = await verifyPackages(given, { version: VERSION, icu: ICU ?? null });
      shell.result(outcome, textOf(outcome));
      if (!outcome.ok) shell.exit(EXIT.notVerified);
    });
}

function textOf({ ok, packages, together }: VerifyOutcome): string {
  const failed = [...packages.flatMap(({ checks }) => checks), ...together].filter((one) => !one.ok).length;
  const several = packages.length > 1;
  return [
    ...packages.flatMap((one) => [...headOf(one), ...one.checks.flatMap(checkLines), '']),
    ...together.flatMap(checkLines),
    ...checksumLines(packages),
    'Whether the numbers are true, and what pictures show, no program can tell.',
    ok
      ? `The ${several ? 'packages are' : 'package is'} whole and ${several ? 'agree with themselves' : 'agrees with itself'}.`
      : `The ${several ? 'packages are' : 'package is'} NOT in order: ${plural(failed, 'check')} failed.`,
  ].join('\n');
}

function headOf({ name, package: kind, report, files }: VerifyOutcome['packages'][number]): string[] {
  if (!report) return [name];
  const { publisher, period, version, releasedOn, languages } = report;
  const what = kind === 'submission' ? 'submission to the authority' : 'public package';
  return [
    `${name}: ${what}, ${plural(files, 'file')}`,
    `  ${publisher}, ${report.kind === 'annual' ? 'annual' : 'interim'} report ${period.first} to ${period.last}, version ${version}, ` +
      `released on ${releasedOn}, in ${languages.join(', ')}`,
  ];
}

function checkLines({ ok, compared, sentence, meaning, remedy }: VerifyOutcome['together'][number]): string[] {
  const mark = compared ? (ok ? 'ok ' : 'NO ') : ' ? ';
  return [
    `  ${mark} ${sentence}`,
    ...(meaning === null ? [] : [`      What it means: ${meaning}`]),
    ...(remedy === null ? [] : [`      What to do: ${remedy}`]),
  ];
}

/** As the letter quotes it: whoever has the letter on paper can compare. */
function checksumLines(packages: VerifyOutcome['packages']): string[] {
  const checksums = new Set(packages.flatMap(({ manifestSha256 }) => manifestSha256 ?? []));
  return [...checksums].flatMap((checksum) => {
    const names = packages.filter(({ manifestSha256 }) => manifestSha256 === checksum).map(({ name }) => name);
    const groups = checksum.match(/.{4}/g) ?? [];
    return [
      `Checksum the letter quotes, of manifest.json in the public package (${[...new Set(names)].join(', ')}):`,
      `  ${groups.slice(0, 8).join(' ')}`,
      `  ${groups.slice(8).join(' ')}`,
    ];
  });
}
