// A report is counted from kept sums and from what differs from them: whatever was done to the log, and whatever is asked, it must be what a
// full count gives, field by field.
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeNotice } from '../../src/log/change-notice.ts';
import { loadCodes } from '../../src/log/codes.ts';
import { type CountQuestion, countNotices } from '../../src/log/counts.ts';
import type { Db, Log } from '../../src/log/db.ts';
import { countBorderSpans, countLearntLater } from '../../src/log/draft-asks.ts';
import { linkProvider } from '../../src/log/entity.ts';
import { erase } from '../../src/log/erasure.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { addNotice as addByHand, decideNotice, readNotice } from '../../src/log/hand.ts';
import { mergeEqual } from '../../src/log/merge-equal.ts';
import { merge } from '../../src/log/merges.ts';
import { decisionRow, noticeRow } from '../../src/log/notice-row.ts';
import { upsertNotices } from '../../src/log/notices.ts';
import { removeNotice, restoreNotice } from '../../src/log/remove-notice.ts';
import { countForReport, prepareSums } from '../../src/log/report-counts.ts';
import {
  closeSums,
  cutSlices,
  findReportDifferences,
  foldSums,
  makeSums,
  openSums,
  readCuts,
  writeSums,
} from '../../src/log/report-fold.ts';
import { lastNotice } from '../../src/log/report-rows.ts';
import { addNotice, noSums } from '../../src/log/report-tally.ts';
import { enterService, loadServiceBook } from '../../src/log/service-book.ts';
import { afterAllRecorded } from '../../src/log/touched.ts';
import { undoImport } from '../../src/log/undo.ts';
import { removeUnseen } from '../../src/log/unreferenced.ts';
import { upsertContext } from '../../src/log/upsert-context.ts';
import { writing } from '../../src/log/writing.ts';
import type { Counts, FullCounts } from '../../src/model/count.ts';
import { compareText } from '../../src/model/normalise.ts';
import type { Dated, Notice } from '../../src/model/notice.ts';
import { AFTER_EVERY_INSTANT } from '../../src/model/period.ts';
import { examples } from '../deep.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, day, decision, flagger, GROOMING, instant, MINORS, notice, question, takeIn } from './world.ts';

const START = Date.parse('2026-06-01T08:00:00.000Z');
const MARK = '@0123abcd';
const span = (firstOn: string, lastOn: string): Dated => ({ precision: 'month', at: null, firstOn, lastOn });

const outcomes = [
  [],
  [decision('ACTION_REMOVED', day('2026-03-20'), { ground: 'law', automated: 'fully' })],
  [
    decision('PENDING_ACK_ONLY', day('2026-03-11')),
    decision('NO_ACTION_NOT_ILLEGAL', day('2026-04-12'), { order: 'later', ground: 'terms' }),
  ],
  [decision('ACTION_REMOVED', day('2026-03-20'), { itemsAffected: 1 }), decision('ACTION_ACCOUNT_SUSPENDED', day('2026-03-20'))],
  [decision('PENDING_NO_REPLY', null), decision('ACTION_REMOVED', span('2026-04-01', '2026-04-30'), { order: 'later' })],
  [decision('ACTION_REMOVED', null, { order: 'later' })],
  [decision('ACTION_DISABLED_GEO', instant('2026-05-15T10:00:00.000Z', '2026-05-15'), { delay: { value: 30, unit: 'hour' } })],
  [decision('NOT_SENT_CHANNEL_FAILURE', day('2026-03-12'))],
] as const;

