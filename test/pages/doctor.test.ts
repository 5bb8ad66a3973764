// The look through the log in the browser, and where the trail stands.
import { expect, it } from 'vitest';
import { readHead } from '../../src/log/audit-chain.ts';
import { openDesk } from './site.ts';

it('says that the log is in order, and what is not after something else wrote to it', async () => {
  const desk = await openDesk();
  expect((await desk.get('/settings')).html).toContain('href="/settings/doctor"');
  const { lines, sha256 } = await readHead(desk.site.log.db);
  expect((await desk.get('/settings/audit')).html).toContain(`<code>${lines}:${sha256}</code>`);
  expect((await desk.get('/settings/doctor')).text).toContain('Is the log in order?');
  const sound = await desk.submit('/settings/doctor');
  expect(sound.text).toContain('The log is in order.');
  expect(sound.text).toContain('It is as it was written.');
  await desk.site.log.db
    .insertInto('month_tally')
    .values({ month: '2026-01', channel: 'article-16', action_id: 0, complete: 'yes', notices: 5, items: 5 })
    .execute();
  const wrong = await desk.submit('/settings/doctor');
  expect(wrong.text).toContain('The log is not in order: 1 thing was found.');
  expect(wrong.text).toContain('They differ from a full count. What to do: Nothing is lost.');
  expect(wrong.html).toContain('<ul lang="en"><li>1 kept sum');
});
