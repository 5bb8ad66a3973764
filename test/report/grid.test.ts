import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grid, gridSchema } from '../../src/model/grid.ts';
import { attackGrid } from '../../src/report/grid-attack.ts';
import { protectGrid } from '../../src/report/grid-protect.ts';
import { DEEP, examples } from '../deep.ts';
import { plainlyWithheld } from '../privacy/plain.ts';
import { derivableIn } from '../privacy/reader.ts';
import { drawGrid } from '../privacy/tables.ts';
import { random } from './world.ts';

/** A two-way table of these rows, with its totals. */
function grid(rows: readonly (readonly number[])[], threshold = 3, given: Partial<Grid> = {}): Grid {
  const columns = rows[0]?.map((_, j) => rows.reduce((total, row) => total + (row[j] ?? 0), 0)) ?? [];
  const whole = [...rows, columns].map((row) => [...row, row.reduce((a, b) => a + b, 0)]);
  const codes = (letter: string, count: number) => [...Array.from({ length: count }, (_, i) => `${letter}${i}`), 'total'];
  return gridSchema.parse({
    id: 'a table',
    dims: [
      { name: 'provider', codes: codes('p', rows.length) },
      { name: 'category', codes: codes('c', columns.length) },
    ],
    values: whole.flat(),
    threshold,
    ...given,
  });
}

const isOfTotal = (place: number, rows: number, columns: number) =>
  place % columns === columns - 1 || Math.floor(place / columns) === rows - 1;

const inRows = (values: readonly (number | null)[], columns: number) =>
  Array.from({ length: values.length / columns }, (_, i) => values.slice(i * columns, (i + 1) * columns));

