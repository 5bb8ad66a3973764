// The way of a report to its authorities: three of them in three languages, interim and yearly editions, and what is recorded afterwards.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../src/files/zip.ts';
import { listOpenCorrections } from '../../src/log/corrections.ts';
import type { Log } from '../../src/log/db.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { decideNotice, readNotice } from '../../src/log/hand.ts';
import { addSending } from '../../src/log/sendings.ts';
import { readStatus } from '../../src/log/status.ts';
import { writing } from '../../src/log/writing.ts';
import type { PackageFile } from '../../src/model/file.ts';
import { type Flagger, flaggerSchema } from '../../src/model/flagger.ts';
import { parsePeriod } from '../../src/model/period.ts';
import { inGroups, sha256 } from '../../src/publish/manifest.ts';
import {
  act,
  checkDraft,
  type DraftOptions,
  draftReport,
  importFile,
  publishReport,
  resolveFindings,
  signOff,
} from '../../src/workflow.ts';
import { STEP_ENGINES } from '../deep.ts';
import { day, decision } from '../log/world.ts';
import { ANALYST, documentedLog, SMALL_PROFILE, small, YEAR } from './year.ts';

const joint = (): Flagger =>
  flaggerSchema.parse(JSON.parse(readFileSync(new URL('../../samples/joint-award/flagger.json', import.meta.url), 'utf8')));
const WRITE = { dryRun: false, anotherFile: null } as const;
const LINES = [
  'a,2026-02-10,TikTok,grooming,removed,2026-02-12,',
  'b,2026-03-11,Snapchat,grooming,refused,2026-03-12,',
  'c,2026-06-11,TikTok,grooming,removed,2026-06-12,',
];
const on = (text: string) => ({ ...ANALYST, now: `${text}T12:00:00.000Z` });

async function publish(log: Log, options: DraftOptions, actor = ANALYST): Promise<readonly PackageFile[]> {
  await draftReport(log, '0.0.0', options, actor);
  const { open } = await checkDraft(log, actor);
  await resolveFindings(log, { findings: open.map(({ id }) => id), verdict: 'not-personal', reason: 'read' }, actor);
  await signOff(log, actor);
  return (await publishReport(log, () => undefined, actor)).files;
}

const named = (files: readonly PackageFile[], name: string) => files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe.each(STEP_ENGINES)('a status awarded by three authorities, on %s', { timeout: 120_000 }, (engine) => {
  let log: Log;
  let files: readonly PackageFile[];
  let submission: readonly PackageFile[];
  beforeAll(async () => {
    log = await documentedLog(engine);
    await writing(log, ANALYST, (db, at) => enterFlagger(db, joint(), at));
    await importFile(log, small(...LINES), SMALL_PROFILE, WRITE, ANALYST);
    files = await publish(log, YEAR);
    submission = readZip(named(files, 'submission.zip'));
  }, 120_000);
  afterAll(() => log.close());

  it('gives a letter to each in its language, as page, text and PDF', () => {
    const letters = submission.map(({ name }) => name).filter((name) => name.startsWith('letter.'));
    const expected = ['bipt.nl', 'csa.fr', 'medienrat.de', 'medienrat.fr'].flatMap((one) =>
      ['html', 'pdf', 'txt'].map((end) => `letter.${one}.${end}`),
    );
    expect(letters.sort()).toEqual(expected);
    expect(text(named(submission, 'letter.bipt.nl.txt'))).toContain('Belgisch Instituut voor postdiensten');
    expect(text(named(submission, 'letter.csa.fr.txt'))).toContain('Conseil supérieur');
    expect(text(named(submission, 'letter.medienrat.de.txt'))).toContain('Medienrat der Deutschsprachigen Gemeinschaft');
    expect(text(named(submission, 'letter.medienrat.de.txt'))).toContain('BEISPIEL-2025-00');
  });

  it('quotes in every letter and message the checksum of what is enclosed', () => {
    const hash = inGroups(sha256(named(readZip(named(files, 'public.zip')), 'manifest.json')));
    for (const { name, bytes } of submission.filter((file) => /^letter.*txt$/.test(file.name)))
      expect(text(bytes).replace(/\s+/g, ' '), name).toContain(hash);
  });

  it('lays a message to each beside the packages, to the mailbox that is known', () => {
    const messages = files.filter(({ name }) => name.startsWith('email/'));
    expect(messages.map(({ name }) => name)).toEqual(
      ['bipt.nl', 'csa.fr', 'medienrat.de', 'medienrat.fr'].map((one) => `email/${one}.eml`),
    );
    const to = (name: string) => /^To: (.*)$/m.exec(text(named(files, name)))?.[1]?.trim();
    expect(to('email/bipt.nl.eml')).toBe('dsa@bipt.example');
    expect(to('email/csa.fr.eml')).toBe('');
    expect(to('email/medienrat.de.eml')).toBe('dsa@medienrat.example');
    const parts = text(named(files, 'email/csa.fr.eml')).split('\r\n\r\n');
    const attached = Buffer.from((parts.at(-1) ?? '').split('\r\n--')[0]?.replaceAll('\r\n', '') ?? '', 'base64');
    expect(sha256(attached)).toBe(sha256(named(files, 'submission.zip')));
  });

  it('is remembered for each award apart, and no note of it is in any file', async () => {
    const note = 'spoke with Vondelina Fantasia';
    await writing(log, ANALYST, (db, at) =>
      addSending(db, { award: 'csa', period: null, version: null, sentOn: '2027-01-31', how: 'post', sentTo: null, note }, at),
    );
    const { awards, withoutAddress } = await readStatus(log.db);
    expect(awards.map(({ award, unsent }) => [award, unsent.length])).toEqual([
      ['bipt', 1],
      ['csa', 0],
      ['medienrat', 1],
    ]);
    expect(withoutAddress).toHaveLength(1);
    const again = await publish(log, { ...YEAR, correctionReason: { nl: 'Nog eens.', fr: 'Encore.', en: 'Again.' } }, on('2027-02-02'));
    const all = [...readZip(named(again, 'public.zip')), ...readZip(named(again, 'submission.zip')), ...again];
    for (const { name, bytes } of all) expect(Buffer.from(bytes).toString('latin1').includes('Fantasia'), name).toBe(false);
    expect((await readStatus(log.db)).awards.map(({ unsent }) => unsent.map(({ version }) => version))).toEqual([[2], [2], [2]]);
  });
});

