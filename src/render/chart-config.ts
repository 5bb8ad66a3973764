// Bar charts as configurations of Chart.js: plain objects, no function in them, so that the same chart can be drawn into a file or
// in a browser. Numbers stand at the bars; there is no axis of values to read them from.
import type { ChartConfiguration, ChartType } from 'chart.js';
import { chartFrame, type FrameOptions, type FrameTexts, frameHeights } from './chart-frame.ts';
import { GROUND, INK, SOFT, TONES, type Tone } from './chart-tones.ts';
import { wrap } from './wrap.ts';

export interface ChartBar {
  /** Length of the bar; null where this series has none in the row. */
  readonly value: number | null;
  /** Written at the bar, or in it. */
  readonly text: string;
}

export interface ChartSeries {
  readonly label: string;
  readonly tone: Tone;
  /** One a row. */
  readonly bars: readonly ChartBar[];
}

export interface BarChart {
  /** `across`: rows from top to bottom; `up`: columns from left to right. */
  readonly direction: 'across' | 'up';
  readonly rows: readonly string[];
  /** In a row: behind one another, or `beside` one another. */
  readonly series: readonly ChartSeries[];
  readonly beside: boolean;
  readonly legend: boolean;
  /** `end`: one number a bar, behind it; `inside`: one in each part of a stack, which its maker has found room for. */
  readonly numbers: 'end' | 'inside';
  /** Written behind a whole stack, one a row; null for nothing. */
  readonly ends: readonly string[] | null;
  /** Longest bar possible, where it means something: 1 for shares. */
  readonly most: number | null;
}

/** Own options of the plugin that writes the numbers. */
export interface NumbersOptions {
  readonly at: 'end' | 'inside';
  readonly across: boolean;
  /** By series, then row, with the colour for those inside. */
  readonly series: readonly { readonly texts: readonly string[]; readonly colour: string }[];
  readonly ends: readonly string[];
}

/** Own options of the plugin that gives a picture its height. */
export interface PictureOptions {
  readonly height: number;
}

/** In CSS pixels: as wide as the text of the page, so that letters of both are of one size. */
export const CHART_WIDTH = 720;
const FONT_SIZE = 14;
const ROW_HEIGHT = 32;
const BESIDE_HEIGHT = 17;
const LINE_HEIGHT = 17;
const ROW_GAP = 9;
const COLUMN_CHART_HEIGHT = 280;
const LEGEND_LINE_HEIGHT = 27;
const PADDING = 4;
/** Longest line of a label: the first of these with which no label has more than two lines, else the last. */
const LABEL_CHARACTERS = [26, 32, 38, 46] as const;
const COLUMN_CHARACTERS = 84;
const LEGEND_CHARACTERS = 84;
/** Of a number behind a bar, on average, and its distance from the bar. */
const DIGIT_WIDTH = 8.5;
const NUMBER_GAP = 16;

/** Height of the chart without what stands around it, in CSS pixels. */
export function chartHeight(chart: BarChart): number {
  const legend = chart.legend ? legendLines(chart) * LEGEND_LINE_HEIGHT : 0;
  const lines = Math.max(1, ...rowLabels(chart).map(({ length }) => length));
  if (chart.direction === 'up') return COLUMN_CHART_HEIGHT + lines * LINE_HEIGHT + legend;
  const bars = chart.beside ? chart.series.length * BESIDE_HEIGHT + ROW_GAP : ROW_HEIGHT;
  return chart.rows.length * Math.max(bars, lines * LINE_HEIGHT + ROW_GAP) + legend + 2 * PADDING;
}

function rowLabels(chart: BarChart): string[][] {
  const labels = (characters: number) => chart.rows.map((row) => wrap(row, characters));
  if (chart.direction === 'up') return labels(Math.floor(COLUMN_CHARACTERS / Math.max(1, chart.rows.length)));
  const enough = LABEL_CHARACTERS.find((characters) => labels(characters).every(({ length }) => length <= 2));
  return labels(enough ?? LABEL_CHARACTERS[3]);
}

/** Lines that the legend takes, each label with its square. */
function legendLines({ series }: BarChart): number {
  let lines = 1;
  let length = 0;
  for (const { label } of series) {
    const own = label.length + 6;
    if (length > 0 && length + own > LEGEND_CHARACTERS) {
      lines += 1;
      length = 0;
    }
    length += own;
  }
  return lines;
}

/** The chart with its frame: what stands above and below it when it is shared by itself. */
export function chartConfig(chart: BarChart, frame: FrameTexts): ChartConfiguration<'bar', (number | null)[], string[]> {
  const across = chart.direction === 'across';
  const values = {
    display: false,
    stacked: !chart.beside,
    beginAtZero: true,
    grace: across ? 0 : '10%',
    ...(chart.most === null ? {} : { max: chart.most }),
  };
  const rows = {
    stacked: !chart.beside,
    border: { color: SOFT },
    grid: { display: false },
    ticks: { autoSkip: false, color: INK, font: { size: FONT_SIZE }, maxRotation: 0, minRotation: 0, padding: 6 },
  };
  const { head, foot } = frameHeights(frame);
  return {
    type: 'bar',
    data: { labels: rowLabels(chart), datasets: chart.series.map((series) => dataset(chart, series)) },
    options: {
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      devicePixelRatio: 2,
      indexAxis: across ? 'y' : 'x',
      layout: { padding: { top: head + PADDING, right: roomBehind(chart), bottom: foot + PADDING, left: PADDING } },
      scales: across ? { x: values, y: rows } : { x: rows, y: values },
      plugins: {
        legend: {
          display: chart.legend,
          position: 'top',
          align: 'start',
          labels: { boxWidth: 13, boxHeight: 13, color: INK, font: { size: 13 }, padding: 10 },
        },
        tooltip: { enabled: false },
        numbers: numbersOf(chart),
        frame: chartFrame(frame),
        picture: { height: head + chartHeight(chart) + foot },
      },
    },
  };
}

function dataset(chart: BarChart, { label, tone, bars }: ChartSeries) {
  const across = chart.direction === 'across';
  return {
    label,
    data: bars.map(({ value }) => value),
    backgroundColor: TONES[tone].fill,
    borderColor: GROUND,
    // A white line parts the pieces of a stack.
    borderWidth: chart.numbers === 'inside' ? { right: 1.5 } : 0,
    borderSkipped: false,
    maxBarThickness: across ? 22 : 44,
    categoryPercentage: chart.beside ? 0.8 : 0.78,
    barPercentage: chart.beside ? 0.95 : 1,
  };
}

function roomBehind(chart: BarChart): number {
  if (chart.direction === 'up') return PADDING;
  const texts = chart.numbers === 'end' ? chart.series.flatMap(({ bars }) => bars.map(({ text }) => text)) : (chart.ends ?? []);
  return NUMBER_GAP + Math.ceil(Math.max(0, ...texts.map(({ length }) => length)) * DIGIT_WIDTH);
}

function numbersOf(chart: BarChart): NumbersOptions {
  return {
    at: chart.numbers,
    across: chart.direction === 'across',
    series: chart.series.map(({ tone, bars }) => ({ texts: bars.map(({ text }) => text), colour: TONES[tone].text })),
    ends: chart.ends ?? [],
  };
}

declare module 'chart.js' {
  interface PluginOptionsByType<TType extends ChartType> {
    numbers?: NumbersOptions;
    frame?: FrameOptions;
    picture?: PictureOptions;
  }
}
