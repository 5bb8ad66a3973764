import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { findSession } from '../../src/log/sessions.ts';
import { disableUser } from '../../src/log/users.ts';
import { may, type Right, ROLES } from '../../src/model/role.ts';
import { ROUTES } from '../../src/pages/routes.ts';
import { download } from '../../src/web/answer.ts';
import { isWildcard } from '../../src/web/guard.ts';
import { originsOf } from '../../src/web/open-site.ts';
import { createApp } from '../../src/web/server.ts';
import type { Site } from '../../src/web/site.ts';
import type { Route } from '../../src/web/visit.ts';
import { type Browser, type Desk, openDesk, PASSWORD } from '../pages/site.ts';

const addressOf = ({ path }: Route) => path.replace(/:\w+(\{[^}]*\})?/g, '1');
const nameOf = (route: Route) => `${route.method} ${route.path}`;
const closed = ROUTES.filter(({ access }) => access !== 'open');
const acts = ROUTES.filter(({ method }) => method === 'POST');

const ask = (browser: Browser, route: Route) => (route.method === 'GET' ? browser.get(addressOf(route)) : browser.post(addressOf(route)));

/** Rows that the pages' own connection ever wrote. */
async function written({ log }: Site): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(log.db);
  return rows[0]?.n ?? -1;
}

/** Files that were sent in and are kept. */
function kept(desk: Desk): string[] {
  const folder = dirname(desk.site.logAddress);
  return readdirSync(folder)
    .filter((name) => name.startsWith('article22-'))
    .flatMap((name) => readdirSync(join(folder, name)));
}

it('every page and act is for people who came in', async () => {
  const [alone, team] = [await openDesk(), await openDesk({ mode: 'team' })];
  const [strangers, before] = [[alone.stranger(), team.stranger()] as const, [await written(alone.site), await written(team.site)]];
  for (const route of closed) {
    expect((await ask(strangers[0], route)).status, nameOf(route)).toBe(403);
    expect((await ask(strangers[1], route)).to, nameOf(route)).toMatch(/^\/sign-in\?to=/);
  }
  expect([await written(alone.site), await written(team.site)]).toEqual(before);
  expect(ROUTES.filter(({ access }) => access === 'open').map(nameOf)).toEqual([
    'GET /start',
    'GET /sign-in',
    'POST /sign-in',
    'GET /language/:code',
  ]);
});

it('a role that lacks the right of a page or an act is refused, and nothing changes', async () => {
  const desk = await openDesk({ mode: 'team' });
  for (const role of ROLES) {
    const browser = await desk.signedIn(role);
    const before = await written(desk.site);
    for (const route of closed) {
      if (route.access === 'any' || may(role, route.access as Right)) continue;
      expect((await ask(browser, route)).status, `${role}: ${nameOf(route)}`).toBe(403);
    }
    expect(await written(desk.site), role).toBe(before);
  }
  expect(closed.filter(({ access }) => access === 'administer').length).toBeGreaterThan(10);
});

it('acts that every role may do are few, and those on settings, people, tokens and backups are for admins', () => {
  const ofAll = acts.filter(({ access }) => access === 'any').map(nameOf);
  expect(ofAll.sort()).toEqual(['POST /password', 'POST /report/site', 'POST /settings/look', 'POST /sign-out']);
  const ofSettings = acts.filter(({ path, access }) => path.startsWith('/settings/') && access !== 'administer');
  expect(ofSettings.map(nameOf)).toEqual(['POST /settings/look']);
});

it('an act needs the token of the session and a form of these pages', async () => {
  const desk = await openDesk({ mode: 'team' });
  const admin = await desk.signedIn('admin');
  const csrf = (await findSession(desk.site.log.db, admin.cookies.get('session') ?? '', desk.site.clock()))?.csrf ?? '';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const before = await written(desk.site);
  for (const route of acts) {
    const path = addressOf(route);
    const refused = [
      await admin.post(path, { csrf }, { origin: 'https://evil.example' }),
      await admin.send('POST', path, `csrf=${csrf}`, form),
      ...(route.access === 'open' ? [] : [await admin.post(path, { csrf: '' })]),
    ];
    for (const { status } of refused) expect(status, nameOf(route)).toBe(403);
  }
  for (const wrong of [`${csrf.slice(1)}x`, `${csrf}x`, csrf.toUpperCase()])
    expect((await admin.post('/settings/reminders', { csrf: wrong, first: '1', again: '1', seen: '7 14' })).status).toBe(403);
  expect((await admin.post('/settings/reminders', { csrf }, { origin: 'null' })).status).toBe(403);
  expect(await written(desk.site)).toBe(before);
});