describe.each(STEP_ENGINES)('interim and yearly editions on %s', { timeout: 180_000 }, (engine) => {
  let log: Log;
  const quarter: DraftOptions = { ...YEAR, kind: 'interim', period: parsePeriod('2026-Q1') };
  beforeAll(async () => {
    log = await documentedLog(engine, ['en']);
    await importFile(log, small(...LINES), SMALL_PROFILE, WRITE, ANALYST);
  }, 60_000);
  afterAll(() => log.close());

  it('an interim report of a quarter says so in its title, list of duties and letter', async () => {
    const files = await publish(log, quarter);
    const letter = text(named(readZip(named(files, 'submission.zip')), 'letter.bipt.nl.txt'));
    expect(letter).toContain('Tussentijds verslag van een betrouwbare flagger, 1 januari 2026 tot en met 31 maart 2026 (versie 1)');
    const page = text(named(files, 'public/report.en.html'));
    expect(page).toContain('Interim report');
    expect(page).toContain('This interim report covers 1 January 2026 to 31 March 2026');
    expect(text(named(files, 'email/bipt.nl.eml'))).toContain('Subject: Tussentijds verslag van een betrouwbare flagger,');
  });

  it('the year is published over it, and the status asks for both to be sent', async () => {
    const files = await publish(log, YEAR, on('2027-02-01'));
    expect(text(named(readZip(named(files, 'submission.zip')), 'letter.bipt.nl.txt'))).toContain(
      'Jaarverslag van een betrouwbare flagger, 2026 (versie 1)',
    );
    const { awards } = await readStatus(log.db);
    expect(awards[0]?.unsent).toEqual([
      { first: '2026-01-01', last: '2026-03-31', version: 1 },
      { first: '2026-01-01', last: '2026-12-31', version: 1 },
    ]);
  });

  it('an edit to the quarter opens a correction of both, shown in the status until each is corrected', async () => {
    const file = await readNotice(log.db, 'b', null);
    const corrects = file.decisions[0]?.id ?? 0;
    const { corrections } = await act(log, on('2027-02-10'), { kind: 'decision', act: 'decision corrected' }, (db, at) =>
      decideNotice(db, file, decision('ACTION_REMOVED', day('2026-03-12')), { corrects, reason: 'wrong line' }, at),
    );
    expect(corrections.map(({ period, version }) => [period.last, version])).toEqual([
      ['2026-03-31', 1],
      ['2026-12-31', 1],
    ]);
    const again = { asOfOn: '2027-02-11', releasedOn: '2027-02-11', correctionReason: { en: 'A decision stood on the wrong line.' } };
    const files = await publish(log, { ...quarter, ...again }, on('2027-02-11'));
    expect(text(named(readZip(named(files, 'submission.zip')), 'letter.bipt.nl.txt'))).toContain('Deze versie vervangt versie 1');
    expect((await listOpenCorrections(log.db)).map(({ period }) => period.last)).toEqual(['2026-12-31']);
    expect((await readStatus(log.db)).openCorrections).toHaveLength(1);
  });
});

it('says before a quarter is published as a year that it may be meant as an interim report', async () => {
  const log = await documentedLog('sqlite', ['en']);
  const remarksOf = async (kind: 'annual' | 'interim', period: string) =>
    (await draftReport(log, '0.0.0', { ...YEAR, kind, period: parsePeriod(period) }, ANALYST)).remarks.filter((one) =>
      one.includes('--interim'),
    );
  expect(await remarksOf('annual', '2026-Q1')).toHaveLength(1);
  expect(await remarksOf('interim', '2026-Q1')).toEqual([]);
  expect(await remarksOf('annual', '2026')).toEqual([]);
  expect(await remarksOf('annual', '2026-01-01..2026-06-30')).toEqual([]);
  await log.close();
});

describe('the words of a period', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-12-22..2026-12-21', '2025-12-22', '2026-12-21'],
  ])('%s is %s to %s', (given, first, last) => {
    expect(parsePeriod(given)).toEqual({ first, last });
  });

  it.each(['2026-Q5', '2026-q1', '26', '2026-13', '2026-02-30..2026-03-01'])('%s is refused', (given) => {
    expect(() => parsePeriod(given)).toThrow(expect.objectContaining({ code: 'period.unreadable' }) as Error);
  });
});
