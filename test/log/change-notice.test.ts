// A person edits a notice: earlier values stay, whoever was slower is told, and sources go on to be heard.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/log/audit-trail.ts';
import { changeNotice, type NoticeChange, recordReceipt } from '../../src/log/change-notice.ts';
import type { Db, Log } from '../../src/log/db.ts';
import { saveFlagger } from '../../src/log/documents.ts';
import { addNotice, decideNotice } from '../../src/log/hand.ts';
import { addEvent } from '../../src/log/notice-events.ts';
import { noticeStamp, readNoticeById, refuseStale } from '../../src/log/notice-file.ts';
import { fullHistory } from '../../src/log/notice-history.ts';
import { removeNotice, restoreNotice } from '../../src/log/remove-notice.ts';
import { findStateDifferences } from '../../src/log/states-check.ts';
import { undoImport } from '../../src/log/undo.ts';
import { writing } from '../../src/log/writing.ts';
import type { Notice } from '../../src/model/notice.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, countBy, day, decision, flagger, GROOMING, instant, MINORS, notice, takeIn } from './world.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const HATE = 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH';

describe.each(ENGINES)('a notice changed by a person on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await freshLog(engine);
    await writing(log, actor('2026-01-01T08:00:00.000Z'), (db, at) => saveFlagger(db, flagger(), at));
    await takeIn(log, [notice('first', { service: 'Instagram' })], '2026-05-01T08:00:00.000Z');
  });
  afterAll(() => log.close());
  afterEach(async () => expect(await findStateDifferences(log.db), 'states kept for lists').toEqual([]));

  const by = <T>(work: (db: Db, at: Actor) => Promise<T>, who = 'invented analyst', now = NOW) =>
    writing(log, { ...actor(now), by: who }, work);
  let count = 0;
  /** Takes a notice in with an import of its own and returns its number and reference. */
  async function imported(more: Partial<Notice> = {}) {
    count += 1;
    const reference = `case-${count}`;
    const at = `2026-06-01T08:00:00.${String(count).padStart(3, '0')}Z`;
    const { importId } = await takeIn(log, [notice(reference, more)], at);
    const { id } = await log.db.selectFrom('notice').select('id').where('reference', '=', reference).executeTakeFirstOrThrow();
    return { id, reference, importId };
  }
  const change = (id: number, values: NoticeChange, seen: string | null = null) => by((db, at) => changeNotice(db, id, seen, values, at));
  const stampOf = async (id: number) => noticeStamp(await readNoticeById(log.db, id));
  const valuesOf = async (id: number) => (await readNoticeById(log.db, id)).notice;

  it('keeps the earlier values, says what changed, and is counted by the new ones', async () => {
    const { id, reference } = await imported();
    const before = await valuesOf(id);
    const changes = await change(id, { service: 'Instagram', category: HATE, items: 3, channel: 'voluntary-programme' });
    expect(changes).toEqual([
      { field: 'service', from: 'TikTok', to: 'Instagram' },
      { field: 'category', from: MINORS, to: HATE },
      { field: 'subcategory', from: GROOMING, to: null },
      { field: 'channel', from: 'article-16', to: 'voluntary-programme' },
      { field: 'items', from: 1, to: 3 },
    ]);
    const past = await log.db.selectFrom('notice_past').selectAll().where('notice_id', '=', id).execute();
    const { id: _id, removed_at: _removed, ...values } = before;
    expect(past).toMatchObject([{ ...values, superseded_at: NOW }]);
    expect(await valuesOf(id)).toMatchObject({ reference, items: 3, import_id: null, recorded_at: NOW });
    expect(await countBy(log, 'category')).toMatchObject({ [HATE]: 1 });
    expect(await log.db.selectFrom('notice_state').select('items').where('notice_id', '=', id).execute()).toEqual([{ items: 3 }]);
  });

  it('writes nothing where nothing is different', async () => {
    const { id } = await imported();
    expect(await change(id, { service: 'TikTok', sent: day('2026-03-10'), subcategory: GROOMING, category: MINORS })).toEqual([]);
    expect(await valuesOf(id)).not.toMatchObject({ import_id: null });
    expect(await log.db.selectFrom('notice_past').select('id').where('notice_id', '=', id).execute()).toEqual([]);
  });

  it('is complete under Article 16(2) as its list and its type say then', async () => {
    const { id } = await imported({ checklist: { reasons: 'yes', location: 'yes', submitter: 'no', goodFaith: 'yes' } });
    expect((await valuesOf(id)).complete).toBe('yes');
    await change(id, { category: HATE });
    expect((await valuesOf(id)).complete).toBe('no');
    await change(id, { checklist: { reasons: 'yes', location: 'yes', submitter: 'yes', goodFaith: 'yes' } });
    expect((await valuesOf(id)).complete).toBe('yes');
  });

  it('lies inside the area when an item of it is named, and no longer when it is taken away', async () => {
    const { id } = await imported();
    await change(id, { areaItem: 'grooming' });
    expect(await valuesOf(id)).toMatchObject({ area_item: 'grooming', in_area: 'yes' });
    await change(id, { areaItem: null });
    expect(await valuesOf(id)).toMatchObject({ area_item: null, in_area: null });
  });

  it('measures the time to a decision anew when the date of sending is corrected, but for what the source reported', async () => {
    const told = [
      decision('ACTION_REMOVED', day('2026-03-12')),
      decision('ACTION_WARNING', day('2026-03-12'), { delay: { value: 9, unit: 'hour' } }),
    ];
    const { id } = await imported({ decisions: told });
    await change(id, { sent: day('2026-03-05') });
    const { decisions } = await readNoticeById(log.db, id);
    expect(decisions.map((one) => [one.action, one.delay_value, one.delay_unit, one.superseded_by])).toEqual([
      ['ACTION_REMOVED', 2, 'day', 'change'],
      ['ACTION_WARNING', 9, 'hour', null],
      ['ACTION_REMOVED', 7, 'day', null],
    ]);
  });

  // What is refused is decided before any statement of its own: one engine is enough.
  it.each<[string, NoticeChange, string]>(
    engine !== 'sqlite'
      ? []
      : [
          ['a service the log does not know', { service: 'Nobody Knows It' }, 'provider.unknown'],
          ['a type that does not exist', { category: 'NONSENSE' }, 'category.unknown'],
          ['a subcategory of another type', { category: HATE, subcategory: GROOMING }, 'category.unknown'],
          ['an area item no award has', { areaItem: 'nothing' }, 'area-item.unknown'],
          ['sent in the future', { sent: day('2026-11-23') }, 'date.out-of-range'],
          ['sent after its decision', { sent: day('2026-03-13') }, 'date.out-of-range'],
          ['received before it was sent', { receipt: day('2026-03-09') }, 'date.out-of-range'],
          ['verified in the future', { verified: day('2026-11-23') }, 'date.out-of-range'],
          ['fewer items than a decision touched', { items: 1 }, 'number.invalid'],
          ['no item', { items: 0 }, 'number.invalid'],
        ],
  )('is refused: %s', async (_what, values, code) => {
    const { id } = await imported({ items: 3, decisions: [decision('ACTION_REMOVED', day('2026-03-12'), { itemsAffected: 2 })] });
    const before = await readNoticeById(log.db, id);
    await expect(change(id, values)).rejects.toMatchObject({ code });
    expect(await readNoticeById(log.db, id)).toEqual(before);
  });

  it('has its receipt recorded (Article 16(4))', async () => {
    const { id } = await imported({ sent: instant('2026-03-10T09:00:00.000Z', '2026-03-10') });
    const receipt = instant('2026-03-10T09:05:00.000Z', '2026-03-10');
    expect(await by((db, at) => recordReceipt(db, id, null, receipt, at))).toEqual([{ field: 'receipt', from: null, to: receipt.at }]);
    const early = instant('2026-03-10T08:59:00.000Z', '2026-03-10');
    await expect(by((db, at) => recordReceipt(db, id, null, early, at))).rejects.toMatchObject({ code: 'date.out-of-range' });
  });

  describe('while another looks at it', () => {
    it('tells the slower one who was faster and with what, and loses nothing', async () => {
      const { id } = await imported();
      const seen = await stampOf(id);
      await by((db, at) => changeNotice(db, id, seen, { items: 2, language: 'nl' }, at), 'Ana');
      const error = await change(id, { items: 5 }, seen).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'notice.changed-meanwhile', exit: 6 });
      expect(error).toMatchObject({ details: { by: 'Ana', at: await stampOf(id), fields: ['items', 'language'] } });
      expect((await valuesOf(id)).items).toBe(2);
      expect(await change(id, { items: 5 }, await stampOf(id))).toHaveLength(1);
    });

    it('notices decisions, events and removals as well', async () => {
      const { id } = await addedByHand('H-900');
      const acts = [
        ['decisions', (db: Db, at: Actor) => decided(db, id, at)],
        ['events', (db: Db, at: Actor) => addEvent(db, id, { kind: 'follow-up', on: '2026-04-01', result: null, until: null }, at)],
        ['removed', (db: Db, at: Actor) => removeNotice(db, id, null, at)],
      ] as const;
      for (const [field, work] of acts) {
        const seen = await stampOf(id);
        expect((await refuseStale(log.db, id, seen)).notice.id).toBe(id);
        await by<unknown>(work, 'Bo');
        await expect(refuseStale(log.db, id, seen)).rejects.toMatchObject({ details: { by: 'Bo', fields: [field] } });
      }
    });
  });

  async function decided(db: Db, id: number, at: Actor) {
    const options = { corrects: null, reason: null };
    return decideNotice(db, await readNoticeById(db, id), decision('ACTION_REMOVED', day('2026-03-12')), options, at);
  }

  async function addedByHand(reference: string) {
    await by((db, at) => addNotice(db, notice(reference), at));
    return log.db.selectFrom('notice').select('id').where('reference', '=', reference).executeTakeFirstOrThrow();
  }

  describe('and its source', () => {
    it('saying the same again leaves the change alone; saying something new takes over', async () => {
      const { id, reference } = await imported();
      await change(id, { items: 7 });
      expect((await takeIn(log, [notice(reference)], '2026-11-22T13:00:00.000Z')).outcomes).toEqual(['unchanged']);
      expect((await valuesOf(id)).items).toBe(7);
      expect((await takeIn(log, [notice(reference, { language: 'fr' })], '2026-11-22T14:00:00.000Z')).outcomes).toEqual(['updated']);
      expect(await valuesOf(id)).toMatchObject({ items: 1, language: 'fr' });
    });

    it('undoing the import keeps what was changed by hand and names it', async () => {
      const { id, reference, importId } = await imported();
      await change(id, { items: 7 });
      expect(await by((db, at) => undoImport(db, importId, at))).toMatchObject({ removed: 0, kept: [reference] });
      expect(await valuesOf(id)).toMatchObject({ items: 7, removed_at: null });
    });
  });

  describe('entered by mistake', () => {
    it('is counted no more, and again when it is brought back', async () => {
      const counted = async () => (await countBy(log, 'month'))['2026-03'];
      const { id } = await addedByHand('H-901');
      const before = (await counted()) ?? 0;
      await by((db, at) => removeNotice(db, id, null, at));
      expect(await counted()).toBe(before - 1);
      await expect(change(id, { items: 2 })).rejects.toMatchObject({ code: 'notice.removed' });
      await by((db, at) => restoreNotice(db, id, at));
      expect(await counted()).toBe(before);
      await expect(by((db, at) => restoreNotice(db, id, at))).rejects.toMatchObject({ code: 'notice.not-removed' });
    });

    it('is not what an import told: that leaves with the import', async () => {
      const { id, importId } = await imported();
      await expect(by((db, at) => removeNotice(db, id, null, at))).rejects.toMatchObject({ code: 'notice.imported' });
      await by((db, at) => undoImport(db, importId, at));
      await expect(by((db, at) => restoreNotice(db, id, at))).rejects.toMatchObject({ code: 'notice.imported' });
    });
  });

  it('has one history of values, decisions, events and imports, with who, when, from what to what', async () => {
    const { id, reference, importId } = await imported();
    const { importId: again } = await takeIn(log, [notice(reference)], '2026-07-01T08:00:00.000Z');
    await by((db, at) => changeNotice(db, id, null, { items: 2 }, at), 'Ana', '2026-12-01T08:00:00.000Z');
    const first = await by((db, at) => decided(db, id, at), 'Bo');
    const corrects = { corrects: first, reason: 'wrong line' };
    const refusal = decision('NO_ACTION_NOT_ILLEGAL', day('2026-03-12'));
    await by(async (db, at) => decideNotice(db, await readNoticeById(db, id), refusal, corrects, at), 'Ana');
    await by((db, at) => addEvent(db, id, { kind: 'complaint', on: '2026-04-01', result: null, until: null }, at), 'Bo');
    const history = await fullHistory(log.db, id);
    expect(history.map(({ kind, by: who, act, importId: from }) => [kind, who, act, from])).toEqual([
      ['entered', 'invented analyst', 'import.done', importId],
      ['told', 'invented analyst', 'import.done', again],
      ['changed', 'Ana', 'notice.changed', null],
      ['decision', 'Bo', 'decision.recorded', null],
      ['decision-corrected', 'Ana', 'decision.corrected', null],
      ['event', 'Bo', 'event.added', null],
    ]);
    expect(history[0]?.changes).toContainEqual({ field: 'service', from: null, to: 'TikTok' });
    expect(history[2]?.changes).toEqual([{ field: 'items', from: 1, to: 2 }]);
    expect(history[4]?.changes).toEqual([{ field: 'action', from: 'ACTION_REMOVED', to: 'NO_ACTION_NOT_ILLEGAL' }]);
    expect(history[5]?.changes).toContainEqual({ field: 'until', from: null, to: '2026-09-12' });
    expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).sort());
  });

  it('shows in its history when it left and came back', async () => {
    const { id } = await addedByHand('H-902');
    await by((db, at) => removeNotice(db, id, null, at), 'Ana');
    await by((db, at) => restoreNotice(db, id, at), 'Bo');
    expect((await fullHistory(log.db, id)).map(({ kind, by: who }) => [kind, who])).toEqual([
      ['entered', 'invented analyst'],
      ['removed', 'Ana'],
      ['restored', 'Bo'],
    ]);
  });
});
