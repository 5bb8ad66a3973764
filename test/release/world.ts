// The sample world up to its draft: the report value that the release gate renders, and all packages made from it.
import { type Draft, latestDraft } from '../../src/log/drafts.ts';
import type { PackageFile } from '../../src/model/file.ts';
import type { Report } from '../../src/model/report.ts';
import { renderCharts } from '../../src/publish/chart.ts';
import { renderHtml } from '../../src/publish/html.ts';
import { buildZip, submissionFiles } from '../../src/publish/package.ts';
import { renderPdf } from '../../src/publish/pdf-report.ts';
import { renderReport } from '../../src/publish/render-report.ts';
import { renderWorkbook } from '../../src/publish/workbook.ts';
import { draftReport, importFile } from '../../src/workflow.ts';
import { freshLog } from '../log/engines.ts';
import { ANALYST, enterDocuments, hotline, YEAR } from '../steps/year.ts';

/** The draft of the invented hotline's year, as `article22 demo` makes it. */
export async function sampleDraft(): Promise<Draft> {
  const log = await freshLog('sqlite');
  try {
    await enterDocuments(log);
    for (const name of ['scart-style', 'helpdesk', 'tracker']) {
      await importFile(log, hotline.file(name), hotline.profile(name), { dryRun: false, anotherFile: null }, ANALYST);
    }
    await draftReport(log, '0.0.0', YEAR, ANALYST);
    const draft = await latestDraft(log.db);
    if (!draft) throw new Error('the sample world gave no draft');
    return draft;
  } finally {
    await log.close();
  }
}

export interface Package {
  readonly files: readonly PackageFile[];
  /** Letters and what else only authorities get. */
  readonly submission: readonly PackageFile[];
  readonly submissionZip: Uint8Array;
}

/** Everything that is published of a draft, in these languages: catalogues and formats are all that differs from the draft's own. */
export async function packageOf(draft: Draft, languages: readonly string[]): Promise<Package> {
  const report = { ...draft.report, languages: [...languages] };
  const files = await renderReport(report);
  const submission = submissionFiles(report, buildZip(files, report), draft.authorityOnly, draft.flagger);
  return { files, submission, submissionZip: buildZip(submission, report) };
}

export interface Documents {
  readonly html: string;
  readonly pictures: readonly PackageFile[];
  readonly pdf: Uint8Array;
  readonly workbook: PackageFile;
  readonly report: Report;
}

/** What people read in one language: page, pictures, PDF and workbook, without the package around them. */
export async function documentsOf(draft: Draft, language: string, languages: readonly string[]): Promise<Documents> {
  const report = { ...draft.report, languages: [...languages] };
  const charts = renderCharts(report, language);
  return {
    html: new TextDecoder().decode(renderHtml(report, language, charts)),
    pictures: charts.map(({ fileName, png }) => ({ name: fileName, bytes: png })),
    pdf: renderPdf(report, language, charts),
    workbook: await renderWorkbook(report, language),
    report,
  };
}

export const textOf = (files: readonly PackageFile[], name: string): string => {
  const file = files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`no ${name}`);
  return new TextDecoder().decode(file.bytes);
};
