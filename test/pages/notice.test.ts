import { expect, it } from 'vitest';
import { givenDecision, givenNotice } from '../../src/import/given-notice.ts';
import { enterNamedService } from '../../src/log/enter-service.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { addNotice, decideNotice } from '../../src/log/hand.ts';
import { readNoticeById } from '../../src/log/notice-file.ts';
import { flaggerSchema } from '../../src/model/flagger.ts';
import type { Site } from '../../src/web/site.ts';
import { act } from '../../src/workflow.ts';
import { type Desk, NOW, openDesk } from './site.ts';

const GROOMING = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS';
const SCAM = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD/KEYWORD_PHISHING';
const SCRIPT = '"><script>alert(1)</script>';

const FLAGGER = flaggerSchema.parse({
  format: 'article22-flagger/1',
  name: { en: 'Example Hotline' },
  legalName: 'Example Hotline',
  country: 'BE',
  website: 'https://hotline.example/',
  contactEmail: 'office@hotline.example',
  timeZone: 'Europe/Brussels',
  languages: ['en'],
  awards: [
    {
      code: 'be-bipt',
      authority: 'be-bipt',
      decisionReference: 'EX-1',
      decidedOn: '2025-01-01',
      language: 'en',
      area: [
        {
          code: 'minors',
          label: { en: 'Protection of minors', nl: 'Bescherming van kinderen' },
          categories: ['STATEMENT_CATEGORY_PROTECTION_OF_MINORS'],
          firstOn: '2025-01-01',
        },
      ],
      status: [{ on: '2025-01-01', kind: 'awarded' }],
    },
  ],
});

const actor = { by: 'B. Example', now: NOW };

function given(reference: string, more: Partial<Parameters<typeof givenNotice>[0]> = {}) {
  const plain = { channel: 'article-16', sent: '2026-03-05', category: SCAM, items: 2, setting: 'public', assessedByTwo: 'yes' } as const;
  const checklist = { reasons: 'yes', location: 'yes', submitter: 'yes', goodFaith: 'yes' } as const;
  const none = {
    service: 'Example Videos',
    receipt: null,
    language: null,
    inArea: null,
    areaItem: null,
    urls: [],
    accounts: [],
    note: null,
  };
  return givenNotice({ reference, checklist, ...plain, ...none, ...more }, 'Europe/Brussels');
}

async function filled({ log }: Site): Promise<void> {
  await act(log, actor, null, async (db, at) => {
    await enterFlagger(db, FLAGGER, at);
    await enterNamedService(db, 'Example Videos', 'Example Videos Ltd', at.now);
    await addNotice(db, given('A-1'), at);
  });
}

const typed = {
  category: GROOMING,
  service: 'Example Videos',
  sentOn: '2026-05-19',
  sentAt: '14:30',
  items: '3',
  channel: 'article-16',
  reasons: 'not-recorded',
  location: 'not-recorded',
  submitter: 'no',
  goodFaith: 'not-recorded',
  allFour: 'yes',
  setting: 'public',
  assessedByTwo: 'not-recorded',
};

const seenIn = (html: string) => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '';
const wasIn = (html: string) => (/name="was" value="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"');

const decision = {
  action: 'ACTION_REMOVED',
  decidedOn: '2026-05-20',
  ground: 'law',
  redressTold: 'yes',
  automated: 'not-automated',
  effectiveOn: '',
};
const decide = async (desk: Desk, path: string, more: Readonly<Record<string, string>> = {}) =>
  desk.submit(`${path}/decide`, { ...decision, seen: seenIn((await desk.get(`${path}/decide`)).html), ...more });

it('logs a notice by hand, and offers another like it by ids and codes only', async () => {
  const desk = await openDesk({}, filled);
  const made = await desk.submit('/notices/new', { ...typed, note: 'a private word', urls: 'https://videos.example/1' });
  expect(made.status).toBe(200);
  for (const text of ['Notice H-1 is logged.', 'Example Videos', 'Inside the area', 'Grooming', '19 May 2026', '14:30'])
    expect(made.text).toContain(text);
  // Name and e-mail are not required for these offences, so a notice without them is complete.
  expect(made.text).toContain('Complete under Article 16(2) Complete');
  expect(made.html).not.toContain('a private word');
  const another = /href="(\/notices\/new\?[^"]*)"/.exec(made.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(another).toMatch(/^\/notices\/new\?service=\d+&category=[A-Z_%F2]+&channel=article-16$/);
  const next = await desk.get(another);
  expect(next.html).toContain('value="Example Videos"');
  expect(next.html).toMatch(new RegExp(`value="${GROOMING}" checked`));
  expect(next.html).toContain('value="2026-05-20"');
  expect((await desk.get('/notices/2/private')).text).toContain('a private word');
});

