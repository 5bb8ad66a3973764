// Prints, for people: how long each page takes on a log of 1,000,000 notices, asked 20 times from the built program. Fails where one takes
// more than 100 ms in the middle. ARTICLE22_BENCH_LOG names a log to ask; it is copied first. Else one is made, which takes some minutes.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, expect, it } from 'vitest';
import { ROUTES } from '../../src/pages/routes.ts';
import { makeBigLog } from '../big-log.ts';
import { type Program, startProgram } from '../web/browser.ts';
import { type Got, isPage, linksOf, walk } from '../web/walk.ts';

const NOTICES = 1_000_000;
const TIMES = 20;
const LIMIT_MS = 100;
/** Ways in which people look at the list: all, its end, each filter alone, several together, each order. */
const LISTS = [
  '',
  'answer=unanswered',
  'answer=none',
  'answer=action&from=2026-01-01&to=2026-12-31',
  'service=1',
  'service=40',
  'service=0',
  'source=2',
  'category=STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
  'channel=voluntary-programme',
  'complete=no',
  'action=MOOT_ALREADY_REMOVED',
  'from=2026-10-01&to=2026-10-31',
  'service=1&answer=unanswered&complete=no',
  'text=N-00999',
  'text=nothing-is-called-so',
].map((query) => `/notices${query && `?${query}`}`);

const folder = mkdtempSync(join(tmpdir(), 'article22-bench-'));
let program: Program | null = null;

afterAll(async () => {
  await program?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function bigLog(): Promise<string> {
  const path = join(folder, 'big.sqlite');
  const given = process.env['ARTICLE22_BENCH_LOG'];
  if (given) copyFileSync(given, path);
  else await makeBigLog(path, NOTICES);
  return path;
}

/** Asks as a browser does, with the cookie of the session. */
async function comeIn({ address, origin }: Program): Promise<(path: string) => Promise<Got>> {
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (path) => {
    const answer = await fetch(origin + path, { redirect: 'manual', headers: { cookie } });
    const of = (name: string) => answer.headers.get(name) ?? '';
    const text = await answer.text();
    const html = isPage(path, { type: of('content-type'), disposition: of('content-disposition') }) ? text : '';
    return { status: answer.status, to: answer.headers.get('location'), html };
  };
}

interface Timed {
  readonly path: string;
  readonly median: number;
  readonly worst: number;
}

async function time(get: (path: string) => Promise<Got>, path: string): Promise<Timed> {
  await get(path);
  const times: number[] = [];
  for (let i = 0; i < TIMES; i += 1) {
    const start = performance.now();
    await get(path);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(TIMES - 1, Math.ceil(share * TIMES) - 1)] ?? 0;
  return { path, median: at(0.5), worst: at(0.95) };
}

it(`each page answers within ${LIMIT_MS} ms on ${NOTICES} notices`, async () => {
  program = await startProgram(await bigLog());
  const get = await comeIn(program);
  const { pages } = await walk(ROUTES, get, ['/', ...LISTS], 2);
  // Its orders, its sizes, its second and its last page.
  const turned = linksOf(pages.find(({ path }) => path === '/notices')?.html ?? '').filter((path) => path.startsWith('/notices?'));
  const paths = [...new Set([...LISTS, ...turned, ...pages.map(({ path }) => path)])];
  const timed: Timed[] = [];
  for (const path of paths) timed.push(await time(get, path));
  const number = (ms: number) => ms.toFixed(0).padStart(6);
  process.stdout.write(`\nmedian    95 %  page (ms, ${TIMES} times each)\n`);
  for (const { path, median, worst } of timed.sort((a, b) => b.median - a.median))
    process.stdout.write(`${number(median)} ${number(worst)}   ${path}${median > LIMIT_MS ? '   too slow' : ''}\n`);
  expect(timed.filter(({ median }) => median > LIMIT_MS).map(({ path }) => path)).toEqual([]);
});
