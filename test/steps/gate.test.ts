// The gate of the whole program: what only the log knows must not get out, and what is not mapped changes nothing.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readZip } from '../../src/files/zip.ts';
import { filesSha256 as filesHash } from '../../src/gate/gate.ts';
import type { Log } from '../../src/log/db.ts';
import { setNarrative } from '../../src/log/documents.ts';
import { saveCheck } from '../../src/log/gate-checks.ts';
import { MANIFEST, manifest } from '../../src/publish/manifest.ts';
import { buildZip, submissionFiles } from '../../src/publish/package.ts';
import { checkOrRefuse, openPackages } from '../../src/steps/check.ts';
import { checkDraft, draftReport, importFile, publishReport, resolveFindings, signOff } from '../../src/workflow.ts';
import { STEP_ENGINES } from '../deep.ts';
import { ANALYST, documentedLog, SMALL_HEADER, SMALL_PROFILE, small, sourceOf, YEAR } from './year.ts';

const LINE = 'R-2026-0815x,2026-03-10,TikTok,grooming,removed,2026-03-12,zwarte kat 88';

describe.each(STEP_ENGINES)('the gate on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await documentedLog(engine, ['en']);
    await importFile(log, small(LINE), SMALL_PROFILE, { dryRun: false, anotherFile: null }, ANALYST);
  });
  afterEach(() => log.close());

  const say = (text: string) => setNarrative(log.db, 'en', 'outlook', text, ANALYST);
  const check = async () => {
    await draftReport(log, '0.0.0', YEAR, ANALYST);
    return checkDraft(log, ANALYST);
  };

  it.each([
    ['a reference', 'One case, r 2026 0815X, kept us busy for months.'],
    ['a nickname', 'One account, Zwarte-Kat_88, kept us busy for months.'],
  ])('closes for %s that only the log knows, and no finding says it', async (_what, text) => {
    await say(text);
    const { open } = await check();
    const known = open.filter((finding) => finding.kind === 'KNOWN_VALUE' && finding.result === 'block');
    expect(known.map((finding) => finding.file)).toContain('report.en.html');
    expect(JSON.stringify(open)).not.toMatch(/0815|kat/i);
    await expect(publishReport(log, () => undefined, ANALYST)).rejects.toMatchObject({ code: 'gate.closed', exit: 7 });
  });

  it('publishes nothing while one finding is open, and a resolution holds for exactly these files', async () => {
    await say('Our colleague Vondelina Fantasia wrote this.');
    const first = await check();
    expect(first.open.length).toBeGreaterThan(0);
    let emitted = 0;
    await expect(
      publishReport(
        log,
        () => {
          emitted += 1;
        },
        ANALYST,
      ),
    ).rejects.toMatchObject({ code: 'gate.closed' });
    expect(emitted).toBe(0);
    const { open } = await resolveFindings(
      log,
      { findings: first.open.map(({ id }) => id), verdict: 'not-personal', reason: 'invented' },
      ANALYST,
    );
    expect(open).toBe(0);
    // One more word, and all has to be read again.
    await say('Our colleague Vondelina Fantasia wrote this too.');
    expect((await check()).open.length).toBeGreaterThan(0);
  });

  it('scans once more when publishing: what the log learnt since the check closes it', async () => {
    await say('It was about a blauwe walvis last spring.');
    const { open } = await check();
    await resolveFindings(log, { findings: open.map(({ id }) => id), verdict: 'not-personal', reason: 'read' }, ANALYST);
    await signOff(log, ANALYST);
    await importFile(
      log,
      small(LINE, 'R-2,2026-04-01,TikTok,grooming,,,Blauwe Walvis'),
      SMALL_PROFILE,
      { dryRun: false, anotherFile: null },
      ANALYST,
    );
    await expect(publishReport(log, () => undefined, ANALYST)).rejects.toMatchObject({ code: 'gate.closed' });
  });

  // It once stopped with “a mistake of the program”.
  it('sends back to the check where the program was changed since and writes other words', async () => {
    const { findings, report } = await check();
    const { draft, check: checked } = await checkOrRefuse(log);
    const edited = readZip(checked.publicZip)
      .filter(({ name }) => name !== MANIFEST)
      .map((file) => (file.name === 'report.en.html' ? { ...file, bytes: saidOtherwise(file.bytes) } : file));
    const publicZip = buildZip([...edited, manifest('public', edited, report)], report);
    const submissionZip = buildZip(submissionFiles(report, publicZip, draft.authorityOnly, draft.flagger), report);
    const filesSha256 = filesHash(openPackages(publicZip, submissionZip).all);
    await saveCheck(log.db, { draftId: draft.id, filesSha256, findings, publicZip, submissionZip }, ANALYST);
    await resolveFindings(log, { findings: findings.map(({ id }) => id), verdict: 'not-personal', reason: 'read' }, ANALYST);
    await signOff(log, ANALYST);
    const refused = await publishReport(log, () => undefined, ANALYST).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'check.outdated', exit: 7 });
    expect(String(refused)).toMatch(/article22 check$/);
  });
});

function saidOtherwise(page: Uint8Array): Uint8Array {
  const before = new TextDecoder().decode(page);
  const after = before.replaceAll('Main points', 'The main points');
  expect(after).not.toBe(before);
  return new TextEncoder().encode(after);
}

it('a name in a column that is not mapped changes no byte of any output', async () => {
  const shas: string[] = [];
  for (const remark of ['', 'Vondelina Fantasia, vondelina@fantasia.example']) {
    const log = await documentedLog('sqlite', ['en']);
    const file = sourceOf('small.csv', `${SMALL_HEADER},Remark\n${LINE},"${remark}"\n`);
    await importFile(log, file, SMALL_PROFILE, { dryRun: false, anotherFile: null }, ANALYST);
    await draftReport(log, '0.0.0', YEAR, ANALYST);
    const { open } = await checkDraft(log, ANALYST);
    await resolveFindings(log, { findings: open.map(({ id }) => id), verdict: 'not-personal', reason: 'read' }, ANALYST);
    await signOff(log, ANALYST);
    const published = await publishReport(log, () => undefined, ANALYST);
    shas.push(`${published.publicSha256} ${published.submissionSha256}`);
    await log.close();
  }
  expect(shas[0]).toBe(shas[1]);
});
