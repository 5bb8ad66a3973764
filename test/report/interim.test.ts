import { describe, expect, it } from 'vitest';
import type { Count } from '../../src/model/count.ts';
import type { Period } from '../../src/model/period.ts';
import type { Report } from '../../src/model/report.ts';
import { cellAt, type Table } from '../../src/model/table.ts';
import { attack } from '../../src/report/attack.ts';
import { publishedOf } from '../../src/report/earlier.ts';
import { assembleReport } from '../../src/report/report.ts';
import { count, countsOf, drawCounts, inputs, PERIOD } from './world.ts';

const TYPES = ['STATEMENT_CATEGORY_ANIMAL_WELFARE', 'STATEMENT_CATEGORY_SELF_HARM', 'STATEMENT_CATEGORY_VIOLENCE'];
const QUARTERS: readonly Period[] = [
  { first: '2026-01-01', last: '2026-03-31' },
  { first: '2026-04-01', last: '2026-06-30' },
  { first: '2026-07-01', last: '2026-09-30' },
  { first: '2026-10-01', last: '2026-12-31' },
];

const grid = (rows: readonly (readonly number[])[]): Count[] =>
  rows.flatMap((values, p) =>
    values.flatMap((notices, c) => (notices > 0 ? [count({ provider: `p${p}`, category: TYPES[c] ?? '', notices })] : [])),
  );

const sent = (counts: readonly Count[], { first }: Period) => counts.map((own) => ({ ...own, month: first.slice(0, 7) }));
const interim = (period: Period, counts: readonly Count[]): Promise<Report> =>
  assembleReport(inputs({ kind: 'interim', period, counts: countsOf(sent(counts, period)) }));
const annual = (counts: readonly Count[], overlapping: readonly Report[]): Promise<Report> =>
  assembleReport(inputs({ counts: countsOf(counts), overlapping }));

const table = (report: Report): Table | undefined => report.tables.find(({ id }) => id === 'provider-by-category');
const withheld = (report: Report) =>
  table(report)?.cells.flatMap(({ at, status }) => (status === 'withheld' ? [`${at[0]} ${TYPES.indexOf(at[1] ?? '')}`] : []));

describe('a yearly report after interim ones of its period', () => {
  it('does not protect a small count with cells that the interim reports tell between them', async () => {
    // p0 and p1 alone would be the cheapest company; but the quarters print what they hold of the second type.
    const first = [
      [2, 9, 9],
      [9, 9, 9],
      [30, 30, 30],
    ];
    const rest = [
      [0, 9, 30],
      [9, 9, 30],
      [30, 30, 30],
    ];
    const halves = [
      { first: '2026-01-01', last: '2026-06-30' },
      { first: '2026-07-01', last: '2026-12-31' },
    ];
    const parts = await Promise.all([interim(halves[0] as Period, grid(first)), interim(halves[1] as Period, grid(rest))]);
    const year = grid(first.map((row, p) => row.map((value, c) => value + (rest[p]?.[c] ?? 0))));
    const report = await annual(year, parts);
    const shown = table(report);
    expect(shown).toBeDefined();
    for (const cell of shown?.cells.filter(({ status }) => status === 'withheld') ?? []) {
      const inParts = parts.map((part) => {
        const own = table(part);
        return own && cellAt(own, ...cell.at)?.status;
      });
      expect(inParts).toContain('withheld');
    }
    const { derivable } = await attack(publishedOf(report), parts.map(publishedOf));
    expect(derivable).toEqual([]);
  });

  it.each([
    [[80, 80, 80, 80], 4],
    // Each list grew by one notice: in two of its cells it may have its place.
    [[81, 80, 80, 81], 0],
  ] as const)('is attacked with them: cells of %j are safe alone, and %i of them told by the quarters', async (values, told) => {
    const parts = await Promise.all(
      QUARTERS.map((period) =>
        interim(
          period,
          grid([
            [20, 20],
            [20, 20],
          ]),
        ),
      ),
    );
    const whole = await annual(grid([values.slice(0, 2), values.slice(2)]), []);
    const tables = whole.tables.map((one) => ({
      ...one,
      cells: one.cells.map((cell) =>
        one.id !== 'provider-by-category' || cell.at.includes('total') ? cell : { ...cell, value: null, status: 'withheld' as const },
      ),
    }));
    const open = { ...publishedOf(whole), tables };
    expect((await attack(open)).derivable).toEqual([]);
    expect((await attack(open, parts.map(publishedOf))).derivable).toHaveLength(told);
  });

  it('leaves nothing to work out, whatever was counted and however many quarters were published', { timeout: 300_000 }, async () => {
    let shown = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const drawn = QUARTERS.map((_, q) => drawCounts(10 * seed + q, 40 + 90 * seed, 5, 4, 1));
      const parts = await Promise.all(QUARTERS.slice(0, 1 + (seed % 4)).map((period, q) => interim(period, drawn[q] ?? [])));
      const report = await annual(drawn.flat(), parts);
      if (table(report)) shown += 1;
      expect((await attack(publishedOf(report), parts.map(publishedOf))).derivable, `seed ${seed}`).toEqual([]);
      expect(report.period).toEqual(PERIOD);
      expect(withheld(report)?.length ?? 0).toBeGreaterThanOrEqual(0);
    }
    expect(shown).toBeGreaterThan(2);
  });
});
