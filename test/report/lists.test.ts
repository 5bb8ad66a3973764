import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Count } from '../../src/model/count.ts';
import { cellAt, type Table } from '../../src/model/table.ts';
import { listTables } from '../../src/report/lists.ts';
import { naming } from '../../src/report/naming.ts';
import { apartOf } from '../../src/report/scope.ts';
import { assertAddsUp } from '../../src/report/table.ts';
import { count, countsOf, drawCounts, FRAUD, MINORS, PERIOD, provider, service } from './world.ts';

const PROVIDERS = [
  provider('alpha'),
  provider('beta'),
  provider('person', { naturalPerson: 'yes' }),
  provider('asked', { naturalPerson: 'unknown' }),
  provider('new', { state: 'unconfirmed' }),
];
const SERVICES = [service('red'), service('blue'), service('unseen', { state: 'unconfirmed' })];

function tables(counts: readonly Count[], rest: Parameters<typeof countsOf>[1] = {}): Table[] {
  return listTables(countsOf(counts, rest), PERIOD, naming(PROVIDERS, SERVICES));
}

function rows(all: readonly Table[], id: string): string[] {
  return all.find((table) => table.id === id)?.cells.map((cell) => `${cell.at.join(',')} ${cell.value}`) ?? [];
}

describe('the line a notice stands in', () => {
  it.each([
    [{}, null],
    [{ action: 'NOT_RECORDED' }, null],
    [{ action: 'NOT_SENT_CHANNEL_FAILURE' }, 'not-submitted'],
    [{ standing: 'before-award' }, 'before-award'],
    [{ standing: 'suspended' }, 'suspended'],
    [{ standing: 'after-end', action: 'NOT_SENT_CHANNEL_FAILURE' }, 'after-end'],
    [{ channel: 'voluntary-programme' }, 'voluntary-programme'],
    [{ channel: 'hotline-network', standing: 'before-award' }, 'hotline-network'],
    [{ channel: 'law-enforcement', action: 'NOT_SENT_CHANNEL_FAILURE' }, 'law-enforcement'],
    [{ channel: 'other' }, 'other-channel'],
  ] as const)('%o stands in %s', (given, line) => {
    expect(apartOf(count(given))).toBe(line);
  });

  it('is one of the lists or one apart, and together they are all that was logged', () => {
    const all = tables([
      count({ notices: 4 }),
      count({ notices: 3, channel: 'hotline-network' }),
      count({ notices: 2, standing: 'suspended' }),
      count({ notices: 1, action: 'NOT_SENT_CHANNEL_FAILURE' }),
    ]);
    expect(rows(all, 'by-provider')).toEqual(['alpha 4', 'total 4']);
    expect(rows(all, 'apart').filter((row) => !row.endsWith(' 0'))).toEqual([
      'not-submitted 1',
      'suspended 2',
      'hotline-network 3',
      'total 6',
    ]);
  });
});

describe('the list of providers', () => {
  it('stands in the order of the numbers, what is not named or not recorded last', () => {
    const all = tables([
      count({ provider: null, notices: 90 }),
      count({ provider: 'person', notices: 50 }),
      count({ provider: 'beta', notices: 5 }),
      count({ provider: 'alpha', notices: 5 }),
    ]);
    expect(rows(all, 'by-provider')).toEqual(['alpha 5', 'beta 5', 'other-providers 50', 'NOT_RECORDED 90', 'total 150']);
  });

  it('never names a natural person, a provider not known to be none, or one that nobody confirmed', () => {
    const all = tables(['person', 'asked', 'new'].map((code) => count({ provider: code, service: 'red' })));
    expect(rows(all, 'by-provider')).toEqual(['other-providers 3', 'total 3']);
  });

  it('shows services beneath, those not recorded or not confirmed in lines of their own', () => {
    const all = tables([
      count({ service: 'red', notices: 2 }),
      count({ service: 'blue', notices: 7 }),
      count({ service: null, notices: 9 }),
      count({ service: 'unseen', notices: 1 }),
      count({ provider: 'beta', notices: 1 }),
    ]);
    expect(rows(all, 'by-provider')).toEqual([
      'alpha 19',
      'alpha/NOT_RECORDED 9',
      'alpha/blue 7',
      'alpha/red 2',
      'alpha/other-services 1',
      'beta 1',
      'total 20',
    ]);
  });
});

describe('the list of types', () => {
  it('stands in the order of the Annex, subcategories beneath, one of which none is stated without', () => {
    const all = tables([
      count({ category: FRAUD, notices: 9 }),
      count({ category: MINORS, subcategory: `${MINORS}/KEYWORD_OTHER`, notices: 1 }),
      count({ category: MINORS, subcategory: `${MINORS}/KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL`, notices: 2 }),
      count({ category: MINORS, notices: 4 }),
    ]);
    expect(rows(all, 'by-category')).toEqual([
      `${MINORS} 7`,
      `${MINORS}/KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL 2`,
      `${MINORS}/KEYWORD_OTHER 1`,
      `${MINORS}/NOT_RECORDED 4`,
      `${FRAUD} 9`,
      'total 16',
    ]);
  });
});

