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
import { type Ask, comeIn, pagesToTime } from '../web/visitor.ts';

const NOTICES = 1_000_000;
const TIMES = 20;
const LIMIT_MS = 100;
/** Ways to look at the list of this log beside those for every log. */
const LISTS = ['/notices?service=0', '/notices?source=2'];

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

interface Timed {
  readonly path: string;
  readonly median: number;
  readonly worst: number;
}

async function time(ask: Ask, path: string): Promise<Timed> {
  await ask(path);
  const times: number[] = [];
  for (let i = 0; i < TIMES; i += 1) {
    const start = performance.now();
    await ask(path);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(TIMES - 1, Math.ceil(share * TIMES) - 1)] ?? 0;
  return { path, median: at(0.5), worst: at(0.95) };
}

it(`each page answers within ${LIMIT_MS} ms on ${NOTICES} notices`, async () => {
  program = await startProgram(await bigLog());
  const ask = await comeIn(program.address);
  const { paths } = await pagesToTime(ROUTES, ask, LISTS);
  const timed: Timed[] = [];
  for (const path of paths) timed.push(await time(ask, path));
  const number = (ms: number) => ms.toFixed(0).padStart(6);
  process.stdout.write(`\nmedian    95 %  page (ms, ${TIMES} times each)\n`);
  for (const { path, median, worst } of timed.sort((a, b) => b.median - a.median))
    process.stdout.write(`${number(median)} ${number(worst)}   ${path}${median > LIMIT_MS ? '   too slow' : ''}\n`);
  expect(timed.filter(({ median }) => median > LIMIT_MS).map(({ path }) => path)).toEqual([]);
});
