// article22 recount: the sums that lists and the home page read, compared with a full count or made anew.
import type { Command } from 'commander';
import { EXIT } from '../error.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

export function registerRecount(program: Command, shell: Shell): void {
  program
    .command('recount')
    .description('make the kept sums of the log anew from its notices; --check: only compare them')
    .option('--check', 'change nothing; exit code 9 where they differ')
    .action(({ check }: { check?: boolean }) =>
      shell.withLog(async (log) => {
        const { findStateDifferences } = await import('../log/states-check.ts');
        const differences = await findStateDifferences(log.db);
        if (differences.length > 0 && !check) {
          const { recountStates } = await import('../log/states.ts');
          const { addAudit } = await import('../log/audit-trail.ts');
          const { writing } = await import('../log/writing.ts');
          await writing(log, shell.actor(), async (db, at) => {
            await recountStates(db);
            await addAudit(db, at, 'states.recounted', 'log', { differences: differences.length });
          });
        }
        if (differences.length > 0 && check) shell.exit(EXIT.notVerified);
        const found = `${plural(differences.length, 'kept sum')} ${differences.length === 1 ? 'differs' : 'differ'} from a full count`;
        const text = check ? `${found}. Make them anew with: article22 recount` : `${found}; all were made anew.`;
        shell.result(
          { differences, recounted: !check && differences.length > 0 },
          differences.length === 0 ? 'All kept sums agree with a full count.' : text,
        );
      }),
    );
}