describe('the list of actions', () => {
  it('shows every group, zero too, and the actions that occur', () => {
    const all = tables([count({ action: 'NOT_RECORDED', notices: 2 }), count({ action: 'ACTION_REMOVED' })]);
    expect(rows(all, 'by-action')).toEqual([
      'action 1',
      'ACTION_REMOVED 1',
      'no_action 0',
      'moot 0',
      'pending 0',
      'unknown 2',
      'NOT_RECORDED 2',
      'total 3',
    ]);
  });

  it('keeps the first decision as a second measure, though it was that nothing could be submitted', () => {
    const all = tables([count({ firstAction: 'NOT_SENT_CHANNEL_FAILURE' }), count({ firstAction: 'PENDING_NO_REPLY' })]);
    expect(rows(all, 'by-first-action').filter((row) => !row.endsWith(' 0'))).toEqual([
      'pending 1',
      'PENDING_NO_REPLY 1',
      'not_submitted 1',
      'NOT_SENT_CHANNEL_FAILURE 1',
      'total 2',
    ]);
  });

  it('counts items an action in part did not touch apart from it', () => {
    const all = tables([
      count({ items: 10, itemsAffected: 4, inPart: true }),
      count({ items: 3, itemsAffected: 3 }),
      count({ action: 'PENDING_NO_REPLY', items: 5, itemsAffected: 0 }),
    ]);
    expect(rows(all, 'items-by-action').filter((row) => !row.endsWith(' 0'))).toEqual([
      'action 7',
      'ACTION_REMOVED 7',
      'pending 5',
      'PENDING_NO_REPLY 5',
      'NOT_COVERED 6',
      'total 18',
    ]);
  });

  it('gives the table of all actions no total', () => {
    const allActions = [
      { action: 'ACTION_ACCOUNT_TERMINATED', notices: 2 },
      { action: 'ACTION_REMOVED', notices: 3 },
    ];
    const table = tables([count({ notices: 3 })], { allActions }).find(({ id }) => id === 'all-actions');
    expect(table).toMatchObject({ addsUp: false });
    expect(table?.cells).toEqual([
      { at: ['ACTION_REMOVED'], value: 3, status: 'published' },
      { at: ['ACTION_ACCOUNT_TERMINATED'], value: 2, status: 'published' },
      { at: ['total'], value: null, status: 'not-applicable' },
    ]);
  });
});

describe('the other tables', () => {
  it('shows every month of the period, and what is known to a span only apart', () => {
    const all = tables([count({ month: '2026-03', notices: 2 }), count({ month: null })]);
    expect(rows(all, 'by-month')).toHaveLength(14);
    expect(rows(all, 'by-month').filter((row) => !row.endsWith(' 0'))).toEqual(['2026-03 2', 'not-known 1', 'total 3']);
  });

  it('tells the ground of actions taken only, and automated means of decisions only', () => {
    const all = tables([
      count({ ground: 'terms', automated: 'fully' }),
      count({ action: 'NO_ACTION_DUPLICATE', ground: 'not-stated', automated: 'partially' }),
      count({ action: 'PENDING_NO_REPLY', ground: 'not-stated', automated: 'not-stated' }),
    ]);
    expect(rows(all, 'by-ground')).toEqual(['law 0', 'terms 1', 'not-stated 0', 'total 1']);
    expect(rows(all, 'by-automation')).toEqual(['fully 1', 'partially 1', 'not-automated 0', 'not-stated 0', 'total 2']);
  });

  it.each([
    ['day', 0, 'd0-1'],
    ['day', 1, 'd0-1'],
    ['day', 2, 'd2-3'],
    ['day', 7, 'd4-7'],
    ['day', 8, 'd8-30'],
    ['day', 30, 'd8-30'],
    ['day', 31, 'd31'],
    // A day begun counts whole: 47 hours once passed for one day.
    ['hour', 24, 'd0-1'],
    ['hour', 25, 'd2-3'],
    ['hour', 47, 'd2-3'],
    ['hour', 168, 'd4-7'],
    ['hour', 191, 'd8-30'],
    ['minute', 0, 'd0-1'],
    ['minute', 1440, 'd0-1'],
    ['minute', 1441, 'd2-3'],
    ['minute', 4320, 'd2-3'],
    ['minute', 4321, 'd4-7'],
  ] as const)('puts a decision after %s %i under %s', (unit, value, bucket) => {
    const durations = [{ provider: 'alpha', unit, value, notices: 2 }];
    const table = tables([count({ notices: 2 })], { durations }).find(({ id }) => id === 'time-to-decision');
    expect(table && cellAt(table, bucket)?.value).toBe(2);
  });
});

describe('all one-way tables', () => {
  it('add up: members beneath to their member, members to the total, whatever is counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 300 }), (seed, notices) => {
        const counts = drawCounts(seed, notices, 8, 6).map((drawn) => ({
          ...drawn,
          provider: drawn.provider === 'p03' ? null : 'alpha',
          service: 'red',
        }));
        for (const table of tables(counts)) {
          assertAddsUp(table);
          if (['by-provider', 'by-category', 'by-action', 'by-month'].includes(table.id))
            expect(cellAt(table, 'total')?.value).toBe(notices);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are the same whatever the order of the counts', () => {
    const counts = drawCounts(4, 200, 8, 6).map((drawn, i) => ({ ...drawn, provider: i % 2 ? 'alpha' : 'beta' }));
    expect(tables([...counts].reverse())).toEqual(tables(counts));
  });

  it('stop us where they do not add up', () => {
    const [table] = tables([count({ notices: 2 })]);
    const broken = { ...table, cells: table?.cells.map((cell) => (cell.at[0] === 'total' ? { ...cell, value: 3 } : cell)) } as Table;
    expect(() => assertAddsUp(broken)).toThrow('does not add up');
  });
});
