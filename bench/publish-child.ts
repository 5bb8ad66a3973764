// The process in which the files of a report are made and measured: `publish-child.js LOG all`, or `chart` or `pdf`: the first chart or PDF of a
// process that drew nothing before. Prints one JSON document.
import { built } from './built.ts';

export interface Rendered {
  readonly files: number;
  readonly charts: number;
  /** All files from nothing, packed into both packages. */
  readonly allMs: number;
  /** The same once more in the same process. */
  readonly againMs: number;
  /** Of the same, over all threads. */
  readonly processorMs: number;
  readonly residentBytes: number;
  /** By language, of one chart in the mean. */
  readonly chartMs: readonly number[];
  readonly pdfMs: readonly number[];
  readonly htmlMs: readonly number[];
  readonly workbookMs: readonly number[];
}

/** What is printed for `chart` and `pdf`: the first one, with the loading of what draws it. */
export interface Cold {
  readonly ms: number;
}

type Of<Name extends string> = Name extends keyof Modules ? Modules[Name] : never;
interface Modules {
  'log/database': typeof import('../src/log/database.ts');
  'log/drafts': typeof import('../src/log/drafts.ts');
  'publish/chart': typeof import('../src/publish/chart.ts');
  'publish/html': typeof import('../src/publish/html.ts');
  'publish/package': typeof import('../src/publish/package.ts');
  'publish/pdf-report': typeof import('../src/publish/pdf-report.ts');
  'publish/render-report': typeof import('../src/publish/render-report.ts');
  'publish/workbook': typeof import('../src/publish/workbook.ts');
}
const load = <Name extends keyof Modules>(name: Name) => built(name) as Promise<Of<Name>>;

const { openLog } = await load('log/database');
const { latestDraft } = await load('log/drafts');
const log = await openLog(process.argv[2] ?? '', { readOnly: true });
const draft = await latestDraft(log.db);
await log.close();
if (!draft) throw new Error('there is no draft');
const { report, authorityOnly, flagger } = draft;

async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}

const { renderCharts } = await load('publish/chart');
const { renderPdf } = await load('publish/pdf-report');
const { renderHtml } = await load('publish/html');
const { renderWorkbook } = await load('publish/workbook');

async function makeAll() {
  const { renderReport } = await load('publish/render-report');
  const { buildZip, submissionFiles } = await load('publish/package');
  const files = await renderReport(report);
  buildZip(submissionFiles(report, buildZip(files, report), authorityOnly, flagger), report);
  return files;
}

/** All charts of a language, of which one is told in the mean. */
async function coldChart(): Promise<Cold> {
  const { ms, value } = await timed(() => renderCharts(report, report.languages[0] ?? 'en'));
  return { ms: ms / value.length };
}

async function coldPdf(): Promise<Cold> {
  const language = report.languages[0] ?? 'en';
  const charts = renderCharts(report, language);
  return { ms: (await timed(() => renderPdf(report, language, charts))).ms };
}

async function everything(): Promise<Rendered> {
  const all = await timed(makeAll);
  const { user, system } = process.cpuUsage();
  const again = await timed(makeAll);
  const times = { chartMs: [] as number[], pdfMs: [] as number[], htmlMs: [] as number[], workbookMs: [] as number[] };
  let charts = 0;
  for (const language of report.languages) {
    const drawn = await timed(() => renderCharts(report, language));
    charts += drawn.value.length;
    times.chartMs.push(drawn.ms / drawn.value.length);
    times.pdfMs.push((await timed(() => renderPdf(report, language, drawn.value))).ms);
    times.htmlMs.push((await timed(() => renderHtml(report, language, drawn.value, all.value))).ms);
    times.workbookMs.push((await timed(() => renderWorkbook(report, language))).ms);
  }
  return {
    files: all.value.length,
    charts,
    allMs: all.ms,
    againMs: again.ms,
    processorMs: (user + system) / 1000,
    residentBytes: process.resourceUsage().maxRSS * 1024,
    ...times,
  };
}

const WORK: Readonly<Record<string, () => Promise<Rendered | Cold>>> = { all: everything, chart: coldChart, pdf: coldPdf };
process.stdout.write(JSON.stringify(await WORK[process.argv[3] ?? 'all']?.()));
