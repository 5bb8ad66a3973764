// The PDF files read back: their tables, row by row, and their sentences, compared with what the report gives.
import { pdfContent } from '../files/pdf-tables.ts';
import type { PackageFile } from '../model/file.ts';
import type { Report } from '../model/report.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import { layoutOf } from './pdf-table.ts';
import { type ReportView, reportView } from './view.ts';
import { chartViews } from './view-chart.ts';
import type { RowView, TableView } from './view-table.ts';
import { wordsOf } from './view-words.ts';
import { tablesOf } from './workbook-sheets.ts';

export interface PdfReading {
  readonly name: string;
  /** Null where it cannot be read. */
  readonly content: Awaited<ReturnType<typeof pdfContent>> | null;
  /** Its lines, but for those that stand in the report's view: what else a reader finds in it. */
  readonly others: readonly string[];
  readonly view: ReportView;
}

/** The PDF files of a report's languages. */
export async function readPdfs(report: Report, files: readonly PackageFile[]): Promise<PdfReading[]> {
  const readings: PdfReading[] = [];
  for (const language of report.languages) {
    const file = files.find(({ name }) => name === `report.${language}.pdf`);
    if (file) readings.push(await reading(file, report, language));
  }
  return readings;
}

async function reading({ name, bytes }: PackageFile, report: Report, language: string): Promise<PdfReading> {
  const view = reportView(report, language);
  try {
    const content = await pdfContent(name, bytes);
    const given = givenTexts(report, language, view).map(plain).join('\n');
    return { name, content, others: content.text.split('\n').filter((line) => !given.includes(plain(line))), view };
  } catch {
    // Bytes that a reader of PDF stumbles over are a bad file, whatever the reader says.
    return { name, content: null, others: [], view };
  }
}

/** All that the report gives a PDF to say: the view, the words of its charts, and what only sheets of paper say. */
function givenTexts(report: Report, language: string, view: ReportView): string[] {
  const { t, texts } = loadCatalogue(language, 'pdf');
  const captionOf = (caption: string) => (part: number, parts: number) => t('part', { caption, part: String(part), parts: String(parts) });
  const parts = tablesOf(view).flatMap((table) => layoutOf(table, captionOf(table.caption)).parts.map(({ caption }) => caption));
  const charts = chartViews(wordsOf(report, language)).flatMap(({ headline, subtitle, alt }) => [headline, subtitle, alt]);
  return [...textsOf(view), ...charts, ...parts, ...texts];
}

function textsOf(view: unknown): string[] {
  if (typeof view === 'string') return [view];
  return typeof view === 'object' && view !== null ? Object.values(view).flatMap(textsOf) : [];
}

/** Places that differ: `report.nl.pdf, page 9: “Meldingen per maand van versturen, 2026”`. */
export function pdfProblems(readings: readonly PdfReading[]): string[] {
  return readings.flatMap(({ name, content, others, view }) => {
    if (!content) return [`${name} cannot be read`];
    // A number alone on its line is the page in the contents; numbers of tables are compared above.
    const more = others.filter((line) => /\d/.test(line) && !/^\s*\d{1,3}\s*$/.test(line)).length;
    return [
      ...tableDifferences(name, content.tables, tablesOf(view)),
      ...missingSentences(name, content.text, view),
      ...(more > 0 ? [`${name} has numbers in ${more} lines that the report does not give`] : []),
    ];
  });
}

function tableDifferences(name: string, found: NonNullable<PdfReading['content']>['tables'], expected: readonly TableView[]): string[] {
  const wrong = found.flatMap(({ caption, header, rows, page }, i) => {
    const table = expected[i];
    const isCaption = table && (caption === '' || plain(table.caption) === plain(caption));
    const isSame = isCaption && linesOf(table).join() === [header, ...rows].map(lineOf).join();
    return isSame ? [] : [`${name}, page ${page}: “${(caption || (table?.caption ?? '')).slice(0, 80)}”`];
  });
  return found.length < expected.length ? [...wrong, `${name} has ${found.length} tables instead of ${expected.length}`] : wrong;
}

/** A line may break anywhere in a narrow column, and blanks with it. */
const plain = (text: string) => text.replace(/\s+/g, '');
const lineOf = (cells: readonly string[]) => cells.map(plain).join(' | ');

function linesOf({ rowHeader, columns, rows, totalRow }: TableView): string[] {
  const row = ({ header, cells }: RowView) => lineOf([header, ...cells.map(({ text }) => text)]);
  return [lineOf([rowHeader, ...columns.map(({ text }) => text)]), ...rows.map(row), ...(totalRow ? [row(totalRow)] : [])];
}

/** Sentences with a number that are not there as the report gives them. */
function missingSentences(name: string, text: string, view: ReportView): string[] {
  const told = plain(text);
  // Of its own accessibility a PDF says something else than a page.
  const sections = view.sections.filter(({ id }) => id !== 'accessibility');
  const blocks = sections.flatMap((section) => [section, ...section.subsections]).flatMap((part) => part.blocks);
  const sentences = blocks.flatMap(({ paragraph, points, definitions, narrative }) => [
    ...(paragraph ? [paragraph.text] : []),
    ...(points?.list ?? []),
    ...(definitions?.list ?? []).map(({ meaning }) => meaning),
    ...(narrative?.paragraphs ?? []),
  ]);
  return sentences
    .filter((sentence) => /\d/.test(sentence) && !told.includes(plain(sentence)))
    .map((sentence) => `${name} lacks “${sentence.slice(0, 60)}…”`);
}
