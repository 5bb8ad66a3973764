// The charts of a report as PNG files. The same report gives the same bytes.
import type { Report } from '../model/report.ts';
import { CHART_WIDTH, chartHeight } from '../render/chart-config.ts';
import { drawChart } from './chart-draw.ts';
import { chartViews } from './view-chart.ts';
import { wordsOf } from './view-words.ts';

export interface Chart {
  readonly id: string;
  /** Inside the package: `charts/by-provider.nl.png`. */
  readonly fileName: string;
  /** With headline, subtitle and source, for sharing; twice as many pixels as it takes room. */
  readonly png: Uint8Array;
  /** Without them: on the page they are text. */
  readonly inlinePng: Uint8Array;
  readonly alt: string;
  readonly headline: string;
  readonly subtitle: string;
  /** Room `inlinePng` takes, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Element of the page with the same numbers. */
  readonly tableId: string;
}

/** Charts of a report in one language; a chart of which too much is withheld is not drawn. @throws UserError `language.no-catalogue` */
export function renderCharts(report: Report, language: string): Chart[] {
  const words = wordsOf(report, language);
  const own = words.t('chart.source', { publisher: words.publisher, version: String(report.version) });
  const source = report.invented ? `${own} (${words.t('chart.invented')})` : own;
  return chartViews(words).map(({ chart, id, tableId, headline, subtitle, alt }) => {
    const { framed, bare } = drawChart(chart, { headline, subtitle, source });
    return {
      id,
      fileName: `charts/${id}.${language}.png`,
      png: framed,
      inlinePng: bare,
      alt,
      headline,
      subtitle,
      width: CHART_WIDTH,
      height: chartHeight(chart),
      tableId,
    };
  });
}
