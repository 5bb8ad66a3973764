// Charts: what they say, what they must not show, and that something can be read on them.
import { loadImage } from '@napi-rs/canvas';
import { describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { TOTAL } from '../../src/model/table.ts';
import { renderCharts } from '../../src/publish/chart.ts';
import type { ChartView } from '../../src/publish/chart-bars.ts';
import { chartViews } from '../../src/publish/view-chart.ts';
import { wordsOf } from '../../src/publish/view-words.ts';
import { pixelsOf } from '../release/charts.ts';
import { fixtureReport } from './fixture.ts';
import { completeLanguages } from './sentences.ts';
import { tableWith } from './table-with.ts';

const report = fixtureReport();
const MINORS = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
const FRAUD = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';
const NOT_STATED = 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE';
const viewOf = (of: Report, id: string, language = 'en'): ChartView | undefined =>
  chartViews(wordsOf(of, language)).find((view) => view.id === id);
const bars = (view: ChartView | undefined, row: number) => view?.chart.series.map((series) => series.bars[row]?.value) ?? [];
const sum = (values: readonly (number | null | undefined)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
const cell = (id: string, ...at: string[]) =>
  report.tables.find((table) => table.id === id)?.cells.find((one) => one.at.join() === at.join());

describe('the charts of a report', () => {
  it('are these, in each language', () => {
    const ids = ['by-provider', 'by-category', 'by-action', 'provider-by-action', 'by-month', 'time-to-decision'];
    // Of the other lists the fixture compares one row, and that is no chart.
    const changes = ['comparison-by-action'];
    for (const language of ['en', 'nl', 'fr']) {
      expect(chartViews(wordsOf(report, language)).map(({ id }) => id)).toEqual([...ids, ...changes]);
      expect(chartViews(wordsOf({ ...report, comparison: null }, language)).map(({ id }) => id)).toEqual(ids);
    }
  });

  it('say their message with its number and its denominator', () => {
    const most = cell('by-provider', 'tiktok-technology')?.value;
    expect(viewOf(report, 'by-provider')?.headline).toBe(`TikTok Technology Limited received the most notices: ${most} of 1,500`);
    expect(viewOf(report, 'by-category')?.subtitle).toBe('Number of notices by type of allegedly illegal content, 2026');
    expect(viewOf(report, 'by-category')?.alt).toMatch(/^Bar chart: .*2026\. .* 1,500\. The numbers are in the table that follows\.$/);
    expect(viewOf(report, 'by-provider')?.alt).toMatch(/^Stacked bar chart: /);
  });

  it('claim no leader where two lead', () => {
    const same = report.tables.map((table) =>
      table.id === 'by-month' ? { ...table, cells: table.cells.map((one) => (one.at[0] === TOTAL ? one : { ...one, value: 125 })) } : table,
    );
    expect(viewOf({ ...report, tables: same }, 'by-month')?.headline).toBe('The busiest months had 125 notices each, of 1,500');
  });

  it.each<[string, Record<string, number>, string]>([
    ['by-provider', { snap: 30, telegram: 20, 'other-providers': 29 }, 'Snap B.V. received the most notices: 30 of 79'],
    [
      'by-provider',
      { snap: 30, telegram: 20, 'other-providers': 50 },
      'The largest group is “Other providers of hosting services”: 50 (50%) of the 100 notices',
    ],
    ['by-provider', { snap: 3, NOT_RECORDED: 3 }, 'No single group is the largest: two or more have 3 of the 6 notices each'],
    ['by-category', { [MINORS]: 3, [FRAUD]: 2, [NOT_STATED]: 2 }, 'The most common type was “Protection of minors”: 3 of 7'],
    [
      'by-category',
      { [MINORS]: 3, [FRAUD]: 2, [NOT_STATED]: 30 },
      'The largest group is “Type of alleged illegal content not specified by the notifier”: 30 (85.7%) of the 35 notices',
    ],
    ['by-month', { '2026-01': 5, '2026-02': 4, 'not-known': 8 }, 'The largest group is “Month not known”: 8 of the 17 notices'],
  ])('name the first of %s with %o as the sentence at the table does: %s', (id, rows, headline) => {
    expect(viewOf({ ...report, tables: [tableWith(report, id, rows)] }, id)?.headline).toBe(headline);
  });

  it('draw what is not stated last and apart', () => {
    const view = viewOf({ ...report, tables: [tableWith(report, 'by-category', { [NOT_STATED]: 30, [MINORS]: 3 })] }, 'by-category');
    expect(view?.chart.series.map(({ tone, bars: own }) => [tone, own.map(({ value }) => value)])).toEqual([
      ['main', [3, null]],
      ['quiet', [null, 30]],
    ]);
  });

  it('have no full stop in a message, in any language', () => {
    const tables = [tableWith(report, 'by-provider', { snap: 30, NOT_RECORDED: 50 })];
    for (const language of completeLanguages()) expect(viewOf({ ...report, tables }, 'by-provider', language)?.headline).not.toMatch(/\.$/);
  });

  it('say the year at its first month where there are two, and name no month that is cut as the fullest', () => {
    const period = { first: '2025-12-22', last: '2026-02-28' };
    const of = (rows: Record<string, number>) => viewOf({ ...report, period, tables: [tableWith(report, 'by-month', rows)] }, 'by-month');
    const first = of({ '2025-12': 9, '2026-01': 7, '2026-02': 3 });
    expect(first?.chart.rows).toEqual(['Dec 2025', 'Jan 2026', 'Feb']);
    expect(first?.headline).toBe('Notices by month');
    expect(of({ '2025-12': 2, '2026-01': 7, '2026-02': 3 })?.headline).toBe('The month with the most notices was January 2026: 7 of 12');
    expect(viewOf(report, 'by-month')?.chart.rows[0]).toBe('Jan');
  });

  it('are not drawn of a single notice', () => {
    const tables = [tableWith(report, 'by-provider', { snap: 1 }), tableWith(report, 'by-month', { '2026-01': 1, '2026-02': 0 })];
    expect(chartViews(wordsOf({ ...report, tables, comparison: null }, 'en'))).toEqual([]);
  });

  it('sort bars, and put providers not recorded or not named last', () => {
    const view = viewOf(report, 'by-provider');
    const values = view?.chart.rows.map((_, row) => sum(bars(view, row))) ?? [];
    expect(view?.chart.rows.slice(-2)).toEqual(['Other providers of hosting services', 'Provider not recorded']);
    expect(values.slice(0, -2)).toEqual([...values.slice(0, -2)].sort((a, b) => b - a));
    expect(view?.chart.ends).toEqual(values.map((value) => value.toLocaleString('en')));
  });

  it('part the bar of a provider by outcome only where each of its numbers is published', () => {
    const view = viewOf(report, 'by-provider');
    const whole = view?.chart.series.findIndex(({ tone }) => tone === 'whole') ?? -1;
    const parted = view?.chart.rows.map((_, row) => bars(view, row)[whole] === null) ?? [];
    const table = report.tables.find(({ id }) => id === 'provider-by-action');
    const expected = view?.chart.rows.map((label) => {
      const code = report.providers.find(({ name }) => name === label)?.code;
      const cells = table?.cells.filter((one) => one.at[0] === code) ?? [];
      return cells.length > 0 && cells.every(({ status }) => status === 'published');
    });
    expect(parted).toEqual(expected);
    expect(new Set(parted)).toEqual(new Set([true, false]));
    // A bar that is not parted has one part and no number within it.
    for (const [row, isParted] of parted.entries()) {
      if (isParted) continue;
      expect(bars(view, row).filter((value) => value !== null)).toHaveLength(1);
      expect(view?.chart.series[whole]?.bars[row]?.text).toBe('');
    }
  });

  it('are plain where too little can be parted', () => {
    const without = report.tables.filter(({ id }) => id !== 'provider-by-action');
    expect(viewOf({ ...report, tables: without }, 'by-provider')?.alt).toMatch(/^Bar chart: /);
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
    expect(sum(view?.chart.series.flatMap((series) => series.bars.map(({ value }) => value)) ?? [])).toBe(465);
  });

  it('never draw a provider of whose outcomes one is withheld', () => {
    const drawn = viewOf(report, 'provider-by-action')?.chart.rows ?? [];
    const table = report.tables.find(({ id }) => id === 'provider-by-action');
    const withheld = report.providers.filter(({ code }) => table?.cells.some((one) => one.at[0] === code && one.status === 'withheld'));
    expect(withheld.length).toBeGreaterThan(2);
    for (const { name } of withheld) expect(drawn.join()).not.toContain(name);
    for (const [row] of drawn.entries()) expect(sum(bars(viewOf(report, 'provider-by-action'), row))).toBeCloseTo(1);
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

  it('draw at most twelve shares, and say from how many notices on', () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ code: `p${i}`, parent: null }));
    const groups = report.tables.find(({ id }) => id === 'provider-by-action')?.dimensions[1] ?? {
      name: 'action-group' as const,
      members: [],
    };
    const cells = many.flatMap(({ code }, i) => [
      ...groups.members.map((group, j) => ({ at: [code, group.code], value: j === 0 ? 100 + i : 0, status: 'published' as const })),
      { at: [code, TOTAL], value: 100 + i, status: 'published' as const },
    ]);
    const table = { id: 'provider-by-action', measure: 'notices' as const, addsUp: true, cells };
    const dimensions = [{ name: 'provider' as const, members: many }, groups];
    const view = viewOf({ ...report, tables: [{ ...table, dimensions }] }, 'provider-by-action');
    expect(view?.chart.rows).toHaveLength(12);
    expect(view?.subtitle).toContain('fewer than 128 notices');
  });

  it('compare two years where the lists count alike, and only there', () => {
    const comparison = report.comparison as NonNullable<Report['comparison']>;
    const rows = [
      { table: 'by-action', at: [TOTAL], previous: 10, current: 90 },
      { table: 'by-action', at: ['action'], previous: 100, current: 140 },
      { table: 'by-action', at: ['pending'], previous: 30, current: 20 },
    ];
    const of = (change: Partial<typeof comparison>) =>
      viewOf({ ...report, comparison: { ...comparison, rows, ...change } }, 'comparison-by-action');
    expect(of({})?.headline).toBe('The largest change: The provider acted, from 100 to 140');
    expect(of({})?.chart.rows).toEqual(['The provider acted', 'Undecided']);
    expect(of({})?.tableId).toBe('table-comparison-by-action');
    // What stands in one of the reports only has changed as well, and changed most where nothing else did.
    const appeared = { table: 'by-action', at: ['unknown'], previous: 0, current: 40 };
    expect(of({ rows: [...rows, appeared] })?.headline).toBe('The largest change, in several rows: 40');
    const unchanged = rows.map((row) => ({ ...row, current: row.previous }));
    expect(of({ rows: [...unchanged, appeared] })?.headline).toBe('The largest change: Not recorded, from 0 to 40');
    expect(of({ differences: ['time-zone'], sameDefinitions: false })).toBeUndefined();
    expect(of({ differences: ['thresholds'], sameDefinitions: false })?.headline).toContain('largest change');
    expect(of({ rows: unchanged })?.headline).toBe('No number changed');
    expect(of({ rows: rows.map((row) => ({ ...row, current: row.previous + 5 })) })?.headline).toBe(
      'The largest change, in several rows: 5',
    );
  });

  it('are none when there is nothing to draw', () => {
    expect(chartViews(wordsOf({ ...fixtureReport(0), comparison: null }, 'en'))).toEqual([]);
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
  it.each(['nl', 'en', 'fr'])('has text where text must be, in %s', async (language) => {
    for (const chart of renderCharts(report, language)) {
      const { width, height, inkAt } = await pixelsOf(chart.inlinePng);
      // Left of the bars are labels, or below them; at the top of the shared picture is the headline.
      const isAcross = !['by-month', 'time-to-decision'].includes(chart.id);
      const labels = inkAt((x, y) => (isAcross ? x < width / 7 && y > height / 4 : y > height - 40));
      expect(labels, `${chart.fileName}, labels`).toBeGreaterThan(300);
      const shared = await pixelsOf(chart.png);
      expect(
        shared.inkAt((x, y) => y < 70 && x < width / 2),
        `${chart.fileName}, headline`,
      ).toBeGreaterThan(600);
      expect(
        shared.inkAt((x, y) => y > shared.height - 50 && x < width / 2),
        `${chart.fileName}, source`,
      ).toBeGreaterThan(300);
    }
  });

  it('is small', () => {
    expect(charts.reduce((bytes, chart) => bytes + chart.inlinePng.length, 0) / charts.length).toBeLessThan(40_000);
  });

  it('differs where only a label differs', () => {
    const renamed = { ...report, providers: report.providers.map((provider) => ({ ...provider, name: 'Other' })) };
    expect(Buffer.from(renderCharts(renamed, 'nl')[0]?.inlinePng ?? []).equals(Buffer.from(charts[0]?.inlinePng ?? []))).toBe(false);
  });
});
