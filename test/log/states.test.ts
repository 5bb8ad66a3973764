// What lists read is kept up with every act: it must be what a recount from the notices and decisions would give.
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { erase } from '../../src/log/erasure.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { addNotice, decideNotice, readNotice } from '../../src/log/hand.ts';
import { recountStates } from '../../src/log/states.ts';
import { findStateDifferences } from '../../src/log/states-check.ts';
import { undoImport } from '../../src/log/undo.ts';
import { removeUnseen } from '../../src/log/unreferenced.ts';
import { writing } from '../../src/log/writing.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, countBy, day, decision, flagger, instant, MINORS, notice, takeIn } from './world.ts';

const AT = '2026-06-01T08:00:00.000Z';
const MARK = '@0123abcd';

const outcomes = [
  [],
  [decision('ACTION_REMOVED', day('2026-03-20'))],
  [decision('PENDING_ACK_ONLY', day('2026-03-11')), decision('NO_ACTION_NOT_ILLEGAL', day('2026-04-02'), { order: 'later' })],
  [decision('ACTION_REMOVED', day('2026-03-20')), decision('ACTION_ACCOUNT_SUSPENDED', day('2026-03-20'))],
  [decision('PENDING_NO_REPLY', null)],
  [decision('ACTION_REMOVED', null, { order: 'later' })],
] as const;

