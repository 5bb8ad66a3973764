import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readAudit } from '../../src/log/audit-list.ts';
import { addAudit } from '../../src/log/audit-trail.ts';
import { readRules } from '../../src/log/retention.ts';
import { readSetting, reportTimeZone } from '../../src/log/settings.ts';
import { readReminderDays } from '../../src/log/silence.ts';
import { memoryOf } from '../../src/model/memory.ts';
import { UI_LANGUAGES, wordsOf } from '../../src/web/words.ts';
import { openDesk } from './site.ts';

const SCRIPT = '<script>alert(1)</script>';

it('a person alone sets a name, and what they do bears it', async () => {
  const desk = await openDesk({ by: null });
  expect((await desk.get('/settings')).text).toContain('Your name');
  const bad = await desk.post('/settings/name', { name: ' ' });
  expect(bad.status).toBe(422);
  expect(bad.html).toContain('href="#name"');
  expect((await desk.submit('/settings/name', { name: `B. ${SCRIPT}` })).html).not.toContain(SCRIPT);
  expect((await desk.submit('/settings/name', { name: 'B. Example' })).text).toContain('Your name is saved');
  await desk.submit('/settings/reminders', { first: '10', again: '20', seen: '7 14' });
  expect((await readAudit(desk.site.log.db, {}, { before: null, limit: 1 })).lines[0]).toMatchObject({
    who: 'B. Example',
    act: 'reminder-days.set',
  });
});

it('changes reminders, and tells who saw older days that they changed meanwhile; what was typed stays', async () => {
  const desk = await openDesk();
  const { first, again } = await readReminderDays(desk.site.log.db);
  const seen = `${first} ${again}`;
  const bad = await desk.post('/settings/reminders', { first: '0', again: 'soon', seen });
  expect(bad.status).toBe(422);
  expect(bad.html).toContain('value="soon"');
  expect((await desk.submit('/settings/reminders', { first: '10', again: '20', seen })).text).toContain('are saved');
  const late = await desk.post('/settings/reminders', { first: '11', again: '21', seen });
  expect(late.status).toBe(422);
  expect(late.text).toContain('after 10 days, then again after 20 days');
  expect(late.html).toContain('value="21"');
  expect(late.html).toContain('name="seen" value="10 20"');
  expect(await readReminderDays(desk.site.log.db)).toEqual({ first: 10, again: 20 });
});

it('tells one of two people who save a setting at the same moment', async () => {
  const desk = await openDesk();
  const days = ['10', '12'].map((first) => desk.post('/settings/reminders', { first, again: '20', seen: '7 14' }));
  expect((await Promise.all(days)).map(({ status }) => status).sort()).toEqual([303, 422]);
  const languages = ['nl', 'fr'].map((language) => desk.post('/settings/language', { language, seen: 'en' }));
  expect((await Promise.all(languages)).map(({ status }) => status).sort()).toEqual([303, 422]);
  const rules = await Promise.all(
    ['90', '180'].map((value) => desk.submit('/settings/kept/urls', { rule: 'days', days: value, seen: 'null' })),
  );
  expect(rules.filter(({ text }) => text.includes('changed this setting meanwhile'))).toHaveLength(1);
});

it('changes the time zone by work beside the pages, and takes no zone that is not known', async () => {
  const desk = await openDesk();
  const seen = 'Europe/Brussels';
  expect((await desk.post('/settings/zone', { zone: 'Mars/Olympus', seen })).status).toBe(422);
  expect((await desk.submit('/settings/zone', { zone: 'Europe/Helsinki', seen })).text).toContain('0 notices now fall on another day');
  expect(await reportTimeZone(desk.site.log.db)).toBe('Europe/Helsinki');
});

it('speaks the language that was set where a browser asks for none, and each user the one they chose', async () => {
  const desk = await openDesk({ mode: 'team', language: 'sv' });
  const admin = await desk.signedIn('admin');
  expect((await desk.stranger().get('/sign-in')).html).toContain('<html lang="en"');
  await admin.submit('/settings/language', { language: 'fr', seen: 'en' });
  expect((await desk.stranger().get('/sign-in')).html).toContain('<html lang="fr"');
  await admin.get('/language/de');
  const after = await admin.submit('/settings/look', { own: 'nl', theme: 'dark' });
  expect(after.html).toContain('<html lang="nl" data-theme="dark">');
  expect((await (await desk.signedIn('admin')).get('/settings')).html).toContain('<html lang="nl" data-theme="dark">');
  expect((await admin.post('/settings/look', { own: 'xx', theme: 'dark' })).status).toBe(422);
});