it('keeps what was typed when something is wrong, and shows every text as text', async () => {
  const desk = await openDesk({}, filled);
  const texts = { service: SCRIPT, reference: SCRIPT, urls: SCRIPT, accounts: SCRIPT, note: SCRIPT, find: SCRIPT, sentAt: 'late' };
  const wrong = await desk.post('/notices/new', { ...typed, ...texts, sentOn: '2026-13-01', items: '0' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).not.toContain('<script>alert');
  for (const name of ['service', 'reference', 'find']) expect(wrong.html).toContain(`name="${name}" value="&quot;&gt;&lt;script&gt;`);
  for (const field of ['sentOn', 'sentAt', 'items', 'service']) expect(wrong.html).toContain(`href="#${field}"`);
  const future = await desk.post('/notices/new', { ...typed, sentOn: '2026-05-21' });
  expect(future.status).toBe(422);
  expect(future.html).toContain('href="#sentOn"');
});

const typesShown = (html: string) =>
  [...html.matchAll(/<div class="option" data-text="[^"]*"><input type="radio" id="[^"]*" name="category" value="([^"]*)/g)].map(
    ([, code]) => code,
  );

it('finds types by words in any order, the beginnings of words, longer words and how the award words its area; else shows all again', async () => {
  const desk = await openDesk({}, filled);
  const find = async (words: string) => typesShown((await desk.get(`/notices/new?find=${encodeURIComponent(words)}`)).html);
  const minors = GROOMING.split('/')[0];
  expect(await find('enticement, groom')).toEqual([GROOMING]);
  expect(await find('kinderen groom')).toEqual([minors, GROOMING]);
  expect(await find('pornography revenge')).toContain('STATEMENT_CATEGORY_CYBER_VIOLENCE/KEYWORD_NON_CONSENSUAL_IMAGE_SHARING');
  const none = await desk.get('/notices/new?find=zzzz');
  expect(typesShown(none.html)).toEqual([]);
  expect(none.html).toContain('<p data-all><button');
  const all = await desk.post('/notices/new', { ...typed, category: '', find: 'zzzz', act: 'all', note: 'kept' });
  expect([all.status, typesShown(all.html).length > 50]).toEqual([200, true]);
  expect(all.html).toContain('kept</textarea>');
});

it('finds types in plain words without a script, keeps what was typed, and puts the designated area first', async () => {
  const desk = await openDesk({}, filled);
  const page = await desk.get('/notices/new');
  expect(page.text.indexOf('In your designated area')).toBeLessThan(page.text.indexOf('Scams'));
  const searched = await desk.get('/notices/new?find=phishing');
  expect(typesShown(searched.html)).toEqual([SCAM.split('/')[0], SCAM]);
  // The others are there for the script, which goes on searching from here.
  expect(searched.html.match(/name="category" value=/g)?.length).toBe(page.html.match(/name="category" value=/g)?.length);
  const found = await desk.post('/notices/new', { ...typed, category: '', find: 'revenge porn', act: 'find', note: 'kept' });
  expect(found.status).toBe(200);
  expect(found.text).toContain('Non-consensual');
  expect(found.html).toContain('kept</textarea>');
  expect((await desk.get('/notices')).text).toContain('1 notice');
});

it('asks about a service nobody knows, and adds it unconfirmed where told to', async () => {
  const desk = await openDesk({}, filled);
  const asked = await desk.post('/notices/new', { ...typed, service: 'Zumblr' });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Add “Zumblr” as a new service');
  const made = await desk.submit('/notices/new', { ...typed, service: 'Zumblr', addService: 'yes' });
  expect(made.text).toContain('Zumblr');
  expect((await desk.get('/notices/new')).html).toContain('<option value="Zumblr">');
});

