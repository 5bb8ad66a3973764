import { describe, expect, it } from 'vitest';
import type { LinkedVersion } from '../../src/report/linked.ts';
import { numberedAfter } from '../../src/report/versions.ts';

const version = (given: Partial<LinkedVersion>): LinkedVersion => ({
  unknowns: 3,
  constraints: [],
  withheld: [],
  held: [],
  axes: [],
  along: () => [0, 2],
  ...given,
});

describe('a version that is attacked together with others', () => {
  it('has its unknowns numbered after theirs, those that are added and those that are taken away', () => {
    const own = version({
      constraints: [
        { unknowns: [0, 1], minus: [2], least: 4, most: null },
        { unknowns: [2], least: 0, most: 7 },
      ],
      withheld: [{ table: 't', at: ['a'], threshold: 3, unknowns: [1], earlier: true }],
    });
    const cell = { table: 't', at: ['b'], threshold: 3, unknowns: [0], earlier: false };
    const moved = numberedAfter(own, [version({ unknowns: 10, withheld: [cell] }), version({ unknowns: 5 })]);
    expect(moved.constraints).toEqual([
      { unknowns: [15, 16], minus: [17], least: 4, most: null },
      { unknowns: [17], minus: [], least: 0, most: 7 },
    ]);
    expect(moved.withheld.map(({ unknowns }) => unknowns)).toEqual([[16]]);
    expect(moved.along([null, null, null])).toEqual([15, 17]);
  });
});
