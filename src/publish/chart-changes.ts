// Year on year: the lists of this report beside those of the last one, drawn only where both count in the same way.
import type { Change, Comparison, Difference } from '../model/report.ts';
import { TOTAL } from '../model/table.ts';
import type { ChartSeries } from '../render/chart-config.ts';
import { type ChartView, chartView } from './chart-bars.ts';
import { mostChanged, ownRows } from './prose-changes.ts';
import { tableOf } from './view-table.ts';
import type { Words } from './view-words.ts';

const COMPARED = ['by-provider', 'by-category', 'by-action'] as const;
/** One row compares nothing with nothing. */
const ROWS_MIN = 2;
/** Rows beyond this stand in the table only. */
const ROWS_MAX = 8;

/** Differences that change nothing in the lists: these hold all notices, inside and outside the area, and withhold none. */
const APART_FROM_LISTS: readonly Difference[] = ['area', 'thresholds'];

/** Chart of a comparison, `comparison-by-provider`: its place on the page has the same name. */
export const comparisonChartId = (table: string): string => `comparison-${table}`;

export function comparisonCharts(words: Words): ChartView[] {
  const { comparison } = words.report;
  if (!comparison || !listsCountAlike(comparison)) return [];
  return COMPARED.flatMap((id) => {
    const list = comparison.rows.filter(({ table, at }) => table === id && at.length === 1);
    const rows = ownRows(list).filter(({ previous, current }) => previous + current > 0);
    return rows.length < ROWS_MIN ? [] : [comparisonChart(words, id, words.period(comparison.period), rows)];
  });
}

function listsCountAlike({ sameDefinitions, differences }: Comparison): boolean {
  return sameDefinitions || (differences.length > 0 && differences.every((difference) => APART_FROM_LISTS.includes(difference)));
}

function comparisonChart(words: Words, id: string, before: string, rows: readonly Change[]): ChartView {
  const { t, format, report } = words;
  const dimension = tableOf(words, id)?.dimensions[0]?.name ?? 'provider';
  const label = ({ at }: Change) => words.label(dimension, at[0] ?? TOTAL);
  const size = ({ previous, current }: Change) => Math.max(previous, current);
  const shown = [...rows].sort((a, b) => size(b) - size(a)).slice(0, ROWS_MAX);
  const { size: difference, rows: most } = mostChanged(rows);
  const [largest] = most;
  const tone = (name: 'before' | 'main', of: 'previous' | 'current', period: string): ChartSeries => ({
    label: period,
    tone: name,
    bars: shown.map((row) => ({ value: row[of], text: format.number(row[of]) })),
  });
  const now = words.period(report.period);
  const headline = (): string => {
    if (!largest || difference === 0) return t('chart.comparison.same');
    if (most.length > 1) return t('chart.comparison.tie', { difference });
    return t('chart.comparison.headline', { label: label(largest), previous: largest.previous, current: largest.current });
  };
  const subtitle = t('chart.comparison.subtitle', { what: t(`section.${id}`), before, period: now });
  return chartView(
    words,
    { id: comparisonChartId(id), kind: 'grouped', headline: headline(), subtitle },
    {
      direction: 'across',
      rows: shown.map(label),
      series: [tone('before', 'previous', before), tone('main', 'current', now)],
      beside: true,
      legend: true,
      numbers: 'end',
      ends: null,
      most: null,
    },
  );
}
