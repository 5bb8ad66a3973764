// One notice from CSV to table cell, on both engines. Read this second, after src/workflow.ts.
import { describe, expect, it } from 'vitest';
import { countNotices } from '../src/log/counts.ts';
import { cellAt } from '../src/model/table.ts';
import { checkDraft, draftReport, importFile, publishReport, resolveFindings, signOff } from '../src/workflow.ts';
import { DEEP } from './deep.ts';
import { ENGINES } from './log/engines.ts';
import { question } from './log/world.ts';
import { ANALYST, documentedLog, hotline, SMALL_PROFILE, small, YEAR } from './steps/year.ts';

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe.each(ENGINES)('one notice on %s', (engine) => {
  it('goes from a line of CSV to a cell of the published page', async () => {
    const log = await documentedLog(engine, ['en']);

    // a line of the file → a notice in the log
    const file = small('R-1,2026-03-10,TikTok,grooming,removed,2026-03-12,zwarte kat 88');
    const { result } = await importFile(log, file, SMALL_PROFILE, { dryRun: false, anotherFile: null }, ANALYST);
    expect(result.summary).toMatchObject({ records: 1, new: 1 });

    // the log → one count, codes only
    const { counts } = await countNotices(log.db, question({ asOfOn: '2027-01-31', flagger: hotline.flagger() }));
    expect(counts).toHaveLength(1);
    expect(counts[0]).toMatchObject({
      provider: 'tiktok-technology-limited',
      service: 'tiktok',
      action: 'ACTION_REMOVED',
      month: '2026-03',
      inArea: 'yes',
      notices: 1,
    });

    // the count → a cell of the report
    const { report } = await draftReport(log, '0.0.0', YEAR, ANALYST);
    const byProvider = report.tables.find((table) => table.id === 'by-provider');
    expect(byProvider && cellAt(byProvider, 'tiktok-technology-limited')).toEqual({
      at: ['tiktok-technology-limited'],
      value: 1,
      status: 'published',
    });

    // the report → files that were scanned → what the public gets
    const check = await checkDraft(log, ANALYST);
    expect(check.open.filter((finding) => finding.result === 'block')).toEqual([]);
    await resolveFindings(log, { findings: 'all-reviews', verdict: 'not-personal', reason: 'read' }, ANALYST);
    await signOff(log, ANALYST);
    const published = await publishReport(log, () => undefined, ANALYST);
    const page = text(published.files.find((one) => one.name === 'public/report.en.html')?.bytes);
    expect(page).toMatch(/<th scope="row"[^>]*>\s*TikTok Technology Limited\s*<\/th>\s*<td[^>]*>\s*1\s*<\/td>/);
    for (const { name, bytes } of published.files) {
      if (!name.startsWith('public/')) continue;
      expect(text(bytes), name).not.toMatch(/R-1\b|zwarte kat/i);
    }
    await log.close();
  });
});

it('the whole sample year gives the same bytes on both engines', { timeout: 300_000 }, async () => {
  const packages: Record<string, string> = {};
  for (const engine of ENGINES) {
    // No engine is asked for words: one language shows as much as all.
    const log = await documentedLog(engine, DEEP ? undefined : ['en']);
    for (const name of ['scart-style', 'helpdesk', 'tracker']) {
      await importFile(log, hotline.file(name), hotline.profile(name), { dryRun: false, anotherFile: null }, ANALYST);
    }
    await draftReport(log, '0.0.0', YEAR, ANALYST);
    await checkDraft(log, ANALYST);
    await resolveFindings(log, { findings: 'all-reviews', verdict: 'not-personal', reason: 'read' }, ANALYST);
    await signOff(log, ANALYST);
    const { publicSha256, submissionSha256 } = await publishReport(log, () => undefined, ANALYST);
    packages[engine] = `${publicSha256} ${submissionSha256}`;
    await log.close();
  }
  expect(packages['postgres']).toBe(packages['sqlite']);
});
