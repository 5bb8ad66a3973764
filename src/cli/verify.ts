// article22 verify: checks a package on any machine, without a log and without a network.
import type { Command } from 'commander';
import { EXIT } from '../error.ts';
import { readBytes } from './files.ts';
import type { Shell } from './shell.ts';

export function registerVerify(program: Command, shell: Shell): void {
  program
    .command('verify <file>')
    .description('check public.zip or submission.zip: files, hashes, sums, agreement')
    .addHelpText('after', '\nExample:\n  article22 verify submission.zip')
    .action(async (file: string) => {
      const { verifyZip } = await import('../publish/verify.ts');
      const verdict = await verifyZip(readBytes(file));
      const lines = verdict.checks.map((check) => `  ${check.ok ? 'ok ' : 'NO '} ${check.sentence}`);
      shell.result(
        verdict,
        [...lines, verdict.ok ? 'The package is whole and agrees with itself.' : 'The package is NOT in order.'].join('\n'),
      );
      if (!verdict.ok) shell.exit(EXIT.notVerified);
    });
}
