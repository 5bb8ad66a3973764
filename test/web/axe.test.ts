// Every page in a real browser, with a full log and an empty one: nothing that axe-core finds in light, dark and at 320 px, nothing that
// scrolls sideways, nothing asked for elsewhere, no mistake of a script, nothing the page's own policy forbids.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES } from '../../src/pages/routes.ts';
import { DEEP } from '../deep.ts';
import { findChromium, NO_CHROMIUM } from '../release/browser.ts';
import { AFTER_FORMS, lookPages, sendUnknownFile } from './axe-acts.ts';
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
  type ViewName,
  type Watched,
} from './browser.ts';
import { copyFullLog, pageOfEvent } from './full-log.ts';
import { type Got, isPage, walk } from './walk.ts';
import { importNotices } from './year-steps.ts';

const found = findChromium();
if (!found) console.warn(NO_CHROMIUM);

/** Lead on at once, stand there after a form, or are for who signs in: looked at below, or in the tests of the year and the keyboard. */
const ELSEWHERE = [
  '/start',
  '/language/:code',
  '/jobs/:id',
  '/profile/saved',
  '/jobs/:id/state',
  '/password',
  '/report/drafted',
  '/report/published',
  '/notices/bulk/done',
  '/notices/bulk/look',
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
  const { location, 'content-type': type = '', 'content-disposition': disposition = '' } = answer.headers();
  return { status: answer.status(), to: location ?? null, html: isPage(path, { type, disposition }) ? await answer.text() : '' };
}

const NOTHING: Awaited<ReturnType<typeof axeFindings>> = { findings: [], tried: 0 };

interface Sum {
  pages: number;
  views: number;
  rules: number;
}

const ALL_VIEWS = [
  ['light', null],
  ['dark', RULES_OF_COLOUR],
  ['narrow', RULES_OF_SIZE],
] as const;
type LookedAt = readonly (readonly [view: ViewName, rules: readonly string[] | null])[];
const [LIGHT, DARK, NARROW] = ALL_VIEWS;
/** Does anything scroll sideways? Nothing else is asked. */
const ONLY_NARROW = ['narrow', []] as const;

/** All pages share their styles: of the two other views a page is tried in one by axe-core, if not all are asked for. */
const viewsOf = (nth: number): LookedAt => (DEEP ? ALL_VIEWS : nth % 2 === 0 ? [LIGHT, DARK, ONLY_NARROW] : [LIGHT, NARROW]);

/** The page that is open: all of axe-core in light; in dark and narrow only what another colour or width can change. */
async function look({ page, findings }: Watched, name: string, sum: Sum, views: LookedAt = ALL_VIEWS): Promise<string[]> {
  const found: string[] = [];
  for (const [view, rules] of views) {
    await show(page, view);
    const { findings: axe, tried } = rules?.length === 0 ? NOTHING : await axeFindings(page, rules);
    const wide = view === 'narrow' ? await overflowing(page) : [];
    found.push(...[...axe, ...wide].map((text) => `${name} ${view}: ${text}`));
    sum.views += 1;
    sum.rules += tried;
  }
  await show(page, 'light');
  sum.pages += 1;
  return [...found, ...findings().map((text) => `${name}: ${text}`)];
}

async function lookAtAll(watched: Watched, paths: readonly string[], sum: Sum, views = viewsOf): Promise<string[]> {
  const found: string[] = [];
  for (const [nth, path] of paths.entries()) {
    await watched.page.goto(path);
    found.push(...(await look(watched, path, sum, views(nth))));
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
  const starts = [
    '/',
    '/sign-in',
    '/report/sign',
    '/report/publish',
    '/report/checked',
    await pageOfEvent(),
    '/notices/bulk?from=2026-01-01&to=2026-12-31',
    done,
    ...steps,
  ];
  starts.push(...(await sendUnknownFile(page)), ...(await lookPages(page)));
  const { pages, visited, findings } = await walk(ROUTES, (path) => get(page, path), starts, 1);
  const missed = ROUTES.filter((route) => route.method === 'GET' && !visited.has(route) && !ELSEWHERE.includes(route.path)).map(
    (route) => `no link leads to ${route.path}`,
  );
  const seen = await lookAtAll(
    watched,
    pages.map(({ path }) => path),
    sum,
  );
  for (const [name, open] of Object.entries(AFTER_FORMS)) {
    await open(page);
    seen.push(...(await look(watched, name, sum)));
  }
  console.info(`axe-core, full log: ${sum.pages} pages, ${sum.views} views, ${sum.rules} rules tried`);
  expect([...findings, ...missed, ...seen]).toEqual([]);
});

it.skipIf(!found)('every page of an empty log', async () => {
  const watched = await serve('empty');
  const { page } = watched;
  const sum: Sum = { pages: 0, views: 0, rules: 0 };
  const { pages, findings } = await walk(ROUTES, (path) => get(page, path), ['/'], 1);
  const seen = await lookAtAll(
    watched,
    pages.map(({ path }) => path),
    sum,
    // Colours are those of the full log.
    () => (DEEP ? ALL_VIEWS : [LIGHT, ONLY_NARROW]),
  );
  console.info(`axe-core, empty log: ${sum.pages} pages, ${sum.views} views, ${sum.rules} rules tried`);
  expect([...findings, ...seen]).toEqual([]);
});
