import { describe, expect, it } from 'vitest';
import { protectTables } from '../../src/steps/tables.ts';

const DIMS = [
  { name: 'p', codes: ['x', 'y', 'total'] },
  { name: 'c', codes: ['u', 'v', 'total'] },
];
const good = { id: 'good', dims: DIMS, values: [1, 20, 21, 20, 30, 50, 21, 50, 71], threshold: 3 };
const withheld = [null, null, 21, null, null, 50, 21, 50, 71];

describe('tables from other programs', () => {
  it.each([
    ['one object', JSON.stringify(good, null, 2), (json: string) => [JSON.parse(json)]],
    ['an array', JSON.stringify([good, good]), (json: string) => JSON.parse(json)],
    [
      'one a line',
      `${JSON.stringify(good)}\n\n${JSON.stringify(good)}\r\n`,
      (json: string) =>
        json
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
    ],
  ] as const)('come back in the form they came: %s', async (_, text, read) => {
    const { json, exit } = await protectTables(text);
    const tables = read(json) as { id: string; values: unknown }[];
    expect(exit).toBe(0);
    for (const table of tables) expect(table).toMatchObject({ id: 'good', values: withheld, lowerBound: 1 });
    expect(tables).toHaveLength(text.split('"good"').length - 1);
  });

  it('come back without a number where they are refused, with the line and the id, and the others are protected', async () => {
    const wrong = [
      { ...good, id: 'sum', values: [2, 20, 21, 20, 30, 50, 21, 50, 71] },
      { ...good, id: 'negative', values: [-1, 20, 19, 20, 30, 50, 19, 50, 69] },
      { ...good, id: 'half', values: [0.5, 20, 20.5, 20, 30, 50, 20.5, 50, 70.5] },
      good,
    ];
    const { json, exit } = await protectTables(wrong.map((table) => JSON.stringify(table)).join('\n'));
    const lines = json
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; values?: unknown; error?: { code: string; message: string } });
    expect(lines.map(({ id, error }) => [id, error?.code])).toEqual([
      ['sum', 'grid.not-additive'],
      ['negative', 'grid.unexpected'],
      ['half', 'grid.unexpected'],
      ['good', undefined],
    ]);
    expect(lines.slice(0, 3).every(({ values }) => values === undefined)).toBe(true);
    expect(lines[0]?.error?.message).toMatch(/^line 1, id “sum”: does not add up: /);
    expect(exit).toBe(3);
  });

  it('come back without what else came with them: it may hold the counts', async () => {
    const told = [1, 20, 20, 30];
    const dims = DIMS.map((dim) => ({ ...dim, parents: [null, null, null], counts: told }));
    const { json } = await protectTables(JSON.stringify({ ...good, dims, original: told, note: '1 of x and u', verdict: 'safe' }));
    expect(JSON.parse(json)).toEqual({
      id: 'good',
      dims: DIMS.map((dim) => ({ ...dim, parents: [null, null, null] })),
      values: withheld,
      threshold: 3,
      lowerBound: 1,
      withheld: 4,
      toldByTotals: 0,
      verdict: 'none-derivable',
    });
    const plain = await protectTables(JSON.stringify({ ...good, values: [5, 20, 25, 20, 30, 50, 25, 50, 75], original: told }));
    expect(plain.json).not.toContain('original');
  });

  it('that do not add up are refused with the place and the dimension, and without any count', async () => {
    const values = [2, 44, 46, 55, 33, 88, 57, 77, 134];
    for (const [place, value] of values.entries()) {
      const wrong = { ...good, id: 'sum', values: values.with(place, value + 2) };
      const { tables } = await protectTables(JSON.stringify(wrong));
      const message = 'error' in (tables[0] ?? {}) ? (tables[0] as { error: { message: string } }).error.message : '';
      expect(message).toMatch(/^table 1, id “sum”: does not add up: “(?:x|y|total)” \/ “(?:u|v|total)” is not the sum .* dimension “[pc]”/);
      expect(message.slice('table 1'.length)).not.toMatch(/\d/);
    }
  });

  describe('that are the three sides of one cube', () => {
    const codes = { p: ['p', 'q', 'r', 's', 'total'], c: ['u', 'v', 'w', 'total'], a: ['yes', 'no', 'total'] };
    const dims = (...names: readonly (keyof typeof codes)[]) => names.map((name) => ({ name, codes: codes[name] }));
    const sides = [
      { id: 'pc', dims: dims('p', 'c'), values: [1, 0, 0, 1, 0, 2, 0, 2, 2, 0, 2, 4, 1, 3, 1, 5, 4, 5, 3, 12], threshold: 3 },
      { id: 'pa', dims: dims('p', 'a'), values: [1, 0, 1, 2, 0, 2, 0, 4, 4, 3, 2, 5, 6, 6, 12], threshold: 3 },
      { id: 'ca', dims: dims('c', 'a'), values: [1, 3, 4, 5, 0, 5, 0, 3, 3, 6, 6, 12], threshold: 3 },
    ];

    it('do not come back where a count can be worked out from all three, and each of two can', async () => {
      const { json, tables, exit } = await protectTables(JSON.stringify([good, ...sides]));
      expect(tables.map((table) => ('error' in table ? table.error.code : table.verdict))).toEqual([
        'none-derivable',
        ...sides.map(() => 'grid.linked'),
      ]);
      expect(JSON.parse(json)[1].error.message).toMatch(
        /^table 2, id “pc”: is protected by itself, but \d+ withheld counts .* from table 2, table 3, table 4 together; leave one of them out/,
      );
      expect(exit).toBe(7);
      for (const left of sides) {
        const two = await protectTables(JSON.stringify(sides.filter((side) => side !== left)));
        expect(two.exit).toBe(0);
      }
    });

    it('are found with their codes in another order or without the total, and not where names or totals differ', async () => {
      const [pc, pa, ca] = sides;
      const turned = {
        ...pa,
        dims: [
          { name: 'p', codes: codes.p.slice(0, -1) },
          { name: 'a', codes: ['no', 'yes'] },
        ],
        values: [0, 1, 1, 0, 2, 2, 4, 0, 4, 2, 3, 5, 6, 6, 12],
      };
      expect((await protectTables(JSON.stringify([pc, turned, ca]))).exit).toBe(7);
      const renamed = { ...pa, dims: [{ ...dims('p')[0], name: 'other' }, ...dims('a')] };
      const doubled = { ...pa, values: pa?.values.map((value) => 2 * value) };
      for (const other of [renamed, doubled]) expect((await protectTables(JSON.stringify([pc, other, ca]))).exit).toBe(0);
    });

    it('come back where nothing can be worked out', async () => {
      const plenty = sides.map(({ values, ...side }) => ({ ...side, values: values.map((value) => 10 * value) }));
      const { tables, exit } = await protectTables(JSON.stringify(plenty));
      expect([tables.length, exit]).toEqual([3, 0]);
    });
  });

  it.each(['', 'no JSON', '{"id":1}\n{"id":'])('that are no JSON are refused: %j', async (text) => {
    await expect(protectTables(text)).rejects.toMatchObject({ code: 'json.unreadable', exit: 3 });
  });
});
