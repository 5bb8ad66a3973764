// Which charts a report has, in the order of the page. Only published numbers are drawn: a bar shows its number as surely as a table
// does.
import type { ChartView } from './chart-bars.ts';
import { comparisonCharts } from './chart-changes.ts';
import { actionChart, listChart, monthChart, timeChart } from './chart-lists.ts';
import { outcomeChart, outcomeShares } from './chart-outcomes.ts';
import type { Words } from './view-words.ts';

/** All charts that can be drawn; none where there is nothing to draw. */
export function chartViews(words: Words): ChartView[] {
  return [
    outcomeChart(words) ?? listChart(words, 'by-provider'),
    listChart(words, 'by-category'),
    actionChart(words),
    outcomeShares(words),
    monthChart(words),
    timeChart(words),
    ...comparisonCharts(words),
  ].filter((chart) => chart !== null);
}
