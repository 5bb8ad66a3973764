// How the cost grows with the log: a draft, the pages people look at most, and the disk, from the smallest size to the largest.
import type { Arguments, Size } from './arguments.ts';
import { type Disk, diskOf, PART_NAMES } from './disk.ts';
import { benchImport } from './import.ts';
import { type Measured, medianOf } from './measured.ts';
import { type PageTime, timePages } from './pages.ts';
import { atMost, megabytes, milliseconds, type Result, seconds, type Table, times } from './result.ts';
import type { World } from './world.ts';

const ROW_MAX_BYTES = 150;
const PAGE_MAX_MS = 100;
const DRAFT_GROWS_MAX = 3;

interface Grown {
  readonly size: Size;
  readonly draft: Measured;
  readonly pages: readonly PageTime[];
  readonly disk: Disk;
}

export async function benchGrowth(world: World, given: Arguments): Promise<Result> {
  if (given.sizes.some((size) => world.filledLog(size) === null)) await benchImport(world, { ...given, runs: 1 });
  const all: Grown[] = [];
  for (const size of given.sizes) all.push(await grow(world, size, given.runs));
  const [smallest, largest] = [all[0], all.at(-1)];
  if (!smallest || !largest) return { targets: [], tables: [] };
  const worst = all.flatMap(({ pages }) => pages).reduce((most, { medianMs }) => Math.max(most, medianMs), 0);
  const row = perNotice(largest.disk, 'row and its indexes');
  return {
    targets: [
      atMost('the slowest of the pages below, at any size', PAGE_MAX_MS, worst, milliseconds),
      atMost('row of a notice and its indexes', ROW_MAX_BYTES, row, (bytes) => bytes.toFixed(0), ' bytes'),
      ...(all.length > 1
        ? [
            atMost(
              `draft from ${largest.size.name}, against ${smallest.size.name}`,
              DRAFT_GROWS_MAX,
              largest.draft.wallMs / smallest.draft.wallMs,
              times,
            ),
          ]
        : []),
    ],
    tables: [draftTable(all), pageTable(all), diskTable(all), objectTable(largest)],
  };
}

async function grow(world: World, size: Size, runs: number): Promise<Grown> {
  const log = world.filledLog(size) ?? '';
  const drafts: Measured[] = [];
  for (let run = 0; run < runs; run += 1) drafts.push(await world.run(log, ['draft', '--period', '2026']));
  return { size, draft: medianOf(drafts), pages: await timePages(log), disk: diskOf(log) };
}

const perNotice = ({ parts, notices }: Disk, part: string) => (parts.get(part) ?? 0) / Math.max(1, notices);

function draftTable(all: readonly Grown[]): Table {
  return {
    title: 'Growth: a draft',
    note: 'The command `draft` for a year, of 300 providers: counts, tables, withholding, attack.',
    head: ['records', 'time', 'processor time', 'memory'],
    rows: all.map(({ size, draft }) => [size.name, seconds(draft.wallMs), seconds(draft.processorMs), megabytes(draft.residentBytes)]),
  };
}

function pageTable(all: readonly Grown[]): Table {
  return {
    title: 'Growth: pages',
    note: 'Median of 20, asked from the built program one after the other.',
    head: ['page', ...all.map(({ size }) => size.name)],
    rows: (all[0]?.pages ?? []).map(({ path }, i) => [`\`${path}\``, ...all.map(({ pages }) => milliseconds(pages[i]?.medianMs ?? 0))]),
  };
}

function diskTable(all: readonly Grown[]): Table {
  return {
    title: 'Growth: bytes on the disk for each notice',
    head: ['part', ...all.map(({ size }) => size.name)],
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
