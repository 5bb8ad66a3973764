import { expect, it } from 'vitest';
import { givenNotice } from '../../src/import/given-notice.ts';
import { enterNamedService } from '../../src/log/enter-service.ts';
import { addNotice } from '../../src/log/hand.ts';
import type { Site } from '../../src/web/site.ts';
import { act } from '../../src/workflow.ts';
import { NOW, openDesk } from './site.ts';

const actor = { by: 'B. Example', now: NOW };
const checklist = { reasons: 'yes', location: 'yes', submitter: 'yes', goodFaith: 'yes' } as const;

/** Thirty notices: N-01 to N-30, one a day from 1 March 2026, every third to the second service. */
async function thirty({ log }: Site): Promise<void> {
  await act(log, actor, null, async (db, at) => {
    for (const name of ['Example Videos', 'Example Chat']) await enterNamedService(db, name, `${name} Ltd`, at.now);
    for (let n = 1; n <= 30; n += 1) {
      const day = new Date(Date.UTC(2026, 2, n)).toISOString().slice(0, 10);
      const notice = givenNotice(
        {
          reference: `N-${String(n).padStart(2, '0')}`,
          service: n % 3 === 0 ? 'Example Chat' : 'Example Videos',
          ...{ channel: n === 30 ? 'other' : 'article-16', sent: day, receipt: null, category: 'STATEMENT_CATEGORY_VIOLENCE', items: 1 },
          ...{
            language: null,
            setting: 'public',
            checklist,
            assessedByTwo: 'yes',
            inArea: null,
            areaItem: null,
            urls: [],
            accounts: [],
            note: null,
          },
        },
        'Europe/Brussels',
      );
      await addNotice(db, notice, at);
    }
  });
}

const references = (html: string) => [...html.matchAll(/<th scope="row"><a href="\/notices\/\d+">([^<]+)<\/a>/g)].map(([, text]) => text);
const linkOf = (html: string, text: string) => new RegExp(`href="([^"]*)"[^>]*>${text}`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

it('says what to do first where there are none', async () => {
  const desk = await openDesk();
  const page = await desk.get('/notices');
  for (const href of ['/notices/new', '/import']) expect(page.html).toContain(`href="${href}"`);
  expect(page.text).toContain('There are no notices yet');
});

it('narrows, orders and turns over the list by its address', async () => {
  const desk = await openDesk({}, thirty);
  const first = await desk.get('/notices?service=2&size=25');
  expect(first.text).toContain('10 notices');
  expect(references(first.html)).toHaveLength(10);
  const all = await desk.get('/notices?size=25');
  expect(references(all.html)[0]).toBe('N-30');
  const second = await desk.get(linkOf(all.html, 'Next page'));
  expect(references(second.html)[0]).toBe('N-05');
  expect(references((await desk.get(linkOf(second.html, 'Previous page'))).html)).toEqual(references(all.html));
  expect(references((await desk.get(linkOf(all.html, 'Last page'))).html).at(-1)).toBe('N-01');
  const up = await desk.get(linkOf(all.html, 'Sent'));
  expect(references(up.html)[0]).toBe('N-01');
  expect(up.html).toContain('aria-sort="ascending"');
  expect(references((await desk.get('/notices?text=N-0')).html)).toHaveLength(9);
  expect((await desk.get('/notices?from=2026-03-01&to=2026-03-10')).text).toContain('10 notices');
  expect((await desk.get('/notices?channel=other')).text).toContain('1 notice');
  expect((await desk.get('/notices?since=2026-03-11&answer=none')).text).toContain('10 notices');
  expect((await desk.get('/notices?text=nothing-such')).text).toContain('No notice meets all of these conditions');
});

it('leaves blank conditions out of the address, and says what of an address it cannot read', async () => {
  const desk = await openDesk({}, thirty);
  expect((await desk.get('/notices?from=&to=&service=2&text=')).to).toBe('/notices?service=2');
  const wrong = await desk.get('/notices?from=yesterday&service=abc&text=%3Cscript%3E');
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('href="#f-from"');
  expect(wrong.html).not.toContain('<script>"');
});

const decision = {
  action: 'ACTION_REMOVED',
  decidedOn: '2026-05-20',
  decidedAt: '',
  effectiveOn: '',
  ground: 'law',
  redressTold: 'yes',
  automated: 'not-stated',
};

it('decides for a list after a look, tells the numbers, and undoes it as a whole', async () => {
  const desk = await openDesk({}, thirty);
  const address = '/notices/bulk?service=2';
  expect((await desk.get(address)).text).toContain('10 notices');
  const look = await desk.post(address, { ...decision, step: 'look' });
  for (const text of ['Nothing is recorded yet.', 'Get the decision 10', 'N-03', 'Record it on 10 notices'])
    expect(look.text).toContain(text);
  expect((await desk.get('/notices?answer=action')).text).toContain('0 notices');
  // Somebody else's number is refused: the list changed since it was looked at.
  const other = await desk.post(address, { ...decision, step: 'confirm', expected: '9' });
  expect(other.status).toBe(422);
  const done = await desk.submit(address, { ...decision, step: 'confirm', expected: '10' });
  expect(done.text).toContain('The decision is recorded on 10 notices.');
  expect((await desk.get('/notices?answer=action')).text).toContain('10 notices');
  expect((await desk.post(address, { ...decision, step: 'look' })).text).toContain('Left alone: this is recorded already 10');
  const undone = await desk.submit('/notices/bulk/1/undo');
  expect(undone.text).toContain('Undone on 10 notices.');
  expect((await desk.get('/notices?answer=action')).text).toContain('0 notices');
  expect((await desk.get('/notices/bulk/history')).text).toContain('undone');
});

it('keeps what was chosen for many when the day is wrong, and wants a list first', async () => {
  const desk = await openDesk({}, thirty);
  const wrong = await desk.post('/notices/bulk?service=2', { ...decision, decidedOn: '2026-05-21', step: 'look' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('<option value="ACTION_REMOVED" selected>');
  expect((await desk.get('/notices/bulk')).text).toContain('Narrow the list of notices first');
});

it('sends strangers of a team to sign in, for reading and for writing', async () => {
  const desk = await openDesk({ mode: 'team' });
  for (const path of ['/notices', '/notices/1', '/notices/new', '/notices/bulk/history'])
    expect((await desk.get(path)).to).toContain('/sign-in');
  for (const path of ['/notices/new', '/notices/1/decide', '/notices/1/remove', '/notices/bulk', '/notices/bulk/1/undo'])
    expect((await desk.post(path, {})).to).toContain('/sign-in');
});
