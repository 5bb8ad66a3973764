// How long a command takes to begin: help, and the state of a large log.
import type { Arguments } from './arguments.ts';
import { measured, medianOf } from './measured.ts';
import { atMost, megabytes, milliseconds, type Result, seconds } from './result.ts';
import type { World } from './world.ts';

const HELP_MAX_MS = 250;
const STATUS_MAX_MS = 500;
const TIMES = 9;

export async function benchStart(world: World, { sizes }: Arguments): Promise<Result> {
  const several = async (work: () => ReturnType<typeof measured>) => {
    const all = [];
    for (let i = 0; i < TIMES; i += 1) all.push(await work());
    return medianOf(all);
  };
  const largest = sizes.findLast((size) => world.filledLog(size) !== null);
  const log = largest ? (world.filledLog(largest) ?? '') : await world.emptyLog('start.sqlite');
  const name = largest?.name ?? 'no';
  const node = await several(() => measured([process.execPath, '-e', '0']));
  const help = await several(() => world.run(log, ['--help']));
  const status = await several(() => world.run(log, ['status']));
  const row = (what: string, { wallMs, processorMs, residentBytes }: typeof help) => [
    what,
    milliseconds(wallMs),
    seconds(processorMs),
    megabytes(residentBytes),
  ];
  return {
    targets: [
      atMost('`article22 --help`', HELP_MAX_MS, help.wallMs, milliseconds),
      atMost(`\`article22 status\` on ${name} records`, STATUS_MAX_MS, status.wallMs, milliseconds),
    ],
    tables: [
      {
        title: 'Commands',
        note: `Median of ${TIMES}.`,
        head: ['command', 'time', 'processor time', 'memory'],
        rows: [
          row('`node -e 0`, for comparison', node),
          row('`article22 --help`', help),
          row(`\`article22 status\`, ${name} records`, status),
        ],
      },
    ],
  };
}
