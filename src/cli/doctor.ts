// article22 doctor: is the log in order, with all it keeps? It changes nothing and says what to do.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { DoctorCheck } from '../log/doctor-check.ts';
import type { DoctorOutcome } from '../workflow.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

export function registerDoctor(program: Command, shell: Shell): void {
  program
    .command('doctor')
    .description('look whether the log is in order: file, references, kept sums, trail, published packages; changes nothing')
    .option('--quick', 'leave out what takes longest: indexes against tables; on PostgreSQL, reading every table')
    .addHelpText(
      'after',
      '\nOthers may go on working meanwhile. Exit code 9 where something is not in order; each trouble says what to do.\n\nExample:\n  article22 doctor --json',
    )
    .action(async ({ quick = false }: { quick?: boolean }) => {
      const outcome = await look(shell, quick);
      shell.result(outcome, textOf(outcome));
      if (!outcome.ok) shell.exit(EXIT.notVerified);
    });
}

/** A log that cannot be opened is in no good order either. */
async function look(shell: Shell, quick: boolean): Promise<DoctorOutcome> {
  const { examine } = await import('../workflow.ts');
  try {
    return await shell.withLog((log) => examine(log, { quick, now: shell.instant() }), { readOnly: true });
  } catch (error) {
    const { unopened } = await import('../log/doctor-check.ts');
    const check = error instanceof UserError ? unopened(error) : null;
    if (check === null) throw error;
    return { format: 'article22-doctor/1', ok: false, checks: [check] };
  }
}

function textOf({ ok, checks }: DoctorOutcome): string {
  const troubles = checks.reduce((sum, check) => sum + check.troubles.length, 0);
  return [
    ...checks.flatMap(linesOf),
    ok ? 'The log is in order.' : `The log is NOT in order: ${plural(troubles, 'trouble')}. Nothing was changed.`,
  ].join('\n');
}

function linesOf({ ok, sentence, troubles }: DoctorCheck): string[] {
  if (ok) return [`  ok  ${sentence}`];
  return troubles.flatMap((trouble) => [`  NO  ${trouble.sentence}`, `      What to do: ${trouble.remedy}`]);
}
