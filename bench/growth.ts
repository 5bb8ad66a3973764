// How the cost grows with the log: a draft, the pages people look at most, and the disk, from the smallest size to the largest. The log beyond
// the largest file is filled by SQL (fill.ts), so of that size nothing is told about the import.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Arguments, Size } from './arguments.ts';
import type { Counted } from './count-child.ts';
import { type Disk, diskOf, PART_NAMES } from './disk.ts';
import { fillLog } from './fill.ts';
import { needImported } from './import.ts';
import type { Ledger } from './ledger.ts';
import { type Measured, measured, median, medianOf } from './measured.ts';
import { PAGE_MAX_MS, type PageTime, timePages } from './pages.ts';
import { atMost, megabytes, milliseconds, type Result, seconds, type Table, times } from './result.ts';
import type { World } from './world.ts';

const ROW_MAX_BYTES = 150;
const DRAFT_GROWS_MAX = 3;
const DRAFT_MAX_MS = 1000;
const CHILD = fileURLToPath(new URL('./count-child.js', import.meta.url));

interface Grown {
  readonly size: Size;
  readonly isFilled: boolean;
  /** The first one folds in what was recorded since the sums were made; it is not counted. */
  readonly draft: Measured;
  readonly counted: Counted;
  readonly pages: readonly PageTime[];
  readonly disk: Disk;
}

export async function benchGrowth(world: World, given: Arguments, ledger: Ledger): Promise<Result> {
  await needImported(world, given);
  const all: Grown[] = [];
  for (const size of given.sizes) all.push(await grow(size, world.filledLog(size) ?? '', world, given.runs));
  const [smallest, imported] = [all[0], all.at(-1)];
  if (!smallest || !imported) return { targets: [], tables: [] };
  if (given.fill && given.fill.records > imported.size.records) all.push(await growFilled(world, given.fill, imported.size, given.runs));
  const largest = all.at(-1) ?? imported;
  const worst = all.flatMap(({ pages }) => pages).reduce((most, { medianMs }) => Math.max(most, medianMs), 0);
  const { name } = largest.size;
  return {
    targets: [
      atMost(`counting of a year from ${name} notices`, DRAFT_MAX_MS, largest.counted.ms, milliseconds),
      atMost(`command \`draft\` from ${name} notices, program start and attack included`, DRAFT_MAX_MS, largest.draft.wallMs, seconds),
      atMost(
        `command \`draft\` from ${name}, against ${smallest.size.name}`,
        DRAFT_GROWS_MAX,
        largest.draft.wallMs / smallest.draft.wallMs,
        times,
      ),
      atMost('row of a notice and its indexes', ROW_MAX_BYTES, perNotice(imported.disk, ROW), (bytes) => bytes.toFixed(0), ' bytes'),
      atMost('the slowest of the pages that are asked for most, at any size', PAGE_MAX_MS, worst, milliseconds),
    ],
    tables: [overviewTable(all, ledger), pageTable(all), diskTable(all), objectTable(imported)],
    figures: Object.fromEntries(
      all.map(({ size, disk }) => [`${size.name} bytes a notice`, disk.bytes / Math.max(1, disk.notices)] as const),
    ),
  };
}

async function grow(size: Size, log: string, world: World, runs: number, isFilled = false): Promise<Grown> {
  const draft = () => world.run(log, ['draft', '--period', '2026']);
  await draft();
  const drafts: Measured[] = [];
  const counts: Counted[] = [];
  for (let run = 0; run < runs; run += 1) {
    drafts.push(await draft());
    counts.push(JSON.parse((await measured([process.execPath, CHILD, log])).stdout) as Counted);
  }
  const of = (field: keyof Counted) => median(counts.map((one) => one[field]));
  const counted = { ms: of('ms'), processorMs: of('processorMs'), residentBytes: of('residentBytes') };
  return { size, isFilled, draft: medianOf(drafts), counted, pages: await timePages(log), disk: diskOf(log) };
}

