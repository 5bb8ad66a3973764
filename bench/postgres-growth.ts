// A draft on a PostgreSQL server from a log that is larger than the largest file: one import, copied several times in SQL (fill-sql.ts), so
// nothing is told about the import itself.
import { fileURLToPath } from 'node:url';
import type { Arguments, Size } from './arguments.ts';
import type { Counted } from './count-child.ts';
import { makeAllSums } from './fill.ts';
import { FILLED, type Filled, fillStatements } from './fill-sql.ts';
import { type Measured, measured, median, medianOf } from './measured.ts';
import { type Server, startServer } from './postgres-server.ts';
import { atMost, megabytes, milliseconds, type Result, seconds } from './result.ts';
import type { World } from './world.ts';

const DRAFT_MAX_MS = 1000;
const TIMES = 3;
const CHILD = fileURLToPath(new URL('./count-child.js', import.meta.url));
const DATABASE = 'bench_growth';

export async function benchPostgresGrowth(world: World, { sizes, fill }: Arguments): Promise<Result> {
  const from = sizes.at(-1);
  if (!from || !fill || fill.records <= from.records) return { targets: [], tables: [] };
  const server = await startServer();
  try {
    const version = (await server.run('postgres', 'show server_version')).stdout.trim();
    await importOne(world, server, from);
    await fillUp(server, from, Math.round(fill.records / from.records));
    const [draft, counted] = [await timeDraft(world, server), await timeCounts(server)];
    const facts = await numbersIn(server, 'select count(*) from notice', `select pg_database_size('${DATABASE}')`);
    const [notices = 0, bytes = 0] = facts;
    const { name } = fill;
    return {
      targets: [
        atMost(`PostgreSQL: counting of a year from ${name} notices`, DRAFT_MAX_MS, counted.ms, milliseconds),
        atMost(
          `PostgreSQL: command \`draft\` from ${name} notices, program start and attack included`,
          DRAFT_MAX_MS,
          draft.wallMs,
          seconds,
        ),
      ],
      tables: [
        {
          title: 'A large log on a server',
          note: `PostgreSQL ${version} on the same computer, with the settings it comes with; ${notices.toLocaleString('en')} notices, filled by SQL. Medians of ${TIMES}. Processor time and memory are those of the client only.`,
          head: ['what', 'time', 'processor time', 'memory'],
          rows: [
            ['counting of a year alone', milliseconds(counted.ms), milliseconds(counted.processorMs), megabytes(counted.residentBytes)],
            ['command `draft`', seconds(draft.wallMs), seconds(draft.processorMs), megabytes(draft.residentBytes)],
            ['the whole database, a notice', `${(bytes / Math.max(1, notices)).toFixed(0)} bytes`, '', ''],
          ],
        },
      ],
    };
  } finally {
    await server.close();
  }
}

async function importOne(world: World, server: Server, size: Size): Promise<void> {
  await server.run('postgres', `create database ${DATABASE}`);
  await world.documents(server.address(DATABASE));
  await world.run(server.address(DATABASE), ['import', await world.csv(size), '--profile', 'big-csv', '--yes'], [0, 4]);
}

const linesOf = ({ stdout }: Measured) => stdout.split('\n').filter((line) => line !== '');
const numbersIn = async (server: Server, ...statements: string[]) => linesOf(await server.run(DATABASE, ...statements)).map(Number);
const AMONG = `in (${FILLED.map((name) => `'${name}'`).join(', ')})`;

/** Indexes and foreign keys are made anew at the end: to sort all entries once costs a fraction of finding the place of each. */
async function fillUp(server: Server, { records }: Size, times: number): Promise<void> {
  const ask = async (statement: string) => linesOf(await server.run(DATABASE, statement)).map((line) => line.split('|'));
  const indexes = await ask(
    `select x.indexname, x.indexdef from pg_indexes x where x.tablename ${AMONG} and x.schemaname = current_schema()
      and not exists (select 1 from pg_constraint c where c.conname = x.indexname)`,
  );
  const keys = await ask(
    `select conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint where contype = 'f' and conrelid::regclass::text ${AMONG}`,
  );
  const columns = Object.fromEntries(FILLED.map((name) => [name, [] as string[]])) as Record<Filled, string[]>;
  for (const [table, column = ''] of await ask(
    `select table_name, column_name from information_schema.columns where table_name ${AMONG} and table_schema = current_schema()
      order by table_name, ordinal_position`,
  ))
    columns[table as Filled].push(column);
  const [notices = 0, decisions = 0] = await numbersIn(server, 'select max(id) from notice', 'select max(id) from decision');
  await server.run(
    DATABASE,
    ...keys.map(([table, name]) => `alter table ${table} drop constraint ${name}`),
    ...indexes.map(([name]) => `drop index ${name}`),
    ...fillStatements({ records, notices, decisions, columns }, times),
    ...indexes.map(([, made = '']) => made),
    ...keys.map(([table, name, made]) => `alter table ${table} add constraint ${name} ${made}`),
    'vacuum analyze',
  );
  await makeAllSums(server.address(DATABASE));
  await server.run(DATABASE, 'vacuum analyze');
}

/** The first one folds in what was recorded since the sums were made; it is not counted. */
async function timeDraft(world: World, server: Server): Promise<Measured> {
  const drafts: Measured[] = [];
  for (let run = 0; run <= TIMES; run += 1) drafts.push(await world.run(server.address(DATABASE), ['draft', '--period', '2026']));
  return medianOf(drafts.slice(1));
}

async function timeCounts(server: Server): Promise<Counted> {
  const counts: Counted[] = [];
  for (let run = 0; run < TIMES; run += 1)
    counts.push(JSON.parse((await measured([process.execPath, CHILD, server.address(DATABASE)])).stdout) as Counted);
  const of = (field: keyof Counted) => median(counts.map((one) => one[field]));
  return { ms: of('ms'), processorMs: of('processorMs'), residentBytes: of('residentBytes') };
}
