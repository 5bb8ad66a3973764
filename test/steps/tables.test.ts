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
      { ...good, id: 'bound', values: [1, 8, 9, 1, 0, 1, 2, 8, 10] },
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
      ['bound', 'grid.unprotected'],
      ['good', undefined],
    ]);
    expect(lines.slice(0, 4).every(({ values }) => values === undefined)).toBe(true);
    expect(lines[0]?.error?.message).toMatch(/^line 1, id “sum”: does not add up: /);
    expect(exit).toBe(7);
  });

  it.each(['', 'no JSON', '{"id":1}\n{"id":'])('that are no JSON are refused: %j', async (text) => {
    await expect(protectTables(text)).rejects.toMatchObject({ code: 'json.unreadable', exit: 3 });
  });
});
