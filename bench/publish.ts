// How long a report in four languages takes: all its files, one chart, one PDF. Measured in a process of its own that has drawn nothing
// before, on the report that `draft` makes of the log; then `draft` and `check` as commands.
import { fileURLToPath } from 'node:url';
import type { Arguments } from './arguments.ts';
import { measured, median } from './measured.ts';
import type { Cold, Rendered } from './publish-child.ts';
import { atMost, megabytes, milliseconds, type Result, seconds } from './result.ts';
import type { World } from './world.ts';

const ALL_MAX_MS = 5000;
const CHART_MAX_MS = 50;
const PDF_MAX_MS = 500;
const CHILD = fileURLToPath(new URL('./publish-child.js', import.meta.url));
const SAMPLE = 'samples/hotline';

export async function benchPublish(world: World, { runs }: Arguments): Promise<Result> {
  const log = await world.emptyLog('publish.sqlite');
  await world.run(log, ['provider', 'confirm', '--file', `${SAMPLE}/services.json`]);
  for (const name of ['scart-style', 'helpdesk', 'tracker'])
    await world.run(log, ['import', `${SAMPLE}/${name}.csv`, '--profile', `${SAMPLE}/profile.${name}.json`], [0, 4]);
  const draft = await world.run(log, ['draft', '--period', '2026', '--address', 'https://meldpunt-voorbeeld.example/report-2026']);
  const child = async <T>(what: string) => JSON.parse((await measured([process.execPath, CHILD, log, what])).stdout) as T;
  const rendered: Rendered[] = [];
  const [coldCharts, coldPdfs]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    rendered.push(await child<Rendered>('all'));
    coldCharts.push((await child<Cold>('chart')).ms);
    coldPdfs.push((await child<Cold>('pdf')).ms);
  }
  const of = (pick: (one: Rendered) => number) => median(rendered.map(pick));
  const [all, chart, pdf, html, workbook] = [
    of(({ allMs }) => allMs),
    of(({ chartMs }) => median(chartMs)),
    of(({ pdfMs }) => median(pdfMs)),
    of(({ htmlMs }) => median(htmlMs)),
    of(({ workbookMs }) => median(workbookMs)),
  ];
  const [first] = rendered;
  const check = await world.run(log, ['check'], [0, 7]);
  return {
    targets: [
      atMost('all files of a report, four languages, from nothing', ALL_MAX_MS, all, seconds),
      atMost('one chart, when others were drawn before', CHART_MAX_MS, chart, milliseconds),
      atMost('one chart, the first of a process', CHART_MAX_MS, median(coldCharts), milliseconds),
      atMost('one PDF, when others were made before', PDF_MAX_MS, pdf, milliseconds),
      atMost('one PDF, the first of a process', PDF_MAX_MS, median(coldPdfs), milliseconds),
    ],
    tables: [
      {
        title: 'Files of a report',
        note: `The sample hotline's year in four languages: ${first?.files} files, ${first?.charts} charts. Single files are measured after the whole.`,
        head: ['what', 'time', 'processor time', 'memory'],
        rows: [
          [
            'all files, packed',
            seconds(all),
            seconds(of(({ processorMs }) => processorMs)),
            megabytes(of(({ residentBytes }) => residentBytes)),
          ],
          ['the same report once more in the same process, which remembers its files', seconds(of(({ againMs }) => againMs)), '', ''],
          ['one chart, framed and bare, the first ones of a process in the mean', milliseconds(median(coldCharts)), '', ''],
          ['one chart later', milliseconds(chart), '', ''],
          ['one of its two pictures, later', milliseconds(chart / 2), '', ''],
          ['the first PDF of a process', milliseconds(median(coldPdfs)), '', ''],
          ['one PDF later', milliseconds(pdf), '', ''],
          ['one page', milliseconds(html), '', ''],
          ['one workbook', milliseconds(workbook), '', ''],
          ['command `draft`', seconds(draft.wallMs), seconds(draft.processorMs), megabytes(draft.residentBytes)],
          [
            'command `check`: all files made and read by the gate',
            seconds(check.wallMs),
            seconds(check.processorMs),
            megabytes(check.residentBytes),
          ],
        ],
      },
    ],
  };
}
