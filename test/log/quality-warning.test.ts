// The early warning counts what providers refused, names its base, and says nothing of a share on too small a base.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { addEvent } from '../../src/log/notice-events.ts';
import { readWarning } from '../../src/log/quality-warning.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, day, decision, MINORS, notice, takeIn } from './world.ts';

const YEAR = { first: '2026-01-01', last: '2026-12-31' };
const who = actor('2026-11-22T08:00:00.000Z');

describe.each(ENGINES)('the early warning on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await freshLog(engine);
    const told = (reference: string, action: string, more = {}) =>
      notice(reference, { sent: day('2026-03-01'), decisions: [decision(action, day('2026-03-02'))], ...more });
    await takeIn(log, [
      ...Array.from({ length: 16 }, (_, i) => told(`gone-${i}`, 'ACTION_REMOVED')),
      told('vague', 'NO_ACTION_INSUFFICIENT'),
      ...['a', 'b', 'c'].map((name) => told(`legal-${name}`, 'NO_ACTION_NOT_ILLEGAL')),
      told('silent', 'PENDING_NO_REPLY'),
      told('moot', 'MOOT_ALREADY_REMOVED'),
      told('hotline', 'NO_ACTION_NOT_ILLEGAL', { channel: 'hotline-network' }),
      told('april', 'NO_ACTION_INSUFFICIENT', {
        sent: day('2026-04-01'),
        service: 'Inventube',
        decisions: [decision('NO_ACTION_INSUFFICIENT', null)],
      }),
      told('last year', 'NO_ACTION_INSUFFICIENT', { sent: day('2025-12-31') }),
    ]);
    const { id } = await log.db.selectFrom('notice').select('id').where('reference', '=', 'legal-a').executeTakeFirstOrThrow();
    await addEvent(log.db, id, { kind: 'complaint', on: '2026-03-10', result: 'reversed', until: null }, who);
    await addEvent(log.db, id, { kind: 'dispute', on: '2026-03-11', result: 'pending', until: null }, who);
  });
  afterAll(() => log.close());

  it('rests on the notices that were decided, of Article 16 and of the year', async () => {
    const { total, byCategory, byMonth } = await readWarning(log.db, YEAR);
    expect(total).toMatchObject({ decided: 21, insufficient: 2, notIllegal: 3, notIllegalShare: 3 / 21 });
    expect(byCategory).toMatchObject([{ key: MINORS, decided: 21 }]);
    expect(byMonth).toHaveLength(12);
    expect(byMonth.slice(2, 4)).toMatchObject([
      { key: '2026-03', decided: 20, insufficientShare: 0.05 },
      { key: '2026-04', decided: 1, insufficient: 1, insufficientShare: null },
    ]);
  });

  it('stands by provider, the one with most refusals first', async () => {
    const { byProvider } = await readWarning(log.db, YEAR);
    expect(byProvider.map(({ decided, insufficient, notIllegal }) => [decided, insufficient, notIllegal])).toEqual([
      [20, 1, 3],
      [1, 1, 0],
    ]);
    expect(byProvider[0]?.name).toMatch(/TikTok/i);
  });

  it('counts decisions taken back among those with a result', async () => {
    const { reversals } = await readWarning(log.db, YEAR);
    expect(reversals).toEqual({ key: null, name: null, settled: 1, reversed: 1, share: null, pending: 1 });
  });
});
