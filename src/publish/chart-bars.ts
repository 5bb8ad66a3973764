// Rows of a chart out of the report's tables, and what every chart says about itself.
import { leadOf, noMembers } from '../model/leader.ts';
import { type Cell, cellAt, type Table, TOTAL } from '../model/table.ts';
import type { BarChart, ChartSeries } from '../render/chart-config.ts';
import type { Tone } from '../render/chart-tones.ts';
import { listSentence } from './prose-list.ts';
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

export interface Bar {
  readonly code: string;
  readonly label: string;
  readonly value: number;
}

/** Rows beyond this are drawn as one. */
export const ROWS_MAX = 12;
/** Code of the row that holds them. */
export const FOLDED = 'folded';

/** Published members of a one-way table, as they stand in it: those at its top, or those `beneath` others. */
export function barsOf(words: Words, table: Table | undefined, beneath = false): Bar[] {
  const dimension = table?.dimensions[0];
  return (dimension?.members ?? []).flatMap(({ code, parent }) => {
    const value = table && cellAt(table, code)?.value;
    if ((parent !== null) !== beneath || value === null || value === undefined) return [];
    return [{ code, label: words.label(dimension?.name ?? 'provider', code), value }];
  });
}

export function totalOf(table: Table | undefined): number {
  return countAt(table && cellAt(table, TOTAL));
}

export function countAt(cell: Cell | undefined): number {
  return cell?.value ?? 0;
}

/** Largest first; what is beyond the limit together, then the rows that are not members in their own right. */
export function sortedAndFolded(words: Words, bars: readonly Bar[], last: readonly string[]): Bar[] {
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

/** One bar a row, those in `quiet` in another tone. */
export function oneSeries(words: Words, direction: BarChart['direction'], bars: readonly Bar[], quiet: readonly string[] = []): BarChart {
  const series = (tone: Tone, of: (bar: Bar) => boolean): ChartSeries => ({
    label: '',
    tone,
    bars: bars.map((bar) => (of(bar) ? { value: bar.value, text: words.format.number(bar.value) } : { value: null, text: '' })),
  });
  const isQuiet = ({ code }: Bar) => quiet.includes(code);
  return {
    direction,
    rows: bars.map(({ label }) => label),
    series: [series('main', (bar) => !isQuiet(bar)), ...(bars.some(isQuiet) ? [series('quiet', isQuiet)] : [])],
    beside: false,
    legend: false,
    numbers: 'end',
    ends: null,
    most: null,
  };
}

/** The message of a list: which row leads, or that two do; where none may be said to, what the sentence at the table says instead. */
export function leading(words: Words, table: Table, cut: readonly string[] = []): string {
  const rows = barsOf(words, table).map(({ value, ...bar }) => ({ ...bar, n: value }));
  const lead = leadOf(rows, [...noMembers(table.id), ...cut]);
  const of = totalOf(table);
  if (lead.by === 'member') return words.t(`chart.${table.id}.headline`, { label: lead.first.label, notices: lead.first.n, of });
  if (lead.by === 'members') return words.t(`chart.${table.id}.tie`, { label: '', notices: lead.n, of });
  return (listSentence(words, table) ?? words.t(`section.${table.id}`)).replace(/\.$/, '');
}

export type Said = Pick<ChartView, 'id' | 'headline' | 'subtitle'> & { readonly kind: 'bars' | 'stacked' | 'grouped' };

/** A chart with its text alternative: type, subject, message. */
export function chartView(words: Words, { id, kind, headline, subtitle }: Said, chart: BarChart): ChartView {
  const alt = words.t('chart.alt', { kind: words.t(`chart.${kind}`), headline, subtitle });
  return { id, tableId: `table-${id}`, headline, subtitle, alt, chart };
}
