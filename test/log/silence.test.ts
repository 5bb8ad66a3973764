// Silence as data: unanswered notices by the provider of the day they were sent, their ages, and who is to be reminded.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Log } from '../../src/log/db.ts';
import { addEvent } from '../../src/log/notice-events.ts';
import { answerServices } from '../../src/log/providers.ts';
import { readAgeing, readReminderDays, setReminderDays } from '../../src/log/silence.ts';
import { listRemindersDue, readSilentNotices } from '../../src/log/silence-notices.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, day, decision, notice, takeIn } from './world.ts';

const TODAY = '2026-11-22';
const who = actor(`${TODAY}T08:00:00.000Z`);
const YEAR = { first: '2026-01-01', last: '2026-12-31' };

let log: Log;
const onLog = (engine: Engine) => {
  beforeAll(async () => {
    log = await freshLog(engine);
    const service = (provider: string, since: string | null) => ({
      service: 'Inventube',
      provider,
      naturalPerson: 'no' as const,
      hosting: 'yes' as const,
      aliases: [],
      since,
    });
    await answerServices(
      log.db,
      [service('Old Owner Ltd', null), service('New Owner Ltd', '2026-10-01')],
      actor('2026-01-01T08:00:00.000Z'),
    );
    const mine = (reference: string, sent: string, more = {}) => notice(reference, { service: 'Inventube', sent: day(sent), ...more });
    await takeIn(log, [
      mine('old', '2026-05-01', { receipt: day('2026-05-02'), items: 3 }),
      mine('acknowledged', '2026-11-10', { decisions: [decision('PENDING_ACK_ONLY', day('2026-11-11'))] }),
      mine('silent', '2026-11-20', { decisions: [decision('PENDING_NO_REPLY', day('2026-11-21'))] }),
      mine('answered', '2026-05-02', { decisions: [decision('NO_ACTION_NOT_ILLEGAL', day('2026-05-03'))] }),
      mine('month', '2026-10-01', { sent: { precision: 'month', at: null, firstOn: '2026-10-01', lastOn: '2026-10-31' } }),
      mine('hotline', '2026-05-03', { channel: 'hotline-network' }),
      notice('nobody', { service: null, sent: day('2026-11-22') }),
    ]);
    const ids = new Map((await log.db.selectFrom('notice').select(['id', 'reference']).execute()).map((row) => [row.reference, row.id]));
    for (const on of ['2026-06-01', '2026-11-15'])
      await addEvent(log.db, ids.get('old') ?? 0, { kind: 'follow-up', on, result: null, until: null }, who);
    await addEvent(log.db, ids.get('month') ?? 0, { kind: 'follow-up', on: '2026-11-01', result: null, until: null }, who);
  });
  afterAll(() => log.close());
};

