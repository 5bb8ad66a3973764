// After an act only the notices it touched are counted again. Whatever is done in whatever order, that finds what counting all of them finds.

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOpenCorrections } from '../../src/log/corrections.ts';
import { countNotices } from '../../src/log/counts.ts';
import type { Db, Log } from '../../src/log/db.ts';
import { readFlagger } from '../../src/log/documents.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { addNotice, decideNotice, readNotice } from '../../src/log/hand.ts';
import { listImports } from '../../src/log/imports.ts';
import { listProviders } from '../../src/log/provider-list.ts';
import { answerServices, mergeProviders, unmergeProviders } from '../../src/log/providers.ts';
import { reportTimeZone } from '../../src/log/settings.ts';
import { writing } from '../../src/log/writing.ts';
import type { Flagger } from '../../src/model/flagger.ts';
import { dayIn } from '../../src/model/period.ts';
import { naming } from '../../src/report/naming.ts';
import { countedOtherwise } from '../../src/steps/act.ts';
import { act, importFile, undoImportStep } from '../../src/workflow.ts';
import { examples } from '../deep.ts';
import { ENGINES, freshLog } from '../log/engines.ts';
import { day, decision, instant, notice } from '../log/world.ts';
import { ANALYST, enterDocuments, SMALL_PROFILE, small, YEAR } from './year.ts';

const WRITE = { dryRun: false, anotherFile: null } as const;
const NOBODY = { report: '{}', public_zip: Buffer.from(''), public_sha256: '', submission_zip: Buffer.from(''), submission_sha256: '' };
const COUNTED = { period: YEAR.period, asOfOn: '2027-01-31', spanDay: null };
const BY_HAND = { kind: 'by-hand', act: 'notice entered by hand' } as const;

/** Publishes what the year counts now, without files. */
async function publishNow(log: Log): Promise<string> {
  return writing(log, ANALYST, async (db, { now }) => {
    const told = { kind: 'annual', period_first: YEAR.period.first, period_last: YEAR.period.last, version: 1, as_of_on: COUNTED.asOfOn };
    const when = { known_before: now, span_day: null, released_on: COUNTED.asOfOn, published_at: now, published_by: '' };
    await db
      .insertInto('publication')
      .values({ ...told, ...when, ...NOBODY, public_address: null })
      .execute();
    return now;
  });
}

/** Every notice of the year counted at both instants, and compared here. */
async function differing(db: Db, then: string, now: string): Promise<number> {
  const [before, after] = [await everyNotice(db, then), await everyNotice(db, now)];
  let [added, taken] = [0, 0];
  for (const code of new Set([...before.keys(), ...after.keys()])) {
    const change = (after.get(code) ?? 0) - (before.get(code) ?? 0);
    if (change > 0) added += change;
    else taken -= change;
  }
  return Math.max(added, taken);
}

async function everyNotice(db: Db, knownBefore: string): Promise<Map<string, number>> {
  const { counts } = await countNotices(db, { ...COUNTED, knownBefore, flagger: await readFlagger(db, knownBefore) });
  const { provider } = naming(await listProviders(db, knownBefore), []);
  const sums = new Map<string, number>();
  for (const { notices, items: _i, itemsAffected: _a, ...codes } of counts) {
    const shown = provider(codes.provider);
    const code = JSON.stringify({ ...codes, provider: shown, service: shown === codes.provider ? codes.service : null });
    sums.set(code, (sums.get(code) ?? 0) + notices);
  }
  return sums;
}

const REFERENCES = ['a', 'b', 'c', 'd'];
const SERVICES = ['TikTok', 'Snapchat', 'Forum of Nobody'];
const OUTCOMES = ['', 'removed', 'refused'];
const SENT = ['2026-03-10', '2025-11-02', '2027-01-05'];
const record = fc.record({ reference: fc.nat(3), service: fc.nat(2), outcome: fc.nat(2), sent: fc.constantFrom(0, 0, 0, 1, 2) });
type Told = typeof record extends fc.Arbitrary<infer T> ? T : never;

