import { describe, expect, it } from 'vitest';
import type { Count, DurationCount } from '../../src/model/count.ts';
import { cubeOf } from '../../src/report/cube.ts';
import { listTables } from '../../src/report/lists.ts';
import { naming } from '../../src/report/naming.ts';
import { suppress } from '../../src/report/suppress.ts';
import { medianOf, timingRows } from '../../src/report/timing.ts';
import { count, countsOf, FRAUD, inputs, PERIOD } from './world.ts';

const took = (provider: string, unit: DurationCount['unit'], value: number, notices = 1, action = 'ACTION_REMOVED'): DurationCount => ({
  provider,
  category: FRAUD,
  action,
  unit,
  value,
  notices,
});

/** A provider with many decided and many open notices: nothing of it is small. */
const large = (provider: string): Count[] => [
  count({ provider, notices: 40 }),
  count({ provider, action: 'NO_ACTION_DUPLICATE', notices: 20 }),
  count({ provider, action: 'PENDING_NO_REPLY', notices: 20 }),
];

function timing(counts: readonly Count[], durations: readonly DurationCount[], threshold = 3) {
  const given = inputs({ counts: countsOf(counts, { durations }) });
  const names = naming(given.providers, []);
  const tables = [...listTables(given.counts, PERIOD, names), ...suppress(cubeOf(counts, names), { general: 3, sensitive: 5 }).tables];
  return timingRows(durations, tables, names, threshold);
}

describe('the median', () => {
  it.each([
    [[[5, 1]], 5],
    [
      [
        [1, 1],
        [2, 1],
      ],
      1.5,
    ],
    [
      [
        [9, 1],
        [1, 1],
        [3, 1],
      ],
      3,
    ],
    [
      [
        [0, 10],
        [100, 9],
      ],
      0,
    ],
    [
      [
        [0, 10],
        [100, 10],
      ],
      50,
    ],
    [[[0.33, 3]], 0.3],
  ] as const)('of %j is %s', (values, median) => {
    expect(medianOf(values.map(([value, notices]) => ({ value, notices })))).toBe(median);
  });
});

describe('time to action', () => {
  it('is told in hours with both shares where every case has hours', () => {
    const [total, alpha] = timing(large('alpha'), [
      took('alpha', 'hour', 24, 4),
      took('alpha', 'minute', 90, 3),
      took('alpha', 'hour', 169, 2),
    ]);
    const row = { decided: 60, cases: 9, unit: 'hour', median: 24, within24Hours: 7, within7Days: 7, status: 'published' };
    expect(alpha).toEqual({ provider: 'alpha', ...row });
    expect(total).toEqual({ provider: 'total', ...row });
  });

  it('is told in days, without a share within 24 hours, as soon as one case has days only', () => {
    const [total] = timing(large('alpha'), [took('alpha', 'hour', 47, 4), took('alpha', 'day', 3, 3), took('alpha', 'day', 8, 1)]);
    expect(total).toMatchObject({ unit: 'day', median: 2, within24Hours: null, within7Days: 7, cases: 8 });
  });

  it('takes notices acted on or refused only', () => {
    const [total] = timing(large('alpha'), [took('alpha', 'day', 1, 4), took('alpha', 'day', 90, 9, 'MOOT_ALREADY_REMOVED')]);
    expect(total).toMatchObject({ cases: 4, median: 1, decided: 60 });
  });

  it('is not applicable without a case', () => {
    expect(timing(large('alpha'), [])).toMatchObject([
      { provider: 'total', status: 'not-applicable', cases: 0, decided: 60, median: null },
      { provider: 'alpha', status: 'not-applicable' },
    ]);
    expect(timing([], [])).toMatchObject([{ provider: 'total', decided: 0, cases: 0, status: 'not-applicable' }]);
  });

  it('is withheld under the threshold, and never for one provider alone', () => {
    const counts = ['alpha', 'beta', 'gamma'].flatMap(large);
    const rows = timing(counts, [took('alpha', 'day', 1, 2), took('beta', 'day', 1, 5), took('gamma', 'day', 1, 9)]);
    expect(rows.map(({ provider, status, cases }) => [provider, status, cases])).toEqual([
      ['total', 'published', 16],
      ['alpha', 'withheld', null],
      ['beta', 'withheld', null],
      ['gamma', 'published', 9],
    ]);
  });

  it('is withheld where the table of providers and actions withholds what was decided, or holds the provider together with others', () => {
    const counts = [
      ...large('alpha'),
      ...large('beta'),
      count({ provider: 'gamma', notices: 1 }),
      count({ provider: 'gamma', action: 'PENDING_NO_REPLY', notices: 30 }),
      count({ provider: 'tiny', notices: 1 }),
      count({ provider: 'small', notices: 2 }),
    ];
    const rows = timing(
      counts,
      ['alpha', 'beta', 'gamma', 'tiny', 'small'].map((code) => took(code, 'day', 1, 4)),
    );
    const status = Object.fromEntries(rows.map((row) => [row.provider, row.status]));
    expect(status).toMatchObject({ total: 'published', gamma: 'withheld', tiny: 'withheld', small: 'withheld' });
    for (const row of rows.filter((own) => own.status === 'withheld'))
      expect(Object.values(row).filter((value) => typeof value === 'number')).toEqual([]);
  });
});
