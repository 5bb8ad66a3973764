// How long a file takes to come into the log, against `sqlite3 .import` of the same file: the first time, the same file again, and a later
// export of it. Import and `.import` take turns, so that both meet the same computer.
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Arguments, Size } from './arguments.ts';
import { type Measured, measured, medianOf } from './measured.ts';
import { atMost, megabytes, type Result, seconds, times } from './result.ts';
import type { World } from './world.ts';

const RATIO_MAX = 1.5;
const RESIDENT_MAX_BYTES = 200e6;
/** A re-import counts as no slower up to this. */
const AGAIN_MAX = 1.05;
/** Memory is flat when the largest file takes at most this much more than the smallest, as a ratio. */
const FLAT_MAX = 1.5;

interface OfSize {
  readonly size: Size;
  readonly sqlite: Measured;
  readonly first: Measured;
  readonly again: Measured;
  readonly later: Measured;
}

/** For parts that measure what an import left: makes the logs that are not there, and leaves alone what was measured before. */
export async function needImported(world: World, given: Pick<Arguments, 'sizes'>): Promise<void> {
  for (const size of given.sizes) if (world.filledLog(size) === null) await fillOnly(world, size);
}

async function fillOnly(world: World, size: Size): Promise<void> {
  const log = await world.emptyLog(`${size.name}.sqlite`);
  await take(world, log, await world.csv(size));
  // It has its name when it is whole.
  renameSync(log, world.filledPath(size));
}

const take = (world: World, log: string, file: string) => world.run(log, ['import', file, '--profile', 'big-csv', '--yes'], [0, 4]);

export async function benchImport(world: World, { sizes, runs }: Arguments): Promise<Result> {
  const all: OfSize[] = [];
  for (const size of sizes) all.push(await importSize(world, size, size.records > 1_000_000 ? 1 : runs));
  const largest = all.at(-1);
  const smallest = all[0];
  if (!largest || !smallest) return { targets: [], tables: [] };
  const { name } = largest.size;
  const ratio = (one: Measured, { sqlite }: OfSize) => one.wallMs / sqlite.wallMs;
  const resident = Math.max(...all.map(({ first }) => first.residentBytes));
  const targets = [
    atMost(`import of ${name} records, against sqlite3 .import`, RATIO_MAX, ratio(largest.first, largest), times),
    atMost(`the same file again, against the first time`, AGAIN_MAX, largest.again.wallMs / largest.first.wallMs, times),
    atMost('memory of an import, at most', RESIDENT_MAX_BYTES, resident, megabytes),
    ...(all.length > 1
      ? [
          atMost(
            `memory from ${smallest.size.name} to ${name}`,
            FLAT_MAX,
            largest.first.residentBytes / smallest.first.residentBytes,
            times,
          ),
        ]
      : []),
  ];
  const row = (what: string, one: Measured, of: OfSize) => [
    `${of.size.name}, ${what}`,
    seconds(one.wallMs),
    seconds(one.processorMs),
    times(ratio(one, of)),
    times(one.processorMs / of.sqlite.processorMs),
    `${((one.wallMs / of.size.records) * 1000).toFixed(1)} µs`,
    megabytes(one.residentBytes),
  ];
  const table = {
    title: 'Into an empty log, and again',
    head: ['file', 'time', 'processor time', 'against `.import`', 'processor time against `.import`', 'a record', 'memory'],
    rows: all.flatMap((of) => [
      row('`sqlite3 .import`', of.sqlite, of),
      row('import', of.first, of),
      row('the same file again', of.again, of),
      row('a later export', of.later, of),
    ]),
  };
  const figures = Object.fromEntries(
    all.flatMap(({ size, first }) => [
      [`${size.name} µs`, (first.wallMs / size.records) * 1000],
      [`${size.name} processor µs`, (first.processorMs / size.records) * 1000],
      [`${size.name} bytes`, first.residentBytes],
    ]),
  );
  return { targets, tables: [table], figures };
}

async function importSize(world: World, size: Size, runs: number): Promise<OfSize> {
  const [csv, later] = [await world.csv(size), await world.csv(size, true)];
  const all = { sqlite: [], first: [], again: [], later: [] } as Record<'sqlite' | 'first' | 'again' | 'later', Measured[]>;
  for (let run = 1; run <= runs; run += 1) {
    const raw = join(world.folder, 'raw.sqlite');
    rmSync(raw, { force: true });
    all.sqlite.push(await measured(['sqlite3', raw, '.mode csv', `.import ${csv} notice`]));
    rmSync(raw);
    const log = await world.emptyLog(`${size.name}.sqlite`);
    all.first.push(await take(world, log, csv));
    all.again.push(await take(world, log, csv));
    if (run === 1) copyFileSync(log, world.filledPath(size));
    all.later.push(await take(world, log, later));
    for (const end of ['', '-wal', '-shm']) rmSync(`${log}${end}`, { force: true });
  }
  return { size, sqlite: medianOf(all.sqlite), first: medianOf(all.first), again: medianOf(all.again), later: medianOf(all.later) };
}
