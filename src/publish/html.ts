// The report as one page that needs nothing else: style and charts lie in it, and it asks for no file from anywhere.
import type { Report } from '../model/report.ts';
import { renderTemplate, templateText, type View } from '../render/mustache.ts';
import type { Chart } from './chart.ts';
import { reportView } from './view.ts';
import type { Block } from './view-section.ts';

/**
 * `report.LANGUAGE.html`. `charts` are those of the same report and language; a place whose chart was not drawn stays empty.
 *
 * @throws UserError `language.no-catalogue`
 */
export function renderHtml(report: Report, language: string, charts: readonly Chart[]): Uint8Array {
  const view = reportView(report, language);
  const withFigures = (blocks: readonly Block[]) => blocks.map((block) => withFigure(block, charts));
  const page: View = {
    ...view,
    css: templateText('report.css').trimEnd(),
    hasLanguages: view.languages.length > 1,
    notices: withFigures(view.notices),
    sections: view.sections.map((section) => ({
      ...section,
      blocks: withFigures(section.blocks),
      subsections: section.subsections.map((part) => ({ ...part, blocks: withFigures(part.blocks) })),
    })),
  };
  return new TextEncoder().encode(renderTemplate('report.html', page));
}

function withFigure(block: Block, charts: readonly Chart[]): View {
  const { table } = block;
  const chart = charts.find(({ id }) => id === block.figure);
  return {
    ...block,
    table: table && { ...table, hasNotes: table.notes.length + table.downloads.length > 0 },
    figure: chart
      ? {
          id: chart.id,
          headline: chart.headline,
          subtitle: chart.subtitle,
          alt: chart.alt,
          tableId: chart.tableId,
          width: String(chart.width),
          height: String(chart.height),
          src: `data:image/png;base64,${Buffer.from(chart.inlinePng).toString('base64')}`,
        }
      : null,
  };
}
