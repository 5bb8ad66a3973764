// What a corrected version says of the times to decision: every number that looks different, of every provider either version lists.
import { describe, expect, it } from 'vitest';
import type { Report, Timing } from '../../src/model/report.ts';
import { reportView } from '../../src/publish/view.ts';
import { timesCorrected } from '../../src/report/comparison.ts';
import { fixtureReport } from '../publish/fixture.ts';

const row: Timing = {
  provider: 'snap',
  decided: 40,
  cases: 38,
  unit: 'hour',
  median: 30,
  within24Hours: 12,
  within7Days: 36,
  status: 'published',
};

describe('the times a correction changes', () => {
  // Only cases, median, unit and status were compared: the others changed without a word.
  it.each([
    ['decided', 41],
    ['cases', 37],
    ['unit', 'day'],
    ['median', 31],
    ['within24Hours', 13],
    ['within7Days', null],
    ['status', 'withheld'],
  ] as const)('tell a change of %s', (field, value) => {
    const { provider, ...before } = row;
    expect(timesCorrected([row], [{ ...row, [field]: value }])).toEqual([
      { provider, previous: before, current: { ...before, [field]: value } },
    ]);
  });

  it('tell a provider that only one version lists, and nothing of what is the same', () => {
    const other: Timing = { ...row, provider: 'meta' };
    const gone: Timing = { ...row, provider: 'gone' };
    const nothing = { decided: null, cases: null, unit: null, median: null, within24Hours: null, within7Days: null };
    expect(timesCorrected([row, gone], [other, row])).toEqual([
      { provider: 'meta', previous: { ...nothing, status: 'not-applicable' }, current: { ...other, provider: undefined } },
      { provider: 'gone', previous: { ...gone, provider: undefined }, current: { ...nothing, status: 'not-applicable' } },
    ]);
  });

  it('stand on the page, one row a provider and number', () => {
    const times = timesCorrected([row], [{ ...row, decided: 41, within24Hours: 13, within7Days: null }]);
    const report = fixtureReport();
    const given = { ...report, correction: { ...report.correction, times } } as Report;
    const blocks = reportView(given, 'en').sections.find(({ id }) => id === 'corrections')?.blocks ?? [];
    const table = blocks.find((block) => block.table?.id === 'table-corrections-timing')?.table;
    expect(table?.caption).toBe('Time by provider, before and after the correction');
    expect(table?.rows.map(({ header, cells }) => [header, ...cells.map(({ text }) => text)])).toEqual([
      ['Snap B.V., Notices with a decision', '40', '41'],
      ['Snap B.V., Within 24 hours', '12', '13'],
      ['Snap B.V., Within 7 days', '36', 'withheld'],
    ]);
    expect(table?.notes).toHaveLength(1);
  });
});
