// Do two reports count in the same way? If not, every reason is named, so that a reader knows what a difference may rest on.
import { createHash } from 'node:crypto';
import { daysBetween, type Period } from '../model/period.ts';
import { DIFFERENCES, type Difference, type Report } from '../model/report.ts';
import { cellAt } from '../model/table.ts';
import { actions, categories } from '../model/vocabulary.ts';

/** What of a report decides how it counts. */
export type Definitions = Pick<Report, 'format' | 'period' | 'timeZone' | 'vocabulary' | 'tables'> & {
  readonly protection: Pick<Report['protection'], 'threshold' | 'sensitiveThreshold'>;
  readonly awards: readonly {
    readonly code: string;
    readonly decisionReference: string;
    readonly area: readonly { readonly code: string }[];
  }[];
};

/** Calendar years differ by a day, quarters by two or three. */
const LENGTH_TOLERANCE_DAYS = 3;
const STANDINGS = ['before-award', 'suspended', 'after-end'];
const CHANNELS = ['voluntary-programme', 'hotline-network', 'law-enforcement', 'other-channel'];

/** Sixteen hexadecimal digits that change when a type or an action is added, removed or moved to another group. */
export function vocabularyFingerprint(): string {
  const types = categories().flatMap(({ code, subcategories }) => [code, ...subcategories.map((sub) => sub.code)]);
  const taken = actions().map(({ code, group, rank }) => `${code} ${group} ${rank}`);
  return createHash('sha256')
    .update([...types, ...taken].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** In the order of DIFFERENCES; empty where both count alike. */
export function differencesBetween(previous: Definitions, current: Definitions): Difference[] {
  const differs: Readonly<Record<Difference, boolean>> = {
    format: previous.format !== current.format,
    'period-length': !areOfOneLength(previous.period, current.period),
    standing: [previous, current].some((report) => occurring(report, STANDINGS) !== ''),
    awards: textOf(previous, decisionOf) !== textOf(current, decisionOf),
    area: areaOf(previous) !== areaOf(current),
    channels: occurring(previous, CHANNELS) !== occurring(current, CHANNELS),
    vocabulary: previous.vocabulary !== null && current.vocabulary !== null && previous.vocabulary !== current.vocabulary,
    'time-zone': previous.timeZone !== current.timeZone,
    thresholds:
      previous.protection.threshold !== current.protection.threshold ||
      previous.protection.sensitiveThreshold !== current.protection.sensitiveThreshold,
  };
  return DIFFERENCES.filter((reason) => differs[reason]);
}

function areOfOneLength(a: Period, b: Period): boolean {
  return Math.abs(daysBetween(a.first, a.last) - daysBetween(b.first, b.last)) <= LENGTH_TOLERANCE_DAYS;
}

type AwardOf = Definitions['awards'][number];
const decisionOf = ({ code, decisionReference }: AwardOf) => `${code} ${decisionReference}`;
const textOf = ({ awards }: Definitions, of: (award: AwardOf) => string) => awards.map(of).sort().join('\n');
const areaOf = ({ awards }: Definitions) =>
  awards
    .flatMap((award) => award.area.map((item) => `${award.code} ${item.code}`))
    .sort()
    .join('\n');

/** Rows of `apart` that hold notices. */
function occurring({ tables }: Definitions, codes: readonly string[]): string {
  const table = tables.find(({ id }) => id === 'apart');
  return codes.filter((code) => ((table && cellAt(table, code)?.value) ?? 0) > 0).join(' ');
}
