// The same on PostgreSQL: how long an import takes against `\copy` of the rows it left into the same tables, and a draft. On a server of its
// own, with the settings it comes with.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Arguments, Size } from './arguments.ts';
import type { Counted } from './count-child.ts';
import { FILLED as TABLES } from './fill-sql.ts';
import { type Measured, measured, median, medianOf } from './measured.ts';
import { type Server, startServer } from './postgres-server.ts';
import { atMost, megabytes, milliseconds, type Result, seconds, times } from './result.ts';
import type { World } from './world.ts';

const COPY_MAX = 2;
const DRAFT_MAX_MS = 1000;
const CHILD = fileURLToPath(new URL('./count-child.js', import.meta.url));
/** Fewer records tell about the start of the program. */
const RECORDS_MIN = 100_000;

interface OfSize {
  readonly size: Size;
  readonly first: Measured;
  readonly again: Measured;
  /** Into the notices alone, and into all tables. */
  readonly notices: Measured;
  readonly all: Measured;
  readonly draft: Measured;
  /** Of the counts of the year alone, in the middle. */
  readonly countedMs: number;
}

export async function benchPostgres(world: World, { sizes, runs }: Arguments): Promise<Result> {
  const large = sizes.filter(({ records }) => records >= RECORDS_MIN);
  const measuredSizes = large.length > 0 ? large : sizes.slice(-1);
  const server = await startServer();
  const all: OfSize[] = [];
  let version = '';
  try {
    version = (await server.run('postgres', 'show server_version')).stdout.trim();
    for (const size of measuredSizes) all.push(await ofSize(world, server, size, size.records > RECORDS_MIN ? 1 : runs));
  } finally {
    await server.close();
  }
  const largest = all.at(-1);
  if (!largest) return { targets: [], tables: [] };
  const { name } = largest.size;
  return {
    targets: [
      atMost(
        `PostgreSQL: import of ${name}, against \`\\copy\` of the rows into the same tables`,
        COPY_MAX,
        largest.first.wallMs / largest.all.wallMs,
        times,
      ),
      atMost(`PostgreSQL: counting of a year from ${name} records`, DRAFT_MAX_MS, largest.countedMs, milliseconds),
      atMost(`PostgreSQL: command \`draft\` from ${name} records`, DRAFT_MAX_MS, largest.draft.wallMs, seconds),
    ],
    tables: [
      {
        title: 'On a server',
        note: `PostgreSQL ${version} on the same computer, with the settings it comes with. \`\\copy\` by psql, of the rows that the import left, into the same tables with all their indexes and foreign keys: it reads, checks and counts nothing. Processor time and memory are those of the client only.`,
        head: ['what', 'time', 'against `\\copy` of all', 'against `\\copy` of notices', 'a record', 'processor time', 'memory'],
        rows: all.flatMap((one) => {
          const row = (what: string, { wallMs, processorMs, residentBytes }: Measured) => [
            `${one.size.name}, ${what}`,
            seconds(wallMs),
            times(wallMs / one.all.wallMs),
            times(wallMs / one.notices.wallMs),
            `${((wallMs / one.size.records) * 1000).toFixed(1)} µs`,
            seconds(processorMs),
            megabytes(residentBytes),
          ];
          return [
            row(`\`\\copy\` into ${TABLES[0]}`, one.notices),
            row(`\`\\copy\` into all ${TABLES.length} tables`, one.all),
            row('import', one.first),
            row('the same file again', one.again),
            row('command `draft`', one.draft),
            [`${one.size.name}, counting of a year alone`, milliseconds(one.countedMs), '', '', '', '', ''],
          ];
        }),
      },
    ],
  };
}

async function ofSize(world: World, server: Server, size: Size, runs: number): Promise<OfSize> {
  const csv = await world.csv(size);
  const take = (address: string) => world.run(address, ['import', csv, '--profile', 'big-csv', '--yes'], [0, 4]);
  const [first, again, notices, every, drafts] = [[], [], [], [], []] as Measured[][] as [
    Measured[],
    Measured[],
    Measured[],
    Measured[],
    Measured[],
  ];
  const counted: number[] = [];
  const files = TABLES.map((table) => ({ table, path: join(world.folder, `${size.name}.${table}.rows`) }));
  for (let run = 0; run < runs; run += 1) {
    const database = `bench_${size.name.toLowerCase()}_${run}`;
    await server.run('postgres', `create database ${database}`);
    await world.documents(server.address(database));
    first.push(await take(server.address(database)));
    for (const { table, path } of files) await server.run(database, `\\copy ${table} to '${path}'`);
    await server.run('postgres', `create database ${database}_copy template ${database}`);
    await server.run(`${database}_copy`, `truncate ${TABLES.join(', ')} cascade`);
    const copied: Measured[] = [];
    for (const { table, path } of files) copied.push(await server.run(`${database}_copy`, `\\copy ${table} from '${path}'`));
    for (const { path } of files) rmSync(path);
    await server.run('postgres', `drop database ${database}_copy`);
    if (copied[0]) notices.push(copied[0]);
    every.push(sumOf(copied));
    again.push(await take(server.address(database)));
    await server.run(database, 'analyze');
    for (let draft = 0; draft < 4; draft += 1) drafts.push(await world.run(server.address(database), ['draft', '--period', '2026']));
    // The first one folds in what was recorded since.
    drafts.splice(-4, 1);
    for (let count = 0; count < 3; count += 1)
      counted.push((JSON.parse((await measured([process.execPath, CHILD, server.address(database)])).stdout) as Counted).ms);
    await server.run('postgres', `drop database ${database}`);
  }
  return {
    size,
    first: medianOf(first),
    again: medianOf(again),
    notices: medianOf(notices),
    all: medianOf(every),
    draft: medianOf(drafts),
    countedMs: median(counted),
  };
}

/** Several, one after the other. */
function sumOf(all: readonly Measured[]): Measured {
  const sum = (field: 'wallMs' | 'processorMs') => all.reduce((added, one) => added + one[field], 0);
  return {
    wallMs: sum('wallMs'),
    processorMs: sum('processorMs'),
    residentBytes: median(all.map((one) => one.residentBytes)),
    stdout: '',
  };
}
