import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stampedFlagger } from '../../src/log/document-stamps.ts';
import { readFlagger } from '../../src/log/documents.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { savePublication } from '../../src/log/publications.ts';
import { writing } from '../../src/log/writing.ts';
import { flaggerSchema } from '../../src/model/flagger.ts';
import { saveFlaggerData } from '../../src/web/flagger-work.ts';
import type { Site } from '../../src/web/site.ts';
import { fixtureReport } from '../publish/fixture.ts';
import { formOf } from './form-fields.ts';
import { type Desk, NOW, openDesk } from './site.ts';

const sample = (world: string) =>
  flaggerSchema.parse(JSON.parse(readFileSync(new URL(`../../samples/${world}/flagger.json`, import.meta.url), 'utf8')));
const ACTOR = { by: 'A. Example', now: NOW };

const withWorld =
  (world: string) =>
  async ({ log }: Site): Promise<void> => {
    await writing(log, ACTOR, (db, at) => enterFlagger(db, sample(world), at));
  };

/** As if the log held many notices, and a report of them had been published. */
async function withManyPublished({ log }: Site): Promise<void> {
  const sums = { month: '2026-01', channel: 'article-16', action_id: 0, complete: 'yes', notices: 30_000, items: 30_000 };
  await log.db.insertInto('month_tally').values(sums).execute();
  const files = { publicZip: new Uint8Array(), publicSha256: 'a', submissionZip: new Uint8Array(), submissionSha256: 'b' };
  await writing(log, ACTOR, (db, at) => savePublication(db, { report: fixtureReport(), knownBefore: at.now, spanDay: null, ...files }, at));
}

const flaggerIn = ({ site }: Desk) => readFlagger(site.log.db);

it('takes somebody unknown from nothing to data a report can be made of', async () => {
  const desk = await openDesk();
  expect((await desk.get('/profile')).text).toContain('Nothing is known of you yet');
  const start = formOf((await desk.get('/profile/organisation')).html);
  const wrong = await desk.post('/profile/organisation', { ...start, 'name-en': 'Example <b>Hotline</b>' });
  expect(wrong.status).toBe(422);
  for (const name of [
    'legalName',
    'country',
    'website',
    'contactEmail',
    'authority',
    'decisionReference',
    'decidedOn',
    'label-en',
    'firstOn',
    'status-1-on',
  ]) {
    expect(wrong.html, name).toContain(`href="#${name}"`);
  }
  expect(wrong.html).not.toContain('<b>Hotline</b>');
  const saved = await desk.submit('/profile/organisation', {
    ...formOf(wrong.html),
    'name-en': 'Example Hotline',
    legalName: 'Example Hotline vzw',
    country: 'BE',
    website: 'https://hotline.example/',
    contactEmail: 'office@hotline.example',
    authority: 'be-bipt',
    decisionReference: 'EXAMPLE-1',
    decidedOn: '2025-12-11',
    'status-1-on': '2026-01-01',
    'label-en': 'Abuse images',
    firstOn: '2026-01-01',
    categories: ['STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL'],
  });
  expect(saved.text).toContain('Saved.');
  const flagger = await flaggerIn(desk);
  expect(flagger).toMatchObject({
    languages: ['en'],
    timeZone: 'Europe/Brussels',
    thresholds: { general: 3, sensitive: 5 },
    invented: false,
  });
  expect(flagger?.awards[0]).toMatchObject({
    code: 'bipt',
    authority: { code: 'be-bipt', email: 'dsa@bipt.be', country: 'BE' },
    status: [{ on: '2026-01-01', kind: 'awarded' }],
  });
  expect(flagger?.awards[0]?.area[0]).toMatchObject({ code: 'abuse-images', condition: null });
  expect(saved.text).toContain('expects the next report');
});

