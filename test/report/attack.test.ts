import { describe, expect, it } from 'vitest';
import type { Count } from '../../src/model/count.ts';
import type { Timing } from '../../src/model/report.ts';
import type { Table } from '../../src/model/table.ts';
import { attack } from '../../src/report/attack.ts';
import { cubeOf } from '../../src/report/cube.ts';
import { listTables } from '../../src/report/lists.ts';
import { naming } from '../../src/report/naming.ts';
import { suppress } from '../../src/report/suppress.ts';
import { count, countsOf, drawCounts, inputs, PERIOD, random } from './world.ts';

const THRESHOLDS = { general: 3, sensitive: 5 };
const TYPES = ['STATEMENT_CATEGORY_ANIMAL_WELFARE', 'STATEMENT_CATEGORY_SELF_HARM', 'STATEMENT_CATEGORY_VIOLENCE'];

/** The tables of these counts with nothing withheld, then with the named cells withheld. */
function tablesWith(counts: readonly Count[], withhold: (table: string, at: readonly string[], value: number) => boolean): Table[] {
  const given = inputs({ counts: countsOf(counts) });
  const names = naming(given.providers, given.services);
  const tables = [...listTables(given.counts, PERIOD, names), ...suppress(cubeOf(counts, names), { general: 1, sensitive: 1 }).tables];
  return tables.map((table) => ({
    ...table,
    cells: table.cells.map((cell) =>
      !cell.at.includes('total') && table.dimensions.length === 2 && withhold(table.id, cell.at, cell.value ?? 0)
        ? { ...cell, value: null, status: 'withheld' }
        : cell,
    ),
  }));
}

const attackOn = (tables: readonly Table[], timing: readonly Timing[] = []) => attack({ tables, timing, thresholds: THRESHOLDS });

const grid = (rows: readonly (readonly number[])[], action = 'ACTION_REMOVED') =>
  rows.flatMap((values, p) =>
    values.flatMap((notices, c) => (notices > 0 ? [count({ provider: `p${p}`, category: TYPES[c] ?? '', action, notices })] : [])),
  );

const only = (table: string, places: readonly string[]) => (id: string, at: readonly string[]) =>
  id === table && places.includes(at.join('/'));

