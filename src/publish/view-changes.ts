// What differs: from the last report, and from an earlier version of this one.
import type { Change } from '../model/report.ts';
import { TOTAL } from '../model/table.ts';
import { narrative, paragraph, type Section, section, table, written } from './view-section.ts';
import { type CellView, download, notApplicable, number, type RowView, type TableView, tableOf } from './view-table.ts';
import type { Words } from './view-words.ts';

/** Changes of fewer than this many notices are not put in per cent. */
const CHANGE_BASE_MIN = 20;

export function comparison(words: Words): Section {
  const { t, format, report } = words;
  const previous = report.comparison;
  if (!previous) return section(words, 'comparison', [paragraph(t('comparison.none'))]);
  const values = { period: words.period(previous.period), version: String(previous.version), day: format.day(previous.publishedOn) };
  const headings = { previous: words.period(previous.period), current: words.period(report.period) };
  return section(words, 'comparison', [
    paragraph(t('comparison.about', values)),
    paragraph(t(previous.sameDefinitions ? 'comparison.same' : 'comparison.differ')),
    ...byTable(previous.rows).map(([id, rows]) => table(changesView(words, 'comparison', id, rows, headings))),
  ]);
}

export function corrections(words: Words): Section {
  const { t, format, report } = words;
  const { correction } = report;
  if (!correction) return section(words, 'corrections', [paragraph(t('corrections.none'))]);
  const before = String(correction.supersedesVersion);
  const headings = { previous: t('fact.version', { version: before }), current: t('fact.version', { version: String(report.version) }) };
  return section(words, 'corrections', [
    paragraph(t('corrections.about', { version: String(report.version), superseded: before, day: format.day(correction.correctedOn) })),
    written('correction', words.text(correction.reason)),
    ...(correction.changes.length === 0 ? [paragraph(t('corrections.no-number'))] : []),
    ...byTable(correction.changes).map(([id, rows]) => table(changesView(words, 'corrections', id, rows, headings))),
  ]);
}

export function outlook(words: Words): Section | null {
  const blocks = narrative(words, 'outlook');
  return blocks.length === 0 ? null : section(words, 'outlook', blocks);
}

const isTooSmall = ({ previous }: Pick<Change, 'previous'>) => previous < CHANGE_BASE_MIN;

function byTable(rows: readonly Change[]): [string, Change[]][] {
  const groups = new Map<string, Change[]>();
  for (const row of rows) groups.set(row.table, [...(groups.get(row.table) ?? []), row]);
  return [...groups];
}

function changesView(
  words: Words,
  kind: 'comparison' | 'corrections',
  id: string,
  rows: readonly Change[],
  headings: { previous: string; current: string },
): TableView {
  const { t, format } = words;
  const found = tableOf(words, id);
  const dimension = found?.dimensions[0]?.name ?? 'provider';
  const members = new Map(found?.dimensions[0]?.members.map((member) => [member.code, member]));
  const change = ({ previous, current }: Change): CellView[] => {
    const difference = { text: format.difference(current - previous), kind: 'number' as const, cell: null, value: null };
    if (isTooSmall({ previous })) return [difference, notApplicable(words)];
    return [difference, { ...difference, text: format.percentDifference((current - previous) / previous) }];
  };
  const rowView = (row: Change): RowView => {
    const code = row.at[0] ?? TOTAL;
    return {
      header: words.label(dimension, code),
      beneath: (members.get(code)?.parent ?? null) !== null,
      group: false,
      cells: [number(words, row.previous, null), number(words, row.current, null), ...change(row)],
    };
  };
  const total = rows.find(({ at }) => at[0] === TOTAL);
  return {
    id: `table-${kind}-${id}`,
    caption: t(`${kind}.caption`, { what: t(`section.${id}`) }),
    rowHeader: t(`dimension.${dimension}`),
    columns: [headings.previous, headings.current, t('change.difference'), t('change.percent')].map((text) => ({
      text,
      kind: 'number' as const,
    })),
    rows: rows.filter(({ at }) => at[0] !== TOTAL).map(rowView),
    totalRow: total ? rowView(total) : null,
    wide: true,
    cross: false,
    notes: rows.some(isTooSmall)
      ? [t('change.note', { base: words.counted('notices', CHANGE_BASE_MIN), mark: t('mark.not-applicable') })]
      : [],
    downloads: kind === 'comparison' ? [download(words, 'comparison')] : [],
  };
}