it('changes nothing when every form is opened and saved as it stands', async () => {
  const desk = await openDesk({ language: 'de' }, withWorld('hotline'));
  const before = JSON.stringify(await flaggerIn(desk));
  for (const path of ['organisation', 'awards/bipt', 'awards/bipt/area/grooming', 'awards/bipt/area/voyeurism']) {
    const { html } = await desk.get(`/profile/${path}`);
    expect((await desk.post(`/profile/${path}`, formOf(html))).status, path).toBe(303);
  }
  expect(JSON.stringify(await flaggerIn(desk))).toBe(before);
});

it('asks for a name in each language that is added', async () => {
  const desk = await openDesk({}, withWorld('hotline'));
  const form = formOf((await desk.get('/profile/organisation')).html);
  const more = formOf((await desk.post('/profile/organisation', { ...form, do: 'add-language' })).html);
  const wrong = await desk.post('/profile/organisation', { ...more, do: 'save', 'language-4-code': 'de' });
  expect(wrong.html).toContain('href="#name-de"');
  expect((await desk.post('/profile/organisation', { ...formOf(wrong.html), 'name-de': 'Meldestelle Beispiel' })).status).toBe(303);
  expect(await flaggerIn(desk)).toMatchObject({
    languages: ['nl', 'fr', 'en', 'de'],
    name: { de: 'Meldestelle Beispiel' },
    invented: true,
  });
  expect((await desk.get('/profile')).text).toContain('The wording of “Sextortion” in German');
});

it('adds an item to an area, ends it, and removes it; the last one stays', async () => {
  const desk = await openDesk({}, withWorld('hotline'));
  const form = formOf((await desk.get('/profile/awards/bipt/area/new')).html);
  expect(form['firstOn']).toBe('2026-01-01');
  const late = await desk.post('/profile/awards/bipt/area/new', { ...form, 'label-nl': 'Nieuw', lastOn: '2025-01-01' });
  expect(late.text).toContain('the end lies before the beginning');
  expect((await desk.post('/profile/awards/bipt/area/new', { ...form, 'label-nl': 'Nieuw' })).status).toBe(303);
  const page = await desk.get('/profile/awards/bipt/area/nieuw');
  expect(page.status).toBe(200);
  const { seen = '' } = formOf(page.html);
  expect((await desk.post('/profile/awards/bipt/area/nieuw/remove', { seen })).status).toBe(303);
  expect(await flaggerIn(desk)).toEqual(sample('hotline'));
  expect((await desk.get('/profile/awards/bipt/area/nieuw')).status).toBe(404);
});

