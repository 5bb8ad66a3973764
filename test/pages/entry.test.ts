import { expect, it } from 'vitest';
import { findSession } from '../../src/log/sessions.ts';
import { openDesk, PASSWORD } from './site.ts';

it('lets nobody in without the start address, and leaves no secret in the address', async () => {
  const desk = await openDesk();
  const stranger = desk.stranger();
  expect((await stranger.get('/')).status).toBe(403);
  expect((await stranger.get('/start?token=wrong')).to).toBe('/');
  expect((await stranger.get('/')).status).toBe(403);
  expect((await desk.get('/')).status).toBe(200);
  expect((await desk.get('/start?token=x')).to).toBe('/');
});

it('answers to its own names only (DNS rebinding)', async () => {
  const desk = await openDesk();
  expect((await desk.get('/', { host: 'evil.example' })).status).toBe(421);
  expect((await desk.get('/', { host: 'evil.example:2222' })).status).toBe(421);
  expect((await desk.get('/')).status).toBe(200);
});

it('speaks the language of the browser, or the one that was chosen', async () => {
  const desk = await openDesk({ language: 'xx, de-AT;q=0.8, fr;q=0.7' });
  expect((await desk.get('/')).html).toContain('<html lang="de"');
  expect((await desk.get('/language/nl?to=%2Fnotices')).to).toBe('/notices');
  expect((await desk.get('/')).html).toContain('<html lang="nl"');
  expect((await desk.get('/language/nl?to=https://evil.example/')).to).toBe('/');
  for (const to of [
    '//evil.example/',
    '/.//evil.example/x',
    '/..//evil.example/',
    '//here.invalid//evil.example/',
    '/\\evil.example/',
    '/.\\/evil.example/',
    '/\t/evil.example/',
    'http://here.invalid//evil.example/',
    '//[/',
  ])
    expect((await desk.get(`/language/nl?to=${encodeURIComponent(to)}`)).to, to).toBe('/');
  expect((await desk.get(`/language/nl?to=${encodeURIComponent('/notices?page=2')}`)).to).toBe('/notices?page=2');
});

it('signing in again ends the session there was, and a wrong password does not', async () => {
  const desk = await openDesk({ mode: 'team' });
  const admin = await desk.signedIn('admin');
  const before = admin.cookies.get('session') ?? '';
  const isOpen = async (token: string) => (await findSession(desk.site.log.db, token, desk.site.clock())) !== null;
  await admin.post('/sign-in', { login: 'admin', password: 'not this one' });
  expect(await isOpen(before)).toBe(true);
  expect((await admin.post('/sign-in', { login: 'admin', password: PASSWORD })).to).toBe('/');
  expect(await isOpen(before)).toBe(false);
  expect((await admin.get('/')).status).toBe(200);
});