const told = fc.record({
  reference: fc.constantFrom('a', 'b', 'c', 'd', `e${MARK}`),
  service: fc.constantFrom('TikTok', 'Example Forum', null),
  category: fc.constantFrom(MINORS, 'STATEMENT_CATEGORY_VIOLENCE'),
  sent: fc.constantFrom(day('2026-02-28'), day('2026-03-10'), instant('2026-02-28T23:30:00.000Z', '2026-03-01')),
  items: fc.integer({ min: 1, max: 3 }),
  outcome: fc.nat(outcomes.length - 1),
});
const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      records: fc.uniqueArray(told, { selector: (one) => one.reference, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      reference: told.map((one) => one.reference),
      action: fc.constantFrom('ACTION_REMOVED', 'PENDING_ACK_ONLY'),
    }),
  },
  fc.record({ kind: fc.constant('undo' as const), import: fc.nat(3) }),
  fc.record({ kind: fc.constant('hand' as const) }),
  fc.record({ kind: fc.constant('forget' as const), reference: told.map((one) => one.reference) }),
  fc.record({ kind: fc.constant('zone' as const), zone: fc.constantFrom('Europe/Brussels', 'UTC', 'America/New_York') }),
  fc.record({ kind: fc.constant('unseen' as const) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Acts that the log refuses (an import already undone, a notice that is not there) leave it as it was. */
async function perform(log: Log, one: Act, at: string): Promise<void> {
  const inLog = <T>(work: Parameters<typeof writing<T>>[2]) => writing(log, actor(at), work).catch(refused);
  switch (one.kind) {
    case 'import': {
      const records = one.records.map(({ outcome, reference, category, ...more }) =>
        notice(reference, {
          ...more,
          category,
          subcategory: null,
          hasOwnReference: !reference.endsWith(MARK),
          decisions: outcomes[outcome] ?? [],
        }),
      );
      if (records.length > 0) await takeIn(log, records, at);
      return;
    }
    case 'decide':
      await inLog(async (db, who) => {
        const file = await readNotice(db, one.reference, null);
        const standing = file.decisions.find((row) => row.superseded_at === null)?.id ?? null;
        const { order: _order, ...values } = decision(one.action, day('2026-05-01'));
        await decideNotice(db, file, values, { corrects: standing, reason: null }, who);
      });
      return;
    case 'undo':
      await inLog((db, who) => undoImport(db, one.import, who));
      return;
    case 'hand':
      await inLog((db, who) => addNotice(db, notice('', { hasOwnReference: false, service: null }), who));
      return;
    case 'forget':
      await inLog((db, who) => erase(db, { kind: 'reference', reference: one.reference, source: null }, who));
      return;
    case 'zone':
      await inLog((db, who) => enterFlagger(db, flagger({ timeZone: one.zone }), who));
      return;
    case 'unseen':
      await inLog(async (db, who) => {
        const crm = await db.selectFrom('source').select('id').where('code', '=', 'crm').executeTakeFirst();
        if (crm) await removeUnseen(db, crm.id, MARK, () => false, who);
      });
  }
}

function refused(error: unknown): void {
  if ((error as { code?: string }).code === undefined) throw error;
}

/** Main actions as the counting for reports finds them, by code that shares nothing with the sums. */
async function tallied(log: Log): Promise<Record<string, number>> {
  const { rows } = await sql<{ action: string | null; notices: number | string }>`
    select code.code as action, sum(notices) as notices from tally left join code on code.id = tally.action_id group by 1`.execute(log.db);
  return Object.fromEntries(rows.map((row) => [row.action ?? 'NOT_RECORDED', Number(row.notices)]));
}

describe.each(ENGINES)('states and sums on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog(engine);
  });
  afterEach(() => log.close());

  it('are after any acts what a recount gives, and count main actions as a report does', async () => {
    const runs = engine === 'sqlite' ? 25 : 4;
    let hour = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 8 }), async (acts) => {
        // One log for all runs: each goes on from what those before left.
        for (const one of acts) {
          hour += 1;
          await perform(log, one, new Date(Date.parse(AT) + hour * 3_600_000).toISOString());
          expect(await findStateDifferences(log.db), JSON.stringify(one)).toEqual([]);
        }
        expect(await tallied(log)).toEqual(await countBy(log, 'action'));
      }),
      { numRuns: runs, endOnFailure: true },
    );
    const before = await log.db.selectFrom('notice_state').selectAll().orderBy('notice_id').execute();
    await log.db.transaction().execute((db) => recountStates(db));
    expect(await log.db.selectFrom('notice_state').selectAll().orderBy('notice_id').execute()).toEqual(before);
    expect(before.length).toBeGreaterThan(3);
  });

  it('say the decision that counts, its day, and when anything about the notice last changed', async () => {
    await takeIn(log, [notice('a', { decisions: outcomes[2] }), notice('b'), notice('c', { decisions: outcomes[5] })], AT);
    const state = (reference: string) =>
      log.db
        .selectFrom('notice_state')
        .innerJoin('notice', 'notice.id', 'notice_state.notice_id')
        .leftJoin('code', 'code.id', 'action_id')
        .select(['code.code', 'answer', 'decided_on', 'changed_at'])
        .where('reference', '=', reference)
        .executeTakeFirst();
    expect(await state('a')).toEqual({ code: 'NO_ACTION_NOT_ILLEGAL', answer: 'no_action', decided_on: '2026-04-02', changed_at: AT });
    expect(await state('b')).toEqual({ code: null, answer: 'none', decided_on: null, changed_at: AT });
    // A later decision without a date cannot be placed in time: it does not count.
    expect(await state('c')).toMatchObject({ code: null, answer: 'none' });
    await perform(log, { kind: 'decide', reference: 'b', action: 'ACTION_REMOVED' }, '2026-07-01T08:00:00.000Z');
    expect(await state('b')).toEqual({
      code: 'ACTION_REMOVED',
      answer: 'action',
      decided_on: '2026-05-01',
      changed_at: '2026-07-01T08:00:00.000Z',
    });
    await perform(log, { kind: 'undo', import: 1 }, '2026-08-01T08:00:00.000Z');
    expect([await state('a'), (await state('b'))?.answer]).toEqual([undefined, 'action']);
  });

  it('leave with a notice of a file that no longer holds it', async () => {
    await takeIn(log, [notice(`x${MARK}`, { hasOwnReference: false }), notice('y')], AT);
    await perform(log, { kind: 'unseen' }, '2026-07-01T08:00:00.000Z');
    expect(await findStateDifferences(log.db)).toEqual([]);
    expect(await tallied(log)).toEqual({ NOT_RECORDED: 1 });
  });

  it('are found wrong where a row was changed behind their back', async () => {
    await takeIn(log, [notice('a'), notice('b')], AT);
    expect(await findStateDifferences(log.db)).toEqual([]);
    await log.db.updateTable('notice').set({ items: 7 }).where('reference', '=', 'a').execute();
    expect((await findStateDifferences(log.db)).map(({ table, which }) => [table, which])).toEqual([
      ['notice_state', 'kept'],
      ['notice_state', 'missing'],
    ]);
    await log.db.updateTable('tally').set({ notices: 5 }).execute();
    await log.db.deleteFrom('open_tally').execute();
    expect(new Set((await findStateDifferences(log.db)).map(({ table }) => table))).toEqual(
      new Set(['notice_state', 'tally', 'open_tally']),
    );
    await recountStates(log.db);
    expect(await findStateDifferences(log.db)).toEqual([]);
  });
});
