// Reads the numbers out of generated sentences, and gathers what they may be: numbers of the report, and shares made from them.
import { readdirSync, readFileSync } from 'node:fs';
import type { Report } from '../../src/model/report.ts';
import { cellAt, type Table, TOTAL } from '../../src/model/table.ts';
import { partOf, SHARE_BASE_MIN } from '../../src/publish/prose-words.ts';
import type { Words } from '../../src/publish/view-words.ts';
import { CATALOGUE_PARTS, type Message } from '../../src/render/catalogue.ts';

const LOCALES = new URL('../../templates/locales/', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, LOCALES), 'utf8')) as Record<string, Message>;

/** Languages with every catalogue, each with the keys of English. */
export function completeLanguages(): string[] {
  const isComplete = (language: string) =>
    CATALOGUE_PARTS.every((part) => {
      try {
        return Object.keys(read(`${language}/${part}.json`)).join() === Object.keys(read(`en/${part}.json`)).join();
      } catch {
        return false;
      }
    });
  return readdirSync(LOCALES).filter(isComplete).sort();
}

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** Fixed words of the catalogues that hold a digit: `Article 16(2)`, `30 days`. */
function fixedDigits(language: string): string[] {
  return (['prose', 'report'] as const).flatMap((part) =>
    Object.entries(read(`${language}/${part}.json`))
      .filter(([key]) => part === 'prose' || /^(?:main|chart)\./.test(key))
      .flatMap(([, message]) => (typeof message === 'string' ? [message] : Object.values(message)))
      .flatMap((text) => plain(text).split(/\{\w+\}/))
      .filter((segment) => /\d/.test(segment)),
  );
}

/** What a sentence may name that holds digits and is no number of its own: labels, days, periods, durations. */
function names(words: Words): string[] {
  const { report, format } = words;
  const years = report.comparison ? [report.comparison.period, report.period] : [report.period];
  return [
    ...report.tables.flatMap(({ dimensions }) =>
      dimensions.flatMap(({ name, members }) => members.map(({ code }) => words.label(name, code))),
    ),
    ...(report.comparison?.rows ?? []).map(({ table, at: [code = ''] }) =>
      words.label(report.tables.find(({ id }) => id === table)?.dimensions[0]?.name ?? 'provider', code),
    ),
    ...report.timing.flatMap(({ median, unit }) => (median === null || unit === null ? [] : [words.duration(median, unit)])),
    ...years.flatMap((period) => [words.inPeriod(period), words.period(period)]),
    ...[report.asOfOn, report.correction?.asOfBefore ?? report.asOfOn].map(format.day),
    words.publisher,
  ];
}

/** Every number in a sentence as it is written there, per cent signs included. */
export function numbersIn(words: Words, text: string): string[] {
  const known = [...names(words), ...fixedDigits(words.language)].map((name) => plain(name).trim()).sort((a, b) => b.length - a.length);
  let left = text.replace(/\u00a0/g, '\u202f');
  for (const name of known) {
    // Groups of digits are parted by a blank that does not break, so an ordinary blank in a name is matched by either.
    const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ \u202f]');
    // A word or number is not cut out of a longer one.
    const [before, after] = [/^[\p{L}\d]/u.test(name) ? '(?<![\\p{L}\\d])' : '', /[\p{L}\d]$/u.test(name) ? '(?![\\p{L}\\d])' : ''];
    left = left.replace(new RegExp(`${before}${pattern}${after}`, 'gu'), '·');
  }
  return [...left.matchAll(/\d(?:[\d.,\u202f]*\d)?(?:[ \u202f]?%)?/g)].map(([token]) => squeezed(token));
}

const squeezed = (text: string) => text.replace(/[\s\u00a0\u202f]/g, '');

