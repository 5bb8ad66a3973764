// After publication: whatever touches a published period says so, and a correction is a new version that shows what changed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/log/audit-trail.ts';
import { listOpenCorrections } from '../../src/log/corrections.ts';
import type { Log } from '../../src/log/db.ts';
import { readFlagger } from '../../src/log/documents.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { decideNotice, readNotice } from '../../src/log/hand.ts';
import { listPublications } from '../../src/log/publications.ts';
import type { Flagger } from '../../src/model/flagger.ts';
import {
  act,
  checkDraft,
  type DraftOptions,
  draftReport,
  importFile,
  publishReport,
  resolveFindings,
  signOff,
  undoImportStep,
} from '../../src/workflow.ts';
import { ENGINES, preparedLog } from '../log/engines.ts';
import { day, decision } from '../log/world.ts';
import { ANALYST, enterDocuments, SMALL_PROFILE, small, YEAR } from './year.ts';

const WRITE = { dryRun: false, anotherFile: null } as const;
const AFTER = { ...ANALYST, now: '2027-02-10T12:00:00.000Z' };
const CORRECTED = { ...AFTER, now: '2027-02-12T12:00:00.000Z' };

/** What no query decides is told by one engine. */
const onOne = (engine: string) => it.runIf(engine === 'sqlite');

async function publishOn(log: Log, options: DraftOptions, actor: Actor) {
  const { report } = await draftReport(log, '0.0.0', options, actor);
  const { open } = await checkDraft(log, actor);
  await resolveFindings(log, { findings: open.map(({ id }) => id), verdict: 'not-personal', reason: 'read' }, actor);
  await signOff(log, actor);
  await publishReport(log, () => undefined, actor);
  return report;
}

/** A log whose year is published. */
async function published(log: Log) {
  await enterDocuments(log, ['en']);
  const lines = [
    'a,2026-03-10,TikTok,grooming,removed,2026-03-12,',
    'b,2026-03-11,Snapchat,grooming,refused,2026-03-12,',
    'old,2025-12-20,Snapchat,grooming,,,',
  ];
  await importFile(log, small(...lines), SMALL_PROFILE, WRITE, ANALYST);
  await publishOn(log, YEAR, ANALYST);
}

