// Two years and a correction: what the second is compared with, what the corrected first says, and that the version before can be had again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { saveIndependence, setNarrative } from '../../src/log/documents.ts';
import { decideNotice, readNotice } from '../../src/log/hand.ts';
import { savePublication } from '../../src/log/publications.ts';
import { readStatus } from '../../src/log/status.ts';
import { writing } from '../../src/log/writing.ts';
import type { PackageFile } from '../../src/model/file.ts';
import type { Report } from '../../src/model/report.ts';
import { reportView } from '../../src/publish/view.ts';
import {
  act,
  checkDraft,
  type DraftOptions,
  draftReport,
  importFile,
  publishReport,
  readPublished,
  resolveFindings,
  signOff,
} from '../../src/workflow.ts';
import { day, decision } from '../log/world.ts';
import { ANALYST, documentedLog, hotline, SMALL_PROFILE, small, YEAR } from './year.ts';

const WRITE = { dryRun: false, anotherFile: null } as const;
const at = (now: string) => ({ ...ANALYST, now: `${now}T12:00:00.000Z` });
const FEBRUARY = at('2027-02-12');
const NEXT_YEAR = at('2028-01-31');
const yearly = (year: number, on: string): DraftOptions => ({
  ...YEAR,
  period: { first: `${year}-01-01`, last: `${year}-12-31` },
  asOfOn: on,
  releasedOn: on,
});
const SECOND = yearly(2027, '2028-01-31');
const lines = (year: number, prefix: string, service: string, outcome: string, notices: number) =>
  Array.from(
    { length: notices },
    (_, i) => `${prefix}${year}-${i},${year}-03-${10 + (i % 10)},${service},grooming,${outcome},${year}-03-${20 + (i % 5)},`,
  );

