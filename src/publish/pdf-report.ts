// The report as a PDF for paper and for archives: the same view as the page, laid out in sheets by templates/report.typ.
import type { Report } from '../model/report.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import type { Chart } from './chart.ts';
import { type PdfView, renderTypst } from './pdf.ts';
import { layoutOf } from './pdf-table.ts';
import { reportView } from './view.ts';
import { type Block, paragraph, type Section } from './view-section.ts';
import { wordsOf } from './view-words.ts';

/**
 * `report.LANGUAGE.pdf`. `charts` are those of the same report and language; a place whose chart was not drawn stays empty.
 *
 * @throws UserError `language.no-catalogue`, `pdf.no-typst`
 */
export function renderPdf(report: Report, language: string, charts: readonly Chart[]): Uint8Array {
  const view = reportView(report, language);
  const words = wordsOf(report, language);
  const { t } = loadCatalogue(language, 'pdf');
  const to = (href: string) => addressOf(href, report.publicAddress);
  const page = `report.${language}.html`;
  const own = `report.${language}.pdf`;
  const blocksOf = (blocks: readonly Block[]) => blocks.map((block) => blockView(withoutFile(block, own), charts, t, to));
  const data: PdfView = {
    ...view,
    // Of the sheets, in place of what the page says about itself.
    running: [view.publisher, words.period(report.period), words.t('fact.version', { version: String(report.version) })].join(' · '),
    page: t('page', { page: PAGE, pages: PAGES }),
    also: [
      { text: t('html'), href: to(page), detail: page },
      { text: t('data'), href: to(`${page}#data`), detail: 'CSV, JSON' },
    ],
    languages: view.languages
      .filter(({ current }) => !current)
      .map(({ lang, name }) => ({ lang, name, href: to(`report.${lang}.pdf`), detail: `PDF, report.${lang}.pdf` })),
    notices: blocksOf(view.notices),
    sections: view.sections.map((section) => ({
      ...section,
      blocks: blocksOf(ownBlocks(section, t)),
      subsections: section.subsections.map((part) => ({ ...part, blocks: blocksOf(part.blocks) })),
    })),
  };
  const pictures = charts.map(({ id, inlinePng }) => ({ name: `${id}.png`, bytes: inlinePng }));
  return renderTypst({ template: 'report', view: data, pictures, releasedOn: report.releasedOn });
}

/** Where the template puts numbers that are known when the sheets are counted. */
const PAGE = '{page}';
const PAGES = '{pages}';

/** What the page says about its own accessibility is not true of a document of sheets. */
function ownBlocks({ id, blocks }: Section, t: (key: string) => string): readonly Block[] {
  if (id !== 'accessibility') return blocks;
  return [paragraph(t('accessibility.goal')), paragraph(t('accessibility.how')), ...blocks.slice(-1)];
}

/** A file of the package where the report is public; without a public address its name beside this document. */
function addressOf(href: string, publicAddress: string | null): string {
  if (publicAddress === null || /^[a-z]+:/.test(href)) return href;
  const isPage = /\.(?:x?html?|php|aspx?|jsp|pdf)$/i.test(new URL(publicAddress).pathname);
  return new URL(href, isPage ? publicAddress : `${publicAddress.replace(/\/$/, '')}/`).href;
}

/** Nothing leads to the document that is open. */
function withoutFile(block: Block, name: string): Block {
  return block.links ? { ...block, links: { list: block.links.list.filter(({ href }) => href !== name) } } : block;
}

function blockView(
  block: Block,
  charts: readonly Chart[],
  t: (key: string, values: Record<string, string>) => string,
  to: (href: string) => string,
): PdfView {
  const chart = charts.find(({ id }) => id === block.figure);
  const toFile = <T extends { readonly href: string }>(link: T): T => ({ ...link, href: to(link.href) });
  const { links, table } = block;
  return {
    ...block,
    links: links && { list: links.list.map(toFile) },
    table: table && {
      ...layoutOf(table, (part, parts) => t('part', { caption: table.caption, part: String(part), parts: String(parts) })),
      id: table.id,
      notes: table.notes,
      downloads: table.downloads.map(toFile),
    },
    figure: chart
      ? { file: `/${chart.id}.png`, headline: chart.headline, subtitle: chart.subtitle, alt: chart.alt, tableId: chart.tableId }
      : null,
  };
}
