// Where the year stands: the same numbers as the steps themselves give.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { setNarrative } from '../../src/log/documents.ts';
import { saveResolutions } from '../../src/log/gate-checks.ts';
import { aliasService, partServices } from '../../src/log/providers.ts';
import { enterService } from '../../src/log/service-book.ts';
import { readStatus } from '../../src/log/status.ts';
import { checkDraft, draftReport, readCheck } from '../../src/workflow.ts';
import { ANALYST, enterDocuments, YEAR } from '../steps/year.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, decision, notice, takeIn } from './world.ts';

describe.each(ENGINES)('the status on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog(engine);
  });
  afterEach(() => log.close());

  it('of an empty log says what is missing', async () => {
    expect(await readStatus(log.db)).toEqual({
      notices: 0,
      byYear: [],
      imports: 0,
      heldImports: [],
      unconfirmedServices: 0,
      flagger: false,
      independence: false,
      narrativeLanguages: [],
      draft: null,
      published: [],
      openCorrections: [],
      nextReportDueOn: null,
      awards: [],
      withoutAddress: [],
    });
  });

  it('counts notices by year, and those without a decision', async () => {
    await takeIn(log, [
      notice('a', { decisions: [decision('ACTION_REMOVED', null)] }),
      notice('b', { decisions: [decision('PENDING_NO_REPLY', null)] }),
      notice('c'),
      notice('d', { sent: { precision: 'day', at: null, firstOn: '2025-12-31', lastOn: '2025-12-31' } }),
    ]);
    expect(await readStatus(log.db)).toMatchObject({
      notices: 4,
      imports: 1,
      byYear: [
        { year: '2025', notices: 1, withoutDecision: 1 },
        { year: '2026', notices: 3, withoutDecision: 2 },
      ],
    });
  });

  it('a service counted under another needs no answer, until they are parted', async () => {
    for (const name of ['Alpha', 'Beta']) await enterService(log.db, name, '2026-06-01T08:00:00.000Z');
    const unconfirmed = async () => (await readStatus(log.db)).unconfirmedServices;
    expect(await unconfirmed()).toBe(2);
    await aliasService(log.db, 'Alpha', 'Beta', actor('2026-06-02T08:00:00.000Z'));
    expect(await unconfirmed()).toBe(1);
    await partServices(log.db, 'Alpha', actor('2026-06-03T08:00:00.000Z'));
    expect(await unconfirmed()).toBe(2);
  });

  it('counts the open findings as the gate does: a verdict that does not fit a finding leaves it open', async () => {
    await enterDocuments(log, ['en']);
    await setNarrative(log.db, 'en', 'outlook', 'Our colleague Vondelina Fantasia wrote this.', ANALYST);
    await draftReport(log, '0.0.0', YEAR, { ...ANALYST, now: '2027-01-31T13:00:00.000Z' });
    const { open, filesSha256 } = await checkDraft(log, { ...ANALYST, now: '2027-01-31T14:00:00.000Z' });
    const person = open.find((finding) => finding.kind === 'PERSON' || finding.kind === 'REVIEW');
    expect(person).toBeDefined();
    const resolve = async (verdict: 'role-mailbox' | 'not-personal') => {
      const resolution = { finding: person?.id ?? '', verdict, reason: 'read', filesSha256 };
      await saveResolutions(log.db, [resolution], ANALYST);
      return { told: (await readStatus(log.db)).draft?.openFindings, gate: (await readCheck(log)).open.length };
    };
    expect(await resolve('role-mailbox')).toEqual({ told: open.length, gate: open.length });
    expect(await resolve('not-personal')).toEqual({ told: open.length - 1, gate: open.length - 1 });
  });
});
