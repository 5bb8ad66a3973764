import { describe, expect, it } from 'vitest';
import { fewestWithheld, type Task } from '../../src/report/fewest.ts';
import { flowWays } from '../../src/report/flow.ts';

function search(rows: readonly (readonly number[])[], given: Partial<Task> = {}) {
  const columns = rows[0]?.length ?? 0;
  const values = rows.flat();
  const fixed = new Set<number>();
  const ways = flowWays({
    rows: rows.length,
    columns,
    stride: columns,
    bindsColumns: true,
    values,
    lowerBound: 1,
    slices: [values],
    fixed,
  });
  const targets = values.flatMap((value, cell) => (value > 0 && value < 3 ? [{ cell, rise: 3 - value }] : []));
  return fewestWithheld(ways, { values, targets, lowerBound: 1, stepsMax: 100_000, ...given });
}

describe('which cells are withheld', () => {
  it('says that it took too long, for callers to say what to do', () => {
    const rows = Array.from({ length: 20 }, (_, i) => Array.from({ length: 20 }, (_, j) => 1 + ((i * 7 + j * 3) % 5)));
    expect(search(rows, { stepsMax: 1 })).toEqual({ tooLong: true });
    expect(search(rows)).toHaveProperty('withheld');
  });

  it('are, of choices with as few, those with the fewest notices', () => {
    const found = search([
      [1, 151, 8],
      [160, 200, 170],
      [9, 140, 12],
    ]);
    expect([...('withheld' in found ? found.withheld : [])].sort((a, b) => a - b)).toEqual([0, 2, 6, 8]);
  });
});
