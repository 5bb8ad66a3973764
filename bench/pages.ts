// How fast every page answers on the largest log, and a few of them on each size.
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pagesToTime } from '../test/web/visitor.ts';
import type { Arguments } from './arguments.ts';
import { built } from './built.ts';
import { needImported } from './import.ts';
import { median } from './measured.ts';
import { milliseconds, type Result } from './result.ts';
import { openSite } from './site.ts';
import type { World } from './world.ts';

export interface PageTime {
  readonly path: string;
  readonly medianMs: number;
}

export const PAGE_MAX_MS = 100;
const TIMES_OF_EACH = 5;
const SHOWN_MIN = 15;

type Routes = typeof import('../src/pages/routes.ts');

export async function benchPages(world: World, given: Arguments): Promise<Result> {
  await needImported(world, given);
  const size = given.sizes.at(-1);
  const filled = size ? world.filledLog(size) : null;
  if (!size || !filled) return { targets: [], tables: [] };
  const log = join(world.folder, 'pages.sqlite');
  copyFileSync(filled, log);
  // So that the pages of a report and of its check have something to show.
  await world.run(log, ['draft', '--period', '2026', '--address', 'https://meldpunt-voorbeeld.example/report-2026']);
  await world.run(log, ['check'], [0, 7]);
  const { ROUTES } = (await built('pages/routes')) as Routes;
  const site = await openSite(log);
  const timed: PageTime[] = [];
  let reached: ReadonlySet<unknown> = new Set();
  try {
    const { paths, visited } = await pagesToTime(ROUTES, site.get);
    reached = visited;
    for (const path of paths) timed.push({ path, medianMs: await site.medianMs(path, TIMES_OF_EACH) });
  } finally {
    await site.stop();
    for (const end of ['', '-wal', '-shm']) rmSync(`${log}${end}`, { force: true });
  }
  timed.sort((a, b) => b.medianMs - a.medianMs);
  const slow = timed.filter(({ medianMs }) => medianMs > PAGE_MAX_MS);
  const asked = ROUTES.filter(({ method }) => method === 'GET');
  const unreached = asked.filter((route) => !reached.has(route)).map(({ path }) => `\`${path}\``);
  return {
    targets: [
      {
        what: `each of ${timed.length} pages on ${size.name} records`,
        target: `≤ ${milliseconds(PAGE_MAX_MS)}`,
        measured: `${timed.length - slow.length} of ${timed.length}; the slowest ${milliseconds(timed[0]?.medianMs ?? 0)}`,
        isMet: slow.length === 0,
        distance: `${slow.length} over it`,
      },
    ],
    tables: [
      {
        title: 'The slowest pages',
        note: `Found from link to link: ${asked.length - unreached.length} of ${asked.length} kinds of addresses, each with and without filters; files are not timed. Median of ${TIMES_OF_EACH} after one that is not counted; the middle page took ${milliseconds(median(timed.map(({ medianMs }) => medianMs)))}. Nothing on this log leads to: ${unreached.join(', ')}.`,
        head: ['page', 'time'],
        rows: timed.slice(0, Math.max(SHOWN_MIN, slow.length)).map(({ path, medianMs }) => [`\`${path}\``, milliseconds(medianMs)]),
      },
    ],
  };
}

const TIMES_OF_FEW = 20;
const FEW = [
  '/',
  '/notices',
  '/notices?answer=unanswered',
  '/notices?service=1&answer=unanswered&complete=no',
  '/notices?text=nothing-is-called-so',
  '/notices/1',
  '/providers',
  '/silence',
  '/report',
  '/import',
  '/settings/audit',
];

/** The pages that people look at most. */
export async function timePages(log: string): Promise<PageTime[]> {
  const site = await openSite(log);
  try {
    const timed: PageTime[] = [];
    for (const path of FEW) timed.push({ path, medianMs: await site.medianMs(path, TIMES_OF_FEW) });
    return timed;
  } finally {
    await site.stop();
  }
}
