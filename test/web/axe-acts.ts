// Acts that lead to pages no link leads to: looks at what would happen, results of work, a file on its way in.
import type { Page } from 'playwright-core';
import { type Form, filled, formsOf } from './forms-sent.ts';

/** On which page, the form that is sent to where, and what is filled in beyond what fits. */
type Act = readonly [page: string, action: RegExp, typed?: Readonly<Record<string, string>>];

const LOOKS: readonly Act[] = [
  ['/providers/1', /\/merge\/look$/],
  ['/providers/services/1', /\/join\/look$/],
  ['/import/history/1', /\/look$/],
  ['/notices/bulk?from=2027-01-01&to=2027-12-31', /\/notices\/bulk/, { action: 'ACTION_REMOVED' }],
  ['/silence/annex', /\/silence\/annex$/],
];

/** Does them all and gives where they end. */
export async function lookPages(page: Page): Promise<string[]> {
  const ends: string[] = [];
  for (const [path, action, typed = {}] of LOOKS) ends.push(await send(page, path, (form) => action.test(form.action), typed));
  return ends;
}

async function send(page: Page, path: string, isMeant: (form: Form) => boolean, typed: Readonly<Record<string, string>>): Promise<string> {
  const { request } = page.context();
  const html = await (await request.get(path)).text();
  const form = formsOf(html, path).find((one) => one.method === 'post' && isMeant(one));
  if (!form) throw new Error(`${path} has no such form`);
  const csrf = form.fields.find(({ name }) => name === 'csrf')?.value ?? '';
  const fields = Object.entries({ ...filled(form), ...typed, csrf }).map(([name, value]) => [name, String(value)]);
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
