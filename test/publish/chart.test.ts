// Charts: what they say, what they must not show, and that something can be read on them.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { TOTAL } from '../../src/model/table.ts';
import { renderCharts } from '../../src/publish/chart.ts';
import { type ChartView, chartViews } from '../../src/publish/view-chart.ts';
import { wordsOf } from '../../src/publish/view-words.ts';
import { fixtureReport } from './fixture.ts';

const report = fixtureReport();
const viewOf = (of: Report, id: string, language = 'en'): ChartView | undefined =>
  chartViews(wordsOf(of, language)).find((view) => view.id === id);
const bars = (view: ChartView | undefined, row: number) => view?.chart.series.map((series) => series.bars[row]?.value) ?? [];
const cell = (id: string, ...at: string[]) =>
  report.tables.find((table) => table.id === id)?.cells.find((one) => one.at.join() === at.join());

describe('the charts of a report', () => {
  it('are these, in each language', () => {
    const ids = ['by-provider', 'by-category', 'by-action', 'by-month', 'time-to-decision', 'provider-by-action'];
    for (const language of ['en', 'nl', 'fr']) expect(chartViews(wordsOf(report, language)).map(({ id }) => id)).toEqual(ids);
  });

  it('say their message with its number and its denominator', () => {
    const most = cell('by-provider', 'tiktok-technology')?.value;
    expect(viewOf(report, 'by-provider')?.headline).toBe(`TikTok Technology Limited received the most notices: ${most} of 1,500`);
    expect(viewOf(report, 'by-provider')?.subtitle).toBe('Number of notices by provider of hosting services, 2026');
    expect(viewOf(report, 'by-provider')?.alt).toMatch(/^Bar chart: .*2026\. .* 1,500\. The numbers stand in the table that follows\.$/);
  });

  it('claim no leader where two lead', () => {
    const same = report.tables.map((table) =>
      table.id === 'by-month' ? { ...table, cells: table.cells.map((one) => (one.at[0] === TOTAL ? one : { ...one, value: 125 })) } : table,
    );
    expect(viewOf({ ...report, tables: same }, 'by-month')?.headline).toBe('The busiest months had 125 notices each, of 1,500');
  });

  it('sort bars, and put providers not recorded or not named last', () => {
    const view = viewOf(report, 'by-provider');
    const values = view?.chart.rows.map((_, row) => bars(view, row).find((value) => value !== null) ?? 0) ?? [];
    expect(view?.chart.rows.slice(-2)).toEqual(['Other providers of hosting services', 'Provider not recorded']);
    expect(values.slice(0, -2)).toEqual([...values.slice(0, -2)].sort((a, b) => b - a));
  });

  it('draw everything: the bars of a list add up to its total, folded ones too', () => {
    const [first] = report.tables.filter(({ id }) => id === 'by-provider');
    const many = Array.from({ length: 30 }, (_, i) => ({ code: `p${i}`, parent: null }));
    const table = {
      ...first,
      dimensions: [{ name: 'provider' as const, members: many }],
      cells: [
        ...many.map(({ code }, i) => ({ at: [code], value: i + 1, status: 'published' as const })),
        { at: [TOTAL], value: 465, status: 'published' as const },
      ],
    };
    const view = viewOf({ ...report, tables: [table as Report['tables'][number]] }, 'by-provider');
    expect(view?.chart.rows).toHaveLength(12);
    expect(view?.chart.rows.at(-1)).toBe('19 others together');
    const drawn = view?.chart.series.flatMap((series) => series.bars.map(({ value }) => value ?? 0)) ?? [];
    expect(drawn.reduce((sum, value) => sum + value, 0)).toBe(465);
  });

  it('never draw a provider of whose outcomes one is withheld', () => {
    const drawn = viewOf(report, 'provider-by-action')?.chart.rows ?? [];
    const table = report.tables.find(({ id }) => id === 'provider-by-action');
    const withheld = report.providers.filter(({ code }) => table?.cells.some((one) => one.at[0] === code && one.status === 'withheld'));
    expect(withheld.length).toBeGreaterThan(2);
    for (const { name } of withheld) expect(drawn.join()).not.toContain(name);
    for (const [row] of drawn.entries())
      expect(bars(viewOf(report, 'provider-by-action'), row).reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBeCloseTo(1);
  });

  it('leave out the chart of outcomes when fewer than three providers can be drawn', () => {
    const hidden = report.tables.map((table) =>
      table.id === 'provider-by-action'
        ? {
            ...table,
            cells: table.cells.map((one) =>
              one.at[1] === 'action' && one.at[0] !== TOTAL ? { ...one, value: null, status: 'withheld' as const } : one,
            ),
          }
        : table,
    );
    expect(viewOf({ ...report, tables: hidden }, 'provider-by-action')).toBeUndefined();
  });

  it('are none when there is nothing to draw', () => {
    expect(chartViews(wordsOf(fixtureReport(0), 'en'))).toEqual([]);
  });
});

describe('a drawn chart', () => {
  const charts = renderCharts(report, 'nl');

  it('is a PNG of twice the pixels', async () => {
    for (const chart of charts) {
      expect(Buffer.from(chart.png.slice(0, 8)).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
      const image = await loadImage(Buffer.from(chart.inlinePng));
      expect([image.width, image.height]).toEqual([2 * chart.width, 2 * chart.height]);
      expect(chart.fileName).toBe(`charts/${chart.id}.nl.png`);
    }
  });

  it('is the same bytes whenever and wherever it is drawn', () => {
    vi.stubEnv('TZ', 'America/Adak');
    const again = renderCharts(report, 'nl');
    vi.unstubAllEnvs();
    for (const [i, chart] of charts.entries()) expect(Buffer.from(again[i]?.png ?? []).equals(Buffer.from(chart.png)), chart.id).toBe(true);
  });

  // Without a registered font Skia leaves text out and says nothing.
  it('has text on it', async () => {
    const [first] = charts;
    const image = await loadImage(Buffer.from(first?.inlinePng ?? []));
    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    // The left fifth holds labels only.
    const { data } = context.getImageData(0, 0, Math.floor(image.width / 5), image.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 128) dark += 1;
    expect(dark).toBeGreaterThan(1000);
  });

  it('differs where only a label differs', () => {
    const renamed = { ...report, providers: report.providers.map((provider) => ({ ...provider, name: 'Other' })) };
    expect(Buffer.from(renderCharts(renamed, 'nl')[0]?.inlinePng ?? []).equals(Buffer.from(charts[0]?.inlinePng ?? []))).toBe(false);
  });
});