describe('two years', () => {
  let log: Log;
  beforeEach(async () => {
    log = await documentedLog('sqlite', ['en']);
    const first = [...lines(2026, 't', 'TikTok', 'removed', 30), ...lines(2026, 's', 'Snapchat', 'refused', 12)];
    await importFile(log, small(...first), SMALL_PROFILE, WRITE, ANALYST);
  });
  afterEach(() => log.close());

  /** The notices of the second year become known when it is over. */
  const nextYear = () =>
    importFile(
      log,
      small(...lines(2027, 't', 'TikTok', 'removed', 36), ...lines(2027, 'y', 'YouTube', 'removed', 6)),
      SMALL_PROFILE,
      WRITE,
      NEXT_YEAR,
    );
  const draft = async (options: DraftOptions, actor = NEXT_YEAR) => draftReport(log, '0.0.0', options, actor);
  /** Enters a drafted version as published, without its files. */
  const enter = (report: Report, actor = NEXT_YEAR) => {
    const files = {
      publicZip: new Uint8Array(1),
      publicSha256: 'a'.repeat(64),
      submissionZip: new Uint8Array(1),
      submissionSha256: 'b'.repeat(64),
    };
    return writing(log, actor, (db, by) => savePublication(db, { report, knownBefore: by.now, spanDay: null, ...files }, by));
  };
  const comparisonOf = (report: Report) => JSON.stringify(reportView(report, 'en').sections.find(({ id }) => id === 'comparison'));

  it('compares totals and lists with the year before, and names who came and who went', async () => {
    await enter((await draft(YEAR, ANALYST)).report, ANALYST);
    await nextYear();
    const { report } = await draft(SECOND);
    expect(report.comparison).toMatchObject({ period: YEAR.period, version: 1, sameDefinitions: true, differences: [], years: [] });
    expect(report.comparison?.figures).toContainEqual({ figure: 'notices', previous: 42, current: 42 });
    expect(report.comparison?.rows).toContainEqual({ table: 'by-action', at: ['ACTION_REMOVED'], previous: 30, current: 42 });
    const text = comparisonOf(report);
    expect(text).toContain('Notices in the lists: 42 in 2027 and as many in 2026; no change.');
    expect(text).toMatch(/Named in this report and not in the earlier one: Google Ireland Limited/);
    expect(text).toMatch(/Named in the earlier report and not in this one: Snap B\.V\./);
    expect(text).toContain('Both reports count in the same way.');
    // 30 → 36 notices, of twenty and more: in per cent; 12 before is too few.
    expect(text).toContain('+20%');
    expect(text).toContain('the earlier number is below 20, too few');
  });

  it('says why two reports do not count alike, and shows no per cent where the periods differ in length', async () => {
    const short = { ...YEAR, period: { first: '2026-03-01', last: '2026-12-31' } };
    await enter((await draft(short, ANALYST)).report, ANALYST);
    const { enterFlagger } = await import('../../src/log/flagger.ts');
    const flagger = { ...hotline.flagger(), languages: ['en'], thresholds: { general: 4, sensitive: 5 } };
    await writing(log, FEBRUARY, (db, by) => enterFlagger(db, flagger, by));
    await nextYear();
    const { report } = await draft(SECOND);
    expect(report.comparison).toMatchObject({ sameDefinitions: false, differences: ['period-length', 'thresholds'] });
    const text = comparisonOf(report);
    expect(text).toContain('The two periods are not equally long; differences are therefore not shown in per cent.');
    expect(text).toContain('Small numbers are withheld below a different limit.');
    expect(text).not.toMatch(/[+-]\d+%/);
  });

  it('compares an interim report with the same span of the year before only', async () => {
    const quarter = (year: number): DraftOptions => ({
      ...YEAR,
      kind: 'interim',
      period: { first: `${year}-01-01`, last: `${year}-03-31` },
      asOfOn: '2028-01-31',
      releasedOn: '2028-01-31',
    });
    await enter((await draft(YEAR, ANALYST)).report, ANALYST);
    await nextYear();
    const alone = await draft(quarter(2027));
    expect(alone.report.comparison).toBeNull();
    expect(comparisonOf(alone.report)).toContain('There is no earlier report on the same months of the year before to compare with.');
    await enter((await draft(quarter(2026))).report);
    expect((await draft(quarter(2027))).report.comparison?.period).toEqual({ first: '2026-01-01', last: '2026-03-31' });
    // A yearly report is never compared with an interim one.
    expect((await draft(SECOND)).report.comparison?.period).toEqual(YEAR.period);
  });

  it('shows a table by year once two earlier ones are published', async () => {
    await enter((await draft(YEAR, ANALYST)).report, ANALYST);
    await nextYear();
    await enter((await draft(SECOND)).report);
    const { report } = await draft(yearly(2028, '2029-01-31'), at('2029-01-31'));
    const years = report.comparison?.years ?? [];
    expect(years.map(({ period, version }) => [period.first, version])).toEqual([
      ['2026-01-01', 1],
      ['2027-01-01', 1],
      ['2028-01-01', 1],
    ]);
    expect(years.map(({ figures }) => figures.find(({ figure }) => figure === 'notices')?.value)).toEqual([42, 42, 0]);
    expect(comparisonOf(report)).toContain('Yearly reports so far');
  });

  it('a correction says why, how and by what kind of act; the version before can be had again and is marked', async () => {
    const emitted: PackageFile[][] = [];
    const publish = async (options: DraftOptions, actor: typeof ANALYST) => {
      const { report } = await draft(options, actor);
      const { open } = await checkDraft(log, actor);
      await resolveFindings(log, { findings: open.map(({ id }) => id), verdict: 'not-personal', reason: 'read' }, actor);
      await signOff(log, actor);
      await publishReport(log, ({ files }) => emitted.push([...files]), actor);
      return report;
    };
    await publish(YEAR, ANALYST);
    const file = await readNotice(log.db, 's2026-3', null);
    const wrong = file.decisions[0]?.id ?? 0;
    await act(log, FEBRUARY, { kind: 'decision', act: 'decision corrected' }, (db, by) =>
      decideNotice(db, file, decision('ACTION_REMOVED', day('2026-03-22')), { corrects: wrong, reason: 'wrong line' }, by),
    );
    const report = await publish(
      {
        ...yearly(2026, '2027-02-12'),
        correctionReason: { en: 'A decision had been noted on the wrong line.' },
        correctionMethod: { en: 'Found in a quarterly check, and entered again from the reply.' },
      },
      FEBRUARY,
    );
    expect(report.correction).toMatchObject({ causes: ['decision', 'later-day'], asOfBefore: '2027-01-31' });
    expect(report.correction?.figures).toContainEqual({ figure: 'acted', previous: 30, current: 31 });
    const text = JSON.stringify(reportView(report, 'en').sections.find(({ id }) => id === 'corrections'));
    for (const said of [
      'A decision had been noted on the wrong line.',
      'Found in a quarterly check, and entered again from the reply.',
      'A decision of a provider was recorded or corrected.',
      'This version counts decisions known on 12 February 2027; the one before, those known on 31 January 2027.',
      'Notices by action taken by the provider, before and after the correction',
    ]) {
      expect(text).toContain(said);
    }

    const before = await readPublished(log, YEAR.period, 1);
    expect(before.supersededBy).toBe(2);
    const [first = []] = emitted;
    const bytes = (files: readonly PackageFile[], name: string) =>
      Buffer.from(files.find((one) => one.name === name)?.bytes ?? []).toString('base64');
    for (const { name } of before.files) expect(bytes(before.files, name), name).toBe(bytes(first, name));
    expect((await readPublished(log, null, null)).publication.version).toBe(2);
    await expect(readPublished(log, YEAR.period, 3)).rejects.toMatchObject({ code: 'publication.none', exit: 2 });
    expect((await readStatus(log.db)).published.map(({ version, supersededBy }) => [version, supersededBy])).toEqual([
      [1, 2],
      [2, null],
    ]);
    // The next year is compared with what now holds.
    await nextYear();
    const next = await draft(SECOND);
    expect(next.report.comparison).toMatchObject({ version: 2, publishedOn: '2027-02-12' });
    expect(next.report.comparison?.rows).toContainEqual({ table: 'by-action', at: ['action'], previous: 31, current: 42 });
  }, 120_000);
});

