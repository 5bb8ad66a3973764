// "Main points": the sentences with which a report begins, as codes and numbers, so that prose cannot contradict a table.
import { leadOf, noMembers } from '../model/leader.ts';
import { MAIN_POINTS, type MainPoint, type Report, type Timing } from '../model/report.ts';
import { type Table, TOTAL } from '../model/table.ts';

/** More than this nobody reads. */
const POINTS_MAX = 6;

/**
 * One to six points in the order of MAIN_POINTS: one where no notice was sent, two and more otherwise. In `numbers`, `of` is
 * the denominator, the notices in the lists.
 */
export function mainPoints(totals: Report['totals'], tables: readonly Table[], timing: readonly Timing[]): MainPoint[] {
  const { notices, items, providers } = totals;
  if (notices === 0) return [{ code: 'none-sent', numbers: {}, codes: {} }];
  const share = (code: MainPoint['code'], part: number): MainPoint[] =>
    part > 0 ? [{ code, numbers: { notices: part, of: notices }, codes: {} }] : [];
  // No decision and no record of one are different nothings; the larger comes first.
  const open = [...share('undecided', totals.undecided), ...share('not-recorded', totals.notRecorded)];
  if (totals.notRecorded > totals.undecided) open.reverse();
  const byWeight: MainPoint[] = [
    { code: 'sent', numbers: { notices, items, providers }, codes: {} },
    { code: 'acted', numbers: { notices: totals.acted, of: notices }, codes: {} },
    ...largest(tables, 'provider', notices),
    ...largest(tables, 'category', notices),
    ...median(timing),
    ...open,
    ...share('refused', totals.refused),
    ...share('outside-area', totals.outsideArea),
  ];
  return byWeight.slice(0, POINTS_MAX).sort((a, b) => MAIN_POINTS.indexOf(a.code) - MAIN_POINTS.indexOf(b.code));
}

/** The member with the most notices; none where nobody can be said to lead, nor of a single notice. */
function largest(tables: readonly Table[], name: 'provider' | 'category', of: number): MainPoint[] {
  const table = tables.find((candidate) => candidate.id === `by-${name}`);
  const rows = (table?.dimensions[0]?.members ?? [])
    .filter(({ parent }) => parent === null)
    .map(({ code }) => ({ code, n: table?.cells.find((cell) => cell.at[0] === code)?.value ?? 0 }));
  const lead = leadOf(rows, noMembers(`by-${name}`));
  if (lead.by !== 'member' || of === 1) return [];
  return [{ code: `largest-${name}`, numbers: { notices: lead.first.n, of }, codes: { [name]: lead.first.code } }];
}

function median(timing: readonly Timing[]): MainPoint[] {
  const all = timing.find((row) => row.provider === TOTAL);
  if (all?.status !== 'published' || all.median === null || all.cases === null) return [];
  return [{ code: all.unit === 'hour' ? 'median-hours' : 'median-days', numbers: { median: all.median, cases: all.cases }, codes: {} }];
}
