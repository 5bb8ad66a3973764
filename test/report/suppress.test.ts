import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Count } from '../../src/model/count.ts';
import { SMALLER_ACTIONS, SMALLER_CATEGORIES, SMALLER_PROVIDERS } from '../../src/model/report.ts';
import { cellAt, type Table, TOTAL } from '../../src/model/table.ts';
import { attack } from '../../src/report/attack.ts';
import { cubeOf } from '../../src/report/cube.ts';
import { listTables } from '../../src/report/lists.ts';
import { naming } from '../../src/report/naming.ts';
import { type Before, suppress } from '../../src/report/suppress.ts';
import { examples } from '../deep.ts';
import { count, countsOf, drawCounts, inputs, MINORS, PERIOD } from './world.ts';

const THRESHOLDS = { general: 3, sensitive: 5 };

function tablesOf(counts: readonly Count[], thresholds = THRESHOLDS, before?: Before) {
  const given = inputs({ counts: countsOf(counts) });
  const names = naming(given.providers, given.services);
  const { tables, primary, complementary } = suppress(cubeOf(counts, names), thresholds, before);
  return { all: [...listTables(given.counts, PERIOD, names), ...tables], twoWay: tables, primary, complementary };
}

const withheldCells = (tables: readonly Table[]) =>
  tables.flatMap((table) => table.cells.filter((cell) => cell.status === 'withheld').map((cell) => [table.id, ...cell.at].join(' ')));

const crossed = (rows: Readonly<Record<string, readonly number[]>>, categories: readonly string[], action = 'ACTION_REMOVED') =>
  Object.entries(rows).flatMap(([provider, values]) =>
    values.flatMap((notices, i) => (notices > 0 ? [count({ provider, category: categories[i] ?? MINORS, action, notices })] : [])),
  );
const TYPES = ['STATEMENT_CATEGORY_ANIMAL_WELFARE', 'STATEMENT_CATEGORY_SELF_HARM', 'STATEMENT_CATEGORY_VIOLENCE'];