describe('a report in four languages of which some are written', () => {
  let log: Log;
  beforeEach(async () => {
    log = await documentedLog('sqlite', ['nl', 'fr', 'de', 'en']);
  });
  afterEach(() => log.close());

  it('is not drafted while a text on independence is missing in one: each is named', async () => {
    await expect(draftReport(log, '0.0.0', YEAR, ANALYST)).rejects.toMatchObject({
      code: 'independence.missing',
      message: expect.stringMatching(/legal-form \(no text: de\), governing-board \(no text: de\)/),
    });
  });

  it('names each narrative and each text on care that is missing in one, and falls back to another with a note', async () => {
    const register = hotline.independence();
    const CARE = ['two-analysts', 'playbooks', 'coaching', 'staff-checks', 'secured-room', 'quality-check', 'data-protection-officer'];
    const withGerman = <T extends Readonly<Record<string, string>>>(labels: T): T => ({ ...labels, de: `Erfunden: ${labels['en']}` });
    const entries = register.entries.map((entry) =>
      CARE.includes(entry.element)
        ? entry
        : {
            ...entry,
            text: entry.text && withGerman(entry.text),
            sources: entry.sources?.map((source) => ({ ...source, label: withGerman(source.label) })) ?? null,
            arrangements: entry.arrangements?.map((one) => ({ ...one, nature: withGerman(one.nature) })) ?? null,
          },
    );
    await writing(log, ANALYST, async (db, by) => {
      await saveIndependence(db, { ...register, entries }, by);
      await setNarrative(db, 'de', 'outlook', 'Im nächsten Jahr kommt mehr.', by);
    });
    const { report, remarks } = await draftReport(log, '0.0.0', YEAR, ANALYST);
    expect(remarks).toContain('The narrative “introduction” is missing in de.');
    expect(remarks).not.toContain('The narrative “outlook” is missing in de.');
    expect(remarks).toContain('The text of “playbooks” in the independence register is missing in de.');

    const onlyGerman = { ...report, narrative: { de: report.narrative['de'] ?? {} } };
    const page = reportView(onlyGerman, 'nl');
    const outlook = page.sections.find(({ id }) => id === 'outlook')?.blocks[0]?.narrative;
    expect(outlook).toMatchObject({ lang: 'de', note: expect.stringContaining('Duits') });
    const care = report.care.map((entry) => ({ ...entry, text: { de: 'Zwei Personen.' } }));
    const text = reportView({ ...report, care }, 'fr').sections.find(({ id }) => id === 'care')?.subsections[0]?.blocks[0]?.narrative;
    expect(text).toMatchObject({ lang: 'de', note: expect.stringContaining('allemand') });
  });
});
