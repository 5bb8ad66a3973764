// What people do to a log, drawn at random: imports, decisions, undos, corrections, forgetting, merges, drafts. For tests that compare what is
// kept with what is there.
import fc from 'fast-check';
import { changeNotice } from '../../src/log/change-notice.ts';
import { loadCodes } from '../../src/log/codes.ts';
import type { Db, Log } from '../../src/log/db.ts';
import { linkProvider } from '../../src/log/entity.ts';
import { erase } from '../../src/log/erasure.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { addNotice as addByHand, decideNotice, readNotice } from '../../src/log/hand.ts';
import { merge } from '../../src/log/merges.ts';
import { decisionRow, noticeRow } from '../../src/log/notice-row.ts';
import { upsertNotices } from '../../src/log/notices.ts';
import { removeNotice, restoreNotice } from '../../src/log/remove-notice.ts';
import { closeSums, cutSlices, foldSums, makeSums, openSums, writeSums } from '../../src/log/report-fold.ts';
import { lastNotice } from '../../src/log/report-rows.ts';
import { addNotice, noSums } from '../../src/log/report-tally.ts';
import { enterService, loadServiceBook } from '../../src/log/service-book.ts';
import { afterAllRecorded } from '../../src/log/touched.ts';
import { undoImport } from '../../src/log/undo.ts';
import { removeUnseen } from '../../src/log/unreferenced.ts';
import { upsertContext } from '../../src/log/upsert-context.ts';
import { writing } from '../../src/log/writing.ts';
import type { Dated, Notice } from '../../src/model/notice.ts';
import { actor, day, decision, flagger, GROOMING, instant, MINORS, notice, takeIn } from './world.ts';

const MARK = '@0123abcd';
const span = (firstOn: string, lastOn: string): Dated => ({ precision: 'month', at: null, firstOn, lastOn });

export const outcomes = [
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
export type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;
export const records = fc.uniqueArray(told, { selector: (one) => one.reference, minLength: 1, maxLength: 4 });
const reference = told.map((one) => one.reference);
const cut = fc.constantFrom('2026-03-12', '2026-03-15', '2026-01-20', '2026-04-30');

export const act = fc.oneof(
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
export type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
type InLog = (work: (db: Db, who: ReturnType<typeof actor>) => Promise<unknown>) => Promise<unknown>;

/** Acts that the log refuses (an import already undone, a notice that is not there) leave it as it was. */
export async function perform(log: Log, one: Act, at: string): Promise<void> {
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

export function noticeOf({ outcome, reference: name, category, ...more }: Told): Notice {
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
