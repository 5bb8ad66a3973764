// Which charts a report has and what each of them says. Only published numbers are drawn: a bar shows its number as surely as a
// table does.
import { OTHER_PROVIDERS, SMALLER_ACTIONS, SMALLER_PROVIDERS } from '../model/report.ts';
import { type Cell, cellAt, type Table, TOTAL } from '../model/table.ts';
import { actionOf, NOT_RECORDED } from '../model/vocabulary.ts';
import { type BarChart, type ChartBar, type ChartSeries, TONES, type Tone } from '../render/chart-config.ts';
import { tableOf } from './view-table.ts';
import type { Words } from './view-words.ts';

export interface ChartView {
  readonly id: string;
  /** Table with the same numbers. */
  readonly tableId: string;
  /** The message, as a sentence. */
  readonly headline: string;
  /** What, where, when, unit. */
  readonly subtitle: string;
  readonly alt: string;
  readonly chart: BarChart;
}

/** Rows beyond this are drawn as one. */
const ROWS_MAX = 12;
/** A share of fewer notices jumps about; such a provider is not drawn among shares. */
const SHARE_BASE_MIN = 20;
/** A stack of one or two providers compares nothing. */
const STACKS_MIN = 3;
/** Of the width; narrower parts have no room for their number. */
const INSIDE_MIN = 0.07;

/** All charts that can be drawn; none where there is nothing to draw. */
export function chartViews(words: Words): ChartView[] {
  return [
    listChart(words, 'by-provider', [OTHER_PROVIDERS, NOT_RECORDED]),
    listChart(words, 'by-category', []),
    actionChart(words),
    monthChart(words),
    timeChart(words),
    outcomeChart(words),
  ].filter((chart) => chart !== null);
}

interface Bar {
  readonly code: string;
  readonly label: string;
  readonly value: number;
}

/** Published members at the top of a one-way table, as they stand in it. */
function barsOf(words: Words, table: Table | undefined, beneath = false): Bar[] {
  const dimension = table?.dimensions[0];
  return (dimension?.members ?? []).flatMap(({ code, parent }) => {
    const value = table && cellAt(table, code)?.value;
    if ((parent !== null) !== beneath || value === null || value === undefined) return [];
    return [{ code, label: words.label(dimension?.name ?? 'provider', code), value }];
  });
}

function totalOf(table: Table | undefined): number {
  return (table && cellAt(table, TOTAL)?.value) ?? 0;
}

function chartView(
  words: Words,
  id: string,
  kind: 'bars' | 'stacked',
  headline: string,
  chart: BarChart,
  values: Record<string, string> = {},
): ChartView {
  const subtitle = words.t(`chart.${id}.subtitle`, { period: words.period(words.report.period), ...values });
  const alt = words.t('chart.alt', { kind: words.t(`chart.${kind}`), headline, subtitle });
  return { id, tableId: `table-${id}`, headline, subtitle, alt, chart };
}

function oneSeries(words: Words, direction: BarChart['direction'], bars: readonly Bar[], quiet: readonly string[] = []): BarChart {
  const text = (value: number) => words.format.number(value);
  const series = (tone: Tone, of: (bar: Bar) => boolean): ChartSeries => ({
    label: '',
    tone,
    bars: bars.map((bar) => (of(bar) ? { value: bar.value, text: text(bar.value) } : { value: null, text: '' })),
  });
  const anyQuiet = bars.some(({ code }) => quiet.includes(code));
  return {
    direction,
    rows: bars.map(({ label }) => label),
    series: [
      series('main', ({ code }) => !quiet.includes(code)),
      ...(anyQuiet ? [series('quiet', ({ code }) => quiet.includes(code))] : []),
    ],
    legend: false,
    numbers: 'end',
    most: null,
  };
}

const FOLDED = 'folded';

/** Largest first; what is beyond the limit together, then the rows that are not members in their own right. */
function sortedAndFolded(words: Words, bars: readonly Bar[], last: readonly string[]): Bar[] {
  const own = bars.filter(({ code, value }) => value > 0 && !last.includes(code)).sort((a, b) => b.value - a.value);
  const shown = own.length > ROWS_MAX ? own.slice(0, ROWS_MAX - 1) : own;
  const rest = own.slice(shown.length);
  const folded = {
    code: FOLDED,
    label: words.t('chart.other', { n: rest.length }),
    value: rest.reduce((sum, { value }) => sum + value, 0),
  };
  return [...shown, ...(rest.length > 0 ? [folded] : []), ...bars.filter(({ code, value }) => value > 0 && last.includes(code))];
}

/** `tie` where two lead. */
function leading(words: Words, id: string, bars: readonly Bar[], of: number): string {
  const [first, second] = [...bars].sort((a, b) => b.value - a.value);
  const form = first && second && first.value === second.value ? 'tie' : 'headline';
  return words.t(`chart.${id}.${form}`, { label: first?.label ?? '', notices: first?.value ?? 0, of });
}

