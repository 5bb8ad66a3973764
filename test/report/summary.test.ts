// Main points: who is said to lead, and who is not.
import { describe, expect, it } from 'vitest';
import type { MainPoint, Report } from '../../src/model/report.ts';
import { mainPoints } from '../../src/report/summary.ts';
import { fixtureReport } from '../publish/fixture.ts';
import { tableWith } from '../publish/table-with.ts';

const report = fixtureReport();
const CYBER = 'STATEMENT_CATEGORY_CYBER_VIOLENCE';
const NOT_STATED = 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE';

/** Main points that name who leads, of a report with these lists only. */
function leaders(lists: Readonly<Record<string, Readonly<Record<string, number>>>>): MainPoint[] {
  const tables = Object.entries(lists).map(([id, rows]) => tableWith(report, id, rows));
  const notices = Math.max(...Object.values(lists).map((rows) => Object.values(rows).reduce((sum, n) => sum + n, 0)));
  const totals: Report['totals'] = { ...report.totals, notices };
  return mainPoints(totals, tables, []).filter(({ code }) => code.startsWith('largest'));
}

describe('the main points', () => {
  it('name the provider and the type of content with the most notices', () => {
    expect(leaders({ 'by-provider': { snap: 4, telegram: 3, NOT_RECORDED: 3 }, 'by-category': { [CYBER]: 6, [NOT_STATED]: 4 } })).toEqual([
      { code: 'largest-provider', numbers: { notices: 4, of: 10 }, codes: { provider: 'snap' } },
      { code: 'largest-category', numbers: { notices: 6, of: 10 }, codes: { category: CYBER } },
    ]);
  });

  it.each<[string, string, Record<string, number>]>([
    ['providers not named together', 'by-provider', { snap: 40, 'other-providers': 60 }],
    ['no recorded provider', 'by-provider', { snap: 40, NOT_RECORDED: 40 }],
    ['no stated type', 'by-category', { [CYBER]: 3, [NOT_STATED]: 30 }],
    ['the same place', 'by-provider', { snap: 4, telegram: 4 }],
    ['no notice of ten', 'by-provider', { snap: 0, NOT_RECORDED: 10 }],
  ])('name nobody beside as many or more with %s', (_, id, rows) => {
    expect(leaders({ [id]: rows })).toEqual([]);
  });

  it('name nobody for a single notice', () => {
    expect(leaders({ 'by-provider': { snap: 1 }, 'by-category': { [CYBER]: 1 } })).toEqual([]);
  });
});