describe('small counts of two-way tables', () => {
  it('publishes a table without small counts in full', () => {
    const { twoWay, primary } = tablesOf(crossed({ alpha: [5, 6], beta: [7, 8] }, TYPES));
    expect(primary).toBe(0);
    expect(withheldCells(twoWay)).toEqual([]);
  });

  it('withholds a small cell and three others that could make up for it', () => {
    const { twoWay, primary, complementary } = tablesOf(crossed({ alpha: [1, 20, 20], beta: [20, 20, 20], gamma: [30, 30, 30] }, TYPES));
    expect(withheldCells(twoWay).sort()).toEqual([
      `provider-by-category alpha ${TYPES[0]}`,
      `provider-by-category alpha ${TYPES[1]}`,
      `provider-by-category beta ${TYPES[0]}`,
      `provider-by-category beta ${TYPES[1]}`,
    ]);
    expect([primary, complementary]).toEqual([1, 3]);
  });

  it('does not count on a cell that the other tables rule out', () => {
    // beta would cost fewer notices, but nothing of it is of the group in which alpha has notices to give.
    const counts = [...crossed({ alpha: [2, 20], gamma: [30, 30] }, TYPES), ...crossed({ beta: [8, 8] }, TYPES, 'NO_ACTION_DUPLICATE')];
    const cells = withheldCells(tablesOf(counts).twoWay);
    expect(cells.sort()).toEqual(['alpha', 'gamma'].flatMap((code) => [0, 1].map((i) => `provider-by-category ${code} ${TYPES[i]}`)));
  });

  it('prints zeros and marginals, whatever is withheld', () => {
    const { twoWay } = tablesOf(crossed({ alpha: [1, 20, 0], beta: [20, 20, 20], gamma: [30, 30, 30] }, TYPES));
    const [table] = twoWay;
    expect(table && cellAt(table, 'alpha', TYPES[2] ?? '')).toMatchObject({ value: 0, status: 'published' });
    for (const cell of table?.cells.filter((c) => c.at.includes(TOTAL)) ?? []) expect(cell.status).toBe('published');
  });

  it('holds providers together whose whole number is small, never one alone, in two-way tables only', () => {
    const { all, twoWay } = tablesOf(crossed({ alpha: [20, 20], beta: [30, 30], tiny: [1, 1], small: [5, 5] }, TYPES));
    expect(twoWay[0]?.dimensions[0]?.members.map((m) => m.code)).toEqual(['beta', 'alpha', SMALLER_PROVIDERS]);
    expect(twoWay[0] && cellAt(twoWay[0], SMALLER_PROVIDERS, TOTAL)?.value).toBe(12);
    const list = all.find((table) => table.id === 'by-provider');
    expect(list?.cells.map((cell) => cell.at[0])).toEqual(['beta', 'alpha', 'small', 'tiny', TOTAL]);
  });

  it('holds categories and groups of actions together that are too rare to be protected', () => {
    const rare = tablesOf(crossed({ alpha: [20, 1, 20], beta: [30, 1, 30] }, TYPES)).twoWay;
    expect(rare[0]?.dimensions[1]?.members.map((m) => m.code)).toContain(SMALLER_CATEGORIES);
    const actions = [
      ...crossed({ alpha: [20, 20], beta: [20, 20] }, TYPES),
      ...crossed({ alpha: [10, 10], beta: [10, 10] }, TYPES, 'PENDING_NO_REPLY'),
      ...crossed({ beta: [2] }, TYPES, 'MOOT_ALREADY_REMOVED'),
    ];
    for (const table of tablesOf(actions).twoWay.slice(1)) {
      expect(table.dimensions[1]?.members.map((m) => m.code)).toEqual(['action', SMALLER_ACTIONS]);
    }
  });

  it('never hold a larger member than one they leave outside, nor all: the table is left out sooner', () => {
    // The largest of three types once stood among "smaller types together".
    for (let seed = 1; seed <= examples(60); seed++) {
      const counts = drawCounts(seed, 10 + 12 * seed, 3 + (seed % 12), 2 + (seed % 6), seed % 4);
      for (const { dimensions, cells } of tablesOf(counts).twoWay) {
        for (const [i, { members }] of dimensions.entries()) {
          const codes = members.map(({ code }) => code);
          if (!codes.some((code) => code.startsWith('smaller'))) continue;
          const of = ['provider', 'category', 'action'][['provider', 'category', 'action-group'].indexOf(dimensions[i]?.name ?? '')];
          const list = tablesOf(counts).all.find(({ id }) => id === `by-${of}`);
          const top = list?.dimensions[0]?.members.filter(({ parent }) => parent === null).map(({ code }) => code) ?? [];
          const sizes = (own: readonly string[]) => own.flatMap((code) => (list && cellAt(list, code)?.value) || []);
          const [inside, outside] = [sizes(top.filter((code) => !codes.includes(code))), sizes(codes)];
          expect(outside.length, `seed ${seed}`).toBeGreaterThan(0);
          expect(inside.length, `seed ${seed}`).toBeGreaterThan(1);
          expect(Math.max(...inside), `seed ${seed}`).toBeLessThanOrEqual(Math.min(...outside));
        }
        expect(cells.length).toBeGreaterThan(0);
      }
    }
  });

  it('uses the stricter threshold for sensitive categories, and where a table has no categories', () => {
    const rows = { alpha: [20, 4], beta: [20, 20] };
    expect(tablesOf(crossed(rows, [TYPES[0] ?? '', MINORS])).primary).toBeGreaterThan(0);
    expect(tablesOf(crossed(rows, TYPES)).primary).toBe(0);
    const actions = [
      ...crossed({ alpha: [40, 40], beta: [40, 40] }, [TYPES[0] ?? '', MINORS]),
      ...crossed({ alpha: [4, 0], beta: [20, 20] }, [TYPES[0] ?? '', MINORS], 'PENDING_NO_REPLY'),
    ];
    expect(withheldCells(tablesOf(actions).twoWay)).toContain('provider-by-action alpha pending');
  });

  it('withholds nothing at threshold 1', () => {
    expect(tablesOf(drawCounts(3, 300, 12, 5), { general: 1, sensitive: 1 }).primary).toBe(0);
  });

  it('withholds again what an earlier version withheld', () => {
    const rows = { alpha: [9, 20], beta: [20, 20] };
    const none = [new Set<string>(), new Set<string>(), new Set<string>()] as const;
    const again: Before = {
      held: none,
      apart: none,
      withheld: (side, row, column) => side === 'provider-by-category' && row === 'alpha' && column === TYPES[0],
      known: () => false,
      repeated: () => null,
    };
    expect(withheldCells(tablesOf(crossed(rows, TYPES)).twoWay)).toEqual([]);
    expect(withheldCells(tablesOf(crossed(rows, TYPES), THRESHOLDS, again).twoWay)).toContain(`provider-by-category alpha ${TYPES[0]}`);
  });

  it('leaves no withheld count that an attack can work out, in linked tables of many shapes', async () => {
    const shape = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      notices: fc.integer({ min: 1, max: 900 }),
      providers: fc.integer({ min: 1, max: 25 }),
      categories: fc.integer({ min: 1, max: 8 }),
      skew: fc.integer({ min: 0, max: 3 }),
      general: fc.integer({ min: 1, max: 4 }),
      sensitive: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ seed, notices, providers, categories, skew, general, sensitive }) => {
        const thresholds = { general, sensitive };
        const { all } = tablesOf(drawCounts(seed, notices, providers, categories, skew), thresholds);
        expect((await attack({ tables: all, timing: [], thresholds })).derivable).toEqual([]);
      }),
      { numRuns: examples(60), seed: 22 },
    );
  });

  it('gives the same tables whatever the order of the counts', () => {
    const counts = drawCounts(7, 500, 15, 6);
    expect(tablesOf([...counts].reverse()).all).toEqual(tablesOf(counts).all);
  });
});
