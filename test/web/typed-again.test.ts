// A form that comes after its session has ended: nothing is done, nothing typed is lost.
import { expect, it } from 'vitest';
import { openSession } from '../../src/log/sessions.ts';
import { openDesk } from '../pages/site.ts';

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];

it('what was typed while the session ended is shown, and one press after signing in sends it', async () => {
  const desk = await openDesk({ mode: 'team' });
  const admin = await desk.signedIn('admin');
  const fields = { first: '9', again: '20', seen: '7 14', note: '<script>a()</script>' };
  admin.cookies.delete('session');
  const out = await admin.post('/settings/reminders', { csrf: 'of-before', ...fields });
  expect([out.status, out.to]).toEqual([403, null]);
  expect(out.text).toContain('You were signed out');
  expect(out.text).toContain('First 9');
  expect(out.html).not.toContain('<script>a()');
  expect(out.html).toContain('action="/settings/reminders"');
  expect(out.html).toContain('<a href="/sign-in" target="_blank"');
  const user = await desk.site.log.db.selectFrom('app_user').select('id').executeTakeFirstOrThrow();
  admin.cookies.set('session', await openSession(desk.site.log.db, user.id, desk.site.clock()));
  const before = await admin.post('/settings/reminders', { csrf: 'of-before', ...fields });
  expect(before.status).toBe(403);
  expect(before.text).toContain('Send it once more');
  const csrf = hidden(before.html.slice(before.html.indexOf('<h1')), 'csrf') ?? '';
  expect((await admin.post('/settings/reminders', { csrf, ...fields })).to).toMatch(/^\/settings/);
});

it('a form of another site, a secret or a file is never shown again', async () => {
  const desk = await openDesk();
  const stranger = desk.stranger();
  const fields = { csrf: '', note: 'typed words' };
  expect((await stranger.post('/settings/reminders', fields)).text).toContain('typed words');
  const foreign = await stranger.post('/settings/reminders', fields, { origin: 'https://evil.example' });
  expect([foreign.status, foreign.text.includes('typed words')]).toEqual([403, false]);
  expect((await stranger.post('/password', { ...fields, next: 'secret words' })).html).not.toMatch(/secret words|typed words/);
  const withFile = await stranger.post('/import', { ...fields, file: { name: 'a.csv', text: 'x' } });
  expect([withFile.status, withFile.text.includes('typed words')]).toEqual([403, false]);
});
