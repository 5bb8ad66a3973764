// The PDF files set once more from report.json: the same bytes say the same. What is not the same is read back, its tables row by row and
// its lines, and compared with what the report gives.
import { UserError } from '../error.ts';
import { type PdfTable, pdfContent } from '../files/pdf-tables.ts';
import type { PackageFile } from '../model/file.ts';
import type { Report } from '../model/report.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import { latelyPdf } from './lately.ts';
import { layoutOf } from './pdf-table.ts';
import { undrawn } from './verify-same.ts';
import { type ReportView, reportView } from './view.ts';
import type { RowView, TableView } from './view-table.ts';
import { tablesOf } from './workbook-sheets.ts';

export interface PdfReading {
  readonly name: string;
  /** Byte for byte what the report gives, so that nothing else can be in it. */
  readonly asGiven: boolean;
  /** Places that differ: `report.nl.pdf, page 9: “Meldingen per maand van versturen, 2026”`. */
  readonly problems: readonly string[];
  /** Its lines, but for those that stand in the report's view: what else a reader finds in it. */
  readonly others: readonly string[];
}

/** The PDF files of a report's languages, each set once more and read where it is another. */
export async function readPdfs(report: Report, files: readonly PackageFile[]): Promise<PdfReading[]> {
  const readings: PdfReading[] = [];
  for (const language of report.languages) {
    const file = files.find(({ name }) => name === `report.${language}.pdf`);
    if (file) readings.push(await reading(file, report, language, setAnew(report, language, files)));
  }
  return readings;
}

/** With the pictures of the page, which not every computer draws alike. Null where this computer cannot set it, or the pictures are none. */
function setAnew(report: Report, language: string, files: readonly PackageFile[]): Uint8Array | null {
  const page = new TextDecoder().decode(files.find(({ name }) => name === `report.${language}.html`)?.bytes);
  const charts = undrawn(report, language).map((chart) => {
    const [, after = ''] = page.split(`<figure id="figure-${chart.id}"`);
    const [, picture = ''] = /src="data:image\/png;base64,([A-Za-z0-9+/=]*)"/.exec(after) ?? [];
    return { ...chart, inlinePng: Buffer.from(picture, 'base64') };
  });
  try {
    return latelyPdf(
      report,
      language,
      charts.filter(({ inlinePng }) => inlinePng.length > 0),
    );
  } catch {
    // The words are compared below without it.
    return null;
  }
}

async function reading({ name, bytes }: PackageFile, report: Report, language: string, own: Uint8Array | null): Promise<PdfReading> {
  if (own && Buffer.compare(own, bytes) === 0) return { name, asGiven: true, problems: [], others: [] };
  const view = reportView(report, language);
  const content = await contentOf(name, bytes);
  if (!content) return { name, asGiven: false, problems: [`${name} cannot be read`], others: [] };
  const ours = own && (await pdfContent(name, own)).text;
  const given = [...givenTexts(report, language, view), ...(ours ? [ours] : [])].map(plain).join('\n');
  const others = content.text.split('\n').filter((line) => !given.includes(plain(line)) && !LAYOUT.test(line));
  const places = [
    ...tableDifferences(name, content.tables, tablesOf(view)),
    ...missingSentences(name, content.text, view),
    ...(others.length > 0 ? [`${name} has ${others.length} lines that the report does not give`] : []),
  ];
  return { name, asGiven: false, problems: places.length === 0 && ours ? otherWords(name, content.text, ours) : places, others };
}

/** Null for bytes that are no PDF, or that a reader of PDF stumbles over. */
async function contentOf(name: string, bytes: Uint8Array): Promise<Awaited<ReturnType<typeof pdfContent>> | null> {
  try {
    return await pdfContent(name, bytes);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** What stands by itself in sheets: the page in the contents, the mark of a point, kind and name of a file behind a link. */
const LAYOUT = /^\s*(?:\d{1,3}|•|\((?:[A-Z]{3,4}, )*(?:[A-Z]{3,4}|[a-z0-9./-]+\.[a-z]{3,4})\))\s*$/;

/** The same lines may stand in another order, or one of them twice. */
function otherWords(name: string, found: string, expected: string): string[] {
  const linesIn = (text: string) => text.split('\n').filter((line) => plain(line) !== '' && !LAYOUT.test(line));
  const [ours, theirs] = [linesIn(expected), linesIn(found)];
  if (plain(ours.join('')) === plain(theirs.join(''))) return [];
  const at = ours.findIndex((line, i) => plain(line) !== plain(theirs[i] ?? ''));
  return [`${name} after “${(ours[at - 1] ?? '').slice(0, 60)}”`];
}

/** All that the report gives a PDF to say: the view, the words of its charts, and what only sheets of paper say. */
function givenTexts(report: Report, language: string, view: ReportView): string[] {
  const { t, texts } = loadCatalogue(language, 'pdf');
  const captionOf = (caption: string) => (part: number, parts: number) => t('part', { caption, part: String(part), parts: String(parts) });
  const parts = tablesOf(view).flatMap((table) => layoutOf(table, captionOf(table.caption)).parts.map(({ caption }) => caption));
  const charts = undrawn(report, language).flatMap(({ headline, subtitle, alt }) => [headline, subtitle, alt]);
  return [...textsOf(view), ...charts, ...parts, ...texts];
}

function textsOf(view: unknown): string[] {
  if (typeof view === 'string') return [view];
  return typeof view === 'object' && view !== null ? Object.values(view).flatMap(textsOf) : [];
}

function tableDifferences(name: string, found: readonly PdfTable[], expected: readonly TableView[]): string[] {
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

/** Sentences that are not there as the report gives them. */
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
  return sentences.filter((sentence) => !told.includes(plain(sentence))).map((sentence) => `${name} lacks “${sentence.slice(0, 60)}…”`);
}