function listChart(words: Words, id: string, last: readonly string[]): ChartView | null {
  const table = tableOf(words, id);
  const all = barsOf(words, table);
  const own = all.filter(({ code, value }) => !last.includes(code) && value > 0);
  if (own.length === 0) return null;
  const bars = sortedAndFolded(words, all, last);
  return chartView(words, id, 'bars', leading(words, id, own, totalOf(table)), oneSeries(words, 'across', bars, [FOLDED, ...last]));
}

/** Every action, coloured by its group. */
function actionChart(words: Words): ChartView | null {
  const table = tableOf(words, 'by-action');
  const of = totalOf(table);
  if (of === 0) return null;
  const groups = barsOf(words, table).filter(({ value }) => value > 0);
  const order = groups.map(({ code }) => code);
  const groupOf = (bar: Bar): string => actionOf(bar.code)?.group ?? '';
  const bars = barsOf(words, table, true)
    .filter(({ value }) => value > 0)
    .sort((a, b) => order.indexOf(groupOf(a)) - order.indexOf(groupOf(b)) || b.value - a.value);
  const acted = groups.find(({ code }) => code === 'action')?.value ?? 0;
  return chartView(words, 'by-action', 'bars', words.t('chart.by-action.headline', { share: words.format.percent(acted / of) }), {
    direction: 'across',
    rows: bars.map(({ label }) => label),
    series: groups.map(({ code, label }) => ({
      label,
      tone: toneOf(code),
      bars: bars.map(
        (bar): ChartBar => (groupOf(bar) === code ? { value: bar.value, text: words.format.number(bar.value) } : { value: null, text: '' }),
      ),
    })),
    legend: true,
    numbers: 'end',
    most: null,
  });
}

function toneOf(group: string): Tone {
  return group in TONES ? (group as Tone) : 'quiet';
}

function monthChart(words: Words): ChartView | null {
  const table = tableOf(words, 'by-month');
  const bars = barsOf(words, table);
  const known = bars.filter(({ code }) => /^\d/.test(code));
  if (known.length < 2 || totalOf(table) === 0) return null;
  const short = bars.map((bar) => ({ ...bar, label: /^\d/.test(bar.code) ? words.format.monthShort(bar.code) : bar.label }));
  return chartView(
    words,
    'by-month',
    'bars',
    leading(words, 'by-month', known, totalOf(table)),
    oneSeries(words, 'up', short, ['not-known']),
  );
}

function timeChart(words: Words): ChartView | null {
  const table = tableOf(words, 'time-to-decision');
  const of = totalOf(table);
  if (of === 0) return null;
  const bars = barsOf(words, table);
  const withinWeek = bars.filter(({ code }) => ['d0-1', 'd2-3', 'd4-7'].includes(code)).reduce((sum, { value }) => sum + value, 0);
  const headline = words.t('chart.time-to-decision.headline', { share: words.format.percent(withinWeek / of) });
  return chartView(words, 'time-to-decision', 'bars', headline, oneSeries(words, 'up', bars));
}

/** What became of each provider's notices, in shares; only rows of which every number is published. */
function outcomeChart(words: Words): ChartView | null {
  const table = tableOf(words, 'provider-by-action');
  const [providers, groups] = table?.dimensions ?? [];
  if (!table || !providers || !groups || groups.members.some(({ code }) => code === SMALLER_ACTIONS)) return null;
  const codes = groups.members.map(({ code }) => code);
  const rows = providers.members
    .filter(({ code }) => ![NOT_RECORDED, OTHER_PROVIDERS, SMALLER_PROVIDERS].includes(code))
    .map(({ code }) => ({ code, total: cellAt(table, code, TOTAL)?.value ?? 0, cells: codes.map((group) => cellAt(table, code, group)) }))
    .filter(({ total, cells }) => total >= SHARE_BASE_MIN && cells.every((cell) => cell?.status === 'published'));
  if (rows.length < STACKS_MIN) return null;
  const share = (cell: Cell | undefined, total: number) => (cell?.value ?? 0) / total;
  const acted = codes.indexOf('action');
  const sorted = [...rows].sort((a, b) => share(b.cells[acted], b.total) - share(a.cells[acted], a.total));
  const [high, low] = [sorted[0], sorted.at(-1)].map((row) => words.format.percentWhole(row ? share(row.cells[acted], row.total) : 0));
  const headline = words.t('chart.provider-by-action.headline', { low: low ?? '', high: high ?? '' });
  const chart: BarChart = {
    direction: 'across',
    rows: sorted.map(({ code, total }) => words.t('chart.row', { label: words.label('provider', code), n: total })),
    series: codes.map((group, i) => ({
      label: words.label('action-group', group),
      tone: toneOf(group),
      bars: sorted.map(({ cells, total }): ChartBar => {
        const value = share(cells[i], total);
        return { value, text: value < INSIDE_MIN ? '' : words.format.percentWhole(value) };
      }),
    })),
    legend: true,
    numbers: 'inside',
    most: 1,
  };
  return chartView(words, 'provider-by-action', 'stacked', headline, chart, { least: String(SHARE_BASE_MIN) });
}
