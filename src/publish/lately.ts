// Files of a report that were made lately, where they are asked for again: what is published was set for its check, and is set once
// more when it is verified.
import type { Report } from '../model/report.ts';
import type { Chart } from './chart.ts';
import { jsonFile } from './json-file.ts';
import { renderPdf } from './pdf-report.ts';
import { remembered } from './remembered.ts';
import { renderWorkbook } from './workbook.ts';

const documents = remembered<Uint8Array>(8);
const workbooks = remembered<ReturnType<typeof renderWorkbook>>(8);

/** As `renderPdf`. The words of the charts follow from the report, their pictures need not. */
export function latelyPdf(report: Report, language: string, charts: readonly Chart[]): Uint8Array {
  const pictures = charts.flatMap(({ id, inlinePng }) => [id, inlinePng]);
  return documents.get([partOf(report), language, ...pictures], () => renderPdf(report, language, charts));
}

/** As `renderWorkbook`. */
export function latelyWorkbook(report: Report, language: string): ReturnType<typeof renderWorkbook> {
  return workbooks.get([partOf(report), language], () => renderWorkbook(report, language));
}

/** Read back from a file, its fields may stand in another order. */
const partOf = (report: Report) => jsonFile('report.json', report).bytes;
