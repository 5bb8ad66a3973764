// How long a session lasts, what ends it, and that looking at pages does not write.
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { closeSession, findSession, openSession } from '../../src/log/sessions.ts';
import { addUser, disableUser, setRole } from '../../src/log/users.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor } from './world.ts';

const QUICK = { exponent: 4, r: 8, p: 1 };
const NOW = '2026-11-22T09:00:00.000Z';
const minutes = (count: number) => new Date(Date.parse(NOW) + count * 60_000).toISOString();
const at = actor(NOW);

describe.each(ENGINES)('a session on %s', (engine) => {
  let log: Log;
  let userId: number;
  const seen = async () => (await log.db.selectFrom('session').select('last_seen_at').execute()).map((row) => row.last_seen_at);
  beforeAll(async () => {
    log = await freshLog(engine);
  });
  afterAll(() => log.close());
  beforeEach(async () => {
    for (const table of ['session', 'app_user', 'person'] as const) await log.db.deleteFrom(table).execute();
    await addUser(log, { login: 'ada', name: 'Ada Example', role: 'admin' }, at, QUICK);
    userId = (await addUser(log, { login: 'bo', name: 'Bo Example', role: 'editor' }, at, QUICK)).user.id;
  });

  it('is found by its token, which the log does not hold', async () => {
    const [token, other] = [await openSession(log.db, userId, NOW), await openSession(log.db, userId, NOW)];
    expect(token).toMatch(/^[\w-]{43}$/);
    const session = await findSession(log.db, token, NOW);
    expect(session).toMatchObject({ user: { login: 'bo', role: 'editor' } });
    expect(session?.csrf).toMatch(/^[\w-]{43}$/);
    expect((await findSession(log.db, other, NOW))?.csrf).not.toBe(session?.csrf);
    expect(JSON.stringify(await log.db.selectFrom('session').selectAll().execute())).not.toContain(token);
    expect(await findSession(log.db, `${token}x`, NOW)).toBeNull();
    expect(await findSession(log.db, '', NOW)).toBeNull();
  });

  it('ends after an hour without use, and at the latest after twelve hours', async () => {
    const token = await openSession(log.db, userId, NOW);
    expect(await findSession(log.db, token, minutes(59))).not.toBeNull();
    expect(await findSession(log.db, token, minutes(118))).not.toBeNull();
    expect(await findSession(log.db, token, minutes(178))).toBeNull();
    const used = await openSession(log.db, userId, NOW);
    for (let at = 50; at < 720; at += 50) expect(await findSession(log.db, used, minutes(at)), `${at}`).not.toBeNull();
    expect(await findSession(log.db, used, minutes(720))).toBeNull();
  });

  it('of the one person alone lasts the twelve hours without use, too', async () => {
    const token = await openSession(log.db, null, NOW);
    expect(await findSession(log.db, token, minutes(719))).toMatchObject({ user: null });
    expect(await findSession(log.db, token, minutes(1440))).toBeNull();
  });

  it('that a clock far ahead opened is over once that is set right; a clock that is a little off ends none', async () => {
    const [far, near] = [await openSession(log.db, userId, minutes(365 * 24 * 60)), await openSession(log.db, userId, minutes(50))];
    expect(await findSession(log.db, far, NOW)).toBeNull();
    expect(await findSession(log.db, near, NOW)).not.toBeNull();
  });

  it('notes its use at most once a minute', async () => {
    const token = await openSession(log.db, userId, NOW);
    await findSession(log.db, token, minutes(0.9));
    expect(await seen()).toEqual([NOW]);
    await findSession(log.db, token, minutes(1));
    expect(await seen()).toEqual([minutes(1)]);
    await findSession(log.db, token, minutes(1.5));
    expect(await seen()).toEqual([minutes(1)]);
  });

  it('is closed by signing out, by another role and when its user is disabled', async () => {
    const tokens = [await openSession(log.db, userId, NOW), await openSession(log.db, userId, NOW)] as const;
    await closeSession(log.db, tokens[0]);
    expect(await findSession(log.db, tokens[0], NOW)).toBeNull();
    expect(await findSession(log.db, tokens[1], NOW)).not.toBeNull();
    await setRole(log, 'bo', 'analyst', at);
    expect(await findSession(log.db, tokens[1], NOW)).toBeNull();
    const next = await openSession(log.db, userId, NOW);
    await disableUser(log, 'bo', at);
    expect(await findSession(log.db, next, NOW)).toBeNull();
    const raced = await openSession(log.db, userId, NOW);
    expect(await findSession(log.db, raced, NOW)).toBeNull();
  });

  it('leaves nothing in the log once it has ended and another is opened', async () => {
    await openSession(log.db, userId, NOW);
    await openSession(log.db, null, minutes(721));
    expect(await log.db.selectFrom('session').select('user_id').execute()).toEqual([{ user_id: null }]);
  });
});

it('a page does not wait for another process that writes, and its session goes on', async () => {
  const log = await freshLog('sqlite');
  const token = await openSession(log.db, null, NOW);
  const other = new SQLite(log.address);
  other.exec('begin immediate');
  const began = performance.now();
  expect(await findSession(log.db, token, minutes(5))).not.toBeNull();
  expect(performance.now() - began).toBeLessThan(1500);
  other.exec('rollback');
  other.close();
  expect(await findSession(log.db, token, minutes(5))).not.toBeNull();
  expect(await log.db.selectFrom('session').select('last_seen_at').execute()).toEqual([{ last_seen_at: minutes(5) }]);
  await log.close();
});
