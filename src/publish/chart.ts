// Draws the charts of a report into PNG files, without a browser. The same report gives the same bytes.
import assert from 'node:assert';
import { GlobalFonts } from '@napi-rs/canvas';
import type { ChartConfiguration, Chart as ChartJs, Plugin } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import type { Report } from '../model/report.ts';
import { type BarChart, CHART_WIDTH, type ChartFrame, chartConfig, chartHeight, type NumbersOptions } from '../render/chart-config.ts';
import { FONT, fontFiles } from './fonts.ts';
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
  const source = words.t('chart.source', { publisher: words.publisher, version: String(report.version) });
  return chartViews(words).map(({ chart, id, tableId, headline, subtitle, alt }) => ({
    id,
    fileName: `charts/${id}.${language}.png`,
    png: draw(chart, { headline, subtitle, source: report.invented ? `${source} (${words.t('chart.invented')})` : source }),
    inlinePng: draw(chart, null),
    alt,
    headline,
    subtitle,
    width: CHART_WIDTH,
    height: chartHeight(chart, null),
    tableId,
  }));
}

/** One canvas for each height: every new one costs memory that is not given back. */
const canvases = new Map<number, ChartJSNodeCanvas>();

function draw(chart: BarChart, frame: ChartFrame | null): Uint8Array {
  const config = plainSpaces(chartConfig(chart, frame)) as ChartConfiguration;
  return Uint8Array.from(canvasOf(chartHeight(chart, frame)).renderToBufferSync(config));
}

function canvasOf(height: number): ChartJSNodeCanvas {
  let canvas = canvases.get(height);
  if (!canvas) {
    registerFonts();
    canvas = new ChartJSNodeCanvas({
      width: CHART_WIDTH,
      height,
      backgroundColour: '#ffffff',
      chartCallback: (chartJs: typeof ChartJs) => {
        chartJs.defaults.font.family = FONT;
        chartJs.register(numbersPlugin, sourcePlugin);
      },
    });
    canvases.set(height, canvas);
  }
  return canvas;
}

/** Without a registered font the text of a chart is left out without a word. */
function registerFonts(): void {
  if (canvases.size > 0) return;
  for (const file of fontFiles()) assert(GlobalFonts.registerFromPath(file, FONT), `font ${file} cannot be read`);
}

/** The font has no narrow blank; the one of full width does not break either. */
function plainSpaces(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\u202f/g, '\u00a0');
  if (Array.isArray(value)) return value.map(plainSpaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainSpaces(inner)]));
}

/** Writes each bar's number behind its end, or in its middle. */
const numbersPlugin: Plugin<'bar'> = {
  id: 'numbers',
  afterDatasetsDraw(chart) {
    const options = chart.options.plugins?.numbers as NumbersOptions | undefined;
    if (!options) return;
    const { ctx } = chart;
    ctx.save();
    options.texts.forEach((texts, series) => {
      chart.getDatasetMeta(series).data.forEach((bar, row) => {
        const text = texts[row];
        if (!text) return;
        const { x, y, base } = bar.getProps(['x', 'y', 'base'], true) as { x: number; y: number; base: number };
        ctx.textBaseline = 'middle';
        if (options.at === 'inside') {
          ctx.font = `bold 14px "${FONT}"`;
          ctx.fillStyle = '#ffffff';
          ctx.textAlign = 'center';
          ctx.fillText(text, (x + base) / 2, y);
        } else {
          ctx.font = `bold 15px "${FONT}"`;
          ctx.fillStyle = '#1a1c20';
          ctx.textAlign = options.across ? 'left' : 'center';
          ctx.fillText(text, options.across ? x + 8 : x, options.across ? y : y - 13);
        }
      });
    });
    ctx.restore();
  },
};

/** Says at the foot of a shared chart whose numbers they are. */
const sourcePlugin: Plugin<'bar'> = {
  id: 'source',
  afterDraw(chart) {
    const text = chart.options.plugins?.source?.text;
    if (!text) return;
    const { ctx } = chart;
    ctx.save();
    ctx.font = `13px "${FONT}"`;
    ctx.fillStyle = '#51565f';
    ctx.textAlign = 'left';
    ctx.textBaseline = 'bottom';
    ctx.fillText(text, 8, chart.height - 8);
    ctx.restore();
  },
};
