// article22 recount: the sums that lists and the home page read, compared with a full count or made anew.
import type { Command } from 'commander';
import { EXIT } from '../error.ts';
import type { Log } from '../log/db.ts';
import { toRead } from './reading.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

export function registerRecount(program: Command, shell: Shell): void {
  program
    .command('recount')
    .description('make the kept sums of the log anew from its notices; --check: only compare them')
    .option('--check', 'change nothing; exit code 9 where they differ')
    .action(({ check }: { check?: boolean }) =>
      check ? toRead(shell, (log) => compare(log, shell)) : shell.withLog((log) => recount(log, shell)),
    );
}

async function compare({ db }: Log, shell: Shell): Promise<void> {
  const { findStateDifferences } = await import('../log/states-check.ts');
  const differences = await findStateDifferences(db);
  if (differences.length > 0) shell.exit(EXIT.notVerified);
  const text = `${found(differences)}. Make them anew with: article22 recount`;
  shell.result({ differences, recounted: false }, differences.length === 0 ? AGREE : text);
}

async function recount(log: Log, shell: Shell): Promise<void> {
  const { findStateDifferences } = await import('../log/states-check.ts');
  const { recountStates } = await import('../log/states.ts');
  const { foldSums } = await import('../log/report-fold.ts');
  const { addAudit } = await import('../log/audit-trail.ts');
  const { writing } = await import('../log/writing.ts');
  const differences = await writing(log, shell.actor(), async (db, at) => {
    const differing = await findStateDifferences(db);
    if (differing.length === 0) {
      // Those of the report may never have been made.
      await foldSums(db, at.now);
      return differing;
    }
    await recountStates(db);
    await addAudit(db, at, 'states.recounted', 'log', { differences: differing.length });
    return differing;
  });
  const text = `${found(differences)}; all were made anew.`;
  shell.result({ differences, recounted: differences.length > 0 }, differences.length === 0 ? AGREE : text);
}

const AGREE = 'All kept sums agree with a full count.';

function found({ length }: readonly unknown[]): string {
  return `${plural(length, 'kept sum')} ${length === 1 ? 'differs' : 'differ'} from a full count`;
}
