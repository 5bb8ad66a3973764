// Every form of every page, sent as careless and hostile people send it: nothing breaks, nothing typed is lost, and text stays text.

import { expect, it } from 'vitest';
import { ROUTES } from '../../src/pages/routes.ts';
import { DEEP } from '../deep.ts';
import { type Desk, openDesk } from '../pages/site.ts';
import { type Fault, type Form, faulty, formsOf, lost, PLANTED, plantedIn } from './forms-sent.ts';
import { copyFullLog, TODAY } from './full-log.ts';
import { isPage, routeOf, walk } from './walk.ts';

const FAULTS: readonly Fault[] = DEEP
  ? ['nothing', 'too long', 'script', 'no such choice', 'no number and no day']
  : ['nothing', 'script', 'no number and no day'];
/** Refused with what was typed, refused for what the log holds, done. */
const IN_ORDER = [422, 409, 303];

async function comeIn(desk: Desk): Promise<void> {
  await desk.get(`/start?token=${desk.site.startToken}`);
}

/** A file that is half read, so that the pages of its steps are there. Gives the number under which they are. */
async function halfRead(desk: Desk): Promise<string> {
  const { html } = await desk.submit('/import', { file: { name: 'small.csv', text: SMALL }, profile: '*none' });
  return /\/import\/([0-9a-f]{24})\//.exec(html)?.[1] ?? '';
}

/** The log as it was before the first form. What was half read goes with the old one, so it is read again, under the number it gives. */
async function reset(desk: Desk): Promise<string> {
  while (desk.site.jobs.running().length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await desk.site.replaceLog(() => copyFullLog(desk.site.logAddress));
  await comeIn(desk);
  return halfRead(desk);
}

const SMALL =
  'Ref,Sent,Service,Type,Outcome\r\nA-1,2026-03-01,Example Photos,strange,removed\r\nA-2,2026-03-02,Example Photos,strange,kept\r\n';

async function openFull(): Promise<Desk> {
  const desk = await openDesk({ now: `${TODAY}T14:00:00.000Z` }, (site) => site.replaceLog(() => copyFullLog(site.logAddress)));
  await comeIn(desk);
  await halfRead(desk);
  return desk;
}

const get = (desk: Desk) => async (path: string) => {
  const { status, to, html, headers } = await desk.get(path);
  const of = (name: string) => headers.get(name) ?? '';
  return { status, to, html: isPage(path, { type: of('content-type'), disposition: of('content-disposition') }) ? html : '' };
};

interface FormOf {
  readonly path: string;
  readonly form: Form;
}

/** Each form once: those of the rows of a table are alike. */
async function formsOfSite(desk: Desk): Promise<FormOf[]> {
  const { pages } = await walk(ROUTES, get(desk), ['/', '/sign-in'], 2);
  const known = new Map<string, FormOf>();
  for (const { path, route, html } of pages) {
    for (const form of formsOf(html, path)) {
      const names = form.fields.map(({ name }) => name).sort();
      const key = `${routeOf(ROUTES, form.action)?.path ?? form.action.replace(/\d+/g, 'N')} ${route.path} ${names}`;
      if (!known.has(key)) known.set(key, { path, form });
    }
  }
  // What puts a file aside comes last: the pages of its steps would be gone.
  return [...known.values()].sort((a, b) => Number(a.form.action.endsWith('/drop')) - Number(b.form.action.endsWith('/drop')));
}

const title = ({ path, form }: FormOf, fault: string) => `${path} → ${form.action}, ${fault}`;

async function send(desk: Desk, of: FormOf, fault: Fault, findings: string[]): Promise<boolean> {
  const sent = faulty(of.form, fault);
  if (sent === null) return false;
  const seen = await desk.post(of.form.action, sent);
  const say = (text: string) => findings.push(`${title(of, fault)}: ${text}`);
  if (!IN_ORDER.includes(seen.status)) say(`answers ${seen.status}`);
  if (plantedIn(seen.html).length > 0) say('what was typed became part of the page');
  if (seen.status === 422) {
    const gone = lost(seen.html, of.path, of.form, sent);
    if (gone.length > 0) say(`lost ${gone}`);
  }
  if (seen.status !== 303 || seen.to === null) return false;
  const next = await desk.get(seen.to);
  if (next.status >= 500) say(`leads to ${next.status}`);
  if (plantedIn(next.html).length > 0) say('what was typed became part of the next page');
  return true;
}

it('every form with bad input: refused with what was typed, and never a mistake of the program', async () => {
  const desk = await openFull();
  const forms = (await formsOfSite(desk)).filter(({ form }) => form.method === 'post');
  const findings: string[] = [];
  let sent = 0;
  let read: string | null = null;
  for (const of of forms) {
    for (const fault of FAULTS) {
      const now = read === null ? of : (JSON.parse(JSON.stringify(of).replace(/(?<=\/import\/)[0-9a-f]{24}/g, read)) as FormOf);
      const isDone = await send(desk, now, fault, findings);
      sent += 1;
      if (isDone) read = await reset(desk);
    }
  }
  console.info(`${forms.length} forms, sent ${sent} times`);
  expect(findings).toEqual([]);
  expect(forms.length).toBeGreaterThan(30);
});

it('filters with bad input: a page all the same', async () => {
  const desk = await openFull();
  const forms = (await formsOfSite(desk)).filter(({ form }) => form.method === 'get');
  const findings: string[] = [];
  for (const { form } of forms) {
    for (const fault of FAULTS) {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(faulty(form, fault) ?? {})) query.set(name, String(value).slice(0, 2000));
      const { status, html } = await desk.get(`${form.action.split('?')[0]}?${query}`);
      if (status >= 500 || plantedIn(html).length > 0) findings.push(`${form.action} ${fault}: ${status}`);
    }
  }
  expect(findings).toEqual([]);
});

it('a script in every text field is text on every page afterwards', async () => {
  const desk = await openFull();
  for (const of of await formsOfSite(desk)) if (of.form.method === 'post') await send(desk, of, 'script', []);
  const { pages, findings } = await walk(ROUTES, get(desk), ['/', '/sign-in'], 2);
  const shown = pages.filter(({ html }) => html.includes('&lt;x-planted')).map(({ path }) => path);
  expect(findings).toEqual([]);
  expect(pages.filter(({ html }) => plantedIn(html).length > 0).map(({ path }) => path)).toEqual([]);
  console.info(`shown as text on ${shown.length} pages`);
  expect(shown.length).toBeGreaterThan(5);
  expect(PLANTED).toContain('<script>');
});
