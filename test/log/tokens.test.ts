import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { findToken, listTokens, makeToken, revokeToken } from '../../src/log/tokens.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor } from './world.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const at = actor(NOW);
const CRM = { name: 'our CRM', scopes: ['counts:read', 'notices:write'], endsOn: null };

describe.each(ENGINES)('a token on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await freshLog(engine);
  });
  afterAll(() => log.close());
  beforeEach(async () => {
    await log.db.deleteFrom('api_token').execute();
  });

  it('is shown once and found by its text, which the log does not hold', async () => {
    const { token, text } = await makeToken(log.db, CRM, at);
    expect(text).toMatch(/^a22_[\w-]{43}$/);
    expect(token).toMatchObject({
      name: 'our CRM',
      scopes: ['notices:write', 'counts:read'],
      madeBy: 'invented analyst',
      lastUsedAt: null,
    });
    expect(await findToken(log.db, text, NOW)).toMatchObject({ id: token.id, scopes: token.scopes });
    for (const wrong of ['', 'a22_', `${text}x`, text.slice(4)]) expect(await findToken(log.db, wrong, NOW)).toBeNull();
    const held = JSON.stringify([
      await log.db.selectFrom('api_token').selectAll().execute(),
      await log.db.selectFrom('audit').selectAll().execute(),
    ]);
    expect(held).not.toContain(text.slice(4));
  });

  it('holds until it is revoked, or to the end of its last day in the zone of the report', async () => {
    const { text } = await makeToken(log.db, { ...CRM, endsOn: '2026-12-31' }, at);
    expect(await findToken(log.db, text, '2026-12-31T22:59:59.000Z')).not.toBeNull();
    expect(await findToken(log.db, text, '2026-12-31T23:00:00.000Z')).toBeNull();
    const other = await makeToken(log.db, { ...CRM, name: 'other' }, at);
    await revokeToken(log.db, other.token.id, at);
    expect(await findToken(log.db, other.text, NOW)).toBeNull();
    await expect(revokeToken(log.db, other.token.id, at)).rejects.toMatchObject({ code: 'token.unknown' });
    expect((await listTokens(log.db)).map(({ name, revokedAt }) => [name, revokedAt])).toEqual([
      ['our CRM', null],
      ['other', NOW],
    ]);
  });

  it('tells when it was used, to the minute', async () => {
    const { text } = await makeToken(log.db, CRM, at);
    const used = async (now: string) => {
      await findToken(log.db, text, now);
      return (await listTokens(log.db))[0]?.lastUsedAt;
    };
    expect(await used(NOW)).toBe(NOW);
    expect(await used('2026-11-22T09:00:59.000Z')).toBe(NOW);
    expect(await used('2026-11-22T09:01:00.000Z')).toBe('2026-11-22T09:01:00.000Z');
  });

  it('is not made without a name, with an unknown scope, twice, or for the past', async () => {
    await makeToken(log.db, CRM, at);
    const refused = [
      [{ ...CRM, name: ' ' }, 'token.name'],
      [{ ...CRM, name: ' our  CRM' }, 'token.exists'],
      [{ ...CRM, name: 'b', scopes: [] }, 'token.scope'],
      [{ ...CRM, name: 'b', scopes: ['counts:read', 'everything'] }, 'token.scope'],
      [{ ...CRM, name: 'b', endsOn: '2026-11-21' }, 'token.ends-on'],
      [{ ...CRM, name: 'b', endsOn: '2026-02-30' }, 'token.ends-on'],
    ] as const;
    for (const [given, code] of refused) await expect(makeToken(log.db, given, at), code).rejects.toMatchObject({ code });
    expect(await listTokens(log.db)).toHaveLength(1);
  });
});
