// A report becomes all of its public files: in each language a page, a PDF, a workbook and pictures of the charts, then data and the
// list of all files.
import { setImmediate as turn } from 'node:timers/promises';
import type { PackageFile } from '../model/file.ts';
import type { Report } from '../model/report.ts';
import { type Chart, renderCharts } from './chart.ts';
import { renderHtml } from './html.ts';
import { sha256 } from './manifest.ts';
import { publicFiles } from './package.ts';
import { renderPdf } from './pdf-report.ts';
import { renderWorkbook } from './workbook.ts';

/** The last reports and their files: a preview, a check and the next check mostly render the same one. */
const rendered = new Map<string, readonly PackageFile[]>();
const RENDERED_MAX = 3;

/**
 * The public package. The same report gives the same bytes.
 *
 * @throws UserError `language.no-catalogue`, `pdf.no-typst`
 */
export async function renderReport(report: Report): Promise<readonly PackageFile[]> {
  const key = sha256(new TextEncoder().encode(JSON.stringify(report)));
  const known = rendered.get(key);
  if (known) return known;
  const files = await renderAnew(report);
  const [oldest] = rendered.keys();
  if (rendered.size >= RENDERED_MAX && oldest !== undefined) rendered.delete(oldest);
  rendered.set(key, files);
  return files;
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
    beside.push({ name: `report.${language}.pdf`, bytes: renderPdf(report, language, drawn) }, await renderWorkbook(report, language));
  }
  // The pages last: they say how large the other files are.
  const known = [...beside, ...publicFiles(report, [])];
  const pages = [...charts].flatMap(([language, drawn]): PackageFile[] => [
    { name: `report.${language}.html`, bytes: renderHtml(report, language, drawn, known) },
    ...drawn.map(({ fileName, png }) => ({ name: fileName, bytes: png })),
  ]);
  return publicFiles(report, [...pages, ...beside]);
}