it('keeps raw addresses and notes as long as was said, and no rule lies in the past', async () => {
  const desk = await openDesk();
  const bad = await desk.post('/settings/kept/urls', { rule: 'until', until: '2026-05-19', days: '', seen: 'null' });
  expect(bad.status).toBe(422);
  expect(bad.html).toContain('href="#urls-until"');
  expect((await desk.post('/settings/kept/urls', { rule: 'days', days: '', until: '', seen: 'null' })).html).toContain('href="#urls-days"');
  const done = await desk.submit('/settings/kept/urls', { rule: 'days', days: '180', until: '', seen: 'null' });
  expect(done.text).toContain('The rule is saved');
  expect(done.text).toContain('until 180 days after the notice was sent');
  expect(await readRules(desk.site.log.db)).toEqual({ urls: { days: 180 }, notes: null });
  expect((await desk.post('/settings/kept/urls', { rule: 'off', seen: 'null' })).text).toContain('Somebody else changed this');
  expect((await desk.post('/settings/kept/erase')).status).toBe(422);
  expect((await desk.submit('/settings/kept/erase', { sure: 'yes' })).text).toContain('0 texts are erased');
});

it('forgets only after showing what would go, and what is looked for stands in no address', async () => {
  const desk = await openDesk({}, async ({ log }) => {
    await addAudit(log.db, { by: 'A. Example', now: '2026-05-01T00:00:00.000Z' }, 'import.done', 'import 1', { file: 'zwarte kat.csv' });
  });
  expect((await desk.post('/settings/forget', { what: 'url', wanted: 'no address' })).status).toBe(422);
  expect((await desk.post('/settings/forget', { what: 'text', wanted: '!!!' })).status).toBe(422);
  expect((await desk.post('/settings/forget', { what: 'text', wanted: 'zwarte kat', source: 'x' })).html).toContain('href="#source"');
  const typed = await desk.post('/settings/forget', { wanted: SCRIPT });
  expect(typed.html).toContain('value="&lt;script&gt;');
  const started = await desk.post('/settings/forget', { what: 'text', wanted: 'zwarte kat' });
  expect(started.to).not.toContain('zwarte');
  const look = await desk.submit('/settings/forget', { what: 'text', wanted: 'zwarte kat' });
  expect(look.text).toContain('Lines of “Who did what”');
  const lines = async () => (await readAudit(desk.site.log.db, { act: 'import.done' }, { before: null, limit: 5 })).lines;
  expect(JSON.stringify(await lines())).toContain('zwarte kat');
  const job = /name="job" value="(\w+)"/.exec(look.html)?.[1] ?? '';
  const unsure = await desk.post('/settings/forget/confirm', { what: 'text', wanted: 'zwarte kat', job });
  expect(unsure.status).toBe(422);
  expect(unsure.html).toContain('id="sure"');
  const remembered = memoryOf<string>(1);
  remembered.set('a page', 'zwarte kat');
  const { uploadId } = await desk.site.uploads.keep(Readable.from(['zwarte kat']));
  const done = await desk.submit('/settings/forget/confirm', { what: 'text', wanted: 'zwarte kat', job, sure: 'yes' });
  expect(done.text).toContain('every count is what it was');
  expect(done.html).not.toContain('zwarte');
  expect(JSON.stringify(await lines())).not.toContain('zwarte kat');
  // Nor does the program hold it beside the log.
  expect(desk.site.jobs.find(job)).toBeNull();
  expect(remembered.get('a page')).toBeUndefined();
  expect(await desk.site.uploads.path(uploadId)).toBeNull();
});

