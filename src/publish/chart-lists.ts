// Charts of one list each: types of content, actions, months, time to the decision.
import { cutMonths, noMembers } from '../model/leader.ts';
import { actionOf } from '../model/vocabulary.ts';
import type { ChartBar } from '../render/chart-config.ts';
import { toneOf } from '../render/chart-tones.ts';
import { type Bar, barsOf, type ChartView, chartView, FOLDED, leading, oneSeries, sortedAndFolded, totalOf } from './chart-bars.ts';
import { ofPhrase, SHARE_BASE_MIN, say } from './prose-words.ts';
import { tableOf } from './view-table.ts';
import type { Words } from './view-words.ts';

/** One bar of one notice shows nothing. */
const NOTICES_MIN = 2;

const subtitleOf = (words: Words, id: string) => words.t(`chart.${id}.subtitle`, { period: words.period(words.report.period) });

/** A list, largest first, and last the rows that are no members in their own right. */
export function listChart(words: Words, id: string): ChartView | null {
  const table = tableOf(words, id);
  const last = noMembers(id);
  const all = barsOf(words, table);
  const own = all.filter(({ code, value }) => !last.includes(code) && value > 0);
  if (!table || own.length === 0 || totalOf(table) < NOTICES_MIN) return null;
  const headline = leading(words, table);
  const bars = sortedAndFolded(words, all, last);
  const chart = oneSeries(words, 'across', bars, [FOLDED, ...last]);
  return chartView(words, { id, kind: 'bars', headline, subtitle: subtitleOf(words, id) }, chart);
}

/** Every action, coloured by its group. */
export function actionChart(words: Words): ChartView | null {
  const table = tableOf(words, 'by-action');
  const of = totalOf(table);
  if (of < NOTICES_MIN) return null;
  const groups = barsOf(words, table).filter(({ value }) => value > 0);
  const order = groups.map(({ code }) => code);
  const groupOf = (bar: Bar): string => actionOf(bar.code)?.group ?? '';
  const bars = barsOf(words, table, true)
    .filter(({ value }) => value > 0)
    .sort((a, b) => order.indexOf(groupOf(a)) - order.indexOf(groupOf(b)) || b.value - a.value);
  const acted = groups.find(({ code }) => code === 'action')?.value ?? 0;
  const headline =
    of < SHARE_BASE_MIN
      ? say(words, 'headline.acted', { n: acted, ofPhrase: ofPhrase(words, 'notices', of) })
      : words.t('chart.by-action.headline', { share: words.format.percent(acted / of) });
  const inGroup = (code: string, bar: Bar): ChartBar =>
    groupOf(bar) === code ? { value: bar.value, text: words.format.number(bar.value) } : { value: null, text: '' };
  return chartView(
    words,
    { id: 'by-action', kind: 'bars', headline, subtitle: subtitleOf(words, 'by-action') },
    {
      direction: 'across',
      rows: bars.map(({ label }) => label),
      series: groups.map(({ code, label }) => ({ label, tone: toneOf(code), bars: bars.map((bar) => inGroup(code, bar)) })),
      beside: false,
      legend: true,
      numbers: 'end',
      ends: null,
      most: null,
    },
  );
}

/** `Dec`; where the period lies in two years, the first month of each bears it, `Dec 2025`: there is no room for it at every column. */
function shortMonth({ format }: Words, month: string, known: readonly Bar[]): string {
  const yearOf = (code: string) => code.slice(0, 4);
  const isOneYear = known.every(({ code }) => yearOf(code) === yearOf(month));
  const isFirst = known.find(({ code }) => yearOf(code) === yearOf(month))?.code === month;
  return isFirst && !isOneYear ? `${format.monthShort(month)} ${yearOf(month)}` : format.monthShort(month);
}

export function monthChart(words: Words): ChartView | null {
  const id = 'by-month';
  const table = tableOf(words, id);
  const bars = barsOf(words, table);
  const known = bars.filter(({ code }) => /^\d/.test(code));
  if (!table || known.length < 2 || totalOf(table) < NOTICES_MIN || known.every(({ value }) => value === 0)) return null;
  const short = bars.map((bar) => (known.includes(bar) ? { ...bar, label: shortMonth(words, bar.code, known) } : bar));
  const headline = leading(words, table, cutMonths(words.report.period));
  return chartView(words, { id, kind: 'bars', headline, subtitle: subtitleOf(words, id) }, oneSeries(words, 'up', short, noMembers(id)));
}

const WITHIN_A_WEEK: readonly string[] = ['d0-1', 'd2-3', 'd4-7'];

/** How the times are spread; the part that the message speaks of stands out. */
export function timeChart(words: Words): ChartView | null {
  const id = 'time-to-decision';
  const table = tableOf(words, id);
  const of = totalOf(table);
  if (of < NOTICES_MIN) return null;
  const bars = barsOf(words, table);
  const withinWeek = bars.filter(({ code }) => WITHIN_A_WEEK.includes(code)).reduce((sum, { value }) => sum + value, 0);
  const later = bars.map(({ code }) => code).filter((code) => !WITHIN_A_WEEK.includes(code));
  const headline =
    of < SHARE_BASE_MIN
      ? say(words, 'headline.week', { n: withinWeek, ofPhrase: ofPhrase(words, 'cases', of) })
      : words.t(`chart.${id}.headline`, { share: words.format.percent(withinWeek / of) });
  return chartView(words, { id, kind: 'bars', headline, subtitle: subtitleOf(words, id) }, oneSeries(words, 'up', bars, later));
}
