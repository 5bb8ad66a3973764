// Silence in a browser: who owes which decisions, reminders recorded for many notices at once, the annex to a complaint.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { saveFlagger } from '../../src/log/documents.ts';
import { eventsOf } from '../../src/log/notice-events.ts';
import { answerServices } from '../../src/log/providers.ts';
import { writing } from '../../src/log/writing.ts';
import { flaggerSchema } from '../../src/model/flagger.ts';
import type { Site } from '../../src/web/site.ts';
import { day, decision, notice, takeIn } from '../log/world.ts';
import { NOW, openDesk } from './site.ts';

const who = { by: 'A. Example', now: NOW };

async function withSilence({ log }: Site): Promise<void> {
  const about = (service: string, naturalPerson: 'no' | 'yes') => ({
    service,
    provider: `${service} Ltd`,
    naturalPerson,
    hosting: 'yes' as const,
    aliases: [],
    since: null,
  });
  await writing(log, who, (db, at) => answerServices(db, [about('Inventube', 'no'), about('Prikbord', 'yes')], at));
  await takeIn(
    log,
    [
      notice('one', { service: 'Inventube', sent: day('2026-02-01') }),
      notice('two', { service: 'Inventube', sent: day('2026-05-01') }),
      notice('three', { service: 'Prikbord', sent: day('2026-05-19') }),
    ],
    NOW,
  );
}

it('says when nobody is silent, and on an empty log what to do first', async () => {
  const desk = await openDesk();
  const { text, html } = await desk.get('/silence');
  expect(text).not.toContain('There is nobody to remind');
  expect(html).toContain('href="/notices/new">Log a notice');
  expect((await desk.get('/silence/reminders')).text).toContain('No reminder is due today');
});

it('shows notices without a decision by provider and age, with a way to each list', async () => {
  const desk = await openDesk({}, withSilence);
  const { html, text } = await desk.get('/silence');
  expect(text).toMatch(/Inventube Ltd 2 0 0 0 1 0 1 1 February 2026 0 0 2/);
  expect(text).toMatch(/Total 3 1 0 0 1 0 1/);
  expect(html).toMatch(/href="\/notices\?service=\d+&amp;answer=unanswered/);
  expect(text).toContain('Article 53');
});

it('tells what has nothing recorded from what is recorded as awaited, and asks to look for answers first', async () => {
  const desk = await openDesk({}, async (site) => {
    await withSilence(site);
    await takeIn(
      site.log,
      [notice('four', { service: 'Prikbord', sent: day('2026-05-02'), decisions: [decision('PENDING_NO_REPLY', null)] })],
      NOW,
    );
  });
  const { text } = await desk.get('/silence');
  expect(text).toMatch(/Nothing recorded 3 .*Recorded as awaited 1 /);
  expect(text).toContain('Check first whether an answer came that nobody recorded');
  expect((await desk.get('/notices/1')).text).toContain('No decision is recorded yet');
  expect((await desk.get('/silence/annex')).html).toContain('value="2026-02-01"');
  const asked = { provider: 'all', first: '2026-01-01', last: '2026-05-20', language: 'nl' };
  const refused = await desk.post('/silence/annex', asked);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('tick that you did');
});

it('records reminders of the notices ticked, once a day, and keeps the ticks where the day is wrong', async () => {
  const desk = await openDesk({}, withSilence);
  const { html } = await desk.get('/silence/reminders');
  const ids = [...html.matchAll(/name="notice" id="notice-(\d+)"/g)].map(([, id]) => id ?? '');
  expect(ids).toHaveLength(2);
  expect((await desk.post('/silence/reminders', { on: '2026-05-20' })).text).toContain('No notice is ticked');
  const wrong = await desk.post('/silence/reminders', { on: '2026-05-21', notice: ids });
  expect(wrong.status).toBe(422);
  expect(wrong.html.match(/name="notice"[^>]* checked/g)).toHaveLength(2);
  await desk.post('/silence/reminders', { on: '2026-05-20', notice: ids });
  const again = await desk.submit('/silence/reminders', { on: '2026-05-20', listed: ids, all: 'yes' });
  expect(again.text).toContain('Of 2 more a reminder of that day was recorded already');
  const events = await eventsOf(desk.site.log.db, ids.map(Number));
  expect([...events.values()].flat().map(({ kind, on }) => `${kind} ${on}`)).toEqual(['follow-up 2026-05-20', 'follow-up 2026-05-20']);
  expect((await desk.get('/silence/reminders')).text).toContain('No reminder is due today');
});

it('leads to the one form that sets the days until a reminder is due, and lists what is due then', async () => {
  const desk = await openDesk({}, withSilence);
  expect((await desk.get('/silence/reminders')).html).toContain('href="/settings#form-reminders"');
  expect((await desk.get('/settings')).html).toContain('id="form-reminders"');
  expect((await desk.post('/settings/reminders', { first: '0', again: 'x', seen: '7 14' })).status).toBe(422);
  await desk.submit('/settings/reminders', { first: '1', again: '14', seen: '7 14' });
  expect((await desk.get('/silence/reminders')).html.match(/name="notice"/g)).toHaveLength(3);
});

it('makes the annex as files, or keeps what was asked for where it cannot', async () => {
  const desk = await openDesk({}, withSilence);
  const asked = { provider: 'all', first: '2026-01-01', last: '2026-05-20', language: 'nl', checked: 'yes' };
  expect((await desk.post('/silence/annex', { ...asked, provider: '' })).status).toBe(422);
  expect((await desk.post('/silence/annex', { ...asked, first: '2026-06-01' })).text).toContain('The days end before they begin');
  const refused = await desk.submit('/silence/annex', asked);
  expect(refused.text).toContain('who you are as a trusted flagger');
  expect(refused.html).toContain('value="2026-01-01"');
  const flagger = flaggerSchema.parse(JSON.parse(readFileSync(new URL('../../samples/hotline/flagger.json', import.meta.url), 'utf8')));
  await writing(desk.site.log, who, (db, at) => saveFlagger(db, flagger, at));
  const made = await desk.submit('/silence/annex', asked);
  expect(made.text).toContain('It lists 3 notices without a decision');
  const [link = ''] = /\/silence\/annex\/[^"]+\.csv/.exec(made.html) ?? [];
  const csv = (await desk.get(link)).html;
  expect(csv).toContain('Inventube Ltd');
  expect(csv).not.toContain('Prikbord');
  expect((await desk.get(link.replace('.csv', '.exe'))).status).toBe(404);
});
