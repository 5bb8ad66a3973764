// A report becomes all of its public files: in each language a page, a PDF, a workbook and pictures of the charts, then data and the
// list of all files.
import { setImmediate as turn } from 'node:timers/promises';
import type { PackageFile } from '../model/file.ts';
import type { Report } from '../model/report.ts';
import { type Chart, renderCharts } from './chart.ts';
import { renderHtml } from './html.ts';
import { latelyPdf, latelyWorkbook } from './lately.ts';
import { publicFiles } from './package.ts';
import { remembered } from './remembered.ts';

/** The last reports and their files: a preview, a check and the next check mostly render the same one. */
const rendered = remembered<Promise<readonly PackageFile[]>>(3);

/**
 * The public package. The same report gives the same bytes.
 *
 * @throws UserError `language.no-catalogue`, `pdf.no-typst`
 */
export function renderReport(report: Report): Promise<readonly PackageFile[]> {
  return rendered.get([JSON.stringify(report)], () => renderAnew(report));
}

async function renderAnew(report: Report): Promise<PackageFile[]> {
  const charts = new Map<string, Chart[]>();
  for (const language of report.languages) {
    charts.set(language, renderCharts(report, language));
    // The memory of pictures is given back between the turns of the program only.
    await turn();
  }
  const beside: PackageFile[] = [];
  for (const [language, drawn] of charts) {
    beside.push({ name: `report.${language}.pdf`, bytes: latelyPdf(report, language, drawn) }, await latelyWorkbook(report, language));
  }
  // The pages last: they say how large the other files are.
  const known = [...beside, ...publicFiles(report, [])];
  const pages = [...charts].flatMap(([language, drawn]): PackageFile[] => [
    { name: `report.${language}.html`, bytes: renderHtml(report, language, drawn, known) },
    ...drawn.map(({ fileName, png }) => ({ name: fileName, bytes: png })),
  ]);
  return publicFiles(report, [...pages, ...beside]);
}
