// Sentences about what changed: since an earlier report, and since an earlier version. "No change" is said plainly.
import { type Change, type Comparison, type Correction, type FigureChange, OTHER_PROVIDERS } from '../model/report.ts';
import { TOTAL } from '../model/table.ts';
import { actionOf, NOT_RECORDED } from '../model/vocabulary.ts';
import { SHARE_BASE_MIN, say } from './prose-words.ts';
import type { Words } from './view-words.ts';

/** Is the earlier number large enough for a change in per cent? */
export function hasPercent({ previous }: { readonly previous: number }): boolean {
  return previous >= SHARE_BASE_MIN;
}

/** The notices of both periods; null for a comparison made before figures were kept. */
export function totalSentence(words: Words, { figures, period, differences }: Comparison): string | null {
  const notices = figures.find(({ figure }) => figure === 'notices');
  if (!notices) return null;
  const values = { current: notices.current, inPeriod: words.inPeriod(words.report.period), inPrevious: words.inPeriod(period) };
  if (notices.current === notices.previous) return say(words, 'comparison.total-same', values);
  const difference = differenceText(words, notices, !differences.includes('period-length'));
  return say(words, 'comparison.total', { ...values, previous: notices.previous, difference });
}

/** `+12`, or `+12 (+8%)` where the periods are of one length and the earlier number is large enough. */
function differenceText(words: Words, { previous, current }: FigureChange, isEqualLength: boolean): string {
  const { format } = words;
  const difference = format.difference(current - previous);
  if (!isEqualLength || !hasPercent({ previous })) return difference;
  return say(words, 'part', { n: difference, share: format.percentDifference((current - previous) / previous) });
}

/** Rows without the total and without the actions beneath a group, unless only those changed. */
export function ownRows(rows: readonly Change[]): Change[] {
  const own = rows.filter(({ at: [code = TOTAL] }) => code !== TOTAL);
  const groups = own.filter(({ table, at: [code = ''] }) => !(table === 'by-action' && actionOf(code)));
  return groups.some(({ previous, current }) => previous !== current) ? groups : own;
}

/** Those of the own rows that changed most, and by how much, up or down; more than one where they share it. */
export function mostChanged(own: readonly Change[]): { readonly size: number; readonly rows: readonly Change[] } {
  const sizeOf = ({ previous, current }: Change) => Math.abs(current - previous);
  const size = Math.max(0, ...own.map(sizeOf));
  return { size, rows: own.filter((row) => sizeOf(row) === size) };
}

/** The row of a list that changed most. */
export function largestChange(words: Words, rows: readonly Change[], labelOf: (change: Change) => string): string | null {
  const { size, rows: most } = mostChanged(ownRows(rows));
  const [first] = most;
  if (!first) return null;
  if (size === 0) return say(words, 'change.none');
  if (most.length > 1) return say(words, 'change.tie', { n: size });
  const { previous, current } = first;
  const difference = words.format.difference(current - previous);
  return say(words, 'change.largest', { label: labelOf(first), previous, current, difference });
}

/** Providers that stand in one of the two reports only. */
export function comeAndGone(words: Words, rows: readonly Change[]): string[] {
  const list = new Intl.ListFormat(words.format.locale, { type: 'conjunction' });
  const named = (is: (change: Change) => boolean) =>
    rows
      .filter(({ table, at: [code = ''] }) => table === 'by-provider' && ![TOTAL, NOT_RECORDED, OTHER_PROVIDERS].includes(code))
      .filter(is)
      .map(({ at: [code = ''] }) => words.label('provider', code))
      .sort((a, b) => a.localeCompare(b, words.format.locale));
  const come = named(({ previous, current }) => previous === 0 && current > 0);
  const gone = named(({ previous, current }) => previous > 0 && current === 0);
  return [
    ...(come.length > 0 ? [say(words, 'comparison.new', { providers: list.format(come) })] : []),
    ...(gone.length > 0 ? [say(words, 'comparison.gone', { providers: list.format(gone) })] : []),
  ];
}

/** Why two reports do not count in the same way. */
export function differenceSentences(words: Words, { differences }: Comparison): string[] {
  return differences.map((reason) => say(words, `differs.${reason}`));
}

/** By which acts the log came to count otherwise than was published. */
export function causeSentences(words: Words, { causes, asOfBefore }: Correction): string[] {
  const { format, report } = words;
  const values = { asOf: format.day(report.asOfOn), asOfBefore: asOfBefore === null ? '' : format.day(asOfBefore) };
  return causes.map((cause) => say(words, `cause.${cause}`, values));
}