const told = fc.record({
  reference: fc.constantFrom('a', 'b', 'c', 'd', 'f', `e${MARK}`),
  service: fc.constantFrom('TikTok', 'Example Forum', null),
  category: fc.constantFrom(MINORS, 'STATEMENT_CATEGORY_VIOLENCE'),
  channel: fc.constantFrom('article-16', 'article-16', 'article-16', 'hotline-network') as fc.Arbitrary<Notice['channel']>,
  sent: fc.constantFrom(
    day('2026-02-28'),
    day('2026-03-10'),
    day('2026-03-15'),
    day('2025-12-31'),
    instant('2026-02-28T23:30:00.000Z', '2026-03-01'),
    span('2026-03-01', '2026-03-31'),
    span('2026-02-01', '2026-04-30'),
    span('2025-12-01', '2026-01-31'),
  ),
  items: fc.integer({ min: 1, max: 3 }),
  inArea: fc.constantFrom(null, null, 'yes', 'no') as fc.Arbitrary<Notice['inArea']>,
  setting: fc.constantFrom('public', 'closed') as fc.Arbitrary<Notice['setting']>,
  outcome: fc.nat(outcomes.length - 1),
});
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;
const records = fc.uniqueArray(told, { selector: (one) => one.reference, minLength: 1, maxLength: 4 });
const reference = told.map((one) => one.reference);
const cut = fc.constantFrom('2026-03-12', '2026-03-15', '2026-01-20', '2026-04-30');

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('import' as const, 'summed' as const), records }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      reference,
      action: fc.constantFrom('ACTION_REMOVED', 'PENDING_ACK_ONLY', 'NO_ACTION_NOT_ILLEGAL'),
      on: fc.constantFrom('2026-05-01', '2026-05-20', '2026-06-01'),
    }),
  },
  fc.record({ kind: fc.constant('undo' as const), import: fc.nat(4) }),
  fc.record({ kind: fc.constantFrom('change' as const, 'remove' as const, 'return' as const, 'forget' as const), reference }),
  fc.record({
    kind: fc.constantFrom('hand' as const, 'unseen' as const, 'merge' as const, 'entity' as const, 'fold' as const, 'anew' as const),
  }),
  fc.record({ kind: fc.constant('zone' as const), zone: fc.constantFrom('Europe/Brussels', 'America/New_York') }),
  fc.record({ kind: fc.constant('cut' as const), on: cut }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
type InLog = (work: (db: Db, who: ReturnType<typeof actor>) => Promise<unknown>) => Promise<unknown>;

/** Acts that the log refuses (an import already undone, a notice that is not there) leave it as it was. */
async function perform(log: Log, one: Act, at: string): Promise<void> {
  const inLog: InLog = (work) => writing(log, actor(at), work).catch(refused);
  switch (one.kind) {
    case 'import':
      await takeIn(log, one.records.map(noticeOf), at);
      return;
    case 'summed':
      await inLog((db, who) => takeInSummed(db, one.records.map(noticeOf), who));
      return;
    case 'decide':
      await inLog(async (db, who) => {
        const file = await readNotice(db, one.reference, null);
        const standing = file.decisions.find((row) => row.superseded_at === null)?.id ?? null;
        const { order: _order, ...values } = decision(one.action, day(one.on));
        await decideNotice(db, file, values, { corrects: one.on === '2026-05-01' ? standing : null, reason: null }, who);
      });
      return;
    case 'undo':
      await inLog((db, who) => undoImport(db, one.import, who));
      return;
    case 'forget':
      await inLog((db, who) => erase(db, { kind: 'reference', reference: one.reference, source: null }, who));
      return;
    case 'zone':
      await inLog((db, who) => enterFlagger(db, flagger({ timeZone: one.zone }), who));
      return;
    case 'cut':
      await inLog((db) => cutSlices(db, [one.on]));
      return;
    default:
      await inLog((db, who) => performOnOne(db, one, who));
  }
}

type OfOne = Exclude<Act, { readonly kind: 'import' | 'summed' | 'decide' | 'undo' | 'forget' | 'zone' | 'cut' }>;

async function performOnOne(db: Db, one: OfOne, who: ReturnType<typeof actor>): Promise<unknown> {
  switch (one.kind) {
    case 'change': {
      const { notice: held } = await readNotice(db, one.reference, null);
      const sent = held.sent_first_on === '2026-03-10' ? day('2026-03-11') : day('2026-03-10');
      return changeNotice(db, held.id, null, { items: 3, sent, inArea: 'no' }, who);
    }
    case 'remove':
      return removeNotice(db, (await readNotice(db, 'H-1', null)).notice.id, null, who);
    case 'return':
      return restoreNotice(db, (await readNotice(db, 'H-1', null)).notice.id, who);
    case 'hand':
      return addByHand(db, notice('', { hasOwnReference: false, service: null, sent: day('2026-03-14') }), who);
    case 'unseen': {
      const crm = await db.selectFrom('source').select('id').where('code', '=', 'crm').executeTakeFirst();
      return crm && removeUnseen(db, crm.id, MARK, () => false, who);
    }
    case 'merge': {
      const [first, second] = await db.selectFrom('service').select('id').orderBy('id').execute();
      return first && second && merge(db, 'service', second.id, first.id, who);
    }
    case 'entity': {
      const [provider] = await db.selectFrom('provider').select('id').orderBy('id').execute();
      const [, second] = await db.selectFrom('service').select('id').orderBy('id').execute();
      return provider && second && linkProvider(db, second.id, provider.id, '2026-03-13', who);
    }
    case 'fold':
      return foldSums(db, who.now);
    case 'anew':
      return makeSums(db, await afterAllRecorded(db));
  }
}

function refused(error: unknown): void {
  if ((error as { code?: string }).code === undefined) throw error;
}

function noticeOf({ outcome, reference: name, category, ...more }: Told): Notice {
  const subcategory = category === MINORS ? GROOMING : null;
  const decisions = (outcomes[outcome] ?? []).filter((one) => !one.decided || one.decided.lastOn >= more.sent.lastOn);
  return notice(name, { ...more, category, subcategory, hasOwnReference: !name.endsWith(MARK), decisions });
}

/** As an import that adds the notices it enters in memory, from the rows it writes. */
async function takeInSummed(db: Db, notices: readonly Notice[], who: ReturnType<typeof actor>): Promise<void> {
  const source = await db.selectFrom('source').select('id').where('code', '=', 'crm').executeTakeFirst();
  if (!source) return;
  const tallying = await openSums(db, who.now);
  const before = await lastNotice(db);
  const context = await upsertContext(db, { sourceId: source.id, importId: null, actor: who }, false);
  const book = await loadServiceBook(db);
  const resolved = [];
  for (const one of notices) {
    const serviceId = one.service === null ? null : (book.find(one.service) ?? (await enterService(db, one.service, who.now)));
    resolved.push({ notice: one, serviceId });
  }
  await upsertNotices(db, resolved, context);
  const fresh = new Set(
    (await db.selectFrom('notice').select('reference').where('id', '>', before).execute()).map(({ reference: name }) => name),
  );
  const rows = { ...context, codes: await loadCodes(db) };
  const sums = noSums();
  for (const { notice: one, serviceId } of resolved.filter(({ notice: own }) => fresh.has(own.reference)))
    addNotice(
      sums,
      noticeRow(one, serviceId, rows),
      one.decisions.map((own) => decisionRow(own, one.sent, rows)),
      tallying,
    );
  await writeSums(db, sums);
  await closeSums(db, who.now, before + 1);
}

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
