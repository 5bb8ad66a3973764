// Who may sign in and what becomes of it: users, passwords, tries, and the offices that go with a role.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readHead } from '../../src/log/audit-chain.ts';
import type { Log } from '../../src/log/db.ts';
import { addPerson, peopleInOffice } from '../../src/log/people.ts';
import { findSession, openSession } from '../../src/log/sessions.ts';
import { signIn } from '../../src/log/sign-in.ts';
import { changePassword, resetPassword } from '../../src/log/user-passwords.ts';
import {
  addUser,
  disableUser,
  enableUser,
  findUser,
  listUsers,
  type NewUser,
  setPreferences,
  setRole,
  userOf,
} from '../../src/log/users.ts';
import type { Cost } from '../../src/model/password.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor } from './world.ts';

const QUICK: Cost = { exponent: 4, r: 8, p: 1 };
const NOW = '2026-11-22T09:00:00.000Z';
const minutes = (count: number) => new Date(Date.parse(NOW) + count * 60_000).toISOString();
const at = actor(NOW);
const ADMIN: NewUser = { login: 'ada', name: 'Ada Example', role: 'admin' };
const GOOD = 'kettle orbit marzipan';

describe.each(ENGINES)('users on %s', (engine) => {
  let log: Log;
  const add = (user: Partial<NewUser>) => addUser(log, { ...ADMIN, ...user }, at, QUICK);
  const enter = (login: string, password: string, now = NOW, address: string | null = null) =>
    signIn(log.db, { login, password, address }, now, QUICK);
  let linesBefore = 0;
  const audit = async () =>
    (await log.db.selectFrom('audit').select('act').where('number', '>', linesBefore).orderBy('id').execute()).map(({ act }) => act);
  beforeAll(async () => {
    log = await freshLog(engine);
  });
  afterAll(() => log.close());
  beforeEach(async () => {
    for (const table of ['session', 'sign_in_attempt', 'app_user', 'person'] as const) await log.db.deleteFrom(table).execute();
    linesBefore = (await readHead(log.db)).lines;
  });

  it('are changed only as they were seen', async () => {
    await add({});
    await add({ login: 'bo', name: 'Bo Example', role: 'approver' });
    const other = { code: 'user.changed-meanwhile' };
    await expect(setRole(log, 'bo', 'analyst', at, 'editor ')).rejects.toMatchObject(other);
    await expect(disableUser(log, 'bo', at, 'editor ')).rejects.toMatchObject(other);
    await expect(enableUser(log, 'bo', at, 'approver 2026-01-01')).rejects.toMatchObject(other);
    await expect(resetPassword(log, 'bo', at, QUICK, 'editor ')).rejects.toMatchObject(other);
    expect((await setRole(log, 'bo', 'editor', at, 'approver ')).role).toBe('editor');
  });

  it('begin with one who administers, and never lose the last of them', async () => {
    await expect(add({ role: 'approver' })).rejects.toMatchObject({ code: 'user.first-admin' });
    await add({});
    await expect(setRole(log, 'ada', 'approver', at)).rejects.toMatchObject({ code: 'user.last-admin' });
    await expect(disableUser(log, 'ada', at)).rejects.toMatchObject({ code: 'user.last-admin' });
    await add({ login: 'bo', name: 'Bo Example' });
    await disableUser(log, 'ada', at);
    await expect(setRole(log, 'bo', 'analyst', at)).rejects.toMatchObject({ code: 'user.last-admin' });
    expect((await listUsers(log.db)).map(({ login, disabledAt }) => [login, disabledAt !== null])).toEqual([
      ['bo', false],
      ['ada', true],
    ]);
  });

  it('have a login and a name that nobody else has, of before either', async () => {
    await add({ login: ' Ada ' });
    expect((await findUser(log.db, 'ADA')).login).toBe('ada');
    const refused = [
      [{ login: 'ADA', name: 'Other Example' }, 'user.exists'],
      [{ login: 'ada2', name: 'ada  EXAMPLE' }, 'user.name-taken'],
      [{ login: 'a', name: 'Other Example' }, 'user.login'],
      [{ login: 'ada lovelace', name: 'Other Example' }, 'user.login'],
      [{ login: 'other', name: ' ' }, 'person.blank'],
      [{ login: 'other', name: 'not stated' }, 'person.blank'],
    ] as const;
    for (const [user, code] of refused) await expect(add(user), code).rejects.toMatchObject({ code });
    await expect(findUser(log.db, 'nobody')).rejects.toMatchObject({ code: 'user.unknown' });
  });

  it('are in office while they may approve, and leave it with the role', async () => {
    await add({});
    await add({ login: 'bo', name: 'Bo Example', role: 'approver' });
    await add({ login: 'cy', name: 'Cy Example', role: 'editor' });
    expect(await peopleInOffice(log.db)).toEqual(['Ada Example', 'Bo Example']);
    await setRole(log, 'bo', 'analyst', at);
    await setRole(log, 'cy', 'approver', at);
    expect(await peopleInOffice(log.db)).toEqual(['Ada Example', 'Cy Example']);
    await disableUser(log, 'cy', at);
    expect(await peopleInOffice(log.db)).toEqual(['Ada Example']);
    await enableUser(log, 'cy', at);
    expect(await peopleInOffice(log.db)).toEqual(['Ada Example', 'Cy Example']);
  });

  it('do not put out of office who came into it otherwise, and are not entered there twice', async () => {
    await addPerson(log.db, 'Ada Example', at);
    await addPerson(log.db, 'Dee Example', at);
    await add({});
    await add({ login: 'dee', name: 'Dee Example', role: 'analyst' });
    await disableUser(log, 'dee', at);
    expect(await peopleInOffice(log.db)).toEqual(['Ada Example', 'Dee Example']);
  });

  it('choose their own password instead of the start password', async () => {
    const { startPassword } = await add({});
    expect(await enter('Ada', startPassword)).toMatchObject({ login: 'ada', mustChange: true });
    const session = await openSession(log.db, (await findUser(log.db, 'ada')).id, NOW);
    const change = (current: string, next: string) => changePassword(log, { login: 'ada', address: null }, { current, next }, at, QUICK);
    await expect(change(startPassword, 'short')).rejects.toMatchObject({ code: 'password.short' });
    await expect(change(startPassword, startPassword)).rejects.toMatchObject({ code: 'password.same' });
    await expect(change('not the present one', GOOD)).rejects.toMatchObject({ code: 'sign-in.refused' });
    expect(await findSession(log.db, session, NOW)).not.toBeNull();
    await change(startPassword, GOOD);
    expect(await findSession(log.db, session, NOW)).toBeNull();
    expect(await enter('ada', GOOD)).toMatchObject({ mustChange: false });
    await expect(enter('ada', startPassword)).rejects.toMatchObject({ code: 'sign-in.refused' });
  });

  it('are refused in the same words whether they exist or not', async () => {
    await add({});
    await add({ login: 'bo', name: 'Bo Example', role: 'analyst' });
    const { startPassword } = await resetPassword(log, 'bo', at, QUICK);
    await disableUser(log, 'bo', at);
    const said = [];
    for (const [login, password] of [
      ['ada', 'wrong'],
      ['nobody', 'wrong'],
      ['bo', startPassword],
    ] as const)
      said.push(await enter(login, password).catch((error: Error) => ({ ...error, message: error.message })));
    expect(said[0]).toMatchObject({ code: 'sign-in.refused' });
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
  });

  it('have five tries in a quarter of an hour, also where there is no such user, and many at once are counted', async () => {
    const { startPassword } = await add({});
    for (const login of ['ada', 'nobody']) {
      const tries = await Promise.all(
        [1, 2, 3, 4, 5].map((n) => enter(login, 'wrong', minutes(n)).catch((error: { code: string }) => error.code)),
      );
      expect(new Set(tries)).toEqual(new Set(['sign-in.refused']));
      await expect(enter(login, startPassword, minutes(6))).rejects.toMatchObject({
        code: 'sign-in.too-many',
        details: { retryAt: minutes(16) },
      });
    }
    const many = await Promise.all(
      Array.from({ length: 12 }, () => enter('other', 'wrong', NOW).catch((error: { code: string }) => error.code)),
    );
    expect(many.filter((code) => code === 'sign-in.refused').length).toBeLessThanOrEqual(5);
    expect(await enter('ada', startPassword, minutes(16))).toMatchObject({ login: 'ada' });
    // The right password forgets the tries before it.
    for (const n of [17, 18, 19]) await expect(enter('ada', 'wrong', minutes(n))).rejects.toMatchObject({ code: 'sign-in.refused' });
    await enter('ada', startPassword, minutes(20));
    for (const n of [21, 22, 23, 24]) await expect(enter('ada', 'wrong', minutes(n))).rejects.toMatchObject({ code: 'sign-in.refused' });
    expect(await enter('ada', startPassword, minutes(25))).toMatchObject({ login: 'ada' });
  });

  it('have twenty tries from one address, whatever login is tried, and no address or login stands in clear', async () => {
    const { startPassword } = await add({});
    for (let n = 0; n < 20; n += 1) await enter(`guess${n}`, 'wrong', NOW, '192.0.2.7').catch(() => undefined);
    await expect(enter('ada', startPassword, NOW, '192.0.2.7')).rejects.toMatchObject({ code: 'sign-in.too-many' });
    expect(JSON.stringify(await log.db.selectFrom('sign_in_attempt').selectAll().execute())).not.toMatch(/192\.0|guess/);
    expect(await enter('ada', startPassword, NOW, '192.0.2.8')).toMatchObject({ login: 'ada' });
    expect(await enter('ada', startPassword, minutes(15), '192.0.2.7')).toMatchObject({ login: 'ada' });
  });

  it('are not locked out by a stranger elsewhere, whose tries from many places end at fifty', async () => {
    const { startPassword } = await add({});
    for (let n = 0; n < 5; n += 1) await enter('ada', 'wrong', NOW, '192.0.2.7').catch(() => undefined);
    await expect(enter('ada', startPassword, NOW, '192.0.2.7')).rejects.toMatchObject({ code: 'sign-in.too-many' });
    expect(await enter('ada', startPassword, NOW, '192.0.2.8')).toMatchObject({ login: 'ada' });
    for (let n = 5; n < 50; n += 1) await enter('ada', 'wrong', NOW, `192.0.2.${100 + (n % 15)}`).catch(() => undefined);
    await expect(enter('ada', startPassword, NOW, '192.0.2.8')).rejects.toMatchObject({ code: 'sign-in.too-many' });
    const { startPassword: next } = await resetPassword(log, 'ada', at, QUICK);
    expect(await enter('ada', next, NOW, '192.0.2.7')).toMatchObject({ login: 'ada' });
  });

  it('are not locked out by a clock that was set back', async () => {
    const { startPassword } = await add({});
    for (let n = 0; n < 5; n += 1) await enter('ada', 'wrong', minutes(10_000)).catch(() => undefined);
    expect(await enter('ada', startPassword)).toMatchObject({ login: 'ada' });
  });

  it('get a new start password that ends the old one, the sessions and the wait', async () => {
    const { startPassword: old, user } = await add({});
    const session = await openSession(log.db, user.id, NOW);
    for (let n = 0; n < 5; n += 1) await enter('ada', 'wrong').catch(() => undefined);
    const { startPassword } = await resetPassword(log, 'ada', at, QUICK);
    expect(await findSession(log.db, session, NOW)).toBeNull();
    await expect(enter('ada', old)).rejects.toMatchObject({ code: 'sign-in.refused' });
    expect(await enter('ada', startPassword)).toMatchObject({ mustChange: true });
  });

  it('have their hash made anew when the parameters change', async () => {
    const { startPassword, user } = await add({});
    const stronger: Cost = { exponent: 5, r: 8, p: 1 };
    await signIn(log.db, { login: 'ada', password: startPassword, address: null }, NOW, stronger);
    const { password } = await log.db.selectFrom('app_user').select('password').where('id', '=', user.id).executeTakeFirstOrThrow();
    expect(password.startsWith('scrypt$5$8$1$')).toBe(true);
    expect(await signIn(log.db, { login: 'ada', password: startPassword, address: null }, NOW, stronger)).toMatchObject({ login: 'ada' });
  });

  it('leave a trail of every change, without a password in it', async () => {
    const { startPassword } = await add({});
    await add({ login: 'bo', name: 'Bo Example', role: 'editor' });
    await setRole(log, 'bo', 'analyst', at);
    await disableUser(log, 'bo', at);
    await enableUser(log, 'bo', at);
    const reset = await resetPassword(log, 'bo', at, QUICK);
    await changePassword(log, { login: 'ada', address: null }, { current: startPassword, next: GOOD }, at, QUICK);
    expect(await audit()).toEqual([
      ...['user.added', 'person.added', 'user.added', 'user.role-set', 'user.disabled', 'user.enabled'],
      ...['user.password-reset', 'user.password-changed'],
    ]);
    const trail = JSON.stringify(await log.db.selectFrom('audit').selectAll().execute());
    for (const secret of [startPassword, reset.startPassword, GOOD, 'scrypt']) expect(trail).not.toContain(secret);
    expect(JSON.stringify(await log.db.selectFrom('app_user').selectAll().execute())).not.toContain(GOOD);
  });

  it('choose language and look for themselves', async () => {
    const { user } = await add({});
    await setPreferences(log.db, user.id, { language: 'nl', theme: 'dark' });
    expect(await userOf(log.db, user.id)).toMatchObject({ language: 'nl', theme: 'dark' });
    expect(await userOf(log.db, 999)).toBeNull();
  });
});

it('a password is not changed where no session can be opened for who changed it', async () => {
  const log = await freshLog('sqlite');
  const { startPassword } = await addUser(log, ADMIN, at, QUICK);
  const change = () => changePassword(log, { login: 'ada', address: null }, { current: startPassword, next: GOOD }, at, QUICK);
  await sql`create trigger nobody before insert on session begin select raise(abort, 'no session'); end`.execute(log.db);
  await expect(change()).rejects.toThrow('no session');
  await sql`drop trigger nobody`.execute(log.db);
  expect((await findSession(log.db, await change(), NOW))?.user?.login).toBe('ada');
  await log.close();
});
