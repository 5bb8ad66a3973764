// A report is counted from kept sums and from what differs from them: whatever was done to the log, and whatever is asked, it must be what a
// full count gives, field by field.
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CountQuestion, countNotices } from '../../src/log/counts.ts';
import type { Db, Log } from '../../src/log/db.ts';
import { countBorderSpans, countLearntLater } from '../../src/log/draft-asks.ts';
import { mergeEqual } from '../../src/log/merge-equal.ts';
import { countForReport, prepareSums } from '../../src/log/report-counts.ts';
import { findReportDifferences, foldSums, makeSums, readCuts } from '../../src/log/report-fold.ts';
import { afterAllRecorded } from '../../src/log/touched.ts';
import { writing } from '../../src/log/writing.ts';
import type { Counts, FullCounts } from '../../src/model/count.ts';
import { compareText } from '../../src/model/normalise.ts';
import { AFTER_EVERY_INSTANT } from '../../src/model/period.ts';
import { examples } from '../deep.ts';
import { ENGINES, freshLog } from './engines.ts';
import { act, noticeOf, outcomes, perform, records, type Told } from './report-acts.ts';
import { actor, day, decision, flagger, GROOMING, MINORS, notice, question, takeIn } from './world.ts';

const START = Date.parse('2026-06-01T08:00:00.000Z');

const SUSPENDED = flagger({
  awards: [
    {
      ...flagger().awards[0],
      area: [
        { code: 'grooming', label: { en: 'Grooming' }, categories: [GROOMING], firstOn: '2025-12-01', lastOn: '2026-03-12' },
        { code: 'all', label: { en: 'All' }, categories: [MINORS], condition: { en: 'Hard cases' }, firstOn: '2026-03-13' },
      ],
      status: [
        { on: '2025-12-01', kind: 'awarded' },
        { on: '2026-03-15', kind: 'suspended' },
        { on: '2026-04-02', kind: 'reinstated' },
      ],
    },
  ],
});

/** What a report is made from, out of a full count. */
function forReport({ counts, ...beside }: FullCounts): Counts {
  return {
    crossed: mergeEqual(
      counts.map(({ standing, channel, provider, service, category, action, notices, items }) => ({
        standing,
        channel,
        provider,
        service,
        category,
        action,
        notices,
        items,
      })),
    ),
    types: mergeEqual(
      counts.map(({ standing, channel, category, subcategory, action, inArea, notices, items }) => ({
        standing,
        channel,
        category,
        subcategory,
        action,
        inArea,
        notices,
        items,
      })),
    ),
    outcomes: mergeEqual(counts.map(({ provider: _p, service: _s, category: _c, subcategory: _t, inArea: _i, ...outcome }) => outcome)),
    ...beside,
    durations: [...beside.durations].sort(
      (a, b) => compareText(`${a.provider ?? ''} ${a.unit}`, `${b.provider ?? ''} ${b.unit}`) || a.value - b.value,
    ),
  };
}

const asked = fc.record({
  period: fc.constantFrom(
    { first: '2026-01-01', last: '2026-12-31' },
    { first: '2025-12-22', last: '2026-12-21' },
    { first: '2026-03-01', last: '2026-03-11' },
    { first: '2026-03-10', last: '2026-03-10' },
  ),
  asOfOn: fc.constantFrom('2026-12-31', '2026-06-30', '2026-05-10', '2026-03-20'),
  /** How many acts ago; more than six: as held now. */
  ago: fc.nat(9),
  spanDay: fc.constantFrom(null, 'first', 'last') as fc.Arbitrary<'first' | 'last' | null>,
  flagger: fc.constantFrom(null, flagger(), SUSPENDED, SUSPENDED),
});

/** Counted by a statement of its own, over what was held. */
async function spansOver(db: Db, { period: { first, last }, knownBefore }: CountQuestion): Promise<number> {
  const { rows } = await sql<{ notices: number | string }>`
    select count(*) as notices from (
      select sent_first_on, sent_last_on from notice where recorded_at < ${knownBefore} and (removed_at is null or removed_at >= ${knownBefore})
      union all
      select sent_first_on, sent_last_on from notice_past where recorded_at < ${knownBefore} and superseded_at >= ${knownBefore}) n
    where (sent_first_on < ${first} and sent_last_on >= ${first}) or (sent_first_on <= ${last} and sent_last_on > ${last})`.execute(db);
  return Number(rows[0]?.notices);
}

