// A chart of a page: the configuration of Chart.js as the report has it, for the browser to draw, and always the table of its numbers.
import { type BarChart, CHART_WIDTH, chartConfig, chartHeight } from '../render/chart-config.ts';
import type { View } from '../render/mustache.ts';
import { assetHref } from './assets.ts';

export interface FigureTable {
  readonly caption: string;
  /** Heads of the columns; the first is that of the rows. */
  readonly heads: readonly string[];
  /** Head of the row, then its cells, all as they are shown. */
  readonly rows: readonly (readonly string[])[];
}

/** For the partial `figure`. `id` is its own in the page; without a chart only the table stands there. */
export function figureView(id: string, chart: BarChart | null, alt: string, table: FigureTable): View {
  return {
    figureId: id,
    hasChart: chart !== null,
    config: chart === null ? '' : configText(chart),
    width: String(CHART_WIDTH),
    height: String(chart === null ? 0 : chartHeight(chart)),
    alt,
    library: assetHref('chart.js'),
    ...tableView(table),
  };
}

/** For the partial `numbers`, a table of numbers. */
export function tableView({ caption, heads, rows }: FigureTable): { readonly [name: string]: View } {
  const [first = '', ...others] = heads;
  return {
    caption,
    first,
    heads: others.map((head) => ({ head })),
    rows: rows.map(([head = '', ...cells]) => ({ head, cells: cells.map((cell) => ({ cell })) })),
  };
}

/** As data in the page: nothing in it ends the element it stands in. */
function configText(chart: BarChart): string {
  const config = chartConfig(chart, { headline: '', subtitle: '', source: '' });
  const { frame: _, ...plugins } = config.options?.plugins ?? {};
  const layout = { padding: { ...(config.options?.layout?.padding as Record<string, number>), top: 8, bottom: 4 } };
  return JSON.stringify({
    ...config,
    options: { ...config.options, layout, plugins: { ...plugins, picture: { height: chartHeight(chart) } } },
  }).replaceAll('<', '\\u003c');
}

/** Scripts of a page with charts, for `page`. */
export const CHART_SCRIPTS: readonly string[] = ['charts.js'];