it('records receipt and decision, corrects it with a reason, and tells the whole history', async () => {
  const desk = await openDesk({}, filled);
  const decided = await decide(desk, '/notices/1', { receiptOn: '2026-03-06', receiptAt: '9.05' });
  for (const text of ['The decision is recorded.', 'Content removed', '6 March 2026', '09:05', 'The law'])
    expect(decided.text).toContain(text);
  const number = /decide\?corrects=(\d+)/.exec(decided.html)?.[1] ?? '';
  const without = await decide(desk, '/notices/1', {
    corrects: number,
    action: 'NO_ACTION_NOT_ILLEGAL',
    receiptOn: '2026-03-06',
    receiptAt: '09:05',
  });
  expect(without.status).toBe(422);
  const corrected = await decide(desk, '/notices/1', {
    ...{ corrects: number, reason: 'wrong line', action: 'NO_ACTION_NOT_ILLEGAL', receiptOn: '2026-03-06', receiptAt: '09:05' },
  });
  for (const text of ['decision corrected', 'wrong line', 'until 20 November 2026', 'Record a complaint'])
    expect(corrected.text).toContain(text);
  expect((await decide(desk, '/notices/1', { action: 'NOT_AN_ACTION' })).status).toBe(422);
  expect((await decide(desk, '/notices/1', { itemsAffected: '3' })).status).toBe(422);
  expect((await decide(desk, '/notices/1', { decidedOn: '2026-03-04' })).status).toBe(422);
});

it('leaves a receipt alone that somebody else recorded while the form was open', async () => {
  const desk = await openDesk({}, filled);
  const mine = (await desk.get('/notices/1/decide')).html;
  const early = await decide(desk, '/notices/1', { action: '', receiptOn: '2026-03-04' });
  expect(early.html).toContain('href="#receiptOn"');
  await decide(desk, '/notices/1', { action: '', receiptOn: '2026-03-06', receiptAt: '09:05' });
  const sent = { ...decision, decidedAt: '', receiptOn: '', receiptAt: '' };
  const late = await desk.post('/notices/1/decide', { ...sent, seen: seenIn(mine), was: wasIn(mine) });
  expect(late.text).toContain('What changed: Receipt');
  expect(late.html).toMatch(/name="receiptOn"[^>]*value="2026-03-06"/);
  // Even what a browser kept of the first form takes nothing away.
  const again = await desk.submit('/notices/1/decide', { ...sent, seen: seenIn(late.html), was: wasIn(mine) });
  expect(again.text).toContain('The decision is recorded.');
  expect((await readNoticeById(desk.site.log.db, 1)).notice).toMatchObject({ receipt_on: '2026-03-06' });
  const now = (await desk.get('/notices/1/decide')).html;
  await desk.submit('/notices/1/decide', { ...sent, action: '', seen: seenIn(now), was: wasIn(now) });
  expect((await readNoticeById(desk.site.log.db, 1)).notice.receipt_on).toBeNull();
});

it('corrects a decision without losing what the form shows less of', async () => {
  const desk = await openDesk({}, filled);
  const told = { action: 'ACTION_REMOVED', decided: '2026-04', effective: '2026-04-20 10:15', ground: 'law' } as const;
  const rest = { automated: 'not-automated', redressTold: 'yes', itemsAffected: null } as const;
  await act(desk.site.log, actor, null, async (db, at) =>
    decideNotice(
      db,
      await readNoticeById(db, 1),
      givenDecision({ ...told, ...rest }, 'Europe/Brussels'),
      { corrects: null, reason: null },
      at,
    ),
  );
  const { html, text } = await desk.get('/notices/1/decide?corrects=1');
  expect(text).toContain('So far: 1 April 2026 to 30 April 2026.');
  const sent = { ...decision, corrects: '1', reason: 'read again', decidedOn: '', effectiveOn: '2026-04-20', automated: 'fully' };
  await desk.submit('/notices/1/decide', { ...sent, seen: seenIn(html), was: wasIn(html) });
  const [, now] = (await readNoticeById(desk.site.log.db, 1)).decisions;
  expect(now).toMatchObject({
    ...{ automated: 'fully', decided_first_on: '2026-04-01', decided_last_on: '2026-04-30', decided_precision: 'month' },
    effective_at: '2026-04-20T08:15:00.000Z',
  });
});