describe.each(ENGINES)('silence on %s', (engine) => {
  onLog(engine);

  it('is counted by the provider of the day, services beneath, in classes of days', async () => {
    const { total, providers, apart } = await readAgeing(log.db, TODAY);
    expect(providers.map(({ name, notices, byAge, oldestOn }) => [name, notices, byAge, oldestOn])).toEqual([
      ['New Owner Ltd', 3, [1, 0, 1, 0, 1, 0], '2026-10-01'],
      [null, 1, [1, 0, 0, 0, 0, 0], '2026-11-22'],
      ['Old Owner Ltd', 1, [0, 0, 0, 0, 0, 1], '2026-05-01'],
    ]);
    expect(providers[0]?.services.map(({ name, notices }) => [name, notices])).toEqual([['Inventube', 3]]);
    expect(total).toMatchObject({ notices: 5, oldestOn: '2026-05-01' });
    expect(apart).toEqual([{ channel: 'hotline-network', notices: 1, oldestOn: '2026-05-03' }]);
  });

  it('says which receipts were confirmed, what was sent to remind, and what is due', async () => {
    const { total, providers } = await readAgeing(log.db, TODAY);
    expect(total).toMatchObject({ confirmed: 2, reminders: 3, remindersDue: 2 });
    expect(providers.find(({ name }) => name === 'Old Owner Ltd')).toMatchObject({ confirmed: 1, reminders: 2, remindersDue: 0 });
  });

  it('lists the notices to remind of page by page, as many as are counted', async () => {
    const first = await listRemindersDue(log.db, TODAY, { size: 1 });
    expect(first.due).toMatchObject([{ reference: 'month', sentOn: '2026-10-01', lastReminderOn: '2026-11-01', service: 'Inventube' }]);
    const second = await listRemindersDue(log.db, TODAY, { size: 1, after: first.next });
    expect(second.due).toMatchObject([{ reference: 'acknowledged', days: 12, lastReminderOn: null }]);
    expect(second.next).toBeNull();
  });

  it('gives an annex the notices of one provider, without references, counted from the last day they can have been sent', async () => {
    const code = (await readAgeing(log.db, TODAY)).providers.find(({ name }) => name === 'New Owner Ltd')?.code ?? '';
    const { provider, notices } = await readSilentNotices(log.db, { provider: code, period: YEAR, today: TODAY });
    expect(provider).toEqual({ code, name: 'New Owner Ltd' });
    expect(notices.map(({ number, sentFirstOn, days, receiptOn, reminders }) => [number, sentFirstOn, days, receiptOn, reminders])).toEqual(
      [
        [1, '2026-10-01', 22, null, ['2026-11-01']],
        [2, '2026-11-10', 12, '2026-11-11', []],
        [3, '2026-11-20', 2, null, []],
      ],
    );
    expect(JSON.stringify(notices)).not.toMatch(/month|acknowledged"|silent/);
  });
});

describe('silence', () => {
  onLog('sqlite');

  it('of all providers is listed with each, and of the days asked for only', async () => {
    const { notices } = await readSilentNotices(log.db, {
      provider: null,
      period: { first: '2026-05-01', last: '2026-05-31' },
      today: TODAY,
    });
    expect(notices).toMatchObject([{ provider: { name: 'Old Owner Ltd' }, service: 'Inventube', items: 3, receiptOn: '2026-05-02' }]);
    const nobody = await readSilentNotices(log.db, { provider: null, period: { first: TODAY, last: TODAY }, today: TODAY });
    expect(nobody.notices).toMatchObject([{ provider: 'not-recorded', service: null, days: 0 }]);
  });

  it('names no provider that is a natural person', async () => {
    const service = {
      service: 'Own Site',
      provider: 'Invented Person',
      naturalPerson: 'yes' as const,
      hosting: 'yes' as const,
      aliases: [],
    };
    await answerServices(log.db, [{ ...service, since: null }], who);
    await takeIn(log, [notice('natural', { service: 'Own Site', sent: day('2026-03-01') })], '2026-07-01T08:00:00.000Z');
    const { notices } = await readSilentNotices(log.db, {
      provider: null,
      period: { first: '2026-03-01', last: '2026-03-01' },
      today: TODAY,
    });
    expect(notices).toMatchObject([{ provider: 'natural-person', service: null }]);
    expect(JSON.stringify(notices)).not.toMatch(/Person"|Own Site/);
  });

  it('is followed by reminders after days that people set', async () => {
    expect(await readReminderDays(log.db)).toEqual({ first: 7, again: 14 });
    await setReminderDays(log.db, { first: 1, again: 2 }, who);
    expect((await listRemindersDue(log.db, TODAY)).due.map(({ reference }) => reference)).toEqual([
      'natural',
      'old',
      'month',
      'acknowledged',
      'silent',
    ]);
    await expect(setReminderDays(log.db, { first: 0, again: 2 }, who)).rejects.toMatchObject({ code: 'reminder.days' });
  });

  it('refuses a provider the log does not know', async () => {
    await expect(readSilentNotices(log.db, { provider: 'nobody', period: YEAR, today: TODAY })).rejects.toMatchObject({
      code: 'provider.unknown',
    });
  });
});
