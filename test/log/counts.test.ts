// How notices are counted: domain rules, each on both engines.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countNotices } from '../../src/log/counts.ts';
import type { Log } from '../../src/log/db.ts';
import { countBorderSpans } from '../../src/log/draft-asks.ts';
import { decideNotice, readNotice } from '../../src/log/hand.ts';
import { aliasService, answerServices, mergeProviders, unmergeProviders } from '../../src/log/providers.ts';
import { undoImport } from '../../src/log/undo.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, countBy, day, decision, flagger, instant, notice, question, takeIn } from './world.ts';

describe.each(ENGINES)('counting on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog(engine);
  });
  afterEach(() => log.close());

  it('counts a notice once, however many items it names, and items apart', async () => {
    await takeIn(log, [notice('a', { items: 7 }), notice('b')]);
    const { counts } = await countNotices(log.db, question());
    expect(counts.reduce((sum, one) => sum + one.notices, 0)).toBe(2);
    expect(counts.reduce((sum, one) => sum + one.items, 0)).toBe(8);
  });

  it('leaves out what was sent outside the period, and keeps both its border days', async () => {
    await takeIn(
      log,
      ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((on, i) => notice(`${i}`, { sent: day(on) })),
      '2027-01-02T00:00:00.000Z',
    );
    expect(await countBy(log, 'month', { asOfOn: '2027-01-31' })).toEqual({ '2026-01': 1, '2026-12': 1 });
  });

  it('a notice without a decision is not recorded, which is neither silence nor refusal', async () => {
    await takeIn(log, [notice('a'), notice('b', { decisions: [decision('PENDING_NO_REPLY', null)] })]);
    expect(await countBy(log, 'action')).toEqual({ NOT_RECORDED: 1, PENDING_NO_REPLY: 1 });
  });

  it('of several actions on one day the strongest is the main one; the latest dated decision counts; the first is kept', async () => {
    await takeIn(log, [
      notice('a', { decisions: [decision('ACTION_ACCOUNT_SUSPENDED', day('2026-03-11')), decision('ACTION_REMOVED', day('2026-03-11'))] }),
      notice('b', {
        decisions: [
          decision('NO_ACTION_NOT_ILLEGAL', day('2026-03-11')),
          decision('ACTION_REMOVED', day('2026-04-01'), { order: 'later' }),
        ],
      }),
    ]);
    expect(await countBy(log, 'action')).toEqual({ ACTION_REMOVED: 2 });
    expect(await countBy(log, 'firstAction')).toEqual({ ACTION_REMOVED: 1, NO_ACTION_NOT_ILLEGAL: 1 });
    const { allActions } = await countNotices(log.db, question());
    expect(allActions).toEqual([
      { action: 'ACTION_ACCOUNT_SUSPENDED', notices: 1 },
      { action: 'ACTION_REMOVED', notices: 2 },
      { action: 'NO_ACTION_NOT_ILLEGAL', notices: 1 },
    ]);
  });

  it('a later decision without a date is kept and not counted', async () => {
    await takeIn(log, [notice('a', { decisions: [decision('NOT_RECORDED', null), decision('ACTION_REMOVED', null, { order: 'later' })] })]);
    expect(await countBy(log, 'action')).toEqual({ NOT_RECORDED: 1 });
    expect((await countNotices(log.db, question())).laterUndated).toBe(1);
  });

  it('the decision that counts is the one decided and recorded by the as-of day', async () => {
    await takeIn(log, [notice('a', { decisions: [decision('PENDING_ACK_ONLY', day('2026-03-11'))] })], '2026-03-12T08:00:00.000Z');
    await takeIn(log, [notice('a', { decisions: [decision('ACTION_REMOVED', day('2026-04-02'))] })], '2026-05-01T08:00:00.000Z');
    expect(await countBy(log, 'action', { asOfOn: '2026-04-30' })).toEqual({ PENDING_ACK_ONLY: 1 });
    expect(await countBy(log, 'action', { asOfOn: '2026-05-01' })).toEqual({ ACTION_REMOVED: 1 });
  });

  it('yesterday’s numbers can be had again after an edit and after an undo', async () => {
    await takeIn(log, [notice('a')], '2026-03-12T08:00:00.000Z');
    const { importId } = await takeIn(log, [notice('a', { items: 5 }), notice('b')], '2026-05-01T08:00:00.000Z');
    await log.db.transaction().execute((db) => undoImport(db, importId, actor('2026-06-01T08:00:00.000Z')));
    const items = async (asOfOn: string) => {
      const { counts } = await countNotices(log.db, question({ asOfOn }));
      return counts.map((one) => [one.notices, one.items]);
    };
    expect(await items('2026-03-11')).toEqual([]);
    expect(await items('2026-04-30')).toEqual([[1, 1]]);
    expect(await items('2026-05-31')).toEqual([[2, 6]]);
    expect(await items('2026-06-30')).toEqual([[1, 1]]);
  });

  it('acted on in part: the notice counts once, its items by what the action touched', async () => {
    await takeIn(log, [notice('a', { items: 10, decisions: [decision('ACTION_REMOVED', day('2026-03-11'), { itemsAffected: 4 })] })]);
    const { counts } = await countNotices(log.db, question());
    expect(counts.map(({ inPart, notices, items, itemsAffected }) => ({ inPart, notices, items, itemsAffected }))).toEqual([
      { inPart: true, notices: 1, items: 10, itemsAffected: 4 },
    ]);
  });

  it('standing follows the status of the day: before the award, in force, suspended, revoked', async () => {
    const [award] = flagger().awards;
    const status = [
      { on: '2026-02-01', kind: 'awarded' as const },
      { on: '2026-05-01', kind: 'suspended' as const },
      { on: '2026-06-01', kind: 'reinstated' as const },
      { on: '2026-09-01', kind: 'revoked' as const },
    ];
    const days = ['2026-01-31', '2026-02-01', '2026-05-01', '2026-06-01', '2026-08-31', '2026-09-01'];
    await takeIn(
      log,
      days.map((on, i) => notice(`${i}`, { sent: day(on) })),
      '2026-10-01T08:00:00.000Z',
    );
    const one = flagger({ awards: [{ ...award, status }] });
    expect(await countBy(log, 'standing', { flagger: one })).toEqual({ 'before-award': 1, 'in-force': 3, suspended: 1, 'after-end': 1 });
  });

  it('the area is that of the day, what the source says wins, and a condition leaves it undetermined', async () => {
    const [award] = flagger().awards;
    const area = [
      { code: 'a', label: { en: 'A' }, categories: [notice('x').subcategory as string], firstOn: '2026-04-01', lastOn: '2026-06-30' },
      {
        code: 'b',
        label: { en: 'B' },
        categories: ['STATEMENT_CATEGORY_VIOLENCE'],
        condition: { en: 'of a minor' },
        firstOn: '2025-01-01',
      },
    ];
    await takeIn(
      log,
      [
        notice('early', { sent: day('2026-03-31') }),
        notice('inside', { sent: day('2026-06-30') }),
        notice('told', { sent: day('2026-03-31'), inArea: 'yes', areaItem: 'a' }),
        notice('maybe', { category: 'STATEMENT_CATEGORY_VIOLENCE', subcategory: null }),
      ],
      '2026-07-02T08:00:00.000Z',
    );
    expect(await countBy(log, 'inArea', { flagger: flagger({ awards: [{ ...award, area }] }) })).toEqual({
      no: 1,
      yes: 2,
      undetermined: 1,
    });
  });

  it('a service that changes its legal entity in July: each notice stands under the entity of its own day', async () => {
    await takeIn(
      log,
      ['2026-06-30', '2026-07-01', '2026-07-02'].map((on, i) => notice(`${i}`, { service: 'Snapchat', sent: day(on) })),
      '2026-08-01T08:00:00.000Z',
    );
    await answerServices(
      log.db,
      [{ service: 'Snapchat', provider: 'New Entity (invented)', hosting: 'yes', naturalPerson: 'no', aliases: [], since: '2026-07-01' }],
      actor('2026-08-02T08:00:00.000Z'),
    );
    expect(await countBy(log, 'provider')).toEqual({ 'snap-b-v': 1, 'new-entity-invented': 2 });
    // The day before it was recorded, the log did not know it yet.
    expect(await countBy(log, 'provider', { asOfOn: '2026-08-01' })).toEqual({ 'snap-b-v': 3 });
  });

  it('spellings meet in one service, and merged providers in one, until the merge is taken back', async () => {
    await takeIn(log, [
      notice('a', { service: 'Tik Tok Lite' }),
      notice('b', { service: 'TikTok' }),
      notice('c', { service: '  tiktok ' }),
    ]);
    expect(await countBy(log, 'service')).toEqual({ 'tik-tok-lite': 1, tiktok: 2 });
    await aliasService(log.db, 'Tik Tok Lite', 'TikTok', actor('2026-06-02T08:00:00.000Z'));
    expect(await countBy(log, 'service')).toEqual({ tiktok: 3 });
    await takeIn(log, [notice('d', { service: 'Snapchat' })], '2026-06-03T08:00:00.000Z');
    await mergeProviders(log.db, 'snap-b-v', 'tiktok-technology-limited', actor('2026-06-04T08:00:00.000Z'));
    expect(await countBy(log, 'provider')).toEqual({ 'tiktok-technology-limited': 4 });
    await unmergeProviders(log.db, 'snap-b-v', actor('2026-06-05T08:00:00.000Z'));
    expect(await countBy(log, 'provider')).toEqual({ 'tiktok-technology-limited': 3, 'snap-b-v': 1 });
  });

  it('durations: minutes between instants, days between days, as reported otherwise', async () => {
    await takeIn(log, [
      notice('a', {
        sent: instant('2026-03-10T08:00:00.000Z', '2026-03-10'),
        decisions: [decision('ACTION_REMOVED', instant('2026-03-10T09:30:00.000Z', '2026-03-10'))],
      }),
      notice('b', { decisions: [decision('ACTION_REMOVED', day('2026-03-12'))] }),
      notice('c', {
        sent: { precision: 'month', at: null, firstOn: '2026-03-01', lastOn: '2026-03-31' },
        decisions: [decision('NO_ACTION_NOT_FOUND', null, { delay: { value: 9, unit: 'day' } })],
      }),
      notice('d', { decisions: [decision('PENDING_NO_REPLY', day('2026-03-12'))] }),
    ]);
    const { durations } = await countNotices(log.db, question());
    expect(durations.map(({ unit, value, notices }) => [unit, value, notices])).toEqual([
      ['day', 2, 1],
      ['day', 9, 1],
      ['minute', 90, 1],
    ]);
  });

  it('a span over the border of the period is found, so that it can be asked about', async () => {
    const month = { precision: 'month' as const, at: null, firstOn: '2026-01-01', lastOn: '2026-01-31' };
    await takeIn(log, [notice('a', { sent: month }), notice('b', { sent: day('2026-01-20') })]);
    expect(await countBorderSpans(log.db, question())).toBe(0);
    expect(await countBorderSpans(log.db, question({ period: { first: '2026-01-10', last: '2026-12-31' } }))).toBe(1);
  });

  it('a decision recorded wrongly is corrected: the old one ends and stays in the history', async () => {
    await takeIn(log, [notice('a', { decisions: [decision('ACTION_REMOVED', day('2026-03-11'))] })], '2026-03-12T08:00:00.000Z');
    const file = await readNotice(log.db, 'a', null);
    await decideNotice(
      log.db,
      file,
      decision('NO_ACTION_NOT_ILLEGAL', day('2026-03-11')),
      { corrects: file.decisions[0]?.id ?? 0, reason: 'wrong line' },
      actor('2026-05-01T08:00:00.000Z'),
    );
    expect(await countBy(log, 'action', { asOfOn: '2026-04-30' })).toEqual({ ACTION_REMOVED: 1 });
    expect(await countBy(log, 'action', { asOfOn: '2026-05-01' })).toEqual({ NO_ACTION_NOT_ILLEGAL: 1 });
    expect((await readNotice(log.db, 'a', null)).decisions.map((one) => [one.action, one.superseded_at])).toEqual([
      ['ACTION_REMOVED', '2026-05-01T08:00:00.000Z'],
      ['NO_ACTION_NOT_ILLEGAL', null],
    ]);
  });
});
