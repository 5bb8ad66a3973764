// The finished PDF and the finished workbook of one language, read back: whole, in that language, and with the tables of its page.
import { pdfContent } from '../../src/files/pdf-tables.ts';
import { sheetValues } from '../../src/files/sheet-values.ts';
import { workbookSheets } from '../../src/publish/workbook-sheets.ts';
import { tablesOfPage } from '../publish/html-tables.ts';
import { readPdfFile } from '../publish/pdf-reader.ts';
import type { Documents } from './world.ts';

/** What is wrong with the PDF. */
export async function pdfFindings(language: string, { pdf, html }: Documents): Promise<string[]> {
  const read = await readPdfFile(pdf);
  const { tables } = await pdfContent(`report.${language}.pdf`, pdf);
  const onPage = tablesOfPage(html).map((table) => JSON.stringify(table));
  const inPdf = tables.map(({ header, rows }) => JSON.stringify([header, ...rows]));
  const loose = [...read.fonts].filter(([, { embedded }]) => !embedded).map(([name]) => name);
  return [
    ...(read.info['Language'] === language ? [] : [`its language is ${String(read.info['Language'])}`]),
    ...(read.marked && read.xmp.includes('<pdfuaid:part>1</pdfuaid:part>') ? [] : ['it is not tagged as PDF/UA']),
    ...(onPage.length > 20 && onPage.join() === inPdf.join()
      ? []
      : [`its ${inPdf.length} tables are not the ${onPage.length} of the page`]),
    ...read.outside.map((text) => `in the margin: ${text}`),
    ...loose.map((name) => `the font ${name} is not in it`),
  ].map((finding) => `report.${language}.pdf: ${finding}`);
}

/** What is wrong with the workbook. */
export function workbookFindings(language: string, { report, workbook }: Documents): string[] {
  const sheets = sheetValues(workbook);
  const meant = workbookSheets(report, language).map(({ name, rows }) => [
    name,
    ...rows.flatMap((row) => row.flatMap((cell) => (cell && cell.value !== '' ? [cell.value] : []))),
  ]);
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()));
  const odd = sheets.filter(
    ({ name, hidden, merged, formulas }) =>
      !/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/.test(name) || hidden !== null || merged.length + formulas.length > 0,
  );
  return [
    ...(names.size === sheets.length ? [] : ['two sheets have one name']),
    ...odd.map(({ name }) => `the sheet ${name} has a name no program takes, or hides, merges or reckons something`),
    ...(JSON.stringify(sheets.map(({ name, values }) => [name, ...values.values()])) === JSON.stringify(meant)
      ? []
      : ['it does not read back as it was meant']),
  ].map((finding) => `report.${language}.xlsx: ${finding}`);
}
