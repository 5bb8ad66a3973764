import { describe, expect, it } from 'vitest';
import type { Count, DurationCount } from '../../src/model/count.ts';
import type { Timing } from '../../src/model/report.ts';
import { cubeOf } from '../../src/report/cube.ts';
import { listTables } from '../../src/report/lists.ts';
import { naming } from '../../src/report/naming.ts';
import { suppress } from '../../src/report/suppress.ts';
import { medianOf, timingRows } from '../../src/report/timing.ts';
import { tellsHidden } from '../../src/report/timing-hidden.ts';
import { count, countsOf, inputs, PERIOD, random } from './world.ts';

const took = (provider: string, unit: DurationCount['unit'], value: number, notices = 1): DurationCount => ({
  provider,
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
      took('alpha', 'hour', 168, 3),
      took('alpha', 'hour', 169, 3),
    ]);
    const row = { decided: 60, cases: 13, unit: 'hour', median: 24, within24Hours: 7, within7Days: 10, status: 'published' };
    expect(alpha).toEqual({ provider: 'alpha', ...row });
    expect(total).toEqual({ provider: 'total', ...row });
  });

  it('is told in days, without a share within 24 hours, as soon as one case has days only', () => {
    const [total] = timing(large('alpha'), [took('alpha', 'hour', 47, 4), took('alpha', 'day', 3, 3), took('alpha', 'day', 8, 1)]);
    expect(total).toMatchObject({ unit: 'day', median: 2.5, within24Hours: null, within7Days: 7, cases: 8 });
  });

  it.each([
    ['hour', 168, 3],
    ['hour', 169, 0],
    ['hour', 191, 0],
    ['minute', 10081, 0],
    ['day', 7, 3],
    ['day', 8, 0],
  ] as const)('counts %s %i within seven days: %i of 3', (unit, value, within) => {
    const [total] = timing(large('alpha'), [took('alpha', unit, value, 3)]);
    expect(total?.within7Days).toBe(within);
  });

  it('rounds hours up to days where a row mixes both', () => {
    const [total] = timing(large('alpha'), [took('alpha', 'hour', 25, 5), took('alpha', 'day', 9, 4)]);
    expect(total).toMatchObject({ unit: 'day', median: 2, within7Days: 5 });
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

describe('decided notices without a time', () => {
  it('withhold the row where they are few: they are what the cases leave of the decided, which another table tells', () => {
    const counts = ['alpha', 'beta', 'gamma'].flatMap(large);
    // 60 decided each: 2 of alpha have no time, and of beta and gamma many have none.
    const rows = timing(counts, [took('alpha', 'day', 1, 58), took('beta', 'day', 1, 20), took('gamma', 'day', 1, 30)]);
    expect(rows.map(({ provider, status }) => [provider, status])).toEqual([
      ['total', 'published'],
      ['alpha', 'withheld'],
      ['beta', 'withheld'],
      ['gamma', 'published'],
    ]);
  });

  it('may be none', () => {
    const [, alpha] = timing(['alpha', 'beta'].flatMap(large), [took('alpha', 'day', 1, 60), took('beta', 'day', 1, 30)]);
    expect(alpha).toMatchObject({ status: 'published', cases: 60, decided: 60 });
  });

  it.each([
    // Three rows with three cases in all: each has one.
    [
      [
        [1, 20],
        [1, 20],
        [1, 20],
      ],
      true,
    ],
    [
      [
        [1, 20],
        [4, 20],
      ],
      false,
    ],
    // Together they lack two of their decided notices; the second alone could lack none of them.
    [
      [
        [58, 60],
        [60, 60],
      ],
      false,
    ],
    [
      [
        [3, 5],
        [4, 4],
      ],
      false,
    ],
    [[[19, 20]], true],
  ] as const)(
    'and cases: rows withheld with (cases, decided) %j tell of a small number: %s, as trying all numbers shows',
    (rows, tells) => {
      const hidden = rows.map(([cases, decided], i) => ({ provider: `p${i}`, cases, decided, notices: decided }));
      expect(tellsHidden(hidden, 3)).toBe(tells);
      const all = rows.reduce((total, [cases]) => total + cases, 0);
      const seen = rows.map(() => new Set<number>());
      const visit = (chosen: readonly number[], left: number): void => {
        const row = rows[chosen.length];
        if (row) for (let cases = 1; cases <= Math.min(left, row[1]); cases++) visit([...chosen, cases], left - cases);
        else if (left === 0) for (const [i, cases] of chosen.entries()) seen[i]?.add(cases);
      };
      visit([], all);
      const isSmall = (values: readonly number[]) => Math.min(...values) > 0 && Math.max(...values) < 3;
      expect(
        rows.some(([, decided], i) => isSmall([...(seen[i] ?? [])]) || isSmall([...(seen[i] ?? [])].map((cases) => decided - cases))),
      ).toBe(tells);
    },
  );
});

describe('counts within a time', () => {
  const hours = (provider: string, day: number, week: number, later: number) => [
    ...(day > 0 ? [took(provider, 'hour', 20, day)] : []),
    ...(week > 0 ? [took(provider, 'hour', 100, week)] : []),
    ...(later > 0 ? [took(provider, 'hour', 300, later)] : []),
  ];
  const shown = (rows: readonly Timing[]) => rows.map(({ provider, within24Hours, within7Days }) => [provider, within24Hours, within7Days]);

  it('are withheld where one, what lies between, or the rest is small, and of another provider too, so that the total does not tell', () => {
    const counts = ['alpha', 'beta', 'gamma'].flatMap(large);
    // 12 cases, 4 within a day and 6 within a week: 2 lie between.
    const rows = timing(counts, [...hours('alpha', 4, 2, 6), ...hours('beta', 5, 4, 6), ...hours('gamma', 6, 5, 7)], 3);
    expect(shown(rows)).toEqual([
      ['total', 15, 26],
      ['alpha', null, 6],
      ['beta', null, 9],
      ['gamma', 6, 11],
    ]);
    expect(rows.every((row) => row.status === 'published' && row.median !== null)).toBe(true);
  });

  it('are shown where nothing is small', () => {
    const counts = ['alpha', 'beta'].flatMap(large);
    expect(shown(timing(counts, [...hours('alpha', 4, 3, 6), ...hours('beta', 5, 0, 6)]))).toEqual([
      ['total', 9, 12],
      ['alpha', 4, 7],
      ['beta', 5, 5],
    ]);
  });

  it('stay withheld in a corrected version', () => {
    const counts = ['alpha', 'beta', 'gamma'].flatMap(large);
    const before = timing(counts, [...hours('alpha', 4, 2, 6), ...hours('beta', 5, 4, 6), ...hours('gamma', 6, 5, 7)]);
    const given = inputs({ counts: countsOf(counts) });
    const names = naming(given.providers, []);
    const tables = [...listTables(given.counts, PERIOD, names), ...suppress(cubeOf(counts, names), { general: 3, sensitive: 5 }).tables];
    const durations = [...hours('alpha', 4, 8, 6), ...hours('beta', 5, 4, 6), ...hours('gamma', 6, 5, 7)];
    const rows = timingRows(durations, tables, names, 3, [before]);
    expect(rows.find(({ provider }) => provider === 'alpha')).toMatchObject({ within24Hours: null, within7Days: 12 });
    expect(rows.find(({ provider }) => provider === 'beta')).toMatchObject({ within24Hours: null });
  });

  it('leave no small part to whoever tries all numbers that agree with what is shown', () => {
    const next = random(12);
    let hidden = 0;
    for (let round = 0; round < 150; round++) {
      const codes = ['alpha', 'beta', 'gamma'];
      const parts = codes.map(() => [0, 1, 2].map(() => Math.floor(next() * 7)));
      const durations = codes.flatMap((code, i) => hours(code, parts[i]?.[0] ?? 0, parts[i]?.[1] ?? 0, parts[i]?.[2] ?? 0));
      const rows = timing(codes.flatMap(large), durations).slice(1);
      const totals = [0, 1, 2].map((part) => parts.reduce((total, own) => total + (own[part] ?? 0), 0));
      if (rows.some(({ within24Hours, cases }) => within24Hours === null && (cases ?? 0) > 0)) hidden += 1;
      expect(smallParts(rows, totals, 3), JSON.stringify(parts)).toEqual([]);
    }
    expect(hidden).toBeGreaterThan(30);
  });
});

/** Parts of rows of hours that can only be 1 … threshold − 1, unless the totals alone say so. */
function smallParts(rows: readonly Timing[], totals: readonly number[], threshold: number): string[] {
  const all = totals.reduce((a, b) => a + b, 0);
  const fits = (row: Timing, [day = 0, week = 0, later = 0]: readonly number[]) => {
    const own = day + week + later;
    if (row.status === 'withheld') return true;
    const median = (within: number, limit: number) => {
      if (row.median === null) return true;
      return row.median < limit ? 2 * within >= own : 2 * within <= own;
    };
    return (
      own === row.cases &&
      (row.within24Hours === null || row.within24Hours === day) &&
      (row.within7Days === null || row.within7Days === day + week) &&
      median(day, 24) &&
      median(day + week, 168)
    );
  };
  const candidates = rows.map((row) => {
    const found: number[][] = [];
    for (let day = 0; day <= Math.min(all, totals[0] ?? 0); day++)
      for (let week = 0; week <= (totals[1] ?? 0); week++)
        for (let later = 0; later <= (totals[2] ?? 0); later++) if (fits(row, [day, week, later])) found.push([day, week, later]);
    return found;
  });
  const seen = rows.map(() => [new Set<number>(), new Set<number>(), new Set<number>(), new Set<number>(), new Set<number>()]);
  const [first = [], second = [], third = []] = candidates;
  const thirds = new Map(third.map((own) => [own.join(), own]));
  for (const a of first) {
    for (const b of second) {
      const rest = totals.map((total, i) => total - (a[i] ?? 0) - (b[i] ?? 0));
      if (!thirds.has(rest.join())) continue;
      for (const [i, own] of [a, b, rest].entries()) {
        const [day = 0, week = 0, later = 0] = own;
        for (const [part, value] of [day, week, later, day + week, week + later].entries()) seen[i]?.[part]?.add(value);
      }
    }
  }
  const withCases = rows.filter(({ cases, status }) => status === 'withheld' || (cases ?? 0) > 0);
  if (withCases.length < 2) return [];
  return rows.flatMap((row, i) =>
    row.status === 'withheld'
      ? []
      : (seen[i] ?? []).flatMap((values, part) => {
          const found = [...values];
          return found.length > 0 && Math.min(...found) > 0 && Math.max(...found) < threshold ? [`${row.provider} ${part}: ${found}`] : [];
        }),
  );
}