it('says what is next: remind, complain, await, and that they call gone what we saw online', async () => {
  const desk = await openDesk({}, filled);
  const follow = async (kind: string, more: Readonly<Record<string, string>>) =>
    desk.submit('/notices/1/event', { kind, seen: seenIn((await desk.get(`/notices/1/event?kind=${kind}`)).html), ...more });
  expect((await desk.get('/notices/1')).text).toContain('A reminder is due since 12 March 2026');
  expect((await follow('complaint', { on: '2026-05-20' })).text).toContain('No decision is recorded');
  expect((await follow('follow-up', { on: '2026-05-19' })).text).toContain('Remind the provider on 2 June 2026');
  await decide(desk, '/notices/1');
  const seen = await follow('verification', { on: '2026-05-20', result: 'still-online' });
  expect(seen.text).toContain('The provider says the content is gone, and we saw it online afterwards.');
  const complained = await follow('complaint', { on: '2026-05-20' });
  expect(complained.text).toContain('An answer is awaited. Record it when it comes.');
  const path = /href="(\/notices\/1\/event\/\d+)">Record the answer/.exec(complained.html)?.[1] ?? '';
  const settled = await desk.submit(path, { result: 'reversed', on: '2026-05-20', seen: seenIn((await desk.get(path)).html) });
  expect(settled.text).toContain('decision reversed');
  const [last = ''] = /\/notices\/1\/event\/\d+/.exec(settled.html.slice(settled.html.indexOf('complaint'))) ?? [];
  const back = await desk.submit(`${last}/back`, { seen: seenIn((await desk.get(last)).html) });
  expect(back.text).toContain('follow-up taken back');
});

it('tells the second of two people what the first did, keeps what was typed, and undoes nothing of the other', async () => {
  const desk = await openDesk({}, filled);
  const [mine, theirs] = [await desk.get('/notices/1/change'), await desk.get('/notices/1/change')];
  const form = (html: string) => JSON.parse(wasIn(html)) as Record<string, string>;
  const sent = { ...form(theirs.html), seen: seenIn(theirs.html), was: wasIn(theirs.html) };
  expect((await desk.submit('/notices/1/change', { ...sent, items: '7' })).text).toContain('The notice is changed.');
  const late = await desk.post('/notices/1/change', { ...form(mine.html), seen: seenIn(mine.html), was: wasIn(mine.html), language: 'nl' });
  expect(late.status).toBe(422);
  for (const text of ['You changed this notice in another window', 'Changed by A. Example', 'What changed: Items'])
    expect(late.text).toContain(text);
  expect(form(late.html)['items']).toBe('7');
  expect(late.html).toMatch(/<option value="nl" selected>/);
  const again = await desk.submit('/notices/1/change', {
    ...form(late.html),
    seen: seenIn(late.html),
    was: wasIn(late.html),
    language: 'nl',
  });
  expect(again.text).toContain('Items 7');
  expect(again.text).toContain('Dutch');
  const stale = await decide(desk, '/notices/1', { seen: seenIn(mine.html), reason: 'x' });
  expect(stale.status).toBe(422);
  expect(stale.html).toContain('<option value="ACTION_REMOVED" selected>');
});

it('takes a notice out of the counts and brings it back', async () => {
  const desk = await openDesk({}, filled);
  const seen = async () => seenIn((await desk.get('/notices/1/remove')).html);
  expect((await desk.submit('/notices/1/remove', { seen: await seen() })).text).toContain('The notice is removed.');
  expect((await desk.get('/notices')).text).toContain('There are no notices yet');
  expect((await desk.submit('/notices/1/remove', { seen: await seen(), wanted: 'restore' })).text).toContain('The notice is back.');
  expect((await desk.get('/notices')).text).toContain('1 notice');
});

it('knows only notices that are there', async () => {
  const desk = await openDesk({}, filled);
  for (const path of ['/notices/99', '/notices/x', '/notices/1/event/9', '/notices/bulk/9'])
    expect((await desk.get(path)).status).toBe(404);
});

it.each(['nl', 'fr', 'de'])('speaks %s on every page', async (language) => {
  const desk = await openDesk({ language }, filled);
  await decide(desk, '/notices/1');
  const pages = [
    '',
    '/new',
    '/1',
    '/1/change',
    '/1/decide',
    '/1/event',
    '/1/event?kind=complaint',
    '/1/remove',
    '/1/private',
    '/bulk?answer=action',
    '/bulk/history',
  ];
  for (const path of pages) expect((await desk.get(`/notices${path}`)).status, path).toBe(200);
});
