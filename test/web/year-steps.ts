// The steps of the year as a person takes them in the browser: pages opened from the menu, forms filled in, buttons pressed.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const bytesOf = (name: string) => readFileSync(new URL(`../../samples/hotline/${name}`, import.meta.url));
const sample = (name: string) => bytesOf(name).toString('utf8');

/** One language: each more takes as long again. */
const LANGUAGES = ['en'];
export const DOCUMENTS = {
  flagger: JSON.stringify({ ...JSON.parse(sample('flagger.json')), languages: LANGUAGES }),
  independence: sample('independence.json'),
  services: sample('services.json'),
  profile: sample('profile.helpdesk.json'),
  /** Not in UTF-8, as many a case system writes. */
  notices: bytesOf('helpdesk.csv'),
};

type Typed = Readonly<Record<string, string | { readonly name: string; readonly text: string | Buffer }>>;

/** Fills in fields by name; a file is its name and text; `yes` ticks. */
export async function fillIn(page: Page, typed: Typed): Promise<void> {
  for (const [name, value] of Object.entries(typed)) {
    const fields = page.locator(`main [name="${name}"]:not([type="hidden"])`);
    if (typeof value !== 'string') {
      await fields.setInputFiles({ name: value.name, mimeType: 'application/octet-stream', buffer: Buffer.from(value.text) });
      continue;
    }
    const type = await fields.first().getAttribute('type');
    const isChoice = (await page.locator(`main select[name="${name}"]`).count()) > 0;
    if (isChoice) await fields.selectOption(value);
    else if (type === 'radio') await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (type === 'checkbox') await fields.first().check();
    else await fields.fill(value);
  }
}

/** Presses the button of the form that is sent to `action`, and waits for the page that comes then, through work that takes long. */
async function press(page: Page, action: string, button: string): Promise<string[]> {
  const loaded = page.waitForEvent('domcontentloaded');
  await page.locator(`main form[action="${action}"] ${button}`).first().click();
  await loaded;
  await page.locator('main [data-job]').waitFor({ state: 'detached', timeout: 90_000 });
  return page.locator('main .errors').allTextContents();
}

/** The same, and nothing may be wrong. */
export async function send(page: Page, action: string, button = 'button:not(.unseen)'): Promise<void> {
  const errors = await press(page, action, button);
  if (errors.length > 0) throw new Error(`${page.url()}: ${errors.join(' ').replace(/\s+/g, ' ')}`);
}

async function upload(page: Page, path: string, action: string, name: string, text: string | Buffer): Promise<void> {
  await page.goto(path);
  // Some forms for a file lie folded up.
  const folded = page.locator(`main details:not([open]):has(form[action="${action}"]) > summary`);
  if ((await folded.count()) > 0) await folded.click();
  await page
    .locator(`main form[action="${action}"] input[type="file"]`)
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await send(page, action);
}

export async function enterDocuments(page: Page): Promise<void> {
  await upload(page, '/profile/import', '/profile/import', 'flagger.json', DOCUMENTS.flagger);
  await upload(page, '/independence/import', '/independence/import', 'independence.json', DOCUMENTS.independence);
  await upload(page, '/providers', '/providers/file', 'services.json', DOCUMENTS.services);
  await upload(page, '/import/profiles', '/import/profiles', 'profile.json', DOCUMENTS.profile);
}

export const SERVICE = 'Example Drawings';

/** A notice and the decision of its provider. Gives the address of the notice. */
export async function logByHand(page: Page, on: string): Promise<string> {
  await page.goto('/notices/new');
  const type = page.locator('main input[name="category"]').first();
  if (!(await type.isVisible())) await page.locator('main details.group:has(input[name="category"]) > summary').first().click();
  await type.check();
  await fillIn(page, { service: SERVICE, sentOn: on, items: '2', allFour: 'yes' });
  // A new name is asked back once, so that no slip of the keyboard becomes a service.
  await press(page, '/notices/new', '.actions button');
  await fillIn(page, { addService: 'yes' });
  await send(page, '/notices/new', '.actions button');
  const notice = new URL(page.url()).pathname;
  await page.goto(`${notice}/decide`);
  await fillIn(page, { action: 'ACTION_REMOVED', decidedOn: on, ground: 'law' });
  await send(page, `${notice}/decide`);
  return notice;
}

/** Says who stands behind the services that the log did not know before. */
export async function confirmProviders(page: Page): Promise<void> {
  await page.goto('/providers/confirm');
  await page.locator('main input[name^="entity-"]').first().fill('Example Drawings GmbH');
  const picks = page.locator('main input[name="pick"]');
  for (let i = 0; i < (await picks.count()); i += 1) await picks.nth(i).check();
  await send(page, '/providers/confirm');
}

/** Through all steps of the import, each with its one button. */
export async function importNotices(page: Page): Promise<void> {
  await upload(page, '/import', '/import', 'helpdesk.csv', DOCUMENTS.notices);
  const here = new URL(page.url()).pathname.replace(/\/\w+$/, '');
  for (const step of ['reading', 'columns', 'values', 'take']) await send(page, `${here}/${step}`);
  await page.waitForURL(/\/done$/);
}

const TEXTS = {
  introduction: 'This report tells which notices we sent in 2026, and what became of them.',
  'method-note': 'Two analysts look at each notice before it is sent.',
  cooperation: 'Most providers answered within some days.',
  complaints: 'We complained about no decision.',
  outlook: 'Next year we go on in the same way.',
};

/** From the texts to the signature. */
export async function writeReport(page: Page): Promise<void> {
  await page.goto('/report/texts');
  await fillIn(page, TEXTS);
  await send(page, '/report/texts');
  await page.goto('/report/draft?year=2026');
  await send(page, '/report/draft');
  await page.goto('/report');
  await send(page, '/report/check');
  await page.goto('/report/findings');
  if ((await page.locator('main form[action="/report/findings"]').count()) > 0) {
    await fillIn(page, { verdict: 'not-personal', reason: 'Read, no personal data.' });
    await send(page, '/report/findings', 'button[name="all"]');
  }
  await page.goto('/report/sign');
  await fillIn(page, { who: 'Ann Example', read: 'yes' });
  await send(page, '/report/sign');
}

/** Publishes, and gives the files that a person downloads: by name. */
export async function publish(page: Page): Promise<ReadonlyMap<string, Uint8Array>> {
  await page.goto('/report/publish');
  await send(page, '/report/publish');
  await page.goto('/report/versions');
  await page.locator('main a[href^="/report/versions/"]').first().click();
  const files = new Map<string, Uint8Array>();
  for (const name of ['public.zip', 'submission.zip']) {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name, exact: true }).first().click();
    files.set(name, readFileSync(await (await downloading).path()));
  }
  return files;
}
