import { it } from 'vitest';
import { mkdirSync, rmSync, readFileSync, copyFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { ROUTES } from '../../src/pages/routes.ts';
import { AFTER_FORMS, lookPages, sendUnknownFile } from './axe-acts.ts';
import { openDesk, startProgram } from './browser.ts';
import { walk } from './walk.ts';
import { importNotices } from './year-steps.ts';
it('shots', async () => {
  const out = '/tmp/p7/shots'; rmSync(out, { recursive: true, force: true }); mkdirSync(out, { recursive: true });
  const desk = await openDesk();
  for (const name of ['full', 'empty']) {
    const log = `/tmp/p7/shot-${name}.sqlite`;
    for (const e of ['', '-wal', '-shm']) rmSync(log + e, { force: true });
    if (name === 'full') copyFileSync('/tmp/p7/full.sqlite', log);
    const program = await startProgram(log);
    const { page } = await desk.open(program);
    const starts = ['/'];
    if (name === 'full') {
      await importNotices(page);
      const done = new URL(page.url()).pathname;
      starts.push('/sign-in', '/report/sign', '/report/publish', done, ...['reading', 'columns', 'values', 'summary'].map((s) => done.replace(/done$/, s)));
      starts.push(...(await sendUnknownFile(page)));
      try { starts.push(...(await lookPages(page))); } catch (e) { console.log(String(e).slice(0, 300)); }
    }
    const get = async (path: string) => {
      const a = await page.context().request.get(path, { maxRedirects: 0 });
      const isPage = (a.headers()['content-type'] ?? '').startsWith('text/html') && !a.headers()['content-disposition'] && !path.startsWith('/report/file');
      return { status: a.status(), to: a.headers()['location'] ?? null, html: isPage ? await a.text() : '' };
    };
    const { pages } = await walk(ROUTES, get, starts, 1);
    const shots: { label: string; path: string | null }[] = pages.map(({ path, route }) => ({ label: route.path, path }));
    let n = 0;
    const take = async (label: string) => {
      n += 1;
      const file = `${out}/${name}-${String(n).padStart(2, '0')}${label.replace(/\W+/g, '_')}`;
      await page.setViewportSize({ width: 1280, height: 900 }); await page.emulateMedia({ colorScheme: 'light' });
      await page.waitForTimeout(150);
      await page.screenshot({ path: `${file}.wide.png`, fullPage: true });
      await page.setViewportSize({ width: 320, height: 900 }); await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForTimeout(150);
      await page.screenshot({ path: `${file}.narrow.png`, fullPage: true });
      await page.setViewportSize({ width: 1280, height: 900 }); await page.emulateMedia({ colorScheme: 'light' });
    };
    for (const { label, path } of shots) { await page.goto(path as string); await take(label); }
    if (name === 'full') for (const [label, open] of Object.entries(AFTER_FORMS)) { await open(page); await take(label); }
    await program.stop();
  }
  await desk.close();
});