describe('a grid', () => {
  it('comes back with small counts withheld and totals as they were', async () => {
    const given = grid([
      [1, 20],
      [20, 30],
    ]);
    expect(await protectGrid(given)).toEqual({
      ...given,
      values: [null, null, 21, null, null, 50, 21, 50, 71],
      lowerBound: 1,
      withheld: 4,
      toldByTotals: 0,
      verdict: 'none-derivable',
    });
  });

  it.each([
    [
      'no small count',
      [
        [5, 6],
        [7, 8],
      ],
      3,
    ],
    [
      'zeros only',
      [
        [0, 0],
        [0, 0],
      ],
      3,
    ],
    [
      'threshold 1',
      [
        [1, 0],
        [0, 9],
      ],
      1,
    ],
  ] as const)('with %s is printed as it is', async (_, rows, threshold) => {
    const given = grid(rows, threshold);
    expect(await protectGrid(given)).toMatchObject({ values: given.values, withheld: 0, toldByTotals: 0, verdict: 'nothing-withheld' });
  });

  it.each([
    ['one row: its cells are the totals', [[1, 2, 30]], 3, 2],
    ['one column: its cells are the totals', [[1], [2], [30]], 3, 2],
    [
      'one count that is not zero',
      [
        [1, 0],
        [0, 0],
      ],
      3,
      1,
    ],
    [
      'all notices in one row',
      [
        [20, 0, 3],
        [0, 0, 0],
      ],
      5,
      1,
    ],
  ] as const)('with %s is printed, and says that its small counts are told', async (_, rows, threshold, toldByTotals) => {
    const given = grid(rows, threshold);
    expect(await protectGrid(given)).toMatchObject({ values: given.values, withheld: 0, toldByTotals, verdict: 'told-by-totals' });
  });

  it('of one dimension with one member only says that its total tells it', async () => {
    const given = gridSchema.parse({ id: 'a', dims: [{ name: 'r', codes: ['a', 't'] }], values: [1, 1], threshold: 3 });
    expect(await protectGrid(given)).toMatchObject({ values: [1, 1], toldByTotals: 1, verdict: 'told-by-totals' });
  });

  it('of three dimensions with one count that is not zero says that its totals tell it', async () => {
    const codes = ['a', 'b', 'total'];
    const values = Array.from({ length: 27 }, (_, place) =>
      [place % 3, Math.floor(place / 3) % 3, Math.floor(place / 9)].includes(1) ? 0 : 1,
    );
    const given = gridSchema.parse({ id: 3, dims: ['p', 'c', 'a'].map((name) => ({ name, codes })), values, threshold: 3 });
    expect(await protectGrid(given)).toMatchObject({ values, withheld: 0, toldByTotals: 1, verdict: 'told-by-totals' });
  });

  it('prints a count that the totals narrow down to a small one, and protects the others', async () => {
    // 134 notices, 133 of the first provider, 4 of the first category: 3 or 4 of them meet.
    const outcome = await protectGrid(
      grid(
        [
          [4, 1, 60, 68],
          [0, 0, 1, 0],
        ],
        5,
      ),
    );
    expect(outcome).toMatchObject({ toldByTotals: 1, verdict: 'none-derivable' });
    expect(outcome.values[0]).toBe(4);
    expect(outcome.values[1]).toBe(null);
    expect(derivableIn(outcome.values, 5, 5, outcome.lowerBound)).toBe(0);
  });

  it.each([
    [
      'a row whose total is small',
      [
        [1, 1],
        [20, 30],
      ],
    ],
    [
      'a row with one count only, which is small',
      [
        [2, 0, 0],
        [20, 30, 5],
        [7, 9, 11],
      ],
    ],
  ] as const)('with %s withholds zeros as well, and says that a withheld cell may be zero', async (_, rows) => {
    const outcome = await protectGrid(grid(rows));
    expect(outcome.lowerBound).toBe(0);
    const columns = (rows[0]?.length ?? 0) + 1;
    expect(derivableIn(outcome.values, columns, 3, 0)).toBe(0);
    const zeros = rows.flat().filter((value) => value === 0).length;
    if (zeros > 0)
      expect(
        rows.flat().some((value, i) => value === 0 && inRows(outcome.values, columns).flatMap((row) => row.slice(0, -1))[i] === null),
      ).toBe(true);
  });

  it('of one dimension is protected by its total alone', async () => {
    const given = gridSchema.parse({ id: 1, dims: [{ name: 'p', codes: ['a', 'b', 'c', 'd'] }], values: [1, 20, 9, 7, 37], threshold: 3 });
    expect((await protectGrid(given)).values).toEqual([null, 20, 9, null, 37]);
  });

  it('of three dimensions, and one whose members stand beneath others, leave nothing to work out', async () => {
    const three = await protectGrid(drawGrid('three', [5, 4, 3], 400, 1, 3, 9));
    expect(three.verdict).toBe('none-derivable');
    const flat = grid(
      [
        [21, 60],
        [1, 20],
        [20, 40],
        [30, 30],
      ],
      3,
    );
    const nested = gridSchema.parse({
      ...flat,
      dims: [{ name: 'category', codes: ['A', 'a1', 'a2', 'B', 'total'], parents: [null, 'A', 'A', null, null] }, flat.dims[1]],
      values: [21, 60, 81, 1, 20, 21, 20, 40, 60, 30, 30, 60, 51, 90, 141],
    });
    expect((await protectGrid(nested)).values).toEqual([21, 60, 81, null, null, 21, null, null, 60, 30, 30, 60, 51, 90, 141]);
  });

  it.each([
    ['values that do not add up', { values: [1, 20, 22, 20, 30, 50, 21, 50, 71] }, 'grid.not-additive'],
    ['too few values', { values: [1, 20, 21] }, 'grid.shape'],
    [
      'a code twice',
      {
        dims: [
          { name: 'p', codes: ['a', 'a', 'total'] },
          { name: 'c', codes: ['u', 'v', 'total'] },
        ],
      },
      'grid.shape',
    ],
  ] as const)('with %s is refused', async (_, given, code) => {
    const wrong = grid(
      [
        [1, 20],
        [20, 30],
      ],
      3,
      given as unknown as Partial<Grid>,
    );
    await expect(protectGrid(wrong)).rejects.toMatchObject({ code, exit: 3 });
  });

  it.each([
    [
      'of 10 notices 9 of one provider and 2 of one category',
      [
        [1, 8],
        [1, 0],
      ],
    ],
    [
      'of 3 notices 2 of one provider and 2 of one category',
      [
        [0, 1],
        [1, 1],
      ],
    ],
  ] as const)('withholds a count that stays small whatever is withheld where printing it would tell another: %s', async (_, rows) => {
    const outcome = await protectGrid(grid(rows));
    expect(outcome).toMatchObject({ withheld: 4, toldByTotals: 1, verdict: 'told-by-totals' });
    expect(derivableIn(outcome.values, 3, 3, outcome.lowerBound)).toBe(1);
  });

  it.each(
    [
      [100_000, 1],
      [10_000, 1],
      [400_000, 0],
    ].slice(0, examples(3)),
  )('of 200 by 150 with %i notices is protected within seconds', { timeout: 60_000 }, async (notices, skew) => {
    const given = drawGrid('large', [200, 150], notices, skew, 5, 7);
    const started = performance.now();
    const outcome = await protectGrid(given);
    expect(performance.now() - started).toBeLessThan(45_000);
    expect(outcome.verdict).toBe('none-derivable');
    expect(outcome.values.filter((value, i) => value !== null && value > 0 && value < 5 && !isOfTotal(i, 201, 151))).toHaveLength(
      outcome.toldByTotals,
    );
  });

  // It searches until it may search no longer.
  it.runIf(DEEP)('too large to be protected is refused after a bounded search', { timeout: 90_000 }, async () => {
    await expect(protectGrid(drawGrid('huge', [490, 490], 20_000, 2, 5, 7))).rejects.toMatchObject({
      code: 'protection.too-large',
      exit: 7,
    });
  });

  it('is the same whenever it is protected', async () => {
    const given = drawGrid('again', [12, 9], 600, 1.5, 5, 4);
    expect(await protectGrid(given)).toEqual(await protectGrid(given));
  });

  it('gives nothing away to a reader of another make, and costs little more than the plain heuristic, which does', async () => {
    const shape = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      rows: fc.integer({ min: 2, max: 14 }),
      columns: fc.integer({ min: 2, max: 12 }),
      notices: fc.integer({ min: 20, max: 3000 }),
      skew: fc.integer({ min: 0, max: 3 }),
      threshold: fc.constantFrom(3, 5, 10),
    });
    const sums = { ours: 0, plain: 0, plainDerivable: 0 };
    await fc.assert(
      fc.asyncProperty(shape, async ({ seed, rows, columns, notices, skew, threshold }) => {
        const given = drawGrid('drawn', [rows, columns], notices, skew, threshold, seed);
        const outcome = await protectGrid(given).catch((error: { code?: string }) => error.code);
        if (typeof outcome === 'string' || outcome === undefined) {
          expect(outcome).toBe('grid.unprotected');
          return;
        }
        const told = outcome.verdict === 'told-by-totals' ? outcome.toldByTotals : 0;
        expect(derivableIn(outcome.values, columns + 1, threshold, outcome.lowerBound)).toBeLessThanOrEqual(told);
        const open = outcome.values.filter((value, i) => value !== null && value !== given.values[i]);
        expect(open).toEqual([]);
        const plain = plainlyWithheld(given);
        sums.ours += outcome.withheld;
        sums.plain += plain.size;
        sums.plainDerivable += derivableIn(
          given.values.map((value, i) => (plain.has(i) ? null : value)),
          columns + 1,
          threshold,
          1,
        );
      }),
      { numRuns: examples(60), seed: 4 },
    );
    expect(sums.plainDerivable).toBeGreaterThan(0);
    expect(sums.ours).toBeLessThan(sums.plain * 1.15);
  });
});

