import { expect, it } from 'vitest';
import { addPerson } from '../../src/log/people.ts';
import { writing } from '../../src/log/writing.ts';
import type { Site } from '../../src/web/site.ts';
import { importFile } from '../../src/workflow.ts';
import { day, notice, takeIn } from '../log/world.ts';
import { ANALYST, enterDocuments, SMALL_PROFILE, small } from '../steps/year.ts';
import { openDesk } from './site.ts';

const AFTER_THE_YEAR = '2027-02-01T09:00:00.000Z';

/** A few notices of the year, a report in one language, two people in office. */
async function aYear(site: Site): Promise<void> {
  const { log } = site;
  await enterDocuments(log, ['en']);
  for (const name of ['A. Example', 'B. Example']) await writing(log, ANALYST, (db, at) => addPerson(db, name, at));
  const options = { dryRun: false, anotherFile: null, writeRejects: () => undefined };
  await importFile(
    log,
    small('r-1,2026-03-10,TikTok,grooming,removed,2026-03-11,', 'r-2,2026-04-10,TikTok,grooming,,,'),
    SMALL_PROFILE,
    options,
    ANALYST,
  );
}

const YEAR = { kind: 'annual', first: '2026-01-01', last: '2026-12-31', address: 'https://meldpunt-voorbeeld.example/2026' };
const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';

it('goes from a draft to a published version that was sent, in the browser alone', async () => {
  const desk = await openDesk({ now: AFTER_THE_YEAR }, aYear);
  expect((await desk.get('/report')).text).toContain('There is no draft yet');
  const drafted = await desk.submit('/report/draft', YEAR);
  expect(drafted.text).toContain('The draft is made.');
  expect(drafted.text).toContain('Check the draft');
  // What the step says in English is known here, so that every language says it in its own words.
  expect(drafted.html).not.toContain('<li lang="en">');

  const found = await desk.submit('/report/check');
  expect(found.text).toContain('What was found');
  expect(found.html).toContain('The training took place at <mark>Zilverdael</mark>');
  const unreasoned = await desk.post('/report/findings', { seen: seenIn(found.html), all: 'yes', verdict: 'not-personal', reason: '' });
  expect(unreasoned.status).toBe(422);
  expect(unreasoned.text).toContain('Reason: fill this in');
  const old = await desk.post('/report/findings', { seen: 'other files', all: 'yes', verdict: 'not-personal', reason: 'a town' });
  expect(old.status).toBe(422);
  expect(old.html).toContain('value="a town"');
  const decided = await desk.submit('/report/findings', {
    seen: seenIn(found.html),
    all: 'yes',
    verdict: 'not-personal',
    reason: '<i>a town',
  });
  expect(decided.text).toContain('nothing is open');
  expect((await desk.get('/report/findings')).html).toContain('&lt;i&gt;a town');

  const preview = await desk.get('/report/preview');
  expect(preview.html).toContain('<iframe src="/report/file?name=report.en.html&amp;show=1"');
  const shown = await desk.get('/report/file?name=report.en.html&show=1');
  expect(shown.headers.get('content-security-policy')).toContain('sandbox');
  expect(shown.html).toContain('Main points');
  expect((await desk.get('/report/file?name=report.en.pdf&show=1')).headers.get('content-disposition')).toContain('report.en.pdf');
  expect((await desk.get('/report/file?name=../../etc/passwd')).status).toBe(404);

  // Who drafted signs: one more person must.
  const sign = await desk.get('/report/sign');
  const seen = seenIn(sign.html);
  expect(sign.text).toContain(seen.replace(/(.{4})(?=.)/g, '$1 '));
  expect((await desk.post('/report/sign', { seen, who: 'A. Example' })).text).toContain('Say that you have read the files');
  expect((await desk.post('/report/sign', { seen: 'others', who: 'A. Example', read: 'yes' })).text).toContain('these are other files');
  expect((await desk.submit('/report/sign', { seen, who: 'A. Example', read: 'yes' })).text).toContain('One more person must sign');
  expect((await desk.submit('/report/publish', { seen })).text).toContain(
    'The files cannot go out before somebody has read and signed them',
  );
  expect((await desk.submit('/report/sign', { seen, who: 'B. Example', read: 'yes' })).text).toContain('can be published');

  const version = await desk.submit('/report/publish', { seen });
  expect(version.text).toContain('Version 1 is published');
  const zip = await desk.get('/report/versions/1/file?name=public.zip');
  expect([zip.headers.get('content-type'), zip.bytes[0], zip.bytes[1]]).toEqual(['application/zip', 0x50, 0x4b]);
  const message = await desk.get('/report/versions/1/file?name=email%2Fbipt.nl.eml');
  expect(message.html).toContain('To: dsa@bipt.example');

  const sending = { award: 'bipt', on: '2027-02-01', how: 'email', to: 'dsa@bipt.example', note: '<script>alert(1)</script>' };
  // The year stays in sight until its report is sent, although the next one has begun.
  await takeIn(desk.site.log, [notice('later', { service: 'TikTok', sent: day('2027-01-05') })], AFTER_THE_YEAR);
  expect((await desk.get('/')).text).toContain('Where 2026 stands');
  const early = await desk.post('/report/versions/1/sendings', { ...sending, on: '2026-12-01' });
  expect(early.status).toBe(422);
  expect(early.text).toContain('The day cannot be 1 December 2026');
  const sent = await desk.submit('/report/versions/1/sendings', sending);
  expect(sent.text).toContain('The sending is recorded');
  expect(sent.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect((await desk.get('/')).text).toContain('Where 2027 stands');
  expect((await desk.submit('/report/versions/1/sendings/1/acknowledge', { on: '2027-02-01' })).text).toContain(
    'Receipt confirmed on 1 February 2027',
  );
  const address = { address: 'https://meldpunt-voorbeeld.example/elsewhere', since: '2027-02-01' };
  expect((await desk.submit('/report/versions/1/address', address)).text).toContain('elsewhere, since 1 February 2027');
  expect((await desk.get('/report')).text).toContain('The last report is published and sent');
  expect((await desk.submit('/report/versions/1/sendings/1/remove')).text).toContain('Nothing is recorded as sent');
  expect((await desk.post('/report/site', { address: 'nonsense' })).status).toBe(422);
  const made = await desk.submit('/report/site', { address: 'https://meldpunt-voorbeeld.example/reports/' });
  const site = await desk.get(/href="(\/report\/site\/\w+)"/.exec(made.html)?.[1] ?? '');
  expect([site.headers.get('content-type'), site.bytes[0], site.bytes[1]]).toEqual(['application/zip', 0x50, 0x4b]);
  expect((await desk.get('/report/site/other')).status).toBe(404);

  // The period is published now: a draft of it needs a reason, in each language.
  const unexplained = await desk.post('/report/draft', YEAR);
  expect(unexplained.status).toBe(422);
  expect(unexplained.html).toContain('name="reason-en"');
  expect((await desk.get('/report/draft?correct=1')).html).toContain('name="reason-en"');
  const corrected = await desk.submit('/report/draft', { ...YEAR, 'reason-en': 'One decision was noted wrongly.', 'method-en': '' });
  expect(corrected.text).toContain('2 (draft)');
});
