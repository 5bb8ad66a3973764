// Do the sums that the import kept agree with a full count, and what does the full count cost?
import type { Arguments } from './arguments.ts';
import { needImported } from './import.ts';
import { megabytes, type Result, seconds } from './result.ts';
import type { World } from './world.ts';

export async function benchRecount(world: World, given: Arguments): Promise<Result> {
  await needImported(world, given);
  const rows: string[][] = [];
  const differing: string[] = [];
  for (const size of given.sizes) {
    const { stdout, wallMs, processorMs, residentBytes } = await world.run(
      world.filledLog(size) ?? '',
      ['--json', 'recount', '--check'],
      [0, 9],
    );
    const { differences } = JSON.parse(stdout) as { differences: readonly unknown[] };
    if (differences.length > 0) differing.push(size.name);
    rows.push([size.name, String(differences.length), seconds(wallMs), seconds(processorMs), megabytes(residentBytes)]);
  }
  return {
    targets: [
      {
        what: `sums kept by the import of ${given.sizes.map(({ name }) => name).join(', ')} records, against a full count`,
        target: 'no difference',
        measured: differing.length === 0 ? 'no difference' : `differences at ${differing.join(', ')}`,
        isMet: differing.length === 0,
      },
    ],
    tables: [
      {
        title: '`recount --check`',
        note: 'On the log as the import left it: every kept state, sum and time to a decision against a count of all notices and decisions.',
        head: ['records', 'differences', 'time', 'processor time', 'memory'],
        rows,
      },
    ],
  };
}
