// Follow-ups, complaints, disputes and our own looks: entered, given a result, taken back, counted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { erase } from '../../src/log/erasure.ts';
import { contradictions, countReversals } from '../../src/log/event-figures.ts';
import { addEvent, eventsOf, everyEvent, type NewEvent, removeEvent, settleEvent } from '../../src/log/notice-events.ts';
import { undoImport } from '../../src/log/undo.ts';
import { writing } from '../../src/log/writing.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, day, decision, MINORS, notice, takeIn } from './world.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const YEAR = { first: '2026-01-01', last: '2026-12-31' };
const event = (kind: NewEvent['kind'], on: string, more: Partial<NewEvent> = {}): NewEvent => ({
  kind,
  on,
  result: null,
  until: null,
  ...more,
});

describe.each(ENGINES)('events of a notice on %s', (engine) => {
  let log: Log;
  const eventsFor = async (id: number) => (await eventsOf(log.db, [id])).get(id) ?? [];
  let ids: Map<string, number>;
  beforeAll(async () => {
    log = await freshLog(engine);
    const removed = decision('ACTION_REMOVED', day('2026-03-12'));
    const refused = decision('NO_ACTION_NOT_ILLEGAL', day('2026-03-12'));
    await takeIn(log, [
      notice('silent'),
      notice('refused', { decisions: [refused] }),
      notice('refused-2', { decisions: [refused] }),
      notice('refused-other', { decisions: [refused], service: 'Instagram', sent: day('2026-02-10') }),
      notice('removed', { decisions: [removed] }),
      notice('removed-2', { decisions: [removed] }),
      notice('removed-3', { decisions: [removed] }),
    ]);
    const rows = await log.db.selectFrom('notice').select(['id', 'reference']).execute();
    ids = new Map(rows.map((row) => [row.reference, row.id]));
  });
  afterAll(() => log.close());

  const idOf = (reference: string) => ids.get(reference) ?? 0;
  const add = (reference: string, given: NewEvent) => writing(log, actor(NOW), (db, at) => addEvent(db, idOf(reference), given, at));
  const settle = (id: number, result: string, on: string) => writing(log, actor(NOW), (db, at) => settleEvent(db, id, { result, on }, at));
  const remove = (id: number) => writing(log, actor(NOW), (db, at) => removeEvent(db, id, at));

  it('a reminder is no new notice and no decision', async () => {
    const before = await log.db.selectFrom('notice_state').selectAll().where('notice_id', '=', idOf('silent')).execute();
    await add('silent', event('follow-up', '2026-04-01', { until: '2026-04-15' }));
    expect(await eventsFor(idOf('silent'))).toMatchObject([{ kind: 'follow-up', on: '2026-04-01', until: '2026-04-15', result: null }]);
    expect(await log.db.selectFrom('notice_state').selectAll().where('notice_id', '=', idOf('silent')).execute()).toEqual(before);
  });

  it('a complaint has its six-month clock, is settled later, and keeps what was held before', async () => {
    const asked = await add('refused', event('complaint', '2026-04-01'));
    expect(asked).toMatchObject({ result: 'pending', until: '2026-09-12', recordedBy: 'invented analyst' });
    const upheld = await settle(asked.id, 'upheld', '2026-05-01');
    const reversed = await settle(upheld.id, 'reversed', '2026-05-02');
    expect(await eventsFor(idOf('refused'))).toEqual([reversed]);
    expect(reversed).toMatchObject({
      on: '2026-04-01',
      result: 'reversed',
      resultOn: '2026-05-02',
      until: '2026-09-12',
      replacesId: upheld.id,
    });
    expect((await everyEvent(log.db, idOf('refused'))).map((one) => [one.result, one.removedAt !== null])).toEqual([
      ['pending', true],
      ['upheld', true],
      ['reversed', false],
    ]);
    await expect(settle(asked.id, 'upheld', '2026-05-03')).rejects.toMatchObject({ code: 'event.unknown' });
    await expect(settle(reversed.id, 'reversed', '2026-03-31')).rejects.toMatchObject({ code: 'date.out-of-range' });
    await expect(settle(reversed.id, 'gone', '2026-05-03')).rejects.toMatchObject({ code: 'event.result' });
  });

  it('what was entered by mistake is taken back and stays in the history', async () => {
    const { id } = await add('refused-2', event('re-assessment', '2026-04-01'));
    await remove(id);
    expect(await eventsFor(idOf('refused-2'))).toEqual([]);
    expect(await everyEvent(log.db, idOf('refused-2'))).toMatchObject([{ kind: 're-assessment', removedBy: 'invented analyst' }]);
    await expect(remove(id)).rejects.toMatchObject({ code: 'event.unknown' });
  });

  it.each([
    ['a complaint about silence', 'silent', event('complaint', '2026-04-01'), 'event.no-decision'],
    ['a late complaint', 'refused', event('complaint', '2026-09-13'), 'event.too-late'],
    ['before the notice was sent', 'silent', event('follow-up', '2026-03-09'), 'date.out-of-range'],
    ['in the future', 'silent', event('follow-up', '2026-11-23'), 'date.out-of-range'],
    ['on a notice that is not there', 'nowhere', event('follow-up', '2026-04-01'), 'notice.unknown'],
  ])('is refused: %s', async (_what, reference, given, code) => {
    const before = await log.db.selectFrom('notice_event').select('id').execute();
    await expect(add(reference, given)).rejects.toMatchObject({ code, exit: 2 });
    expect(await log.db.selectFrom('notice_event').select('id').execute()).toEqual(before);
  });

  it('reversals are counted by service, type, month, kind and result, without what was taken back', async () => {
    await settle((await add('refused-2', event('complaint', '2026-04-01'))).id, 'upheld', '2026-05-01');
    await settle((await add('refused-other', event('re-assessment', '2026-04-01'))).id, 'changed', '2026-05-01');
    const counted = await countReversals(log.db, YEAR);
    expect(counted.map(({ service, category, month, kind, result, events }) => [service, category, month, kind, result, events])).toEqual([
      ['Instagram', MINORS, '2026-02', 're-assessment', 'changed', 1],
      ['TikTok', MINORS, '2026-03', 'complaint', 'reversed', 1],
      ['TikTok', MINORS, '2026-03', 'complaint', 'upheld', 1],
    ]);
    expect(await countReversals(log.db, { first: '2026-04-01', last: '2026-12-31' })).toEqual([]);
  });

  it('“they say removed; we saw it online” is a contradiction until a later look sees it gone', async () => {
    await add('removed', event('verification', '2026-03-11', { result: 'still-online' }));
    await add('silent', event('verification', '2026-03-20', { result: 'still-online' }));
    await add('refused', event('verification', '2026-03-20', { result: 'still-online' }));
    await add('removed-3', event('verification', '2026-03-20', { result: 'gone' }));
    const find = (period = YEAR) => contradictions(log.db, { period, limit: 10 });
    // Before the decision, where none was made, or after a refusal it contradicts nothing.
    expect(await find()).toEqual([]);
    await add('removed', event('verification', '2026-03-12', { result: 'still-online' }));
    await add('removed-2', event('verification', '2026-03-20', { result: 'still-online' }));
    expect((await find()).map(({ reference, seenOn, decidedOn, action }) => [reference, seenOn, decidedOn, action])).toEqual([
      ['removed-2', '2026-03-20', '2026-03-12', 'ACTION_REMOVED'],
      ['removed', '2026-03-12', '2026-03-12', 'ACTION_REMOVED'],
    ]);
    await add('removed', event('verification', '2026-04-01', { result: 'gone' }));
    expect((await find()).map(({ reference }) => reference)).toEqual(['removed-2']);
    expect(await find({ first: '2026-04-01', last: '2026-12-31' })).toEqual([]);
  });

  it('erasing a reference and undoing the import leave events where they are: they hold no words', async () => {
    const before = (await eventsOf(log.db, [...ids.values()])).size;
    expect(before).toBeGreaterThan(4);
    await writing(log, actor(NOW), (db, at) => erase(db, { kind: 'reference', reference: 'refused', source: null }, at));
    expect(await eventsFor(idOf('refused'))).not.toEqual([]);
    await writing(log, actor(NOW), (db, at) => undoImport(db, 1, at));
    expect((await eventsOf(log.db, [...ids.values()])).size).toBe(before);
    expect(await countReversals(log.db, YEAR)).toEqual([]);
    expect(await contradictions(log.db, { period: null, limit: 10 })).toEqual([]);
    await expect(add('silent', event('follow-up', '2026-05-01'))).rejects.toMatchObject({ code: 'notice.removed' });
  });
});