describe.each(ENGINES)('counting for a report on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog(engine);
  });
  afterEach(() => log.close());

  const same = async (one: CountQuestion) => {
    expect(await countForReport(log.db, one)).toEqual(forReport(await countNotices(log.db, one)));
    expect(await countBorderSpans(log.db, one)).toBe(await spansOver(log.db, one));
  };

  it('from kept sums gives what a full count gives, after any acts and whatever is asked', { timeout: 600_000 }, async () => {
    let hour = 0;
    const instants: string[] = ['2026-01-01T00:00:00.000Z'];
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 3, maxLength: 8 }),
        fc.array(asked, { minLength: 2, maxLength: 4 }),
        async (acts, questions) => {
          // One log for all runs: each goes on from what those before left.
          for (const one of acts) {
            hour += 1;
            await perform(log, one, new Date(START + hour * 3_600_000).toISOString());
            instants.push(await afterAllRecorded(log.db));
            expect(await findReportDifferences(log.db), JSON.stringify(one)).toEqual([]);
          }
          for (const { ago, ...one } of questions) {
            const knownBefore = ago > 6 ? AFTER_EVERY_INSTANT : (instants.at(-1 - ago) ?? '');
            await same({ ...one, knownBefore });
          }
          counted = (await countForReport(log.db, question({ knownBefore: AFTER_EVERY_INSTANT }))).crossed.length;
        },
      ),
      { numRuns: examples(engine === 'sqlite' ? 100 : 10), endOnFailure: true },
    );
    expect(counted).toBeGreaterThan(2);
  });

  it('prepares the sums in a draft, with slices that begin at its borders', async () => {
    const some: readonly Told[] = fc.sample(records, { numRuns: 1, seed: 7 })[0] ?? [];
    await takeIn(log, some.map(noticeOf), '2026-06-01T08:00:00.000Z');
    const one = question({ period: { first: '2025-12-22', last: '2026-12-21' }, flagger: SUSPENDED, knownBefore: AFTER_EVERY_INSTANT });
    await writing(log, actor('2026-06-02T08:00:00.000Z'), (db, who) => prepareSums(db, one, who.now));
    await same(one);
    const cuts = await readCuts(log.db);
    expect(cuts).toEqual(['2025-12-22', '2026-03-13', '2026-03-15', '2026-04-02', '2026-12-22']);
    expect(await findReportDifferences(log.db)).toEqual([]);
    await takeIn(log, [notice('late', { sent: day('2026-03-14') })], '2026-06-03T08:00:00.000Z');
    await same(one);
    await same({ ...one, knownBefore: '2026-06-02T12:00:00.000Z' });
    expect(await countLearntLater(log.db, { ...one, knownBefore: '2026-06-02T12:00:00.000Z' })).toBe(1);
  });

  it('finds a decision dated after the as-of day, also one dated after the day it was recorded on', async () => {
    const decided = decision('ACTION_REMOVED', day('2026-06-20'));
    await takeIn(log, [notice('a', { decisions: [decided] }), notice('b', { decisions: outcomes[2] })], '2026-06-01T08:00:00.000Z');
    await log.db.transaction().execute((db) => foldSums(db, AFTER_EVERY_INSTANT));
    for (const asOfOn of ['2026-06-20', '2026-06-19', '2026-04-11', '2026-03-10'])
      await same(question({ asOfOn, knownBefore: AFTER_EVERY_INSTANT }));
  });

  it('finds sums wrong that were changed behind their back, and makes them anew', async () => {
    await takeIn(log, [notice('a'), notice('b')], '2026-06-01T08:00:00.000Z');
    await log.db.transaction().execute(async (db) => makeSums(db, await afterAllRecorded(db)));
    expect(await findReportDifferences(log.db)).toEqual([]);
    await log.db.updateTable('report_cross').set({ notices: 7 }).execute();
    await log.db.updateTable('notice').set({ setting: 'closed' }).where('reference', '=', 'a').execute();
    expect((await findReportDifferences(log.db)).map(({ table, which }) => [table, which])).toEqual([
      ['report_cross', 'kept'],
      ['report_cross', 'missing'],
      ['report_outcome', 'kept'],
      ['report_outcome', 'missing'],
      ['report_outcome', 'missing'],
    ]);
    await log.db.transaction().execute(async (db) => makeSums(db, await afterAllRecorded(db)));
    expect(await findReportDifferences(log.db)).toEqual([]);
  });
});
