// Without a mouse: the menu, a form and a table by keyboard alone. And two people in two browsers who change the same notice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLog } from '../../src/log/database.ts';
import { addUser } from '../../src/log/users.ts';
import { importFile } from '../../src/workflow.ts';
import { findChromium, NO_CHROMIUM } from '../release/browser.ts';
import { ANALYST, enterDocuments, SMALL_PROFILE, small } from '../steps/year.ts';
import { type Desk, openDesk, type Program, startProgram, type Watched } from './browser.ts';

const found = findChromium();
if (!found) console.warn(NO_CHROMIUM);

const folder = mkdtempSync(join(tmpdir(), 'article22-keyboard-'));
const OWN_PASSWORD = 'a long invented password';
let desk: Desk;
let program: Program;
let start: Readonly<Record<'ann' | 'ben', string>>;

beforeAll(async () => {
  if (!found) return;
  const path = join(folder, 'log.sqlite');
  const log = await openLog(path, { create: 'new' });
  await enterDocuments(log, ['en']);
  const lines = ['A-1,2026-05-04,Facebook,grooming,removed,2026-05-06,', 'A-2,2026-05-05,Facebook,grooming,refused,2026-05-07,'];
  await importFile(log, small(...lines), SMALL_PROFILE, { dryRun: false, anotherFile: null }, ANALYST);
  const add = async (login: string, name: string) => (await addUser(log, { login, name, role: 'admin' }, ANALYST)).startPassword;
  start = { ann: await add('ann', 'Ann Example'), ben: await add('ben', 'Ben Example') };
  await log.close();
  program = await startProgram(path, ['serve', '--listen', '127.0.0.1:0']);
  desk = await openDesk();
});
afterAll(async () => {
  await desk?.close();
  await program?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Stop {
  readonly name: string;
  readonly isSeen: boolean;
  readonly isMarked: boolean;
}

/** Where the keyboard is: can it be seen, and does it look otherwise than without the keyboard? */
const FOCUSED = `(() => {
  const one = document.activeElement;
  const { width, height, left, top } = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  return {
    name: one.getAttribute('name') ?? one.getAttribute('href') ?? one.id ?? one.tagName,
    isSeen: width > 1 && height > 1 && left >= 0 && top >= 0 && top < innerHeight,
    // The parts of a day are marked by the browser itself.
    isMarked: one.type === 'date' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
  };
})()`;

const focused = (page: Page): Promise<Stop> => page.evaluate(FOCUSED);

/** Presses Tab until something of this name is reached; each stop on the way must be seen and marked. */
async function tabTo(page: Page, name: string): Promise<string[]> {
  const way: string[] = [];
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop.isSeen) throw new Error(`${page.url()}: ${stop.name} is reached and not seen`);
    if (!stop.isMarked) throw new Error(`${page.url()}: ${stop.name} is reached and not marked`);
    way.push(stop.name);
    if (stop.name === name) return way;
  }
  throw new Error(`${page.url()}: ${name} is not reached by keyboard: ${way.join(' ')}`);
}

async function enter(page: Page): Promise<void> {
  const loaded = page.waitForEvent('domcontentloaded');
  await page.keyboard.press('Enter');
  await loaded;
}

/** Signs in for the first time, with a password of one's own. */
async function comeIn(login: 'ann' | 'ben'): Promise<Watched> {
  const watched = await desk.open(program);
  const { page } = watched;
  await tabTo(page, 'login');
  await page.keyboard.type(login);
  await tabTo(page, 'password');
  await page.keyboard.type(start[login]);
  await enter(page);
  for (const [name, text] of [
    ['current', start[login]],
    ['next', OWN_PASSWORD],
    ['repeat', OWN_PASSWORD],
  ] as const) {
    await tabTo(page, name);
    await page.keyboard.type(text);
  }
  await enter(page);
  return watched;
}

it.skipIf(!found)('by keyboard alone: in, through the menu, past it, and through a list', async () => {
  const { page, findings } = await comeIn('ann');
  await page.goto('/');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toEqual({ name: '#main', isSeen: true, isMarked: true });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true);

  await page.goto('/');
  const menu = await page.locator('nav.pages a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const way = await tabTo(page, menu.at(-1) ?? '');
  expect(way.filter((name) => menu.includes(name)).slice(-menu.length)).toEqual(menu);

  await page.goto('/');
  await tabTo(page, '/notices');
  await enter(page);
  const [sorted = ''] = await page.locator('main th a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  await tabTo(page, sorted);
  await enter(page);
  expect(await page.locator('main th[aria-sort="ascending"], main th[aria-sort="descending"]').count()).toBe(1);
  const [notice = ''] = await page.locator('main tbody a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  await tabTo(page, notice);
  await enter(page);
  expect(new URL(page.url()).pathname).toBe(notice);
  expect(findings()).toEqual([]);
});

it.skipIf(!found)('a form by keyboard alone: what is wrong is read first, and leads to its field', async () => {
  const { page, findings } = await desk.open(program);
  await page.locator('[name="login"]').fill('ann');
  await page.locator('[name="password"]').fill(OWN_PASSWORD);
  await page.locator('main button').click();
  await page.waitForURL(`${program.origin}/`);
  await page.goto('/notices/new');
  await tabTo(page, 'items');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('many');
  await enter(page);
  expect((await focused(page)).name).toBe('errors');
  const links = await page.locator('#errors a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links).toContain('#items');
  await tabTo(page, '#items');
  await page.keyboard.press('Enter');
  expect((await focused(page)).name).toBe('items');
  expect(await page.locator('#items').inputValue()).toBe('many');
  for (const link of links) expect(await page.locator(link).count(), link).toBe(1);
  expect(findings()).toEqual([]);
});

it.skipIf(!found)('two people change the same notice: the second is told, and nothing is lost', async () => {
  const ann = await desk.open(program);
  await ann.page.locator('[name="login"]').fill('ann');
  await ann.page.locator('[name="password"]').fill(OWN_PASSWORD);
  await ann.page.locator('main button').click();
  await ann.page.waitForURL(`${program.origin}/`);
  const ben = await comeIn('ben');
  for (const { page } of [ann, ben]) await page.goto('/notices/1/change');
  const save = async (page: Page) => {
    const loaded = page.waitForEvent('domcontentloaded');
    await page.locator('main form[action="/notices/1/change"] .actions button').click();
    await loaded;
  };
  await ann.page.locator('#items').fill('7');
  await save(ann.page);
  expect(new URL(ann.page.url()).pathname).toBe('/notices/1');

  await ben.page.locator('#receipt').fill('2026-05-05');
  await save(ben.page);
  expect(await ben.page.locator('#errors').count()).toBe(1);
  expect(await ben.page.locator('main').textContent()).toContain('Ann Example');
  expect(await ben.page.locator('#receipt').inputValue()).toBe('2026-05-05');
  expect(await ben.page.locator('#items').inputValue()).toBe('7');
  await save(ben.page);
  await ben.page.goto('/notices/1/change');
  expect(await ben.page.locator('#items').inputValue()).toBe('7');
  expect(await ben.page.locator('#receipt').inputValue()).toBe('2026-05-05');
  expect([...ann.findings(), ...ben.findings()]).toEqual([]);
});