function lineOf({ reference, service, outcome, sent }: Told): string {
  return `${REFERENCES[reference]},${SENT[sent]},${SERVICES[service]},grooming,${OUTCOMES[outcome]},${outcome === 0 ? '' : '2027-01-10'},`;
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('import' as const), told: fc.array(record, { minLength: 1, maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), service: fc.nat(1), sent: fc.nat(3) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('decide' as const), reference: fc.nat(3), corrects: fc.boolean(), late: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('merge' as const, 'part' as const, 'natural' as const, 'entity' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('suspend' as const, 'zone' as const, 'contact' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const PROVIDER = { kind: 'provider', act: 'change of a provider' } as const;

type Of<K extends Step['kind']> = Extract<Step, { readonly kind: K }>;

function perform(log: Log, one: Step): Promise<unknown> {
  if (one.kind === 'import') return importTold(log, one);
  if (one.kind === 'undo') return undoOne(log, one);
  if (one.kind === 'add') return addOne(log, one);
  if (one.kind === 'decide') return decideOne(log, one);
  const { kind } = one;
  if (kind === 'suspend' || kind === 'zone' || kind === 'contact') return changeFlagger(log, kind);
  // Some come too early, such as parting what was not merged.
  return act(log, ANALYST, PROVIDER, (db, at) => changeProvider(db, kind, at)).catch(() => undefined);
}

function importTold(log: Log, { told }: Of<'import'>): Promise<unknown> {
  const lines = new Map(told.map((one) => [one.reference, lineOf(one)]));
  return importFile(log, small(...lines.values()), { ...SMALL_PROFILE, unknownServices: 'unconfirmed' }, WRITE, ANALYST);
}

async function undoOne(log: Log, { which }: Of<'undo'>): Promise<void> {
  const standing = (await listImports(log.db)).filter(({ undoneAt }) => undoneAt === null);
  const entry = standing[which % Math.max(1, standing.length)];
  if (entry) await undoImportStep(log, entry.id, ANALYST);
}

async function addOne(log: Log, { service, sent: which }: Of<'add'>): Promise<void> {
  // In Tokyo the last is a notice of another year.
  const sent = which === 3 ? instant('2026-12-31T22:30:00.000Z', await lastDay(log)) : day(SENT[which] ?? '');
  const told = notice('', { hasOwnReference: false, service: SERVICES[service] ?? null, sent });
  await act(log, ANALYST, BY_HAND, (db, at) => addNotice(db, told, at));
}

async function decideOne(log: Log, one: Of<'decide'>): Promise<void> {
  const reference = REFERENCES[one.reference] ?? '';
  const file = await readNotice(log.db, reference, null);
  if (file.notice.removed_at !== null || file.notice.sent_first_on > '2026-12-31') return;
  const corrects = one.corrects ? (file.decisions.find((held) => held.superseded_at === null)?.id ?? null) : null;
  const told = decision('ACTION_ACCOUNT_TERMINATED', day(one.late ? '2027-01-31' : '2027-01-12'));
  await act(log, ANALYST, { kind: 'decision', act: 'decision' }, (db, at) => decideNotice(db, file, told, { corrects, reason: null }, at));
}

async function changeFlagger(log: Log, kind: 'suspend' | 'zone' | 'contact'): Promise<void> {
  await act(log, ANALYST, { kind: 'flagger', act: 'change' }, async (db, at) => {
    const flagger = await readFlagger(db);
    if (flagger) await enterFlagger(db, changed(flagger, kind), at);
  });
}

async function lastDay(log: Log): Promise<string> {
  return dayIn(await reportTimeZone(log.db), '2026-12-31T22:30:00.000Z');
}

async function changeProvider(db: Db, kind: 'merge' | 'part' | 'natural' | 'entity', at: typeof ANALYST): Promise<void> {
  const names = (await listProviders(db, null)).map(({ code }) => code);
  const [first = '', second = ''] = [names.find((code) => code.includes('tiktok')), names.find((code) => code.includes('snap'))];
  if (kind === 'merge') return mergeProviders(db, first, second, at);
  if (kind === 'part') return unmergeProviders(db, first, at);
  const answer = { service: 'Snapchat', hosting: 'yes' as const, aliases: [] };
  const [provider, naturalPerson, since] =
    kind === 'natural' ? (['Snap B.V.', 'unknown', null] as const) : (['Successor of Snap', 'no', '2026-02-01'] as const);
  return answerServices(db, [{ ...answer, provider, naturalPerson, since }], at);
}

function changed(flagger: Flagger, kind: 'suspend' | 'zone' | 'contact'): Flagger {
  if (kind === 'contact') return { ...flagger, contactEmail: `x${flagger.contactEmail}` };
  if (kind === 'zone') return { ...flagger, timeZone: flagger.timeZone === 'Asia/Tokyo' ? 'Europe/Brussels' : 'Asia/Tokyo' };
  const suspended = { on: '2026-03-01', kind: 'suspended' } as const;
  return { ...flagger, awards: flagger.awards.map((award) => ({ ...award, status: [...award.status, suspended] })) };
}

describe('the review after each act', () => {
  it('finds of any two instants what a count of every notice finds, and the open correction says it', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 7 }), async (steps) => {
        const log = await freshLog('sqlite');
        try {
          await enterDocuments(log, ['en']);
          const lines = REFERENCES.map((_, reference) => lineOf({ reference, service: reference % 2, outcome: reference % 3, sent: 0 }));
          await importFile(log, small(...lines), SMALL_PROFILE, WRITE, ANALYST);
          const instants = [await publishNow(log)];
          for (const one of steps) {
            await perform(log, one);
            const now = await writing(log, ANALYST, async (_db, at) => at.now);
            for (const then of instants)
              expect(await countedOtherwise(log.db, COUNTED, then, now)).toBe(await differing(log.db, then, now));
            const open = (await listOpenCorrections(log.db)).map(({ notices }) => notices);
            const differs = await differing(log.db, instants[0] ?? '', now);
            expect(open).toEqual(differs === 0 ? [] : [differs]);
            instants.push(now);
          }
        } finally {
          await log.close();
        }
      }),
      { numRuns: examples(12), seed: 24 },
    );
  });
});

