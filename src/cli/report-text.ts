// The main figures of a report for the terminal.
import type { Report } from '../model/report.ts';
import { formatNumber, textTable } from './table-text.ts';

export function reportText(report: Report): string {
  const { totals, period } = report;
  const rows: [string, number][] = [
    ['Notices under Article 16 in the lists', totals.notices],
    ['  about items', totals.items],
    ['  acted on', totals.acted],
    ['    of which in part', totals.actedInPart],
    ['  refused', totals.refused],
    ['  content already gone', totals.moot],
    ['  no decision', totals.undecided],
    ['  outcome not recorded', totals.notRecorded],
    ['  outside the designated area', totals.outsideArea],
    ['Logged in the period, all channels', totals.logged],
    ['Providers', totals.providers],
  ];
  const { withheld } = report.protection;
  return [
    `${report.kind === 'annual' ? 'Annual' : 'Interim'} report ${period.first} to ${period.last}, version ${report.version}, as of ${report.asOfOn}`,
    textTable(rows),
    withheld === 0
      ? 'No small count had to be withheld.'
      : `${formatNumber(withheld)} cells of cross tables withheld; attacked with ${report.protection.attack.solver}: none can be derived.`,
  ].join('\n');
}
