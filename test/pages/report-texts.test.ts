import { expect, it } from 'vitest';
import { readNarrative } from '../../src/log/documents.ts';
import type { Role } from '../../src/model/role.ts';
import type { Site } from '../../src/web/site.ts';
import { enterDocuments } from '../steps/year.ts';
import { openDesk } from './site.ts';

const prints = (html: string) =>
  Object.fromEntries([...html.matchAll(/name="(seen-[a-z-]+)" value="([^"]+)"/g)].map(([, name, value]) => [name, value ?? '']));
const documents = (site: Site) => enterDocuments(site.log, ['en', 'nl']);

it('asks who the flagger is before texts are written', async () => {
  const desk = await openDesk();
  expect((await desk.get('/report/texts')).html).toContain('href="/profile"');
  expect((await desk.get('/report/draft')).text).toContain('does not know yet who you are');
});

it('marks at once what may be personal data in a text that is saved, and shows a script as text', async () => {
  const desk = await openDesk({}, documents);
  const { html } = await desk.get('/report/texts?language=nl');
  const outlook = 'Wij spraken met Jan Peeters, jan.peeters@voorbeeld.example. <script>alert(1)</script>';
  const saved = await desk.submit('/report/texts', { language: 'nl', ...prints(html), outlook });
  expect(saved.text).toContain('texts are saved');
  expect(saved.html).toContain('<mark>Jan Peeters</mark>');
  expect(saved.html).toContain('<mark>jan.peeters@voorbeeld.example</mark>');
  expect(saved.text).toContain('An e-mail address: take it out.');
  expect(saved.html).not.toContain('<script>alert');
});

it('tells the second of two people that a text changed meanwhile, and loses neither', async () => {
  const desk = await openDesk({}, documents);
  const first = await desk.get('/report/texts?language=en');
  const texts = (await readNarrative(desk.site.log.db))['en'] ?? {};
  const sent = { language: 'en', ...prints(first.html), ...texts };
  await desk.submit('/report/texts', { ...sent, outlook: 'Ours', introduction: 'Theirs, untouched by the second' });
  const second = await desk.post('/report/texts', { ...sent, outlook: 'Mine' });
  expect(second.status).toBe(422);
  expect(second.text).toContain('Outlook: somebody else changed this text meanwhile');
  expect(second.html).toMatch(/<textarea id="outlook"[^>]*>\nMine</);
  expect(second.html).toContain('>Ours</blockquote>');
  expect(second.html).toMatch(/<textarea id="introduction"[^>]*>\nTheirs, untouched/);
  await desk.submit('/report/texts', { ...sent, ...prints(second.html), introduction: 'Theirs, untouched by the second', outlook: 'Mine' });
  const now = (await readNarrative(desk.site.log.db))['en'];
  expect([now?.introduction, now?.outlook]).toEqual(['Theirs, untouched by the second', 'Mine']);
});

it('tells one of two people who save a text at the same moment, and loses neither', async () => {
  const desk = await openDesk({}, documents);
  const sent = { language: 'en', ...prints((await desk.get('/report/texts?language=en')).html) };
  const texts = (await readNarrative(desk.site.log.db))['en'] ?? {};
  const both = await Promise.all(['One', 'Two'].map((outlook) => desk.post('/report/texts', { ...sent, ...texts, outlook })));
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
  const told = both.find(({ status }) => status === 422)?.html ?? '';
  const stands = (await readNarrative(desk.site.log.db))['en']?.outlook ?? '';
  expect(told).toContain(`>${stands}</blockquote>`);
  expect(told).toContain(stands === 'One' ? '>\nTwo<' : '>\nOne<');
});

it('proposes the day of the award as the first, and says what is wrong with a period', async () => {
  const desk = await openDesk({}, documents);
  expect((await desk.get('/report/draft')).html).toMatch(/id="first" name="first" value="2026-01-01"/);
  const long = await desk.post('/report/draft', {
    kind: 'annual',
    first: '2026-01-01',
    last: '2027-06-30',
    address: 'https://a:b@c.example/',
  });
  expect(long.status).toBe(422);
  expect(long.html).toContain('href="#last"');
  expect(long.html).toContain('value="2027-06-30"');
  expect((await desk.post('/report/draft', { kind: 'annual', first: '', last: '' })).text).toContain('First day: fill this in');
});

it('lets each role do what it may, and nothing else', async () => {
  const desk = await openDesk({ mode: 'team' }, documents);
  await desk.signedIn('admin');
  const statusOf = async (role: Role, ...paths: readonly string[]) => {
    const browser = await desk.signedIn(role);
    const statuses = [(await browser.get('/report')).status];
    for (const path of paths) statuses.push((await browser.post(path)).status);
    return statuses;
  };
  expect(await statusOf('analyst', '/report/texts', '/report/draft', '/report/check', '/report/findings')).toEqual([
    200, 403, 403, 403, 403,
  ]);
  expect(await statusOf('editor', '/report/sign', '/report/publish', '/report/versions/1/sendings')).toEqual([200, 403, 403, 403]);
  // Who saw no text before may not blank them all.
  expect(await statusOf('editor', '/report/texts')).toEqual([200, 422]);
  expect(await statusOf('approver', '/report/versions/1/sendings', '/report/sign')).toEqual([200, 404, 404]);
});