it('makes a token and shows it once, lists it, and revokes it', async () => {
  const desk = await openDesk();
  const bad = await desk.post('/settings/tokens', { name: SCRIPT, until: '2026-01-01' });
  expect(bad.status).toBe(422);
  expect(bad.html).not.toContain(SCRIPT);
  expect((await desk.post('/settings/tokens', { name: 'x', scopes: 'counts:read', until: '2026-01-01' })).html).toContain('href="#until"');
  const made = await desk.post('/settings/tokens', { name: 'Our cases', scopes: ['counts:read', 'notices:write'] });
  const token = /a22_[\w-]{20,}/.exec(made.html)?.[0] ?? '';
  const ask = (bearer: string) =>
    desk.stranger().get('/api/counts?first=2026-01-01&last=2026-01-31', { authorization: `Bearer ${bearer}` });
  expect((await ask(token)).status).toBe(200);
  const list = await desk.get('/settings/tokens');
  expect(list.html).not.toContain(token);
  expect(list.text).toContain('Our cases');
  expect(list.html).toContain('href="/api/openapi.json"');
  const example = /-d '(\{[\s\S]*?\})'/.exec(list.html.replaceAll('&quot;', '"').replaceAll('&#39;', "'"))?.[1] ?? '';
  const bearer = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  expect((await desk.stranger().send('POST', '/api/notices', example.replace('"Clipshare"', 'null'), bearer)).status, example).toBe(201);
  expect((await desk.submit('/settings/tokens/1/revoke')).text).toContain('Our cases is revoked');
  expect((await ask(token)).status).toBe(401);
  expect((await desk.post('/settings/tokens/1/revoke')).status).toBe(422);
});

it('the trail is shown newest first, in pages, by who and by act', async () => {
  const desk = await openDesk({}, async ({ log }) => {
    for (let n = 1; n <= 60; n += 1)
      await addAudit(
        log.db,
        { by: n % 2 ? 'A. Example' : SCRIPT, now: '2026-05-01T00:00:00.000Z' },
        n === 7 ? 'strange.act' : 'event.added',
        `notice ${n}`,
      );
  });
  const first = await desk.get('/settings/audit');
  expect(first.text).toContain('Notice 60');
  expect(first.html).not.toContain(SCRIPT);
  const older = /href="(\/settings\/audit\?before=\d+)"/.exec(first.html)?.[1] ?? '';
  const second = await desk.get(older);
  expect(second.text).toContain('Notice 1 ');
  expect(second.text).not.toContain('Notice 60');
  expect(second.text).toContain('strange.act');
  const mine = await desk.get('/settings/audit?who=A.+Example&act=event.added');
  expect(mine.text).toContain('Notice 59');
  expect(mine.text).not.toContain('Notice 60');
  expect(mine.text).not.toContain('strange.act Notice');
  expect((await desk.get('/settings/audit?who=nobody')).text).toContain('Nothing matches');
  expect((await desk.get('/settings/audit?before=x')).status).toBe(200);
});

it('every act of the trail has words in the four languages', () => {
  const root = join(import.meta.dirname, '../../src');
  const texts = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, name), 'utf8'));
  const calls = texts.flatMap((text) => [...text.matchAll(/addAudit\(\s*\w+,\s*\w+,\s*([^;]*?)\)/g)].map(([, rest = '']) => rest));
  const acts = new Set(calls.flatMap((call) => [...call.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, act = '']) => act)));
  for (const made of ['flagger.saved', 'independence.saved', 'reference.forgotten', 'value.forgotten', 'log.backup-downloaded'])
    acts.add(made);
  expect(acts.size).toBeGreaterThan(50);
  for (const language of UI_LANGUAGES) {
    const { has } = wordsOf(language, 'audit');
    expect(
      [...acts].filter((act) => !has(`act.${act}`)),
      language,
    ).toEqual([]);
  }
});

it('the words of settings and trail are the same keys in the four languages, with the same values', () => {
  for (const area of ['settings', 'audit', 'entry']) {
    const read = (language: string) =>
      JSON.parse(readFileSync(join(import.meta.dirname, `../../templates/ui/locales/${language}/${area}.json`), 'utf8')) as Record<
        string,
        unknown
      >;
    const shape = (words: Record<string, unknown>) =>
      Object.entries(words).map(([key, text]) => `${key} ${[...new Set(JSON.stringify(text).match(/\{[a-z]+\}/gi))].sort().join('')}`);
    const english = shape(read('en'));
    for (const language of ['nl', 'fr', 'de']) expect(shape(read(language)), `${language} ${area}`).toEqual(english);
  }
});

it('without a name of their own, the person alone is not named in settings as somebody else', async () => {
  const desk = await openDesk();
  expect((await desk.get('/settings')).text).toContain('You work as A. Example');
  expect(await readSetting(desk.site.log.db, 'own-name')).toBeNull();
});