describe.each(ENGINES)('the review after an act on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog(engine);
    await enterDocuments(log, ['en']);
    const lines = ['a,2026-03-10,TikTok,grooming,removed,2026-03-12,', 'b,2026-03-11,Snapchat,grooming,refused,2026-03-12,'];
    await importFile(log, small(...lines), SMALL_PROFILE, WRITE, ANALYST);
  });
  afterEach(() => log.close());

  const add = (sent: string, reference = '') =>
    act(log, ANALYST, BY_HAND, (db, at) => addNotice(db, notice(reference, { hasOwnReference: reference !== '', sent: day(sent) }), at));
  const found = ({ corrections }: { readonly corrections: readonly { readonly notices: number }[] }) =>
    corrections.map(({ notices }) => notices);

  it('counts what was written since the last review and never reviewed', async () => {
    await publishNow(log);
    expect(found(await add('2026-05-05'))).toEqual([1]);
    await writing(log, ANALYST, (db, at) => addNotice(db, notice('H-40', { sent: day('2026-05-06') }), at));
    const outside = await add('2027-01-05');
    expect(found(outside)).toEqual([2]);
    expect(outside.value.reference).toBe('H-41');
  });

  it.runIf(engine === 'sqlite')('compares a version whole that was published since, and one of a log that was never reviewed', async () => {
    const then = await publishNow(log);
    await writing(log, ANALYST, (db, at) => addNotice(db, notice('H-1', { sent: day('2026-05-06') }), at));
    expect(found(await add('2027-01-05'))).toEqual([1]);
    await log.db.updateTable('publication').set({ version: 2, known_before: then, published_at: then }).execute();
    await log.db.deleteFrom('setting').where('name', '=', 'reviewed-before').execute();
    expect(found(await add('2027-01-06'))).toEqual([1]);
  });

  it('numbers what is entered by hand after the greatest number, whatever else is called H-', async () => {
    for (const taken of ['H-7', 'H-30', 'H-99x', 'H-', 'H-31 b', 'H-12345678901234567890']) await add('2027-01-05', taken);
    expect((await add('2027-01-05')).value.reference).toBe('H-31');
    expect((await add('2027-01-05')).value.reference).toBe('H-32');
  });
});
