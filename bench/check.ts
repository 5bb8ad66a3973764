// What the gate costs on a large log, whose every reference and address it looks for in all files.
import type { Arguments } from './arguments.ts';
import { megabytes, type Result, seconds } from './result.ts';
import type { World } from './world.ts';

export async function benchCheck(world: World, { sizes }: Arguments): Promise<Result> {
  const rows: string[][] = [];
  for (const size of sizes) {
    const log = world.filledLog(size);
    if (log === null) continue;
    await world.run(log, ['draft', '--period', '2026', '--address', 'https://meldpunt-voorbeeld.example/report-2026']);
    const { wallMs, processorMs, residentBytes } = await world.run(log, ['check'], [0, 7]);
    rows.push([size.name, seconds(wallMs), seconds(processorMs), megabytes(residentBytes)]);
  }
  const note = 'The command `check`: four languages, 300 providers, all files made and read.';
  return {
    targets: [],
    tables: rows.length > 0 ? [{ title: 'The gate', note, head: ['records', 'time', 'processor time', 'memory'], rows }] : [],
  };
}
