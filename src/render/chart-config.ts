// Bar charts as configurations of Chart.js: plain objects, no function in them, so that the same chart can be drawn into a file or
// in a browser. Numbers stand at the bars; there is no axis of values to read them from.
import type { ChartConfiguration, ChartType } from 'chart.js';

/**
 * Colours that people who see no red or green can tell apart, each with white numbers in it at 4.5:1, neighbours parted by a white
 * line. A colour never carries a meaning alone: rows are labelled, series have a legend.
 */
export const TONES = {
  main: '#12436d',
  quiet: '#6f747d',
  action: '#12436d',
  no_action: '#c2410c',
  moot: '#7d64b5',
  pending: '#801650',
  unknown: '#6f747d',
} as const;
export type Tone = keyof typeof TONES;

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
  readonly series: readonly ChartSeries[];
  readonly legend: boolean;
  /** `end`: one number a bar, behind it; `inside`: one in each part of a stack that has room for it. */
  readonly numbers: 'end' | 'inside';
  /** Longest bar possible, where it means something: 1 for shares. */
  readonly most: number | null;
}

/** What stands around a chart that is shared by itself. */
export interface ChartFrame {
  readonly headline: string;
  readonly subtitle: string;
  readonly source: string;
}

/** Own options of the two plugins the drawing side brings along. */
export interface NumbersOptions {
  readonly at: 'end' | 'inside';
  readonly across: boolean;
  /** By series, then row. */
  readonly texts: readonly (readonly string[])[];
}
export interface SourceOptions {
  readonly text: string;
}

export const CHART_WIDTH = 880;
const FONT_SIZE = 15;
const ROW_HEIGHT = 38;
const LINE_HEIGHT = 18;
const ROW_GAP = 10;
/** Heights are multiples of this, so that few sizes of canvas are needed. */
const HEIGHT_STEP = 80;
const COLUMN_CHART_HEIGHT = 400;
const FRAME_HEIGHT = 160;
const LABEL_CHARACTERS = 38;
const COLUMN_LABEL_CHARACTERS = 12;
const HEADLINE_CHARACTERS = 76;
const SUBTITLE_CHARACTERS = 112;

const INK = '#1a1c20';
const SOFT = '#51565f';

/** Height in CSS pixels. */
export function chartHeight(chart: BarChart, frame: ChartFrame | null): number {
  const lines = Math.max(1, ...chart.rows.map((row) => wrap(row, LABEL_CHARACTERS).length));
  const rows = chart.rows.length * Math.max(ROW_HEIGHT, lines * LINE_HEIGHT + ROW_GAP);
  const body = chart.direction === 'up' ? COLUMN_CHART_HEIGHT : rows + (chart.legend ? 2 * ROW_HEIGHT : 0);
  const whole = body + (frame ? FRAME_HEIGHT : 0);
  return Math.ceil(whole / HEIGHT_STEP) * HEIGHT_STEP;
}

export function chartConfig(chart: BarChart, frame: ChartFrame | null): ChartConfiguration<'bar', (number | null)[], string[]> {
  const across = chart.direction === 'across';
  const values = {
    display: false,
    stacked: true,
    beginAtZero: true,
    grace: across ? 0 : '10%',
    ...(chart.most === null ? {} : { max: chart.most }),
  };
  const rows = {
    stacked: true,
    border: { color: SOFT },
    grid: { display: false },
    ticks: { autoSkip: false, color: INK, font: { size: FONT_SIZE }, maxRotation: 0, minRotation: 0 },
  };
  return {
    type: 'bar',
    data: {
      labels: chart.rows.map((row) => wrap(row, across ? LABEL_CHARACTERS : COLUMN_LABEL_CHARACTERS)),
      datasets: chart.series.map(({ label, tone, bars }) => ({
        label,
        data: bars.map(({ value }) => value),
        backgroundColor: TONES[tone],
        borderColor: '#ffffff',
        // A white line parts the pieces of a stack.
        borderWidth: chart.numbers === 'inside' ? { right: 2 } : 0,
        borderSkipped: false,
        maxBarThickness: across ? 26 : 48,
      })),
    },
    options: {
      animation: false,
      responsive: false,
      devicePixelRatio: 2,
      indexAxis: across ? 'y' : 'x',
      layout: { padding: { top: 4, right: across && chart.numbers === 'end' ? 64 : 12, bottom: frame ? 40 : 4, left: 8 } },
      scales: across ? { x: values, y: rows } : { x: rows, y: values },
      plugins: {
        legend: {
          display: chart.legend,
          position: 'top',
          align: 'start',
          labels: { boxWidth: 14, boxHeight: 14, color: INK, font: { size: 14 }, padding: 12 },
        },
        tooltip: { enabled: false },
        title: {
          display: frame !== null,
          text: frame ? wrap(frame.headline, HEADLINE_CHARACTERS) : '',
          align: 'start',
          color: INK,
          font: { size: 21, weight: 'bold' },
          padding: { top: 12, bottom: 4 },
        },
        subtitle: {
          display: frame !== null,
          text: frame ? wrap(frame.subtitle, SUBTITLE_CHARACTERS) : '',
          align: 'start',
          color: SOFT,
          font: { size: FONT_SIZE },
          padding: { bottom: 18 },
        },
        numbers: { at: chart.numbers, across, texts: chart.series.map(({ bars }) => bars.map(({ text }) => text)) },
        source: { text: frame?.source ?? '' },
      },
    },
  };
}

/** As few lines as `characters` allow, broken at blanks and after slashes, of about the same length; a longer word stands alone. */
export function wrap(text: string, characters: number): string[] {
  const lines = fill(text, characters);
  let least = characters;
  while (least > 1 && fill(text, least - 1).length === lines.length) least -= 1;
  return lines.length === 1 ? lines : fill(text, least);
}

function fill(text: string, characters: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ |(?<=\/)/)) {
    const longer = line.endsWith('/') || line === '' ? `${line}${word}` : `${line} ${word}`;
    if (longer.length > characters && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

declare module 'chart.js' {
  interface PluginOptionsByType<TType extends ChartType> {
    numbers?: NumbersOptions;
    source?: SourceOptions;
  }
}