it('answers to its own names only (DNS rebinding), also the interface for other systems', async () => {
  const desk = await openDesk({ publicAddress: 'https://notices.example' });
  for (const path of ['/', '/settings', '/api/openapi.json', '/assets/0/style.css', '/start?token=x', '/nowhere']) {
    for (const host of ['evil.example', '127.0.0.1', '127.0.0.1:2223', 'notices.example.evil.example'])
      expect((await desk.get(path, { host })).status, `${host}${path}`).toBe(421);
    expect((await desk.get(path, { host: 'notices.example' })).status).not.toBe(421);
  }
});

it('is known by the address a browser names: without the port of the web, and never by “all networks”', () => {
  expect(originsOf('notices.example', 80)).toEqual(['http://notices.example']);
  expect(originsOf('Notices.example', 8022)).toEqual(['http://notices.example:8022']);
  expect(originsOf('127.0.0.1', 80)).toEqual(['http://127.0.0.1', 'http://localhost', 'http://[::1]']);
  expect(originsOf('2001:db8::1', 8022)).toEqual(['http://[2001:db8::1]:8022']);
  expect(originsOf('0.0.0.0', 8022)).toEqual(originsOf('127.0.0.1', 8022));
  expect(['0.0.0.0', '0', '::', '0:0::0'].map(isWildcard)).toEqual([true, true, true, true]);
  expect(['127.0.0.1', '::1', '192.0.2.1', 'notices.example'].map(isWildcard)).toEqual([false, false, false, false]);
});

it('believes a line about who asks from the proxy only, whether people come over HTTPS or not', async () => {
  const who: Route = {
    method: 'GET',
    path: '/who',
    access: 'open',
    answer: async ({ address: value }) => ({ kind: 'json', status: 200, value }),
  };
  for (const [publicAddress, fromProxy] of [
    [null, '127.0.0.1'],
    ['https://notices.example', '192.0.2.7'],
    ['http://notices.example', '192.0.2.7'],
  ] as const) {
    const { site } = await openDesk({ publicAddress });
    const app = createApp(site, [who], () => undefined);
    const headers = { host: '127.0.0.1:2222', 'x-forwarded-for': '198.51.100.1, 192.0.2.7' };
    const from = async (remoteAddress: string) =>
      (await app.request('http://127.0.0.1:2222/who', { headers }, { incoming: { socket: { remoteAddress } } } as never)).json();
    expect(await from('127.0.0.1')).toBe(fromProxy);
    expect(await from('::ffff:127.0.0.1')).toBe(fromProxy);
    expect(await from('203.0.113.9')).toBe('203.0.113.9');
  }
});

it('a mistake of the program in an act says to look whether it was done, in the language of who asks', async () => {
  const answer: Route['answer'] = async () => {
    throw new Error('a mistake');
  };
  const { site } = await openDesk();
  const failed: unknown[] = [];
  const routes: readonly Route[] = [
    { method: 'GET', path: '/fails', access: 'open', answer },
    { method: 'POST', path: '/fails', access: 'open', answer },
  ];
  const app = createApp(site, routes, (error) => failed.push(error));
  const headers = { host: '127.0.0.1:2222', origin: 'http://127.0.0.1:2222', 'accept-language': 'nl' };
  const [read, acted] = [
    await app.request('http://127.0.0.1:2222/fails', { headers }),
    await app.request('http://127.0.0.1:2222/fails', { method: 'POST', headers }),
  ];
  expect([read.status, acted.status, failed.length]).toEqual([500, 500, 2]);
  expect(acted.headers.get('x-frame-options')).toBe('DENY');
  expect(await acted.text()).toContain('Kijk eerst of ');
  expect(await read.text()).toContain('Er is niets gewijzigd');
});

