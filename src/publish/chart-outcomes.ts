// What became of the notices to each provider, as counts and as shares. Where the two-way table withholds any number of a provider,
// the provider's bar is drawn whole or not at all: a part that is drawn would be a number that is shown.
import { noMembers } from '../model/leader.ts';
import { OTHER_PROVIDERS, SMALLER_ACTIONS, SMALLER_PROVIDERS } from '../model/report.ts';
import { cellAt, type Table, TOTAL } from '../model/table.ts';
import { NOT_RECORDED } from '../model/vocabulary.ts';
import type { ChartBar } from '../render/chart-config.ts';
import { toneOf } from '../render/chart-tones.ts';
import { barsOf, type ChartView, chartView, countAt, leading, ROWS_MAX, sortedAndFolded } from './chart-bars.ts';
import { SHARE_BASE_MIN } from './prose-words.ts';
import { tableOf } from './view-table.ts';
import type { Words } from './view-words.ts';

/** A stack of one or two providers compares nothing. */
const STACKS_MIN = 3;
/** Of the width; narrower parts have no room for their number. */
const INSIDE_MIN = 0.05;
const NO_BAR: ChartBar = { value: null, text: '' };

/** Counts of a provider by group of outcomes; null where one of them is withheld or the table names no such provider. */
function partsOf(table: Table, code: string): number[] | null {
  const [providers, groups] = table.dimensions;
  if (!providers?.members.some((member) => member.code === code)) return null;
  const cells = groups?.members.map((group) => cellAt(table, code, group.code)) ?? [];
  return cells.every((cell) => cell?.status === 'published') ? cells.map(countAt) : null;
}

/**
 * Notices by provider, each bar in parts by outcome. A provider of whom a number is withheld has a whole bar, and so have the rows
 * that hold several providers. Null where fewer than three bars can be parted.
 */
export function outcomeChart(words: Words): ChartView | null {
  const [list, table] = [tableOf(words, 'by-provider'), tableOf(words, 'provider-by-action')];
  const groups = table?.dimensions[1]?.members ?? [];
  if (!list || !table) return null;
  const bars = sortedAndFolded(words, barsOf(words, list), noMembers('by-provider'));
  const parts = bars.map(({ code }) => partsOf(table, code));
  if (parts.filter((row) => row !== null).length < STACKS_MIN) return null;
  const most = Math.max(...bars.map(({ value }) => value));
  const part = (value: number): ChartBar => ({ value, text: value < INSIDE_MIN * most ? '' : words.format.number(value) });
  const series = groups.map(({ code }, i) => ({
    label: words.label('action-group', code),
    tone: toneOf(code),
    bars: parts.map((row) => (row ? part(row[i] ?? 0) : NO_BAR)),
  }));
  const whole = {
    label: words.t('chart.whole'),
    tone: 'whole' as const,
    bars: bars.map(({ value }, i) => (parts[i] ? NO_BAR : { value, text: '' })),
  };
  const headline = leading(words, list);
  const anyWhole = parts.some((row) => row === null);
  const subtitle = words.t(anyWhole ? 'chart.by-provider.whole' : 'chart.by-provider.outcomes', {
    period: words.period(words.report.period),
  });
  return chartView(
    words,
    { id: 'by-provider', kind: 'stacked', headline, subtitle },
    {
      direction: 'across',
      rows: bars.map(({ label }) => label),
      series: [...series.filter((one) => one.bars.some(({ value }) => value)), ...(anyWhole ? [whole] : [])],
      beside: false,
      legend: true,
      numbers: 'inside',
      ends: bars.map(({ value }) => words.format.number(value)),
      most: null,
    },
  );
}

/** Shares by outcome of the providers of whom every number is published, as many as can be read at once. */
export function outcomeShares(words: Words): ChartView | null {
  const id = 'provider-by-action';
  const table = tableOf(words, id);
  const [providers, groups] = table?.dimensions ?? [];
  if (!table || !providers || !groups || groups.members.some(({ code }) => code === SMALLER_ACTIONS)) return null;
  const codes = groups.members.map(({ code }) => code);
  const complete = providers.members
    .filter(({ code }) => ![NOT_RECORDED, OTHER_PROVIDERS, SMALLER_PROVIDERS].includes(code))
    .flatMap(({ code }) => {
      const parts = partsOf(table, code);
      return parts ? [{ code, total: countAt(cellAt(table, code, TOTAL)), parts }] : [];
    });
  const least = leastShown(complete.map(({ total }) => total));
  const rows = complete.filter(({ total }) => total >= least);
  if (rows.length < STACKS_MIN) return null;
  const acted = codes.indexOf('action');
  const share = ({ parts, total }: (typeof rows)[number], i: number) => (parts[i] ?? 0) / total;
  const sorted = [...rows].sort((a, b) => share(b, acted) - share(a, acted) || b.total - a.total);
  const [high, low] = [sorted[0], sorted.at(-1)].map((row) => words.format.percentWhole(row ? share(row, acted) : 0));
  const headline = words.t(`chart.${id}.headline`, { low: low ?? '', high: high ?? '' });
  const subtitle = words.t(`chart.${id}.subtitle`, { period: words.period(words.report.period), least });
  return chartView(
    words,
    { id, kind: 'stacked', headline, subtitle },
    {
      direction: 'across',
      rows: sorted.map(({ code, total }) => words.t('chart.row', { label: words.label('provider', code), n: total })),
      series: codes.map((group, i) => ({
        label: words.label('action-group', group),
        tone: toneOf(group),
        bars: sorted.map((row): ChartBar => {
          const value = share(row, i);
          return { value, text: value < INSIDE_MIN ? '' : words.format.percentWhole(value) };
        }),
      })),
      beside: false,
      legend: true,
      numbers: 'inside',
      ends: null,
      most: 1,
    },
  );
}

/** The smallest number of notices with which a provider is drawn, so that there are not too many rows: the subtitle says it. */
function leastShown(totals: readonly number[]): number {
  const beyond = [...totals].sort((a, b) => b - a)[ROWS_MAX];
  return Math.max(SHARE_BASE_MIN, beyond === undefined ? 0 : beyond + 1);
}
