// Every page in a real browser, with a full log and an empty one: nothing that axe-core finds in light, dark and at 320 px, nothing that
// scrolls sideways, nothing asked for elsewhere, no mistake of a script, nothing the page's own policy forbids.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES } from '../../src/pages/routes.ts';
import { findChromium, NO_CHROMIUM } from '../release/browser.ts';
import { lookPages, sendUnknownFile } from './axe-acts.ts';
import {
  axeFindings,
  type Desk,
  openDesk,
  overflowing,
  type Program,
  RULES_OF_COLOUR,
  RULES_OF_SIZE,
  show,
  startProgram,
  type Watched,
} from './browser.ts';
import { copyFullLog, pageOfEvent } from './full-log.ts';
import { type Got, walk } from './walk.ts';
import { importNotices } from './year-steps.ts';

const found = findChromium();
if (!found) console.warn(NO_CHROMIUM);

/** Pages of each route, with different questions where there are some. */
const MOST = 2;
/** Lead on at once, or are seen by who signs in: in the tests of the year and of the keyboard. */
const ELSEWHERE = [
  '/start',
  '/language/:code',
  '/jobs/:id/state',
  '/password',
  '/report/drafted',
  '/report/published',
  '/notices/bulk/done',
];

const folder = mkdtempSync(join(tmpdir(), 'article22-axe-'));
const programs: Program[] = [];
let desk: Desk;

beforeAll(async () => {
  if (found) desk = await openDesk();
});
afterAll(async () => {
  await desk?.close();
  for (const program of programs) await program.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(name: 'full' | 'empty'): Promise<Watched> {
  const path = join(folder, `${name}.sqlite`);
  if (name === 'full') await copyFullLog(path);
  const program = await startProgram(path);
  programs.push(program);
  return desk.open(program);
}

async function get(page: Page, path: string): Promise<Got> {
  const answer = await page.context().request.get(path, { maxRedirects: 0 });
  const isPage = (answer.headers()['content-type'] ?? '').startsWith('text/html') && !path.startsWith('/report/file');
  return { status: answer.status(), to: answer.headers()['location'] ?? null, html: isPage ? await answer.text() : '' };
}

interface Sum {
  pages: number;
  views: number;
  rules: number;
}

/** All of axe-core in light; of dark and narrow only what another colour or width can change. */
async function look({ page, findings }: Watched, paths: readonly string[], sum: Sum): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const note = (view: string, texts: readonly string[]) => found.push(...texts.map((text) => `${path} ${view}: ${text}`));
    await show(page, 'light');
    await page.goto(path);
    for (const [view, rules] of [
      ['light', null],
      ['dark', RULES_OF_COLOUR],
      ['narrow', RULES_OF_SIZE],
    ] as const) {
      await show(page, view);
      const { findings: axe, tried } = await axeFindings(page, rules);
      note(view, axe);
      if (view === 'narrow') note(view, await overflowing(page));
      sum.views += 1;
      sum.rules += tried;
    }
    note('', findings());
    sum.pages += 1;
  }
  return found;
}

it.skipIf(!found)('every page of a full log, and each route is one of them', async () => {
  const watched = await serve('full');
  const { page } = watched;
  const sum: Sum = { pages: 0, views: 0, rules: 0 };
  await importNotices(page);
  const done = new URL(page.url()).pathname;
  const steps = ['reading', 'columns', 'values', 'summary'].map((step) => done.replace(/done$/, step));
  const starts = ['/', '/sign-in', '/report/sign', '/report/publish', '/report/checked', await pageOfEvent(), done, ...steps];
  starts.push(...(await sendUnknownFile(page)), ...(await lookPages(page)));
  const { pages, visited, findings } = await walk(ROUTES, (path) => get(page, path), starts, MOST);
  const missed = ROUTES.filter((route) => route.method === 'GET' && !visited.has(route) && !ELSEWHERE.includes(route.path)).map(
    (route) => `no link leads to ${route.path}`,
  );
  const seen = await look(
    watched,
    pages.map(({ path }) => path),
    sum,
  );
  console.info(`axe-core, full log: ${sum.pages} pages, ${sum.views} views, ${sum.rules} rules tried`);
  expect([...findings, ...missed, ...seen]).toEqual([]);
});

it.skipIf(!found)('every page of an empty log', async () => {
  const watched = await serve('empty');
  const { page } = watched;
  const sum: Sum = { pages: 0, views: 0, rules: 0 };
  const { pages, findings } = await walk(ROUTES, (path) => get(page, path), ['/'], 1);
  const seen = await look(
    watched,
    pages.map(({ path }) => path),
    sum,
  );
  console.info(`axe-core, empty log: ${sum.pages} pages, ${sum.views} views, ${sum.rules} rules tried`);
  expect([...findings, ...seen]).toEqual([]);
});