describe.each(ENGINES)('after publication on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await preparedLog(engine, 'small year, published', published);
  });
  afterEach(() => log.close());

  const publish = (options: DraftOptions) => publishOn(log, options, CORRECTED);

  it('a corrected decision opens a correction, and the corrected version shows old and new', async () => {
    const file = await readNotice(log.db, 'b', null);
    const wrong = file.decisions[0]?.id ?? 0;
    const { corrections: opened } = await act(log, AFTER, { kind: 'decision', act: 'decision corrected' }, (db, at) =>
      decideNotice(db, file, decision('ACTION_REMOVED', day('2026-03-12')), { corrects: wrong, reason: 'wrong line' }, at),
    );
    expect(opened).toMatchObject([{ period: YEAR.period, version: 1, notices: 1 }]);

    const again = { ...YEAR, asOfOn: '2027-02-12', releasedOn: '2027-02-12' };
    await expect(draftReport(log, '0.0.0', again, CORRECTED)).rejects.toMatchObject({ code: 'period.published', exit: 6 });
    const report = await publish({ ...again, correctionReason: { en: 'A decision had been noted on the wrong line.' } });
    expect(report.version).toBe(2);
    expect(report.correction).toMatchObject({ supersedesVersion: 1, correctedOn: '2027-02-12' });
    expect(report.correction?.changes).toContainEqual({ table: 'by-action', at: ['ACTION_REMOVED'], previous: 1, current: 2 });
    expect(await listOpenCorrections(log.db)).toEqual([]);
    expect((await listPublications(log.db)).map(({ version }) => version)).toEqual([1, 2]);
    // What was known on the day of the first version can still be had.
    const { report: first } = await draftReport(log, '0.0.0', { ...YEAR, correctionReason: { en: 'again' } }, CORRECTED);
    expect(first.totals).toMatchObject({ acted: 1, refused: 1 });
  });

  // Only the act that opened a correction was kept: what came while it was open vanished from the corrected version.
  it('the corrected version names every kind of act that changed its counts, and none that did not', async () => {
    const file = await readNotice(log.db, 'b', null);
    const wrong = file.decisions[0]?.id ?? 0;
    await act(log, AFTER, { kind: 'decision', act: 'decision corrected' }, (db, at) =>
      decideNotice(db, file, decision('ACTION_REMOVED', day('2026-03-12')), { corrects: wrong, reason: 'wrong line' }, at),
    );
    await importFile(log, small('c,2027-01-05,TikTok,grooming,,,'), { ...SMALL_PROFILE, name: 'other' }, WRITE, AFTER);
    const reason = { ...YEAR, asOfOn: '2027-02-12', releasedOn: '2027-02-12', correctionReason: { en: 'A wrong line.' } };
    const causes = async () => (await draftReport(log, '0.0.0', reason, CORRECTED)).report.correction?.causes;
    expect(await causes()).toEqual(['decision', 'later-day']);
    await undoImportStep(log, 1, AFTER);
    expect(await causes()).toEqual(['decision', 'undo', 'later-day']);
    await importFile(log, small('d,2026-04-01,TikTok,grooming,,,'), { ...SMALL_PROFILE, name: 'third' }, WRITE, AFTER);
    expect(await causes()).toEqual(['decision', 'undo', 'import', 'later-day']);
  });

  onOne(engine)('a kind of act that this program does not know stops the draft, and is not left out', async () => {
    await undoImportStep(log, 1, AFTER);
    await log.db.updateTable('correction_cause').set({ kind: 'of a later program' }).execute();
    const options = { ...YEAR, correctionReason: { en: 'again' } };
    await expect(draftReport(log, '0.0.0', options, CORRECTED)).rejects.toThrow('no kind “of a later program”');
  });

  it('an undone import opens a correction; a change outside the period does not', async () => {
    await importFile(log, small('c,2027-01-05,TikTok,grooming,,,'), { ...SMALL_PROFILE, name: 'other' }, WRITE, AFTER);
    expect(await listOpenCorrections(log.db)).toEqual([]);
    const { corrections } = await undoImportStep(log, 1, AFTER);
    expect(corrections).toMatchObject([{ version: 1, notices: 2 }]);
  });

  it('an export that only tells what was decided after the as-of day opens none; one that moves a notice out of the period does', async () => {
    const told = ['a,2026-03-10,TikTok,grooming,removed,2026-03-12,', 'b,2026-03-11,Snapchat,grooming,removed,2027-02-05,'];
    const first = await importFile(log, small(...told), SMALL_PROFILE, WRITE, AFTER);
    expect(first.result.summary).toMatchObject({ updated: 1, unchanged: 1 });
    // The refusal of 12 March was replaced by what came later: on the as-of day nothing is known of b any more.
    expect(first.result.corrections).toMatchObject([{ version: 1, notices: 1 }]);
    const moved = ['a,2027-01-02,TikTok,grooming,removed,2027-01-12,', 'b,2026-03-11,Snapchat,grooming,refused,2026-03-12,'];
    const second = await importFile(log, small(...moved), SMALL_PROFILE, WRITE, CORRECTED);
    expect(second.result.corrections).toMatchObject([{ version: 1, notices: 1 }]);
    const back = ['a,2026-03-10,TikTok,grooming,removed,2026-03-12,', 'b,2026-03-11,Snapchat,grooming,refused,2026-03-12,'];
    const third = await importFile(log, small(...back, 'new,2027-01-09,TikTok,grooming,,,'), SMALL_PROFILE, WRITE, CORRECTED);
    // The counts agree again with what was published.
    expect(third.result.corrections).toEqual([]);
    expect(await listOpenCorrections(log.db)).toEqual([]);
  });

  it('what changes between draft and publication opens a correction at once', async () => {
    const { report } = await draftReport(
      log,
      '0.0.0',
      { ...YEAR, asOfOn: '2027-02-12', releasedOn: '2027-02-12', correctionReason: { en: 'more is known' } },
      CORRECTED,
    );
    expect(report.version).toBe(2);
    const { open } = await checkDraft(log, CORRECTED);
    await resolveFindings(log, { findings: open.map(({ id }) => id), verdict: 'not-personal', reason: 'read' }, CORRECTED);
    await signOff(log, CORRECTED);
    await undoImportStep(log, 1, CORRECTED);
    const { corrections } = await publishReport(log, () => undefined, CORRECTED);
    expect(corrections).toMatchObject([{ version: 2, notices: 2 }]);
  });

  onOne(engine)('a retroactive change of status opens a correction', async () => {
    const current = await readFlagger(log.db);
    const awards = (current?.awards ?? []).map((award) => ({
      ...award,
      status: [...award.status, { on: '2026-03-11', kind: 'suspended' as const }],
    }));
    const { corrections } = await act(log, AFTER, { kind: 'flagger', act: 'status' }, (db, at) =>
      enterFlagger(db, { ...(current as Flagger), awards }, at),
    );
    expect(corrections).toMatchObject([{ version: 1, notices: 1 }]);
  });

  onOne(engine)('a period may not overlap a published one, but an annual report may stand over interim ones', async () => {
    const overlapping = { ...YEAR, period: { first: '2026-07-01', last: '2027-06-30' } };
    await expect(draftReport(log, '0.0.0', overlapping, CORRECTED)).rejects.toMatchObject({ code: 'period.overlaps', exit: 6 });
    const quarter = {
      ...YEAR,
      kind: 'interim' as const,
      period: { first: '2027-01-01', last: '2027-03-31' },
      asOfOn: '2027-02-12',
      releasedOn: '2027-02-12',
    };
    await publish(quarter);
    const annual = { ...quarter, kind: 'annual' as const, period: { first: '2027-01-01', last: '2027-12-31' } };
    const { report } = await draftReport(log, '0.0.0', annual, CORRECTED);
    expect(report.comparison).toMatchObject({ period: YEAR.period });
  });

  onOne(engine)('a report without a single notice is valid and says zero', async () => {
    const quiet = { ...YEAR, period: { first: '2027-02-01', last: '2027-02-28' }, asOfOn: '2027-02-12', releasedOn: '2027-02-12' };
    const report = await publish(quiet);
    expect(report.totals.notices).toBe(0);
    expect(report.mainPoints.map((point) => point.code)).toContain('none-sent');
  });
});