it('pages, downloads, frames and refusals bear the headers that keep a browser safe', async () => {
  const show: Route = {
    method: 'GET',
    path: '/frame',
    access: 'any',
    answer: async () => ({ kind: 'file', name: 'a.html', type: 'text/html', body: '<p>', as: 'show' }),
  };
  const file: Route = { method: 'GET', path: '/file', access: 'any', answer: async () => download('ä".csv', 'text/csv', 'a') };
  const desk = await openDesk({ routes: [...ROUTES, show, file] });
  const [stranger, nowhere] = [await desk.stranger().get('/'), await desk.get('/nowhere')];
  for (const seen of [await desk.get('/settings'), await desk.get('/file'), stranger, nowhere, await desk.get('/password')]) {
    const policy = seen.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(seen.headers.get('x-frame-options')).toBe('DENY');
    expect(seen.headers.get('cache-control')).toBe('no-store');
  }
  const frame = await desk.get('/frame');
  expect(frame.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  expect(frame.headers.get('content-security-policy')).not.toContain('script');
  expect((await desk.get('/file')).headers.get('content-disposition')).toBe(
    `attachment; filename="__.csv"; filename*=UTF-8''%C3%A4%22.csv`,
  );
  for (const seen of [await desk.get('/settings'), frame, await desk.get('/assets/0/style.css'), await desk.get('/api/openapi.json')]) {
    expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
    expect(seen.headers.get('referrer-policy')).toBe('same-origin');
    expect(seen.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  }
});

it('cookies are out of reach of scripts and other sites, and behind HTTPS travel over it only', async () => {
  for (const [publicAddress, secure] of [
    [null, false],
    ['https://notices.example', true],
  ] as const) {
    const desk = await openDesk({ publicAddress });
    const set = [
      ...(await desk.stranger().get(`/start?token=${desk.site.startToken}`)).headers.getSetCookie(),
      ...(await desk.get('/language/nl')).headers.getSetCookie(),
      ...(await desk.post('/settings/reminders', { first: '8', again: '9', seen: '7 14' })).headers.getSetCookie(),
    ];
    const mark = secure ? '' : '-2222';
    expect(set.map((cookie) => cookie.split('=')[0])).toEqual([`session${mark}`, `language${mark}`, `told${mark}`]);
    for (const cookie of set) {
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Strict/);
      expect(cookie).toMatch(/Path=\//);
      expect(/Secure/.test(cookie)).toBe(secure);
    }
  }
});

const SMALL = 1000;
const takes: Route = {
  method: 'POST',
  path: '/takes',
  access: 'log',
  fileBytesMax: SMALL,
  answer: async ({ site, sent }) => {
    for (const { uploadId } of sent.files['file'] ?? []) site.uploads.claim(uploadId);
    return { kind: 'json', status: 200, value: {} };
  },
};

it('of an upload beyond the limit, or one that was not asked for, nothing is kept on disk', async () => {
  const desk = await openDesk({ routes: [...ROUTES, takes] });
  const file = (bytes: number) => ({ name: 'a.csv', text: 'x'.repeat(bytes) });
  expect((await desk.post('/takes', { file: file(SMALL - 1) })).status).toBe(200);
  expect(kept(desk)).toHaveLength(1);
  const [first = ''] = kept(desk);
  await desk.site.uploads.drop(first);
  expect((await desk.post('/takes', { file: file(3_000_000) })).status).toBe(413);
  expect((await desk.post('/settings/reminders', { file: file(10) })).status).toBe(413);
  expect((await desk.post('/takes', { file: file(10), csrf: 'wrong' })).status).toBe(403);
  expect((await desk.post('/takes', { file: file(10) }, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await desk.stranger().post('/takes', { file: file(10) })).status).toBe(403);
  const many = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`file${i}`, file(10)]));
  expect((await desk.post('/takes', many)).status).toBe(413);
  expect(kept(desk)).toEqual([]);
  const half = '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc';
  const headers = { origin: 'http://127.0.0.1:2222', 'content-type': 'multipart/form-data; boundary=x' };
  expect((await desk.send('POST', '/takes', half, headers)).status).toBeGreaterThanOrEqual(400);
  expect(kept(desk)).toEqual([]);
});

