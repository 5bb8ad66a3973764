// What our charts have beyond those of Chart.js: numbers at the bars, a frame, a height of their own, and pixels instead of a file.
import type { Chart, Plugin, PluginOptionsByType } from 'chart.js';
import { GROUND, INK } from '../render/chart-tones.ts';
import { FONT } from './fonts.ts';

type OwnOptions = Partial<PluginOptionsByType<'bar'>>;

/** The options as they were given; `chart.options` wraps each value in a look-up of defaults. */
function optionsOf(chart: Chart): OwnOptions {
  return (chart.config.options?.plugins ?? {}) as OwnOptions;
}

/** Writes each bar's number behind its end, or in its middle, and that of a stack behind its end. */
const numbers: Plugin<'bar'> = {
  id: 'numbers',
  afterDatasetsDraw(chart) {
    const options = optionsOf(chart).numbers;
    if (!options) return;
    const { ctx } = chart;
    ctx.save();
    ctx.textBaseline = 'middle';
    options.series.forEach(({ texts, colour }, series) => {
      chart.getDatasetMeta(series).data.forEach((bar, row) => {
        const text = texts[row];
        if (!text) return;
        const { x, y, base } = bar.getProps(['x', 'y', 'base'], true) as { x: number; y: number; base: number };
        if (options.at === 'inside') {
          ctx.font = `bold 13px "${FONT}"`;
          ctx.fillStyle = colour;
          ctx.textAlign = 'center';
          // Where the part is too narrow for its number, the table has it.
          if (ctx.measureText(text).width + 8 <= Math.abs(x - base)) ctx.fillText(text, (x + base) / 2, y);
        } else behind(ctx, text, x, y, options.across);
      });
    });
    options.ends.forEach((text, row) => {
      const ends = options.series.map((_, series) => chart.getDatasetMeta(series).data[row]?.getProps(['x', 'y'], true));
      const drawn = ends.filter((end) => end !== undefined && Number.isFinite(end['x']));
      const x = Math.max(...drawn.map((end) => end?.['x'] as number));
      if (text && drawn.length > 0) behind(ctx, text, x, drawn[0]?.['y'] as number, true);
    });
    ctx.restore();
  },
};

function behind(ctx: Chart['ctx'], text: string, x: number, y: number, across: boolean): void {
  ctx.font = `bold 14px "${FONT}"`;
  ctx.fillStyle = INK;
  ctx.textAlign = across ? 'left' : 'center';
  ctx.fillText(text, across ? x + 7 : x, across ? y : y - 11);
}

/** Writes headline, subtitle and source around the chart. */
const frame: Plugin<'bar'> = {
  id: 'frame',
  afterDraw(chart) {
    const options = optionsOf(chart).frame;
    if (!options) return;
    const { ctx } = chart;
    ctx.save();
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    for (const { text, y, size, bold, colour } of options.lines) {
      ctx.font = `${bold ? 'bold ' : ''}${size}px "${FONT}"`;
      ctx.fillStyle = colour;
      ctx.fillText(text, options.x, y < 0 ? chart.height + y : y);
    }
    ctx.restore();
  },
};

/** Every chart is as high as it needs, though all come from one maker of canvases, and has a ground. */
const picture: Plugin<'bar'> = {
  id: 'picture',
  beforeInit(chart) {
    const height = optionsOf(chart).picture?.height;
    if (height) chart.resize(chart.width, height);
  },
  beforeDraw({ ctx, width, height }) {
    ctx.save();
    ctx.fillStyle = GROUND;
    ctx.fillRect(0, 0, width, height);
    ctx.restore();
  },
};

export const chartPlugins = [numbers, frame, picture];
