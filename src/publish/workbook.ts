// report.LANGUAGE.xlsx: the tables of the report for people who reckon on. Real numbers with formats, no merged cell, nothing hidden, no
// formula; the same report gives the same bytes. The only home of write-excel-file.
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { archiveBudget, openArchive } from '../files/archive.ts';
import { zipMembers } from '../files/zip.ts';
import type { PackageFile } from '../model/file.ts';
import type { Report } from '../model/report.ts';
import { type CellStyle, type Sheet, type SheetCell, type SheetRow, workbookSheets } from './workbook-sheets.ts';

export function workbookName(language: string): string {
  return `report.${language}.xlsx`;
}

/** The workbook of a report in one language. @throws UserError `language.no-catalogue` */
export async function renderWorkbook(report: Report, language: string): Promise<PackageFile> {
  const name = workbookName(language);
  const sheets = workbookSheets(report, language);
  const features = [properties(report, language, sheets), pages(sheets)];
  const written = await writeXlsxFile(sheets.map(writtenSheet), { fontFamily: 'Calibri', fontSize: 11, features }).toBuffer();
  // Packed anew, because the library dates its members by the clock.
  const { members } = openArchive(name, written, archiveBudget(written.length));
  return { name, bytes: zipMembers(members, report.releasedOn) };
}

type WrittenSheet = Parameters<typeof writeXlsxFile>[0][number];
type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number];
type Style = Exclude<Cell, string | number | boolean | Date | null | undefined>;

const INK = '#1a1c20';
const RULE = '#51565f';
const STYLES: Readonly<Record<CellStyle, Style>> = {
  title: { fontWeight: 'bold', fontSize: 14 },
  column: {
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'bottom',
    backgroundColor: '#e8ebf0',
    bottomBorderStyle: 'thin',
    bottomBorderColor: RULE,
  },
  'number-column': {
    fontWeight: 'bold',
    wrap: true,
    align: 'right',
    alignVertical: 'bottom',
    backgroundColor: '#e8ebf0',
    bottomBorderStyle: 'thin',
    bottomBorderColor: RULE,
  },
  text: { wrap: true, alignVertical: 'top' },
  beneath: { wrap: true, alignVertical: 'top', indent: 2 },
  number: { align: 'right', alignVertical: 'top' },
  mark: { align: 'right', alignVertical: 'top', fontStyle: 'italic' },
  note: { alignVertical: 'top' },
  link: { wrap: true, alignVertical: 'top', textDecoration: { underline: true }, textColor: '#0b4f9e' },
};
const TOTAL: Style = { fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: RULE };

function writtenSheet({ name, rows, widths, frozenRows }: Sheet): WrittenSheet {
  return {
    sheet: name,
    data: rows.map((row) => row.map(writtenCell)),
    columns: widths.map((width) => ({ width })),
    ...(frozenRows > 0 ? { stickyRowsCount: frozenRows } : {}),
  };
}

function writtenCell(cell: SheetCell | null): Cell {
  if (cell === null) return null;
  const { value, style, total, format } = cell;
  const look: Style = { textColor: INK, ...STYLES[style], ...(total ? TOTAL : {}) };
  if (typeof value === 'number') return { ...look, value, type: Number, ...(format ? { format } : {}) };
  // Told to be text, so that it stays text when somebody edits the cell.
  return { ...look, value, type: String, ...(/^[=+\-@]/.test(value) ? { format: '@' } : {}) };
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => XML[sign] ?? '');

const CORE = 'docProps/core.xml';
const APP = 'docProps/app.xml';
const OFFICE = 'http://schemas.openxmlformats.org';

/** Title, language, publisher and day of release; no person. */
function properties(report: Report, language: string, sheets: readonly Sheet[]): Feature {
  const title = String(sheets[0]?.rows[0]?.[0]?.value ?? '');
  const { name, legalName } = report.publisher;
  const created = `${report.releasedOn}T00:00:00Z`;
  const core =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(name[language] ?? legalName)}</dc:creator><dc:language>${language}</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${created}</dcterms:modified>` +
    `<cp:version>${report.version}</cp:version></cp:coreProperties>`;
  const app =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="${OFFICE}/officeDocument/2006/extended-properties">` +
    `<Application>${escaped(report.generator.name)}</Application></Properties>`;
  const type = (part: string, content: string) => `<Override PartName="/${part}" ContentType="application/${content}+xml"/>`;
  const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  return {
    files: {
      write: { files: () => ({ [CORE]: core, [APP]: app }) },
      transform: {
        '[Content_Types].xml': {
          insert: () =>
            type(CORE, 'vnd.openxmlformats-package.core-properties') + type(APP, 'vnd.openxmlformats-officedocument.extended-properties'),
        },
        '_rels/.rels': {
          insert: () =>
            relation('rId-core', 'package/2006/relationships/metadata/core-properties', CORE) +
            relation('rId-app', 'officeDocument/2006/relationships/extended-properties', APP),
        },
      },
    },
  };
}

const inQuotes = (sheet: string) => `'${sheet.replaceAll("'", "''")}'`;

/** Links from the contents to each sheet; on paper a sheet is as wide as the page, with title and column headings on every page. */
function pages(sheets: readonly Sheet[]): Feature {
  const page = (content: string, _options: unknown, { sheetIndex }: { sheetIndex: number }) => {
    const { rows = [], widths = [] } = sheets[sheetIndex] ?? {};
    const links = rows.flatMap(linksIn);
    const orientation = widths.reduce((sum, width) => sum + width, 0) > PORTRAIT_MAX ? 'landscape' : 'portrait';
    return content
      .replace(/(<worksheet [^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
      .replace(' xSplit="0"', '')
      .replace('activePane="bottomRight"', 'activePane="bottomLeft"')
      .replace(
        '</sheetData>',
        () =>
          `</sheetData>${links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''}` +
          '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
          `<pageSetup paperSize="9" orientation="${orientation}" fitToHeight="0"/>`,
      );
  };
  const titles = sheets.flatMap(({ name, frozenRows }, i) =>
    frozenRows > 0
      ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escaped(inQuotes(name))}!$1:$${frozenRows}</definedName>`]
      : [],
  );
  const book = (content: string) => content.replace(/<definedNames\s*\/>/, () => `<definedNames>${titles.join('')}</definedNames>`);
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: page }, 'xl/workbook.xml': { transform: book } } } };
}

/** Characters that fit across a page of paper held upright. */
const PORTRAIT_MAX = 110;

function linksIn(row: SheetRow, at: number): string[] {
  return row.flatMap((cell, column) =>
    cell?.leadsTo ? [`<hyperlink ref="${columnLetters(column)}${at + 1}" location="${escaped(`${inQuotes(cell.leadsTo)}!A1`)}"/>`] : [],
  );
}

/** From 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
