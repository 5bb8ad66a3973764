// Acts that lead to pages no link leads to: looks at what would happen, results of work, a file on its way in.
import type { Page } from 'playwright-core';
import { type Form, filled, formsOf } from './forms-sent.ts';
import { fillIn } from './year-steps.ts';

/** On which page, and the form that is sent to where. */
type Act = readonly [page: string, action: RegExp];

const LOOKS: readonly Act[] = [
  ['/providers/1', /\/merge\/look$/],
  ['/providers/services/1', /\/join\/look$/],
  ['/import/history/1', /\/look$/],
  ['/silence/annex', /\/silence\/annex$/],
  ['/report/versions', /^\/report\/site$/],
];

/** Does them all and gives where they end. */
export async function lookPages(page: Page): Promise<string[]> {
  const ends: string[] = [];
  for (const [path, action] of LOOKS) ends.push(await send(page, path, (form) => action.test(form.action)));
  return ends;
}

async function send(page: Page, path: string, isMeant: (form: Form) => boolean): Promise<string> {
  const { request } = page.context();
  const html = await (await request.get(path)).text();
  const form = formsOf(html, path).find((one) => one.method === 'post' && isMeant(one));
  if (!form) throw new Error(`${path} has no such form`);
  const csrf = form.fields.find(({ name }) => name === 'csrf')?.value ?? '';
  const fields = Object.entries({ ...filled(form), csrf }).map(([name, value]) => [name, String(value)]);
  const origin = new URL(page.url()).origin;
  const answer = await request.post(form.action, { form: Object.fromEntries(fields), headers: { origin }, maxRedirects: 0 });
  const to = answer.headers()['location'];
  if (to === undefined)
    throw new Error(`${path} → ${form.action} answers ${answer.status()}: ${(await answer.text()).replace(/\s+/g, ' ')}`);
  // Work ends elsewhere: the browser goes there by itself.
  await page.goto(to);
  await page.locator('main [data-job]').waitFor({ state: 'detached' });
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

const UNKNOWN =
  'Ref,Sent,Service,Type,Outcome\r\nA-1,03/02/2026,Example Photos,strange,removed\r\nA-2,04/02/2026,Example Photos,other,kept\r\n';

/** Sends in a file that no profile knows, and leaves it at its first step. Gives its addresses. */
export async function sendUnknownFile(page: Page): Promise<string[]> {
  await page.goto('/import');
  await page.locator('main input[type="file"]').setInputFiles({ name: 'unknown.csv', mimeType: 'text/csv', buffer: Buffer.from(UNKNOWN) });
  await page.locator('main select[name="profile"]').selectOption('*none');
  await page.locator('main form[action="/import"] button').click();
  await page.waitForURL(/\/reading$/);
  const here = new URL(page.url()).pathname.replace(/\/\w+$/, '');
  return [`${here}/reading`, `${here}/columns`];
}

/** Leaves the browser on pages that only stand there after a form was sent: what is wrong, and what an act would do. */
export const AFTER_FORMS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'a form with errors': async (page) => {
    await page.goto('/notices/new');
    await pressIn(page, '/notices/new', '.actions button');
  },
  'what a decision on many would do': async (page) => {
    const path = '/notices/bulk?from=2026-01-01&to=2026-12-31';
    await page.goto(path);
    await fillIn(page, { action: 'NO_ACTION_NOT_FOUND' });
    await pressIn(page, path, '.actions button');
  },
  // Last: it goes on while the page is looked at, which is kept from going on itself.
  'work under way': async (page) => {
    await page.route('**/jobs/*/state', () => undefined);
    await page.goto('/report');
    await pressIn(page, '/report/check', 'button');
    await page.locator('main [data-job]').waitFor();
  },
};

async function pressIn(page: Page, action: string, button: string): Promise<void> {
  const loaded = page.waitForEvent('domcontentloaded');
  await page.locator(`main form[action="${action}"] ${button}`).first().click();
  await loaded;
}
