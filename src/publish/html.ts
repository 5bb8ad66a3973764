// The report as one page that needs nothing else: style and charts lie in it, and it asks for no file from anywhere.
import type { PackageFile } from '../model/file.ts';
import type { Report } from '../model/report.ts';
import { formatFor } from '../render/format.ts';
import { renderTemplate, templateText, type View } from '../render/mustache.ts';
import type { Chart } from './chart.ts';
import { ownName, type ReportView, reportView } from './view.ts';
import type { Block, LinkView } from './view-section.ts';

/** What the page is made of beside the report itself. */
interface Around {
  readonly view: ReportView;
  readonly charts: readonly Chart[];
  /** `, 34 kB`; nothing for a file whose size is not known. */
  readonly size: (href: string) => string;
}

/** Formats made before the page. The size of another page, or of the list of all files, would depend on this one's. */
const SIZED = /\.(?:pdf|xlsx|csv)$|^report\.json$/;

/**
 * `report.LANGUAGE.html`. `charts` are those of the same report and language; a place whose chart was not drawn stays empty. `beside`
 * are files that will lie beside the page: links to them say how large they are, and those in other formats stand at the top.
 *
 * @throws UserError `language.no-catalogue`
 */
export function renderHtml(report: Report, language: string, charts: readonly Chart[], beside: readonly PackageFile[] = []): Uint8Array {
  const view = reportView(report, language);
  const format = formatFor(language);
  const sizes = new Map(beside.map(({ name, bytes }) => [name, bytes.length]));
  const size = (href: string) => {
    const bytes = SIZED.test(href) ? sizes.get(href) : undefined;
    return bytes === undefined ? '' : `, ${format.fileSize(bytes)}`;
  };
  const around: Around = { view, charts, size };
  const blocks = (list: readonly Block[]) => list.map((block) => blockView(block, around));
  const page: View = {
    ...view,
    css: templateText('report.css').trimEnd(),
    hasLanguages: view.languages.length > 1,
    formats: formats(around).filter(({ href }) => href.startsWith('#') || sizes.has(href)),
    notices: blocks(view.notices),
    sections: view.sections.map((section) => ({
      ...section,
      isFirst: section.id === 'main-points',
      hasKeyFigures: section.id === 'main-points' && view.keyFigures.length > 0,
      blocks: blocks(section.blocks),
      subsections: section.subsections.map((part) => ({ ...part, blocks: blocks(part.blocks) })),
    })),
  };
  return new TextEncoder().encode(renderTemplate('report.html', page));
}

/** The same report as other files, each with its format, language and size. */
function formats({ view, size }: Around): LinkView[] {
  const { lang, labels } = view;
  const file = (text: string, href: string, format: string): LinkView => ({
    href,
    text,
    detail: `${format}, ${ownName(lang)}${size(href)}`,
  });
  const workbook = `report.${lang}.xlsx`;
  const links = view.sections.flatMap((section) => section.blocks.flatMap((block) => block.links?.list ?? []));
  const tables = links.find(({ href }) => href === workbook);
  return [
    file(labels.formatPdf, `report.${lang}.pdf`, 'PDF'),
    ...(tables ? [file(tables.text, workbook, 'XLSX')] : []),
    { href: '#data', text: labels.formatData, detail: 'CSV, JSON' },
  ];
}

/** More columns than these need a sheet of paper that lies across. */
const COLUMNS_UPRIGHT = 8;

/** Chart whose parts by outcome stand in a second table, by the chart's name. */
const OUTCOMES: Readonly<Record<string, string>> = { 'by-provider': 'table-provider-by-action' };

function blockView(block: Block, { view, charts, size }: Around): View {
  const { table, links } = block;
  const chart = charts.find(({ id }) => id === block.figure);
  return {
    ...block,
    links: links && { list: links.list.map((link) => ({ ...link, detail: `${link.detail}${size(link.href)}` })) },
    table: table && {
      ...table,
      isMany: table.columns.length > COLUMNS_UPRIGHT,
      hasNotes: table.notes.length + table.downloads.length > 0,
      downloads: table.downloads.map(({ href, text }) => ({ href, text, detail: size(href).replace(/^, /, '') })),
    },
    figure: chart
      ? {
          id: chart.id,
          headline: chart.headline,
          subtitle: chart.subtitle,
          alt: chart.alt,
          tableId: chart.tableId,
          outcomesId: outcomesOf(chart, view),
          width: String(chart.width),
          height: String(chart.height),
          src: `data:image/png;base64,${Buffer.from(chart.inlinePng).toString('base64')}`,
        }
      : null,
  };
}

function outcomesOf({ id }: Chart, { sections }: ReportView): string | null {
  const wanted = OUTCOMES[id];
  const tables = sections.flatMap(({ subsections }) => subsections.flatMap(({ blocks }) => blocks.map(({ table }) => table?.id)));
  return wanted !== undefined && tables.includes(wanted) ? wanted : null;
}