/** Numbers a report publishes: cells, totals, cases, what it compares with and the differences, and the base from which shares are told. */
function publishedNumbers({ tables, totals, timing, mainPoints, comparison, correction, care, independence }: Report): number[] {
  const pairs = [...(comparison ? [...comparison.rows, ...comparison.figures] : []), ...(correction?.figures ?? [])];
  const checks = care.flatMap((entry) => entry.checks ?? []);
  const sum = (of: (check: (typeof checks)[number]) => number) => checks.reduce((total, check) => total + of(check), 0);
  const arrangements = independence.flatMap((entry) => entry.arrangements ?? []);
  return [
    ...tables.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? [])),
    ...Object.values(totals),
    ...timing.flatMap(({ cases, decided }) => [cases ?? [], decided ?? []].flat()),
    ...mainPoints.flatMap(({ numbers }) => Object.values(numbers)),
    ...pairs.flatMap(({ previous, current }) => [previous, current, Math.abs(current - previous)]),
    withinWeek(tables),
    // Rows of a table of what changed, and of arrangements; the samples together.
    ...(correction
      ? [correction.figures.length, ...tables.map(({ id }) => correction.changes.filter(({ table }) => table === id).length)]
      : []),
    ...[arrangements.length, arrangements.filter(({ lastOn }) => lastOn === null).length],
    ...[sum(({ sampled }) => sampled), sum(({ agreed }) => agreed)],
    SHARE_BASE_MIN,
  ];
}

/** Pairs of which a share may be told: a cell of its line's or table's total, an action of all, decisions within a week of all. */
function sharePairs({ tables, mainPoints, care }: Report): [number, number][] {
  const ofTable = (table: Table): [number, number][] =>
    table.cells.flatMap(({ at, value }) =>
      value === null
        ? []
        : [at.map(() => TOTAL), ...(at.length === 2 ? [[at[0] ?? '', TOTAL]] : [])].map(
            (base) => [value, baseAt(table, base)] as [number, number],
          ),
    );
  const delays = tables.find(({ id }) => id === 'time-to-decision');
  const byAction = tables.find(({ id }) => id === 'by-action');
  const last = (byAction && cellAt(byAction, 'action')?.value) ?? 0;
  const checks = care.flatMap((entry) => entry.checks ?? []);
  const sum = (of: (check: (typeof checks)[number]) => number) => checks.reduce((total, check) => total + of(check), 0);
  return [
    ...tables.flatMap(ofTable),
    [withinWeek(tables), (delays && baseAt(delays, [TOTAL])) ?? 0],
    [last, (byAction && baseAt(byAction, [TOTAL])) ?? 0],
    [sum(({ agreed }) => agreed), sum(({ sampled }) => sampled)],
    ...mainPoints.flatMap(({ numbers: { notices, of } }): [number, number][] =>
      notices === undefined || of === undefined ? [] : [[notices, of]],
    ),
  ];
}

/** Decisions that came within seven days: the first three rows. */
function withinWeek(tables: readonly Table[]): number {
  const delays = tables.find(({ id }) => id === 'time-to-decision');
  return ['d0-1', 'd2-3', 'd4-7'].reduce((sum, code) => sum + ((delays && cellAt(delays, code)?.value) ?? 0), 0);
}

const baseAt = (table: Table, at: readonly string[]) => cellAt(table, ...at)?.value ?? 0;

/** Everything a number in a sentence may be, as it is written in the language. */
export function allowedNumbers(words: Words): ReadonlySet<string> {
  const { report, format } = words;
  const shares = sharePairs(report).filter(([, of]) => of >= SHARE_BASE_MIN);
  const changes = [...(report.comparison?.rows ?? []), ...(report.comparison?.figures ?? [])].filter(
    ({ previous }) => previous >= SHARE_BASE_MIN,
  );
  const unsigned = (text: string) => text.replace(/^[^\d]+/, '');
  return new Set(
    [
      ...publishedNumbers(report).map(format.number),
      ...shares.flatMap(([n, of]) => [format.percent(n / of), format.percentWhole(n / of)]),
      ...changes.map(({ previous, current }) => unsigned(format.percentDifference((current - previous) / previous))),
    ].map(squeezed),
  );
}

/** A share stands in these sentences only where its base is large enough. */
export const saysShare = (words: Words, n: number, of: number) => partOf(words, n, of).includes('%');
