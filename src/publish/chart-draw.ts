// Draws a chart without a browser: Chart.js by chartjs-node-canvas, whose pixels are packed into PNG files here. Drawn once, it is cut
// twice: with its frame, and without.
import assert from 'node:assert';
import { GlobalFonts } from '@napi-rs/canvas';
import type { ChartConfiguration, Chart as ChartJs, Plugin } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { type Pixels, writePngs } from '../files/png-write.ts';
import { type BarChart, CHART_WIDTH, chartConfig, chartHeight } from '../render/chart-config.ts';
import { type FrameTexts, frameHeights } from '../render/chart-frame.ts';
import { chartPlugins } from './chart-plugins.ts';
import { FONT, fontFiles, inFontBlanks } from './fonts.ts';

/** Pixels for each CSS pixel. */
const SHARPNESS = 2;

export interface Drawing {
  /** With the frame. */
  readonly framed: Uint8Array;
  /** The chart alone. */
  readonly bare: Uint8Array;
}

/** Two PNG files of the same chart, twice as many pixels as they take room. */
export function drawChart(chart: BarChart, frame: FrameTexts): Drawing {
  const pixels = pixelsOf(plainSpaces(chartConfig(chart, frame)) as ChartConfiguration);
  const from = frameHeights(frame).head * SHARPNESS;
  const { whole, middle } = writePngs(pixels, from, from + chartHeight(chart) * SHARPNESS);
  return { framed: whole, bare: middle };
}

/** Only one: each costs memory that is not given back. */
let drawer: ChartJSNodeCanvas | null = null;

/**
 * chartjs-node-canvas asks its canvas for a PNG, which takes most of the time and is large; `handOver` lets it give its pixels instead.
 */
function pixelsOf(config: ChartConfiguration): Pixels {
  drawer ??= createDrawer();
  const bytes = drawer.renderToBufferSync(config);
  const widthPx = CHART_WIDTH * SHARPNESS;
  // In the order red, green, blue, opacity, as both Skia and every processor that Node runs on have it.
  const rgba = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  return { widthPx, heightPx: rgba.length / widthPx, rgba };
}

const handOver: Plugin<'bar'> = {
  id: 'handOver',
  afterRender(chart) {
    const canvas = chart.canvas as unknown as { data: () => Buffer; width: number; height: number };
    const toBuffer = (): Buffer => {
      const pixels = Buffer.from(canvas.data());
      // The pixels lie outside the memory that Node looks after: given back here, not whenever Node finds the time.
      canvas.width = 1;
      canvas.height = 1;
      return pixels;
    };
    Object.assign(canvas, { toBuffer });
  },
};

function createDrawer(): ChartJSNodeCanvas {
  // Without a registered font the text of a chart is left out without a word.
  for (const file of fontFiles()) assert(GlobalFonts.registerFromPath(file, FONT), `font ${file} cannot be read`);
  return new ChartJSNodeCanvas({
    width: CHART_WIDTH,
    height: 1,
    chartCallback: (chartJs: typeof ChartJs) => {
      chartJs.defaults.font.family = FONT;
      chartJs.register(...chartPlugins, handOver);
    },
  });
}

function plainSpaces(value: unknown): unknown {
  if (typeof value === 'string') return inFontBlanks(value);
  if (Array.isArray(value)) return value.map(plainSpaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainSpaces(inner)]));
}
