// What a person types as a service, and the short lists that forms offer.
import { describe, expect, it } from 'vitest';
import { enterGivenService, lookUpService } from '../../src/log/given-service.ts';
import { readStanding } from '../../src/log/notice-standing.ts';
import { aliasService } from '../../src/log/providers.ts';
import { listServiceNames } from '../../src/log/service-names.ts';
import { listSources } from '../../src/log/sources.ts';
import { writing } from '../../src/log/writing.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, day, decision, notice, takeIn } from './world.ts';

const who = actor('2026-11-22T12:00:00.000Z');

describe.each(ENGINES)('a service that a person types, on %s', (engine) => {
  it('is found, taken from the shipped list, or entered only where the person says so', async () => {
    const log = await freshLog(engine);
    expect(await lookUpService(log.db, 'Zumblr')).toEqual({ isKnown: false, likely: ['Tumblr'] });
    expect(await lookUpService(log.db, 'TikTok')).toMatchObject({ isKnown: true });
    const enter = (name: string, addNew: boolean) => writing(log, who, (db, at) => enterGivenService(db, name, addNew, at));
    await expect(enter('Zumblr', false)).rejects.toMatchObject({ code: 'provider.unknown' });
    expect(await listServiceNames(log.db)).toEqual([]);
    expect([await enter('Zumblr', true), await enter('tiktok', false), await enter('zumblr', false)]).toEqual([
      'Zumblr',
      'TikTok',
      'Zumblr',
    ]);
    expect((await listServiceNames(log.db)).map(({ name }) => name)).toEqual(['TikTok', 'Zumblr']);
    await writing(log, who, (db, at) => aliasService(db, 'Zumblr', 'TikTok', at));
    expect((await listServiceNames(log.db)).map(({ name }) => name)).toEqual(['TikTok']);
    await log.close();
  });

  it('and the decision that counts, and the sources, are read of the log', async () => {
    const log = await freshLog(engine);
    const removed = decision('ACTION_REMOVED', day('2026-03-12'));
    await takeIn(log, [notice('one', { decisions: [removed] }), notice('two')]);
    const id = async (reference: string) =>
      (await log.db.selectFrom('notice').select('id').where('reference', '=', reference).executeTakeFirstOrThrow()).id;
    expect(await readStanding(log.db, await id('one'))).toEqual({ answer: 'action', action: 'ACTION_REMOVED', decidedOn: '2026-03-12' });
    expect(await readStanding(log.db, await id('two'))).toEqual({ answer: 'none', action: null, decidedOn: null });
    expect(await readStanding(log.db, 99_999)).toBeNull();
    expect((await listSources(log.db)).length).toBe(1);
    await log.close();
  });
});
