// What differs: from an earlier report, and from an earlier version of this one.
import type { Change, Correction } from '../model/report.ts';
import { comparisonChartId } from './chart-changes.ts';
import { causeSentences, comeAndGone, differenceSentences, largestChange, totalSentence } from './prose-changes.ts';
import { say } from './prose-words.ts';
import { type Compared, changeLabel, changesView, crossedChangesView, figuresView, yearsView } from './view-change-table.ts';
import { timesView } from './view-change-times.ts';
import { type Block, figure, narrative, paragraph, points, type Section, section, sentence, table, written } from './view-section.ts';
import type { Words } from './view-words.ts';

export function comparison(words: Words): Section {
  const { t, format, report } = words;
  const previous = report.comparison;
  if (!previous) {
    const none = report.kind === 'interim' ? say(words, 'comparison.none-alike') : t('comparison.none');
    return section(words, 'comparison', [paragraph(none)]);
  }
  const values = { period: words.period(previous.period), version: String(previous.version), day: format.day(previous.publishedOn) };
  const compared: Compared = {
    kind: 'comparison',
    previous: words.period(previous.period),
    current: words.period(report.period),
    percent: !previous.differences.includes('period-length'),
  };
  const reasons = differenceSentences(words, previous);
  return section(words, 'comparison', [
    paragraph(t('comparison.about', values)),
    paragraph(t(previous.sameDefinitions ? 'comparison.same' : 'comparison.differ')),
    ...(reasons.length > 0 ? [paragraph(say(words, 'comparison.reasons')), points(reasons)] : []),
    ...sentence(totalSentence(words, previous)),
    ...(previous.figures.length > 0 ? [table(figuresView(words, previous.figures, compared))] : []),
    ...byTable(previous.rows).flatMap(([id, rows]) => [
      figure(comparisonChartId(id)),
      ...comeAndGone(words, rows).map((text) => paragraph(text)),
      ...sentence(largestChange(words, rows, (row) => changeLabel(words, row))),
      table(changesView(words, id, rows, compared)),
    ]),
    ...(previous.years.length > 0 ? [paragraph(say(words, 'years.about')), table(yearsView(words, previous.years))] : []),
  ]);
}

export function corrections(words: Words): Section {
  const { t, format, report } = words;
  const { correction } = report;
  if (!correction) return section(words, 'corrections', [paragraph(t('corrections.none'))]);
  const superseded = String(correction.supersedesVersion);
  const method = correction.method && words.text(correction.method);
  const causes = causeSentences(words, correction);
  return section(words, 'corrections', [
    paragraph(t('corrections.about', { version: String(report.version), superseded, day: format.day(correction.correctedOn) })),
    written('correction', words.text(correction.reason)),
    ...(method ? [paragraph(say(words, 'corrections.method')), written('correction-method', method)] : []),
    ...(causes.length > 0 ? [paragraph(say(words, 'corrections.causes', { superseded })), points(causes)] : []),
    ...correctedTables(words, correction),
  ]);
}

/** Every number that changed, table by table. */
function correctedTables(words: Words, correction: Correction): Block[] {
  const { t, report } = words;
  const version = (number: number) => t('fact.version', { version: String(number) });
  const compared: Compared = {
    kind: 'corrections',
    previous: version(correction.supersedesVersion),
    current: version(report.version),
    percent: true,
  };
  const { figures, changes, crossed, times } = correction;
  if (figures.length + changes.length + crossed.length + times.length === 0) return [paragraph(t('corrections.no-number'))];
  const count = (n: number) => paragraph(say(words, 'corrections.count', { n }));
  return [
    ...(figures.length > 0 ? [count(figures.length), table(figuresView(words, figures, compared))] : []),
    ...byTable(changes).flatMap(([id, rows]) => [count(rows.length), table(changesView(words, id, rows, compared))]),
    ...byTable(crossed).map(([id, cells]) => table(crossedChangesView(words, id, cells, compared))),
    ...(times.length > 0 ? [table(timesView(words, times, compared))] : []),
  ];
}

export function outlook(words: Words): Section | null {
  const blocks = narrative(words, 'outlook');
  return blocks.length === 0 ? null : section(words, 'outlook', blocks);
}

function byTable<T extends Pick<Change, 'table'>>(rows: readonly T[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.table, [...(groups.get(row.table) ?? []), row]);
  return [...groups];
}
