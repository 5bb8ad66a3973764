import { expect, it } from 'vitest';
import { peopleInOffice } from '../../src/log/people.ts';
import { listUsers } from '../../src/log/users.ts';
import { openDesk, PASSWORD } from './site.ts';

const SCRIPT = '<script>alert(1)</script>';

it('enters who signs, explains the rule of two people, and lets somebody leave office', async () => {
  const desk = await openDesk();
  expect((await desk.get('/settings/people')).text).toContain('one signature of anybody is enough');
  expect((await desk.get('/settings/people')).text).not.toContain('Who may sign in');
  expect((await desk.post('/settings/people', { person: '-' })).status).toBe(422);
  const disguised = await desk.post('/settings/people', { person: `${SCRIPT} А. Exаmple` });
  expect(disguised.status).toBe(422);
  expect(disguised.html).not.toContain(SCRIPT);
  await desk.submit('/settings/people', { person: 'A. Example' });
  const two = await desk.submit('/settings/people', { person: 'B. Example' });
  expect(two.text).toContain('nobody signs a report alone who drafted it');
  expect((await desk.post('/settings/people', { person: 'b example' })).html).toContain('href="#person"');
  expect((await desk.submit('/settings/people/1/retire')).text).toContain('no longer in office');
  expect(await peopleInOffice(desk.site.log.db)).toEqual(['B. Example']);
  expect((await desk.post('/settings/people/1/retire')).status).toBe(409);
});

it('adds a user with a start password that stands on one page only and lets them choose their own', async () => {
  const desk = await openDesk({ mode: 'team' });
  const admin = await desk.signedIn('admin');
  const bad = await admin.post('/settings/users', { login: 'a b', name: SCRIPT, role: 'editor' });
  expect(bad.status).toBe(422);
  expect(bad.html).toContain('href="#login"');
  expect(bad.html).not.toContain(SCRIPT);
  const added = await admin.post('/settings/users', { login: 'ann', name: 'Ann Example', role: 'editor' });
  const start = /<code>((?:[a-z2-9]{4}-){4}[a-z2-9]{4})<\/code>/.exec(added.html)?.[1] ?? '';
  expect(start).not.toBe('');
  expect(added.to).toBeNull();
  expect(JSON.stringify([...admin.cookies])).not.toContain(start);
  expect((await admin.get('/settings/people')).html).not.toContain(start);
  expect((await admin.post('/settings/users', { login: 'ann', name: 'Another', role: 'editor' })).html).toContain('href="#login"');

  const ann = desk.stranger();
  expect((await ann.post('/sign-in', { login: 'ann', password: start })).to).toBe('/');
  expect((await ann.get('/notices')).status).not.toBe(200);
  expect((await ann.get('/')).to).toBe('/password');
  expect((await ann.get('/password')).text).toContain('Choose one of your own to go on');
  const differ = await ann.post('/password', { current: start, next: PASSWORD, repeat: `${PASSWORD}!` });
  expect(differ.html).toContain('href="#repeat"');
  expect(differ.html).not.toContain(PASSWORD);
  expect((await ann.post('/password', { current: start, next: 'short', repeat: 'short' })).html).toContain('href="#next"');
  expect((await ann.post('/password', { current: 'wrong', next: PASSWORD, repeat: PASSWORD })).html).toContain('href="#current"');
  const elsewhere = desk.stranger();
  await elsewhere.post('/sign-in', { login: 'ann', password: start });
  expect((await ann.post('/password', { current: start, next: PASSWORD, repeat: PASSWORD })).to).toBe('/');
  expect((await ann.get('/')).status).toBe(200);
  expect((await elsewhere.get('/')).to).toContain('/sign-in');
});

it('changes roles, lets users in no more and in again, and tells who saw something older', async () => {
  const desk = await openDesk({ mode: 'team' });
  const [editor, admin] = [await desk.signedIn('editor'), await desk.signedIn('admin')];
  const users = await listUsers(desk.site.log.db);
  const idOf = (login: string) => users.find((user) => user.login === login)?.id;
  const [its, own] = [`/settings/users/${idOf('editor')}`, `/settings/users/${idOf('admin')}`];
  expect((await admin.post(`${own}/role`, { role: 'analyst', seen: 'admin ' })).text).toContain('There is no other admin');
  expect((await admin.submit(`${its}/role`, { role: 'approver', seen: 'editor ' })).text).toContain('has another role now');
  expect(await peopleInOffice(desk.site.log.db)).toContain('editor Example');
  expect((await editor.get('/')).to).toContain('/sign-in');
  const late = await admin.post(`${its}/disable`, { seen: 'editor ' });
  expect(late.status).toBe(422);
  expect(late.text).toContain('Somebody else changed editor Example meanwhile');
  await admin.submit(`${its}/disable`, { seen: 'approver ' });
  expect((await admin.get('/settings/people')).text).toContain('may not sign in any more');
  await admin.submit(`${its}/enable`);
  expect((await admin.post(`${its}/password`)).html).toMatch(/<code>(?:[a-z2-9]{4}-){4}/);
  expect((await admin.post(`${its}/role`, { role: 'king' })).status).toBe(422);
  expect((await admin.post('/settings/users/99/disable')).status).toBe(409);
  await admin.submit(`${its}/role`, { role: 'admin' });
  expect((await admin.post(`${own}/role`, { role: 'analyst' })).to).toBe('/sign-in');
});

it('after too many tries says calmly when the next is taken, in the time zone of the report', async () => {
  const wait = { ms: 0 };
  const desk = await openDesk({ mode: 'team', wait });
  await desk.signedIn('admin');
  const someone = desk.stranger();
  for (let tries = 0; tries < 5; tries += 1)
    expect((await someone.post('/sign-in', { login: 'nobody', password: 'x' })).text).toContain('is not right');
  const told = await someone.post('/sign-in', { login: 'nobody', password: 'secret that was typed' });
  expect(told.status).toBe(422);
  expect(told.text).toContain('The next one is taken from 11:15 on');
  expect(told.html).not.toContain('secret that was typed');
  wait.ms = 16 * 60_000;
  expect((await someone.post('/sign-in', { login: 'admin', password: PASSWORD })).to).toBe('/');
});