it('refuses a history of the status that does not begin with the award, at its field', async () => {
  const desk = await openDesk({}, withWorld('joint-award'));
  const form = formOf((await desk.get('/profile/awards/csa')).html);
  const wrong = await desk.post('/profile/awards/csa', { ...form, 'status-1-kind': 'suspended' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('href="#status-1-on"');
  const zone = formOf((await desk.get('/profile/organisation')).html);
  expect((await desk.post('/profile/organisation', { ...zone, timeZone: 'Nowhere/At all' })).html).toContain('href="#timeZone"');
});

it('tells the second of two people what the first one saved, field by field', async () => {
  const desk = await openDesk({}, withWorld('hotline'));
  const form = formOf((await desk.get('/profile/organisation')).html);
  await desk.post('/profile/organisation', { ...form, legalName: 'First vzw' });
  const second = await desk.post('/profile/organisation', { ...form, legalName: 'Second vzw' });
  expect(second.status).toBe(422);
  expect(second.text).toContain('A. Example saved it on');
  expect(second.text).toMatch(/Legal name\s+First vzw/);
  expect((await desk.post('/profile/organisation', formOf(second.html))).status).toBe(303);
  expect((await flaggerIn(desk))?.legalName).toBe('Second vzw');
});

it('lists what the authority has not been told, in words, and records that it was', async () => {
  const desk = await openDesk({}, withWorld('hotline'));
  const form = formOf((await desk.get('/profile/organisation')).html);
  await desk.post('/profile/organisation', { ...form, legalName: 'Other vzw' });
  const area = formOf((await desk.get('/profile/awards/bipt/area/grooming')).html);
  await desk.post('/profile/awards/bipt/area/grooming', { ...area, lastOn: '2026-05-01' });
  const open = await desk.get('/profile/changes');
  expect(open.text).toMatch(/Legal name\s+changed/);
  expect(open.text).toContain('Area of expertise: Grooming: solicitation of minors');
  expect((await desk.post('/profile/changes', { award: 'bipt', on: '2030-01-01', how: 'letter <i>' })).html).toContain('href="#on-bipt"');
  expect((await desk.submit('/profile/changes', { award: 'bipt', on: '2026-05-20', how: 'letter <i>' })).text).toContain(
    '2 changes were told',
  );
  const told = await desk.get('/profile/changes');
  expect(told.text).toContain('There is nothing to tell');
  expect(told.html).not.toContain('<i>');
});

it('counts published periods of many notices again beside the pages, and enters nothing over what was saved meanwhile', async () => {
  const desk = await openDesk({}, async (site) => {
    await withWorld('hotline')(site);
    await withManyPublished(site);
  });
  const organisation = formOf((await desk.get('/profile/organisation')).html);
  expect((await desk.post('/profile/organisation', { ...organisation, legalName: 'Other vzw' })).to).toBe('/profile');
  const area = formOf((await desk.get('/profile/awards/bipt/area/grooming')).html);
  expect((await desk.post('/profile/awards/bipt/area/grooming', { ...area, lastOn: '2020-01-01' })).status).toBe(422);
  const seen = (await stampedFlagger(desk.site.log.db))?.recordedAt ?? '';
  const started = await desk.post('/profile/awards/bipt/area/grooming', { ...area, lastOn: '2026-05-01' });
  expect(started.to).toMatch(/^\/jobs\//);
  await expect.poll(async () => (await desk.get(started.to ?? '')).to).toMatch(/^\/profile\/saved/);
  const next = (await desk.get(started.to ?? '')).to ?? '';
  expect((await desk.get((await desk.get(next)).to ?? '')).text).toContain('Saved.');
  const document = await flaggerIn(desk);
  expect(document?.awards[0]?.area.find(({ code }) => code === 'grooming')?.lastOn).toBe('2026-05-01');
  if (!document) throw new Error('there are data');
  const late = { document: { ...document, legalName: 'Late vzw' }, seen, places: [] };
  expect(await saveFlaggerData({ log: desk.site.log, actor: ACTOR }, late)).toMatchObject({ meanwhile: true, changed: false });
  const file = { name: 'flagger.json', text: JSON.stringify({ ...document, timeZone: 'Europe/Lisbon' }) };
  expect((await desk.post('/profile/import', { document: file, replace: 'yes' })).to).toMatch(/^\/jobs\//);
});

it('hands the data out as a file and takes it back', async () => {
  const desk = await openDesk({}, withWorld('hotline'));
  const text = new TextDecoder().decode((await desk.get('/profile/file')).bytes);
  const other = { name: 'flagger.json', text: text.replace('Meldpunt Voorbeeld vzw', 'Meldpunt Anders vzw') };
  expect((await desk.submit('/profile/import', { document: other, replace: 'yes' })).text).toContain('taken from the file');
  expect((await flaggerIn(desk))?.legalName).toBe('Meldpunt Anders vzw');
  const unknown = { name: 'flagger.json', text: text.replaceAll('KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS', 'KEYWORD_NONE') };
  expect((await desk.post('/profile/import', { document: unknown, replace: 'yes' })).status).toBe(422);
  expect((await desk.post('/profile/import', { document: { name: 'x', text: '[' }, replace: 'yes' })).text).toContain(
    'The file cannot be read',
  );
});

it('has every page in the four languages', async () => {
  const desk = await openDesk({}, withWorld('joint-award'));
  for (const language of ['nl', 'fr', 'de', 'en']) {
    await desk.get(`/language/${language}?to=/`);
    for (const path of ['', '/organisation', '/awards/csa', '/awards/new', '/awards/csa/area/grooming', '/changes', '/import']) {
      expect((await desk.get(`/profile${path}`)).status, `${language} ${path}`).toBe(200);
    }
  }
});
