// Charts as plain objects.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BarChart, chartConfig, chartHeight, TONES, wrap } from '../../src/render/chart-config.ts';

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
  legend: false,
  numbers: 'end',
  most: null,
};

/** Contrast with white as WCAG 2 reckons it. */
function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

describe('a chart', () => {
  it('is a plain object: no function in it', () => {
    const config = chartConfig(chart, { headline: 'h', subtitle: 's', source: 'o' });
    expect(structuredClone(config)).toEqual(config);
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
  });

  it('shows no axis of values, begins at zero and never tilts a label', () => {
    const { scales } = chartConfig(chart, null).options ?? {};
    expect(scales?.['x']).toMatchObject({ display: false, beginAtZero: true });
    expect(scales?.['y']).toMatchObject({ ticks: { maxRotation: 0, autoSkip: false } });
  });

  it('grows with its rows, and has few sizes', () => {
    const long = { ...chart, rows: Array.from({ length: 14 }, (_, i) => `Row ${i}`) };
    expect(chartHeight(long, null)).toBeGreaterThan(chartHeight(chart, null));
    expect(chartHeight(long, null) % 80).toBe(0);
  });

  it.each(Object.entries(TONES))('%s: white numbers can be read on it', (_, colour) => {
    expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('wrapping', () => {
  it.each([
    ['Protection of minors', 38, ['Protection of minors']],
    [
      'Type of alleged illegal content not specified by the notifier',
      38,
      ['Type of alleged illegal content', 'not specified by the notifier'],
    ],
    ['Grooming/sexual enticement', 12, ['Grooming/', 'sexual', 'enticement']],
  ])('%s', (text, characters, lines) => {
    expect(wrap(text, characters)).toEqual(lines);
  });

  it('loses nothing and keeps to the width where words allow it', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 40 }), (list, characters) => {
        const lines = wrap(list.join(' '), characters);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines) expect(line.length <= characters || !line.includes(' ')).toBe(true);
      }),
    );
  });
});