it('takes no form with too many fields, too long ones, or of another kind', async () => {
  const desk = await openDesk({ routes: [...ROUTES, takes] });
  const many = Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`f${i}`, 'x']));
  expect((await desk.post('/takes', many)).status).toBe(413);
  expect((await desk.post('/takes', { ...many, file: { name: 'a', text: 'x' } })).status).toBe(413);
  expect((await desk.post('/takes', { text: 'x'.repeat(1_100_000) })).status).toBe(413);
  const headers = { origin: 'http://127.0.0.1:2222', 'content-type': 'text/plain' };
  expect((await desk.send('POST', '/takes', 'csrf=x', headers)).status).toBe(400);
  expect((await desk.post('/settings/reminders', { __proto__x: 'y', constructor: 'z', first: '1', again: '1', seen: '7 14' })).status).toBe(
    303,
  );
});

it('signing in from one address may fail so many times only, whoever is tried', async () => {
  const desk = await openDesk({ mode: 'team' });
  await desk.signedIn('admin');
  const someone = desk.stranger();
  for (let tries = 0; tries < 20; tries += 1) await someone.post('/sign-in', { login: `user${tries}`, password: 'x' });
  expect((await someone.post('/sign-in', { login: 'admin', password: PASSWORD })).text).toContain('Too many tries');
});

it('a session ends on signing out, after an hour without use, and when its user is let in no more', async () => {
  const wait = { ms: 0 };
  const desk = await openDesk({ mode: 'team', wait });
  const [admin, other, editor] = [await desk.signedIn('admin'), await desk.signedIn('admin'), await desk.signedIn('editor')];
  const session = admin.cookies.get('session') ?? '';
  await admin.post('/sign-out');
  expect(admin.cookies.has('session')).toBe(false);
  admin.cookies.set('session', session);
  expect((await admin.get('/settings')).to).toContain('/sign-in');
  await disableUser(desk.site.log, 'editor', { by: 'A. Example', now: desk.site.clock() });
  expect((await editor.get('/settings')).to).toContain('/sign-in');
  wait.ms = 50 * 60_000;
  expect((await other.get('/settings')).status).toBe(200);
  wait.ms = 100 * 60_000;
  expect((await other.get('/settings')).status).toBe(200);
  wait.ms = 161 * 60_000;
  expect((await other.get('/settings')).to).toContain('/sign-in');
});

it('reading changes nothing, and no page leads to an address that holds a secret', async () => {
  const desk = await openDesk();
  const session = desk.cookies.get('session') ?? '';
  const csrf = (await findSession(desk.site.log.db, session, desk.site.clock()))?.csrf ?? '';
  const secrets = [session, csrf, desk.site.startToken ?? ''];
  expect(secrets.every((secret) => secret.length > 20)).toBe(true);
  const before = await written(desk.site);
  for (const route of closed.filter(({ method }) => method === 'GET')) {
    const { status, html, to } = await desk.get(addressOf(route));
    expect(status, nameOf(route)).toBeLessThan(500);
    expect(await written(desk.site), nameOf(route)).toBe(before);
    const addresses = [to ?? '', ...[...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address = '']) => address)];
    for (const address of addresses)
      for (const secret of secrets) expect(decodeURIComponent(address).includes(secret), `${nameOf(route)}: ${address}`).toBe(false);
    // A form that sends by address would put its token there.
    for (const [form] of html.matchAll(/<form[^>]*method="get"[\s\S]*?<\/form>/g)) expect(form, nameOf(route)).not.toContain(csrf);
  }
});

it('where people come by HTTPS, browsers are told to come by nothing else', async () => {
  const told = async (publicAddress: string | null) => {
    const desk = await openDesk({ mode: 'team', publicAddress });
    const headers = publicAddress === null ? {} : { host: new URL(publicAddress).host };
    const answers = await Promise.all(['/sign-in', '/', '/api/openapi.json'].map((path) => desk.get(path, headers)));
    return answers.map((answer) => answer.headers.get('strict-transport-security'));
  };
  expect(await told('https://notices.example')).toEqual(Array.from({ length: 3 }, () => 'max-age=31536000'));
  expect(await told(null)).toEqual([null, null, null]);
});
