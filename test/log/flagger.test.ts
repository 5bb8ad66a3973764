// The flagger's data as they are entered, and what another time zone does to the days of the log: on both engines.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { editFlagger, stampedFlagger } from '../../src/log/document-stamps.ts';
import { readFlagger } from '../../src/log/documents.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { reportTimeZone } from '../../src/log/settings.ts';
import { writing } from '../../src/log/writing.ts';
import type { Dated, Decision } from '../../src/model/notice.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, countBy, day, decision, flagger, instant, notice, takeIn } from './world.ts';

const IN = '2026-06-01T08:00:00.000Z';
const CHANGED = '2026-06-02T08:00:00.000Z';

describe.each(ENGINES)("the flagger's data on %s", (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog(engine);
    await enter('Europe/Brussels', '2026-05-01T08:00:00.000Z');
  });
  afterEach(() => log.close());

  const enter = (timeZone: string, at = CHANGED) => writing(log, actor(at), (db, who) => enterFlagger(db, flagger({ timeZone }), who));
  const standing = async () => {
    const notices = await log.db.selectFrom('notice').selectAll().orderBy('id').execute();
    const decisions = await log.db.selectFrom('decision').selectAll().where('superseded_at', 'is', null).orderBy('notice_id').execute();
    return notices.map((row) => {
      const its = decisions.find((one) => one.notice_id === row.id);
      return {
        days: [row.sent_first_on, row.sent_last_on, row.receipt_on, row.verified_on],
        decided: its ? [its.decided_first_on, its.decided_last_on, its.effective_on] : null,
        delay: its?.delay_unit ? `${its.delay_value} ${its.delay_unit}` : null,
      };
    });
  };

  it('stay as they are where a change fits them no more, because another part was changed meanwhile', async () => {
    const seen = (await stampedFlagger(log.db))?.recordedAt ?? '';
    await enter('Europe/Lisbon');
    const edit = { seen, part: () => 'the same', change: () => ({ ...flagger({}), awards: 'none' }) };
    expect(await writing(log, actor(CHANGED), (db, at) => editFlagger(db, edit, at))).toEqual({ meanwhile: true, changed: false });
    expect((await readFlagger(log.db))?.timeZone).toBe('Europe/Lisbon');
  });

  it('are entered once: the same again changes nothing', async () => {
    expect(await enter('Europe/Brussels')).toEqual({ changed: false, moved: 0 });
    expect(await enter('Europe/Lisbon')).toEqual({ changed: true, moved: 0 });
    expect(await reportTimeZone(log.db)).toBe('Europe/Lisbon');
    expect((await readFlagger(log.db, CHANGED))?.timeZone).toBe('Europe/Brussels');
  });

  it.each([
    ['a zone that does not exist', { timeZone: 'Europe/Bruxelles' }, 'flagger.time-zone'],
    [
      'an area of a type that does not exist',
      { awards: [{ ...flagger().awards[0], area: [{ ...flagger().awards[0]?.area[0], categories: ['X'] }] }] },
      'flagger.unknown-code',
    ],
    [
      'a status that does not begin with the award',
      { awards: [{ ...flagger().awards[0], status: [{ on: '2026-01-01', kind: 'suspended' }] }] },
      'flagger.status-order',
    ],
  ])('are refused with %s, and nothing changes', async (_what, more, code) => {
    await expect(writing(log, actor(CHANGED), (db, who) => enterFlagger(db, flagger(more), who))).rejects.toMatchObject({ code });
    expect(await log.db.selectFrom('flagger').selectAll().execute()).toHaveLength(1);
  });

  // 23:30 UTC is the next day in Brussels (01:30) and the same day in Lisbon in winter.
  const late = (on: string): Dated => instant(`${on}T23:30:00.000Z`, next(on));
  const next = (on: string) => `${on.slice(0, 8)}${String(Number(on.slice(8)) + 1).padStart(2, '0')}`;
  const removed = (decided: Dated | null, more: Partial<Decision> = {}) => [decision('ACTION_REMOVED', decided, more)];

  it.each<[what: string, of: Parameters<typeof notice>[1], after: Awaited<ReturnType<typeof standing>>[number]]>([
    [
      'sent, received, verified',
      { sent: late('2026-01-10'), receipt: late('2026-01-11'), verified: late('2026-01-12') },
      { days: ['2026-01-10', '2026-01-10', '2026-01-11', '2026-01-12'], decided: null, delay: null },
    ],
    [
      'decided and in effect, the minutes between staying',
      { sent: late('2026-01-10'), decisions: removed(late('2026-01-11'), { effective: late('2026-01-12') }) },
      { days: ['2026-01-10', '2026-01-10', null, null], decided: ['2026-01-11', '2026-01-11', '2026-01-12'], delay: '2880 minute' },
    ],
    [
      'days between the notice and a decision known only to the day',
      { sent: late('2026-01-10'), decisions: removed(day('2026-01-14')) },
      { days: ['2026-01-10', '2026-01-10', null, null], decided: ['2026-01-14', '2026-01-14', null], delay: '4 day' },
    ],
    [
      'days between a notice known only to the day and the decision',
      { sent: day('2026-01-10'), decisions: removed(late('2026-01-14')) },
      { days: ['2026-01-10', '2026-01-10', null, null], decided: ['2026-01-14', '2026-01-14', null], delay: '4 day' },
    ],
    [
      'not what the source reported as a delay of its own',
      { sent: late('2026-01-10'), decisions: removed(day('2026-01-14'), { delay: { value: 7, unit: 'day' } }) },
      { days: ['2026-01-10', '2026-01-10', null, null], decided: ['2026-01-14', '2026-01-14', null], delay: '7 day' },
    ],
    [
      'not what was given as a day or a month',
      {
        sent: { precision: 'month', at: null, firstOn: '2026-01-01', lastOn: '2026-01-31' },
        receipt: day('2026-01-14'),
        decisions: removed(day('2026-02-14')),
      },
      { days: ['2026-01-01', '2026-01-31', '2026-01-14', null], decided: ['2026-02-14', '2026-02-14', null], delay: null },
    ],
  ])('another zone tells anew: %s', async (_what, of, after) => {
    await takeIn(log, [notice('a', of)], IN);
    const [before] = await standing();
    const told = JSON.stringify(before) !== JSON.stringify(after);
    expect(await enter('Europe/Lisbon')).toEqual({ changed: true, moved: told ? 1 : 0 });
    expect(await standing()).toEqual([after]);
    // And back again: the values are those of the beginning.
    await enter('Europe/Brussels', '2026-06-03T08:00:00.000Z');
    expect(await standing()).toEqual([before]);
  });

  it('a decision that would then lie before its notice has no delay', async () => {
    await takeIn(
      log,
      [notice('a', { sent: instant('2026-01-10T09:00:00.000Z', '2026-01-10'), decisions: removed(day('2026-01-10')) })],
      IN,
    );
    await enter('Pacific/Kiritimati');
    expect(await standing()).toMatchObject([{ days: ['2026-01-10', '2026-01-10', null, null], delay: '0 day' }]);
    await enter('Europe/Brussels', '2026-06-03T08:00:00.000Z');
    await takeIn(
      log,
      [notice('b', { sent: instant('2026-01-10T12:00:00.000Z', '2026-01-10'), decisions: removed(day('2026-01-10')) })],
      '2026-06-04T08:00:00.000Z',
    );
    await enter('Pacific/Kiritimati', '2026-06-05T08:00:00.000Z');
    expect((await standing())[1]).toMatchObject({ days: ['2026-01-11', '2026-01-11', null, null], delay: null });
  });

  it('what was counted before the change can be had again', async () => {
    await takeIn(
      log,
      [
        notice('a', { sent: late('2026-01-30'), decisions: removed(late('2026-02-10')) }),
        notice('b', { sent: instant('2026-01-31T23:30:00.000Z', '2026-02-01') }),
      ],
      IN,
    );
    await enter('Europe/Lisbon');
    expect(await countBy(log, 'month')).toEqual({ '2026-01': 2 });
    expect(await countBy(log, 'month', { knownBefore: CHANGED })).toEqual({ '2026-01': 1, '2026-02': 1 });
    expect(await countBy(log, 'action')).toEqual({ ACTION_REMOVED: 1, NOT_RECORDED: 1 });
    const ended = await log.db.selectFrom('decision').select('superseded_by').where('superseded_at', 'is not', null).execute();
    expect(ended).toEqual([{ superseded_by: 'zone' }]);
  });

  it('moves every notice of a log of more than one batch, and no removed one', async () => {
    const many = Array.from({ length: 1100 }, (_, i) => notice(`${i}`, { sent: late('2026-01-10') }));
    await takeIn(log, many.slice(0, 600), IN);
    await takeIn(log, many.slice(600), '2026-06-01T09:00:00.000Z');
    await log.db.updateTable('notice').set({ removed_at: '2026-06-01T10:00:00.000Z' }).where('reference', '=', '5').execute();
    expect(await enter('Europe/Lisbon')).toEqual({ changed: true, moved: 1099 });
    const left = await log.db.selectFrom('notice').select('reference').where('sent_first_on', '=', '2026-01-11').execute();
    expect(left).toEqual([{ reference: '5' }]);
  });
});