describe('the attack', () => {
  it('finds nothing to check where nothing is withheld', async () => {
    expect(await attackOn(tablesWith(drawCounts(1, 200, 6, 3), () => false))).toMatchObject({ cellsChecked: 0, derivable: [] });
  });

  it('works out a cell withheld alone', async () => {
    const tables = tablesWith(
      grid([
        [1, 20],
        [20, 20],
      ]),
      only('provider-by-category', [`p0/${TYPES[0]}`]),
    );
    expect((await attackOn(tables)).derivable).toEqual([
      { table: 'provider-by-category', at: ['p0', TYPES[0]], lowest: 1, highest: 1, earlier: false },
    ]);
  });

  it('knows that a withheld cell is at least 1: two withheld in each row and column are not enough', async () => {
    const places = ['p0', 'p1'].flatMap((p) => TYPES.slice(0, 2).map((c) => `${p}/${c}`));
    const tables = tablesWith(
      grid([
        [1, 2],
        [2, 20],
      ]),
      only('provider-by-category', places),
    );
    const { derivable } = await attackOn(tables);
    expect(derivable.map(({ at, lowest, highest }) => [...at, lowest, highest].join(' ')).sort()).toEqual([
      `p0 ${TYPES[0]} 1 2`,
      `p0 ${TYPES[1]} 1 2`,
      `p1 ${TYPES[0]} 1 2`,
    ]);
  });

  it('accepts a rectangle that can hold the threshold', async () => {
    const places = ['p0', 'p1'].flatMap((p) => TYPES.slice(0, 2).map((c) => `${p}/${c}`));
    const tables = tablesWith(
      grid([
        [1, 20],
        [20, 20],
      ]),
      only('provider-by-category', places),
    );
    expect(await attackOn(tables)).toMatchObject({ cellsChecked: 4, derivable: [] });
  });

  it('links the tables: a rectangle is no protection where another table rules its other values out', async () => {
    // p0 acts on the first type only and p1 on the second only: provider-by-action and category-by-action, printed in full,
    // leave no room for a notice to change places, though provider-by-category alone would.
    const counts = [
      count({ provider: 'p0', category: TYPES[0] ?? '', action: 'ACTION_REMOVED', notices: 2 }),
      count({ provider: 'p0', category: TYPES[1] ?? '', action: 'PENDING_NO_REPLY', notices: 9 }),
      count({ provider: 'p1', category: TYPES[0] ?? '', action: 'NO_ACTION_DUPLICATE', notices: 9 }),
      count({ provider: 'p1', category: TYPES[1] ?? '', action: 'MOOT_ALREADY_REMOVED', notices: 9 }),
    ];
    const places = ['p0', 'p1'].flatMap((p) => TYPES.slice(0, 2).map((c) => `${p}/${c}`));
    const tables = tablesWith(counts, only('provider-by-category', places));
    expect((await attackOn(tables)).derivable).toHaveLength(4);
    const alone = tables.filter((table) => table.id !== 'provider-by-action' && table.id !== 'category-by-action');
    expect((await attackOn(alone)).derivable).toEqual([]);
  });

  it('uses the numbers of decided notices that stand beside the medians', async () => {
    const counts = [...grid([[20], [20]]), ...grid([[1], [20]], 'NO_ACTION_DUPLICATE'), ...grid([[20], [20]], 'PENDING_NO_REPLY')];
    const places = ['p0', 'p1'].flatMap((p) => ['no_action', 'pending'].map((group) => `${p}/${group}`));
    const tables = tablesWith(counts, only('provider-by-action', places));
    expect((await attackOn(tables)).derivable).toEqual([]);
    const told: Timing = {
      provider: 'p0',
      decided: 21,
      cases: 9,
      unit: 'day',
      median: 1,
      within24Hours: null,
      within7Days: 9,
      status: 'published',
    };
    expect((await attackOn(tables, [told])).derivable).toHaveLength(4);
  });

  it('finds a member of a group whose other cells have no room for its notices', async () => {
    const given = [
      ...grid([
        [40, 40],
        [40, 40],
      ]),
      ...['a', 'b', 'c'].map((p) => count({ provider: p, category: TYPES[0] ?? '', notices: 1 })),
    ];
    const names = naming(inputs({ counts: countsOf(given) }).providers, []);
    const lists = listTables(countsOf(given), PERIOD, names);
    const safe = suppress(cubeOf(given, names), THRESHOLDS).tables;
    expect((await attackOn([...lists, ...safe])).derivable).toEqual([]);
    const held = [
      ...grid([
        [40, 40],
        [40, 40],
      ]),
      count({ provider: 'smaller-providers', category: TYPES[0] ?? '', notices: 3 }),
    ];
    const unsafe = tablesWith(held, () => false).filter((table) => table.dimensions.length === 2);
    const { derivable } = await attackOn([...lists, ...unsafe]);
    expect(derivable.map(({ at, lowest }) => [at[0], at[1], lowest])).toEqual(['a', 'b', 'c'].map((p) => [p, TYPES[0], 1]));
  });

  it('refuses numbers that contradict each other', async () => {
    const tables = tablesWith(
      grid([
        [1, 20],
        [20, 20],
      ]),
      () => false,
    );
    const broken = tables.map((table) =>
      table.id === 'provider-by-category'
        ? { ...table, cells: table.cells.map((cell) => (cell.at.join('/') === 'p0/total' ? { ...cell, value: 22 } : cell)) }
        : table,
    );
    await expect(attackOn(broken)).rejects.toMatchObject({ code: 'protection.derivable', exit: 7 });
    const wrong = tables.map((table) =>
      table.id === 'provider-by-category'
        ? { ...table, cells: table.cells.map((cell) => (cell.at.join('/') === `p0/${TYPES[1]}` ? { ...cell, value: 19 } : cell)) }
        : table,
    );
    await expect(attackOn(wrong)).rejects.toMatchObject({ code: 'protection.derivable', exit: 7 });
    const inside = tables.map((table) =>
      table.id === 'provider-by-category'
        ? {
            ...table,
            cells: table.cells.map((cell) => {
              if (cell.at.join('/') === `p0/${TYPES[0]}`) return { ...cell, value: null, status: 'withheld' as const };
              return cell.at.join('/') === `p0/${TYPES[1]}` ? { ...cell, value: 30 } : cell;
            }),
          }
        : table,
    );
    await expect(attackOn(inside)).rejects.toMatchObject({ code: 'protection.derivable', exit: 7 });
  });

  it('agrees with trying every table of whole numbers, on small tables', async () => {
    const next = random(5);
    for (let round = 0; round < 40; round++) {
      const rows = [0, 1, 2].map(() => [0, 1, 2].map(() => Math.floor(next() * 5)));
      const hidden = new Set<string>();
      for (const [p, values] of rows.entries())
        for (const [c, value] of values.entries()) if (value > 0 && next() < 0.6) hidden.add(`${p}/${c}`);
      const tables = tablesWith(
        grid(rows),
        (id, at) => id === 'provider-by-category' && hidden.has(`${at[0]?.slice(1)}/${TYPES.indexOf(at[1] ?? '')}`),
      );
      const found = (await attackOn(tables)).derivable.map(({ at }) => `${at[0]?.slice(1)}/${TYPES.indexOf(at[1] ?? '')}`);
      expect(found.sort(), JSON.stringify(rows)).toEqual(derivableByTrying(rows, hidden).sort());
    }
  });
});

/** All tables with the same margins, the same open cells and at least 1 in each hidden one. */
function derivableByTrying(rows: readonly (readonly number[])[], hidden: ReadonlySet<string>): string[] {
  const cells = rows.flatMap((values, p) => values.map((value, c) => ({ p, c, value, hidden: hidden.has(`${p}/${c}`) })));
  const seen = new Map<string, Set<number>>();
  const rowLeft = rows.map((values) => values.reduce((a, b) => a + b, 0));
  const columnLeft = [0, 1, 2].map((c) => rows.reduce((total, values) => total + (values[c] ?? 0), 0));
  const chosen: number[] = [];
  const visit = (i: number): void => {
    const cell = cells[i];
    if (!cell) {
      if ([...rowLeft, ...columnLeft].every((left) => left === 0)) {
        cells.forEach(({ p, c, hidden: isHidden }, j) => {
          if (isHidden) seen.set(`${p}/${c}`, (seen.get(`${p}/${c}`) ?? new Set()).add(chosen[j] ?? 0));
        });
      }
      return;
    }
    const most = Math.min(rowLeft[cell.p] ?? 0, columnLeft[cell.c] ?? 0);
    for (let value = cell.hidden ? 1 : cell.value; value <= (cell.hidden ? most : Math.min(cell.value, most)); value++) {
      chosen[i] = value;
      rowLeft[cell.p] = (rowLeft[cell.p] ?? 0) - value;
      columnLeft[cell.c] = (columnLeft[cell.c] ?? 0) - value;
      visit(i + 1);
      rowLeft[cell.p] = (rowLeft[cell.p] ?? 0) + value;
      columnLeft[cell.c] = (columnLeft[cell.c] ?? 0) + value;
    }
  };
  visit(0);
  return [...seen].filter(([, values]) => values.size === 1 || Math.max(...values) < THRESHOLDS.general).map(([place]) => place);
}
