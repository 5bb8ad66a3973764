// Charts as plain objects.
import { describe, expect, it } from 'vitest';
import { type BarChart, chartConfig, chartHeight } from '../../src/render/chart-config.ts';
import { chartFrame, frameHeights } from '../../src/render/chart-frame.ts';
import { TONES, toneOf } from '../../src/render/chart-tones.ts';
import { contrast } from '../release/charts.ts';

const FRAME = { headline: 'h', subtitle: 's', source: 'o' };
const chart: BarChart = {
  direction: 'across',
  rows: ['A provider', 'Another'],
  series: [
    {
      label: 'x',
      tone: 'main',
      bars: [
        { value: 5, text: '5' },
        { value: null, text: '' },
      ],
    },
  ],
  beside: false,
  legend: false,
  numbers: 'end',
  ends: null,
  most: null,
};

describe('a chart', () => {
  it('is a plain object: no function in it', () => {
    const config = chartConfig(chart, FRAME);
    expect(structuredClone(config)).toEqual(config);
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
  });

  it('shows no axis of values, begins at zero and never tilts a label', () => {
    const { scales } = chartConfig(chart, FRAME).options ?? {};
    expect(scales?.['x']).toMatchObject({ display: false, beginAtZero: true });
    expect(scales?.['y']).toMatchObject({ ticks: { maxRotation: 0, autoSkip: false } });
  });

  it('grows with its rows, with its frame, and with bars that stand beside one another', () => {
    const long = { ...chart, rows: Array.from({ length: 14 }, (_, i) => `Row ${i}`) };
    expect(chartHeight(long)).toBeGreaterThan(chartHeight(chart));
    expect(chartHeight({ ...chart, beside: true, series: [0, 1, 2].flatMap(() => chart.series) })).toBeGreaterThan(chartHeight(chart));
    const { head, foot } = frameHeights(FRAME);
    expect(chartConfig(chart, FRAME).options?.plugins?.picture).toEqual({ height: head + chartHeight(chart) + foot });
    expect(frameHeights({ ...FRAME, headline: 'long '.repeat(40) }).head).toBeGreaterThan(head);
  });

  it('gives long labels room instead of a third line', () => {
    const label = 'No action: the provider says that it is not competent or not the right addressee';
    const { labels } = chartConfig({ ...chart, rows: ['Short', label] }, FRAME).data;
    expect(labels?.[1]).toHaveLength(2);
  });

  it('keeps room for its longest number', () => {
    const right = (text: string) => {
      const bars = [{ value: 5, text }];
      const padding = chartConfig({ ...chart, series: [{ label: '', tone: 'main', bars }] }, FRAME).options?.layout?.padding;
      return typeof padding === 'object' && 'right' in padding ? (padding.right ?? 0) : 0;
    };
    expect(right('1,234,567')).toBeGreaterThan(right('5') + 50);
  });
});

describe('the frame', () => {
  it('says everything once, from top to bottom', () => {
    const { lines } = chartFrame({
      headline: 'A message that is too long for one line of the picture it stands on',
      subtitle: 's',
      source: 'o',
    });
    expect(lines.map(({ text }) => text).join(' ')).toBe('A message that is too long for one line of the picture it stands on s o');
    expect(lines.at(-1)?.y).toBeLessThan(0);
    const above = lines.slice(0, -1).map(({ y }) => y);
    expect(above).toEqual([...above].sort((a, b) => a - b));
  });
});

describe('the colours', () => {
  it.each(Object.entries(TONES))('%s: seen on white, and its numbers can be read', (_, { fill, text }) => {
    expect(contrast(fill, '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['action', 'no_action'],
    ['no_action', 'moot'],
    ['moot', 'pending'],
    ['pending', 'unknown'],
    ['before', 'main'],
  ] as const)('%s and %s, which touch, differ in brightness', (one, other) => {
    expect(contrast(TONES[one].fill, TONES[other].fill)).toBeGreaterThanOrEqual(3);
  });

  it('of a group without its own are quiet', () => {
    expect(toneOf('moot')).toBe('moot');
    expect(toneOf('smaller-actions')).toBe('quiet');
  });
});