describe('the attack on a grid', () => {
  it.each([1, 0] as const)('agrees with trying every table of whole numbers, at threshold 5 and lower bound %i', async (lowerBound) => {
    const next = random(17 + lowerBound);
    let found = 0;
    for (let round = 0; round < examples(60); round++) {
      const size = 2 + (round % 3);
      const given = grid(
        Array.from({ length: size }, () => Array.from({ length: 3 }, () => Math.floor(next() * 6))),
        5,
      );
      const columns = 4;
      const values = given.values.map((value, place) =>
        place % columns < columns - 1 && place < size * columns && value >= lowerBound && next() < 0.6 ? null : value,
      );
      const parents = [Array.from({ length: size + 1 }, (_, i) => (i < size ? size : -1)), [3, 3, 3, -1]];
      const { derivable } = await attackGrid({ id: 'small', parents, values, threshold: 5, lowerBound });
      const expected = derivableByTrying(values, columns, 5, lowerBound);
      found += expected.length;
      expect(
        derivable.map(({ at }) => Number(at[0])).sort((a, b) => a - b),
        JSON.stringify(values),
      ).toEqual(expected);
      expect(derivableIn(values, columns, 5, lowerBound)).toBe(expected.length);
    }
    expect(found).toBeGreaterThan(20);
  });
});

/** Places of the cells that are the same, or small and never 0, in every table with these totals and printed cells. */
function derivableByTrying(values: readonly (number | null)[], columns: number, threshold: number, lowerBound: number): number[] {
  const rows = values.length / columns;
  const left = inRows(values, columns);
  const rowLeft = left.slice(0, -1).map((row) => row.slice(0, -1).reduce<number>((total, value) => total - (value ?? 0), row.at(-1) ?? 0));
  const columnLeft = Array.from({ length: columns - 1 }, (_, j) =>
    left.slice(0, -1).reduce<number>((total, row) => total - (row[j] ?? 0), left[rows - 1]?.[j] ?? 0),
  );
  const open = values.flatMap((value, place) => (value === null ? [place] : []));
  const seen = open.map(() => new Set<number>());
  const chosen: number[] = [];
  const visit = (i: number): void => {
    const place = open[i];
    if (place === undefined) {
      if ([...rowLeft, ...columnLeft].every((rest) => rest === 0)) for (const [k, value] of chosen.entries()) seen[k]?.add(value);
      return;
    }
    const [row, column] = [Math.floor(place / columns), place % columns];
    for (let value = lowerBound; value <= Math.min(rowLeft[row] ?? 0, columnLeft[column] ?? 0); value++) {
      chosen[i] = value;
      rowLeft[row] = (rowLeft[row] ?? 0) - value;
      columnLeft[column] = (columnLeft[column] ?? 0) - value;
      visit(i + 1);
      rowLeft[row] = (rowLeft[row] ?? 0) + value;
      columnLeft[column] = (columnLeft[column] ?? 0) + value;
    }
  };
  visit(0);
  return open.filter((_, k) => {
    const own = [...(seen[k] ?? [])];
    return own.length === 1 || (Math.min(...own) > 0 && Math.max(...own) < threshold);
  });
}
