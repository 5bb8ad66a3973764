// The server that holds the log is down, or its disk is full: pages say so without asking the log, and it is no mistake of the program.
import { expect, it } from 'vitest';
import { environmentAnswer } from '../../src/web/visiting.ts';
import { openDesk } from '../pages/site.ts';

const coded = (code: string) => Object.assign(new Error('of the network'), { code });

it.each([
  ['nl', 'nl'],
  ['fr', 'fr'],
  ['de', 'de'],
  ['en', 'en'],
  ['xx', 'en'],
])('in the language of who asks: %s', async (accepted, language) => {
  const { site } = await openDesk();
  const call = {
    request: new Request('http://127.0.0.1/', { headers: { 'accept-language': accepted } }),
    params: {},
    cookies: {},
    address: '',
  };
  const answer = environmentAnswer(site, call, coded('ECONNREFUSED'));
  expect(answer).toMatchObject({
    kind: 'page',
    status: 503,
    html: expect.stringMatching(new RegExp(`lang="${language}".*<h1>.+</h1><p>.+</p>`)),
  });
  expect(environmentAnswer(site, { ...call, cookies: { language: 'nl' } }, coded('ECONNREFUSED'))).toMatchObject({
    html: expect.stringContaining('lang="nl"'),
  });
  expect(environmentAnswer(site, call, new TypeError('x is not a function'))).toBeNull();
});
