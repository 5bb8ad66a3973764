// One sentence for each two-way table, and one for the times by provider. Of what is withheld nothing is said, not even that it is
// small: rows whose number is not shown are not compared.
import { OTHER_PROVIDERS, SMALLER_ACTIONS, SMALLER_CATEGORIES, SMALLER_PROVIDERS, type Timing } from '../model/report.ts';
import { cellAt, type Table, TOTAL } from '../model/table.ts';
import { NOT_RECORDED } from '../model/vocabulary.ts';
import { ofPhrase, partOf, SHARE_BASE_MIN, say } from './prose-words.ts';
import type { Words } from './view-words.ts';

/** Rows that are no member in their own right. */
const COLLECTED: readonly string[] = [NOT_RECORDED, OTHER_PROVIDERS, SMALLER_PROVIDERS, SMALLER_CATEGORIES, SMALLER_ACTIONS];

/** What a two-way table shows; null where no number inside it is shown or none stands out. */
export function crossedSentence(words: Words, table: Table): string | null {
  return (table.id === 'provider-by-category' ? null : sharesActedOn(words, table)) ?? largestShown(words, table);
}

/** Highest and lowest share acted on, among rows large enough for one. */
function sharesActedOn(words: Words, table: Table): string | null {
  const [rows] = table.dimensions;
  const found = (rows?.members ?? []).flatMap(({ code }) => {
    const [acted, all] = [cellAt(table, code, 'action')?.value, cellAt(table, code, TOTAL)?.value ?? 0];
    if (COLLECTED.includes(code) || acted === null || acted === undefined || all < SHARE_BASE_MIN) return [];
    return [{ label: words.label(rows?.name ?? 'provider', code), acted, all }];
  });
  const sorted = found.sort((a, b) => b.acted * a.all - a.acted * b.all);
  const [high, second] = sorted;
  const [low, before] = [...sorted].reverse();
  const same = (a: typeof high, b: typeof high) => a !== undefined && b !== undefined && a.acted * b.all === b.acted * a.all;
  if (!high || !low || high === low || same(high, second) || same(low, before)) return null;
  const share = ({ acted, all }: { readonly acted: number; readonly all: number }) =>
    say(words, 'part-of', { n: acted, of: all, share: words.format.percent(acted / all) });
  return say(words, `${table.id}.span`, {
    least: SHARE_BASE_MIN,
    high: high.label,
    most: share(high),
    low: low.label,
    fewest: share(low),
  });
}

function largestShown(words: Words, table: Table): string | null {
  const shown = table.cells.flatMap(({ at, value }) => (at.includes(TOTAL) || value === null || value === 0 ? [] : [{ at, value }]));
  const [first, second] = shown.sort((a, b) => b.value - a.value);
  if (!first || first.value === second?.value) return null;
  const of = cellAt(table, TOTAL, TOTAL)?.value ?? 0;
  // Of one, a part says nothing.
  if (of === 1) return null;
  const [row = '', column = ''] = table.dimensions.map(({ name }, i) => words.label(name, first.at[i] ?? ''));
  return say(words, 'crossed.largest', { part: partOf(words, first.value, of), ofPhrase: ofPhrase(words, 'notices', of), row, column });
}

/** The median over all, and the shortest and longest among providers with enough decisions; null where the first is withheld. */
export function timingSentence(words: Words, timing: readonly Timing[]): string | null {
  const all = timing.find(({ provider }) => provider === TOTAL);
  if (!all || all.median === null || all.unit === null || all.cases === null) return null;
  const sentence = say(words, 'timing.all', { median: words.duration(all.median, all.unit), cases: words.counted('cases', all.cases) });
  const span = spanOf(words, timing);
  return span === null ? sentence : `${sentence} ${span}`;
}

/**
 * Medians in hours and in days do not compare, and where a provider's median is withheld none of the others can be said to be the
 * shortest or the longest.
 */
function spanOf(words: Words, timing: readonly Timing[]): string | null {
  if (timing.some(({ status }) => status === 'withheld')) return null;
  const rows = timing.flatMap(({ provider, median, unit, cases }) =>
    provider === TOTAL || COLLECTED.includes(provider) || median === null || unit === null || (cases ?? 0) < SHARE_BASE_MIN
      ? []
      : [{ provider, median, unit }],
  );
  const sorted = rows.sort((a, b) => a.median - b.median);
  const [fast, second] = sorted;
  const [slow, before] = [...sorted].reverse();
  if (!fast || !slow || new Set(rows.map(({ unit }) => unit)).size > 1) return null;
  if (fast.median === second?.median || slow.median === before?.median) return null;
  return fast === slow
    ? null
    : say(words, 'timing.span', {
        least: SHARE_BASE_MIN,
        fast: words.label('provider', fast.provider),
        low: words.duration(fast.median, fast.unit),
        slow: words.label('provider', slow.provider),
        high: words.duration(slow.median, slow.unit),
      });
}
