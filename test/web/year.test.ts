// The whole year by somebody with only a browser: from an empty log to a published package, by hand and by import, with script and without.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyZip } from '../../src/publish/verify.ts';
import { findChromium, NO_CHROMIUM } from '../release/browser.ts';
import { type Desk, openDesk, type Program, startProgram } from './browser.ts';
import { confirmProviders, enterDocuments, importNotices, logByHand, publish, SERVICE, writeReport } from './year-steps.ts';

const found = findChromium();
if (!found) console.warn(NO_CHROMIUM);

const folder = mkdtempSync(join(tmpdir(), 'article22-year-'));
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

async function start(name: string): Promise<Program> {
  const program = await startProgram(join(folder, `${name}.sqlite`));
  programs.push(program);
  return program;
}

it.skipIf(!found)('the year from an empty log to a published package, by hand and by import', async () => {
  const { page, findings } = await desk.open(await start('script'));
  expect(await page.locator('h1').count()).toBe(1);
  await enterDocuments(page);
  const notice = await logByHand(page, '2026-05-04');
  await importNotices(page);
  await page.goto(notice);
  expect(await page.locator('main').textContent()).toContain(SERVICE);
  await confirmProviders(page);
  await writeReport(page);
  const files = await publish(page);
  for (const [name, bytes] of files) {
    const { ok, checks } = await verifyZip(bytes);
    expect({ name, ok, failed: checks.filter((check) => !check.ok) }).toEqual({ name, ok: true, failed: [] });
  }
  expect(findings()).toEqual([]);
});

it.skipIf(!found)('the main path without JavaScript', async () => {
  const { page, findings } = await desk.open(await start('no-script'), { script: false });
  await enterDocuments(page);
  await logByHand(page, '2026-05-04');
  await importNotices(page);
  await confirmProviders(page);
  await writeReport(page);
  const files = await publish(page);
  expect([...files.keys()]).toEqual(['public.zip', 'submission.zip']);
  expect(findings()).toEqual([]);
});
