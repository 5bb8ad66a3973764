// One decision for a whole list: what the preview says is what happens, and taking it back touches nothing else.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/log/audit-trail.ts';
import { type BulkDecision, decideInBulk, listBulks, previewBulk } from '../../src/log/bulk.ts';
import type { Db, Log } from '../../src/log/db.ts';
import { decideNotice } from '../../src/log/hand.ts';
import { addEvent } from '../../src/log/notice-events.ts';
import { readNoticeById } from '../../src/log/notice-file.ts';
import { findStateDifferences } from '../../src/log/states-check.ts';
import { undoBulk } from '../../src/log/undo-bulk.ts';
import { writing } from '../../src/log/writing.ts';
import { ANY_NOTICE, type NoticeFilter } from '../../src/model/notice-filter.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, countBy, day, decision, instant, notice, takeIn } from './world.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const removed: BulkDecision = decisionOn('ACTION_REMOVED', day('2026-03-20'));

function decisionOn(action: string, decided: BulkDecision['decided']): BulkDecision {
  const { order: _o, delay: _d, itemsAffected: _i, ...rest } = decision(action, decided);
  return { ...rest, decided };
}

describe.each(ENGINES)('a decision for a whole list on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await freshLog(engine);
  });
  afterAll(() => log.close());
  afterEach(async () => expect(await findStateDifferences(log.db), 'states kept for lists').toEqual([]));

  const by = <T>(work: (db: Db, at: Actor) => Promise<T>) => writing(log, actor(NOW), work);
  let month = 0;
  /** A list of its own for each test: notices that only its filter leaves. */
  async function list(): Promise<NoticeFilter> {
    month += 1;
    const service = `Service ${month}`;
    const at = `2026-06-01T08:00:00.${String(month).padStart(3, '0')}Z`;
    const named = (name: string) => `${name} ${month}`;
    await takeIn(
      log,
      [
        notice(named('open'), { service }),
        notice(named('exact'), { service, sent: instant('2026-03-11T09:00:00.000Z', '2026-03-11') }),
        notice(named('acknowledged'), { service, decisions: [decision('PENDING_ACK_ONLY', day('2026-03-11'))] }),
        notice(named('refused'), { service, decisions: [decision('NO_ACTION_NOT_ILLEGAL', day('2026-03-12'))] }),
        notice(named('removed'), { service, decisions: [decision('ACTION_REMOVED', day('2026-03-12'))] }),
        notice(named('later'), { service, sent: day('2026-03-21') }),
        notice(named('elsewhere'), { service: 'Somewhere else' }),
      ],
      at,
    );
    const { id } = await log.db.selectFrom('service').select('id').where('name', '=', service).executeTakeFirstOrThrow();
    return { ...ANY_NOTICE, serviceId: id };
  }
  const preview = (filter: NoticeFilter, given = removed) => previewBulk(log.db, filter, given, actor(NOW));
  const decide = (filter: NoticeFilter, expected: number, given = removed) => by((db, at) => decideInBulk(db, filter, expected, given, at));
  const idOf = async (reference: string) =>
    (await log.db.selectFrom('notice').select('id').where('reference', '=', reference).executeTakeFirstOrThrow()).id;
  const standing = async (reference: string) => {
    const { decisions } = await readNoticeById(log.db, await idOf(reference));
    return decisions.filter((one) => one.superseded_at === null);
  };
  const decidedByHand = async (reference: string, corrects: number | null = null) => {
    const id = await idOf(reference);
    const given = decision('NO_ACTION_NOT_FOUND', day('2026-03-25'));
    await by(async (db, at) => decideNotice(db, await readNoticeById(db, id), given, { corrects, reason: null }, at));
  };

  it('the preview says how many get it, how many not and why, with examples, and writes nothing', async () => {
    const filter = await list();
    const before = await log.db.selectFrom('decision').select('id').execute();
    const { examples, ...counts } = await preview(filter);
    expect(counts).toEqual({ matching: 6, getting: 3, decided: 1, sameAlready: 1, sentLater: 1 });
    expect(examples.map(({ reference, sentOn }) => [reference.split(' ')[0], sentOn])).toEqual([
      ['open', '2026-03-10'],
      ['acknowledged', '2026-03-10'],
      ['exact', '2026-03-11'],
    ]);
    expect(await log.db.selectFrom('decision').select('id').execute()).toEqual(before);
  });

  it('records what one by one would have been recorded', async () => {
    const filter = await list();
    const exact = { ...removed, decided: instant('2026-03-20T10:30:00.000Z', '2026-03-20'), ground: 'law' as const };
    const { bulkId } = await decide(filter, 3, exact);
    const references = ['open', 'exact', 'acknowledged'].map((name) => `${name} ${month}`);
    for (const reference of references) {
      const before = (await standing(reference)).at(-1);
      const { id: _id, ...row } = before ?? { id: 0 };
      await decideAlone(reference, before?.id ?? 0, exact);
      const { id: _alone, ...alone } = (await standing(reference)).at(-1) ?? { id: 0 };
      expect({ ...row, recorded_at: '' }).toEqual({ ...alone, recorded_at: '' });
    }
    expect(await log.db.selectFrom('bulk_decision').select('decision_id').where('bulk_id', '=', bulkId).execute()).toHaveLength(3);
  });

  /** Takes the place of the row of the bulk act with one entered for the notice alone. */
  async function decideAlone(reference: string, corrects: number, given: BulkDecision) {
    const id = await idOf(reference);
    const alone = { ...given, order: 'first' as const, delay: null, itemsAffected: null };
    await by(async (db, at) => decideNotice(db, await readNoticeById(db, id), alone, { corrects, reason: null }, at));
  }

  it('is counted, and the list then says that it is decided', async () => {
    const before = (await countBy(log, 'action'))['ACTION_REMOVED'] ?? 0;
    const filter = await list();
    await decide(filter, 3);
    expect((await countBy(log, 'action'))['ACTION_REMOVED']).toBe(before + 4);
    expect(await preview(filter)).toMatchObject({ matching: 6, getting: 0, sameAlready: 4, examples: [] });
    await expect(decide(filter, 0)).rejects.toMatchObject({ code: 'bulk.nothing' });
  });

  it('is refused when the list changed since it was looked at', async () => {
    const filter = await list();
    const { getting } = await preview(filter);
    await decidedByHand(`open ${month}`);
    await expect(decide(filter, getting)).rejects.toMatchObject({ code: 'bulk.changed', exit: 6, details: { expected: 3, now: 2 } });
    expect(await standing(`exact ${month}`)).toEqual([]);
  });

  it.each([
    ['of the future', decisionOn('ACTION_REMOVED', day('2026-11-23')), 'date.out-of-range'],
    ['of an action that does not exist', decisionOn('NONSENSE', day('2026-03-20')), 'action.unknown'],
  ])('is refused %s', async (_what, given, code) => {
    const filter = await list();
    await expect(preview(filter, given)).rejects.toMatchObject({ code });
    await expect(decide(filter, 3, given)).rejects.toMatchObject({ code });
  });

  it('is taken back as one, but for notices that somebody worked on since', async () => {
    const filter = await list();
    const untouched = await standing(`removed ${month}`);
    const { bulkId } = await decide(filter, 3);
    const corrected = (await standing(`open ${month}`))[0]?.id ?? 0;
    await decidedByHand(`open ${month}`, corrected);
    const complaint = { kind: 'complaint', on: '2026-04-01', result: null, until: null } as const;
    const exactId = await idOf(`exact ${month}`);
    await by((db, at) => addEvent(db, exactId, complaint, at));
    const result = await by((db, at) => undoBulk(db, bulkId, at));
    expect(result).toEqual({ undone: 1, kept: [`open ${month}`, `exact ${month}`] });
    expect((await standing(`open ${month}`)).map(({ action }) => action)).toEqual(['NO_ACTION_NOT_FOUND']);
    expect((await standing(`exact ${month}`)).map(({ action }) => action)).toEqual(['ACTION_REMOVED']);
    expect((await standing(`acknowledged ${month}`)).map(({ action }) => action)).toEqual(['PENDING_ACK_ONLY']);
    expect(await standing(`removed ${month}`)).toEqual(untouched);
    expect(await preview(filter)).toMatchObject({ getting: 1 });
    expect((await listBulks(log.db))[0]).toMatchObject({ id: bulkId, notices: 3, undone: { by: 'invented analyst', kept: 2 } });
    await expect(by((db, at) => undoBulk(db, bulkId, at))).rejects.toMatchObject({ code: 'bulk.already-undone' });
    await expect(by((db, at) => undoBulk(db, 999, at))).rejects.toMatchObject({ code: 'bulk.unknown' });
  });

  it('does not keep the reference a list was searched by', async () => {
    await list();
    await decide({ ...ANY_NOTICE, text: `open ${month}` }, 1);
    const [bulk] = await listBulks(log.db);
    expect(bulk?.filter.text).toBe('');
    expect(JSON.stringify(await log.db.selectFrom('bulk').selectAll().execute())).not.toContain(`open ${month}`);
  });
});
