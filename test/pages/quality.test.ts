// Quality in a browser: what was refused, and a check from the draw to the register without a sight of the first classification.
import { expect, it } from 'vitest';
import { readIndependence } from '../../src/log/documents.ts';
import { answerServices } from '../../src/log/providers.ts';
import { writing } from '../../src/log/writing.ts';
import type { Site } from '../../src/web/site.ts';
import { day, decision, notice, takeIn } from '../log/world.ts';
import { NOW, openDesk } from './site.ts';

async function withNotices({ log }: Site): Promise<void> {
  const answer = {
    service: 'Inventube',
    provider: 'Inventube Ltd',
    naturalPerson: 'no',
    hosting: 'yes',
    aliases: [],
    since: null,
  } as const;
  await writing(log, { by: 'A. Example', now: NOW }, (db, at) => answerServices(db, [{ ...answer, aliases: [] }], at));
  await takeIn(
    log,
    Array.from({ length: 24 }, (_, i) =>
      notice(`N${i}`, {
        service: 'Inventube',
        sent: day('2026-02-03'),
        decisions: [decision(i < 6 ? 'NO_ACTION_INSUFFICIENT' : i < 9 ? 'NO_ACTION_NOT_ILLEGAL' : 'ACTION_REMOVED', day('2026-02-05'))],
      }),
    ),
  );
}

it('shows how many notices were refused, with a share only where the base is large enough', async () => {
  const desk = await openDesk({}, withNotices);
  const { text, html } = await desk.get('/quality?period=2026-Q1');
  expect(text).toContain('Inventube Ltd 24 6 25% 3 12.5%');
  expect(text).toContain('February 2026 24 6 25% 3 12.5%');
  expect(html).toContain('action=NO_ACTION_INSUFFICIENT');
  expect((await desk.get('/quality?period=2025')).text).toContain('No decision is recorded');
  expect((await desk.get('/quality?period=%3Cb%3E')).status).toBe(200);
});

it('takes a check from the draw to the register, and shows the first classification only at the end', async () => {
  const desk = await openDesk({}, withNotices);
  expect((await desk.post('/quality/checks', { quarter: '2026-Q1', size: '501' })).status).toBe(422);
  expect((await desk.post('/quality/checks', { quarter: '2025-Q4', size: '2' })).text).toContain('No notice was sent on these days');
  const drawn = await desk.post('/quality/checks', { quarter: '2026-Q1', size: '2' });
  expect(drawn.to).toBe('/quality/checks/1');
  expect((await desk.post('/quality/checks', { quarter: '2026-Q1', size: '2' })).text).toContain('still open');
  const first = '/quality/checks/1/1';
  const page = await desk.get(first);
  expect(page.html).not.toMatch(/ selected>[^<]*\w[^<]* –/);
  expect(page.html).not.toContain('/notices/');
  const none = await desk.post(first, { seen: 'open' });
  expect(none.status).toBe(422);
  expect(none.text).toContain('Choose a type, or say');
  expect((await desk.post(first, { seen: 'open', type: 'STATEMENT_CATEGORY_VIOLENCE', gone: 'yes' })).status).toBe(422);
  expect((await desk.post('/quality/checks/1/finish')).text).toContain('not answered yet');
  await desk.post(first, { seen: 'open', type: 'STATEMENT_CATEGORY_VIOLENCE' });
  // A second person whose page is older.
  const second = await desk.post(first, { seen: 'open', type: 'STATEMENT_CATEGORY_CYBER_VIOLENCE' });
  expect(second.text).toContain('Somebody else answered this notice');
  expect(second.html).toMatch(/value="STATEMENT_CATEGORY_CYBER_VIOLENCE" selected/);
  expect((await desk.get('/quality/checks/1')).text).toContain('Open: 1 of 2 classified');
  await desk.post(first, { seen: 'STATEMENT_CATEGORY_VIOLENCE', type: 'STATEMENT_CATEGORY_CYBER_VIOLENCE' });
  const all = await desk.post('/quality/checks/1/2', { seen: 'open', gone: 'yes' });
  expect(all.to).toBe('/quality/checks/1');
  const result = await desk.submit('/quality/checks/1/finish');
  expect(result.text).toContain('0 of 1 notice classified twice');
  expect(result.text).toContain('1 notice could not be classified again');
  expect((await desk.submit('/quality/checks/1/register')).text).toContain('The register holds this result');
  const entry = (await readIndependence(desk.site.log.db))?.entries.find(({ element }) => element === 'quality-check');
  expect(entry?.checks).toEqual([{ period: { first: '2026-01-01', last: '2026-03-31' }, sampled: 1, agreed: 0 }]);
  expect((await desk.post(first, { seen: 'x', type: 'STATEMENT_CATEGORY_VIOLENCE' })).status).toBe(422);
});