/** The large log goes again. */
async function growFilled(world: World, size: Size, from: Size, runs: number): Promise<Grown> {
  const log = join(world.folder, 'filled-by-sql.sqlite');
  try {
    await fillLog(world.filledLog(from) ?? '', from, log, size);
    return await grow(size, log, world, runs, true);
  } finally {
    for (const end of ['', '.part', '-wal', '-shm']) rmSync(`${log}${end}`, { force: true });
  }
}

const ROW = 'row and its indexes';
const perNotice = ({ parts, notices }: Disk, part: string) => (parts.get(part) ?? 0) / Math.max(1, notices);

/** How a size is named in the head of a table. */
const headOf = ({ size, isFilled }: Grown) => (isFilled ? `${size.name}, filled by SQL` : size.name);

function overviewTable(all: readonly Grown[], ledger: Ledger): Table {
  const imported = (one: Grown, figure: string, say: (number: number) => string) => {
    const number = one.isFilled ? null : ledger.figure('import', `${one.size.name} ${figure}`);
    return number === null ? 'not measured' : say(number);
  };
  const micro = (number: number) => `${number.toFixed(0)} µs`;
  const page = ({ pages }: Grown, path: string) => milliseconds(pages.find((one) => one.path === path)?.medianMs ?? 0);
  const rows: readonly (readonly [string, (one: Grown) => string])[] = [
    ['import, a record', (one) => imported(one, 'µs', micro)],
    ['import, a record, processor time', (one) => imported(one, 'processor µs', micro)],
    ['memory of the import', (one) => imported(one, 'bytes', megabytes)],
    ['command `draft`', ({ draft }) => seconds(draft.wallMs)],
    ['command `draft`, processor time', ({ draft }) => seconds(draft.processorMs)],
    ['memory of the draft', ({ draft }) => megabytes(draft.residentBytes)],
    ['counting alone', ({ counted }) => milliseconds(counted.ms)],
    ['counting alone, processor time', ({ counted }) => milliseconds(counted.processorMs)],
    ['home page', (one) => page(one, '/')],
    ['list of notices', (one) => page(one, '/notices')],
    ['row of a notice and its indexes', ({ disk }) => `${perNotice(disk, ROW).toFixed(0)} bytes`],
    ['the whole file, a notice', ({ disk }) => `${(disk.bytes / Math.max(1, disk.notices)).toFixed(0)} bytes`],
    ['notices', ({ disk }) => disk.notices.toLocaleString('en')],
  ];
  return {
    title: 'All in one table',
    note:
      'A year of two in the log, 300 providers. `draft`: the command as a process of its own: counts, tables, withholding, attack. Counting alone: the' +
      ' counts of the year in a process that did nothing else before. The figures of the import are those of its own section.',
    head: ['', ...all.map(headOf)],
    rows: rows.map(([what, say]) => [what, ...all.map(say)]),
  };
}

function pageTable(all: readonly Grown[]): Table {
  return {
    title: 'Pages',
    note: 'Median of 20, asked from the built program one after the other.',
    head: ['page', ...all.map(headOf)],
    rows: (all[0]?.pages ?? []).map(({ path }, i) => [`\`${path}\``, ...all.map(({ pages }) => milliseconds(pages[i]?.medianMs ?? 0))]),
  };
}

function diskTable(all: readonly Grown[]): Table {
  return {
    title: 'Bytes on the disk for each notice',
    head: ['part', ...all.map(headOf)],
    rows: [
      ...PART_NAMES.map((part) => [part, ...all.map(({ disk }) => perNotice(disk, part).toFixed(0))]),
      ['the whole file', ...all.map(({ disk }) => (disk.bytes / Math.max(1, disk.notices)).toFixed(0))],
    ],
  };
}

const OBJECTS_SHOWN = 15;

function objectTable({ size, disk }: Grown): Table {
  return {
    title: `The largest tables and indexes at ${size.name}`,
    head: ['name', 'of', 'bytes a notice'],
    rows: disk.objects
      .slice(0, OBJECTS_SHOWN)
      .map(({ name, table, bytes }) => [name, table, (bytes / Math.max(1, disk.notices)).toFixed(1)]),
  };
}
