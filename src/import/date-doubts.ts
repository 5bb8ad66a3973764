// What makes a column of dates doubtful: then a person is asked, or a cell is set aside, and nothing is guessed.
import { EXIT, quote, UserError } from '../error.ts';
import { DATE_ORDERS, type DateOrder } from '../model/dialect.ts';
import { dateCell } from './date-form.ts';
import type { DateSurvey } from './date-order.ts';
import { columnReader } from './date-reader.ts';
import type { DateReader } from './dates.ts';

const OVERRULE = 'Say which with --date-order (dmy, mdy, ymd) or --date-format, or give the column a format in the profile.';

function ask(code: string, message: string, details: Record<string, unknown>): UserError {
  return new UserError(code, message, EXIT.needsAnswer, details);
}

export function requireReadable(survey: DateSurvey, where: string): void {
  if (survey.forms.size === 0 && survey.undatedLine !== null) {
    throw ask(
      'date.unparseable',
      `${where}: no cell reads as a date in any known format, the first on line ${survey.undatedLine}. Expected days, months or times. ${OVERRULE}`,
      { lines: [survey.undatedLine] },
    );
  }
}

/** No order puts a date of the column into the years that are believed: which one is meant is not known. */
export function requireBelievable({ forms, bySeparator, outside }: DateSurvey, where: string): void {
  const isDated = forms.size > 1 || [...bySeparator.values()].some(({ cells }) => cells > 0);
  if (outside === null || isDated) return;
  throw ask(
    'date.out-of-range',
    `${where}: no order of day, month and year gives a date of the last years or the next, as in line ${outside.line} ${quote(outside.text)}. ` +
      `Is this the column of the dates? ${OVERRULE}`,
    { lines: [outside.line] },
  );
}

/** The order of day and month does not tell the language: “listopada” is November in Polish and October in Croatian. */
export function requireClearMonths(survey: DateSurvey, where: string, language: string): void {
  if (survey.unclearMonthLine === null || survey.languages?.includes(language)) return;
  const formats = (survey.languages ?? []).map((one) => `month-names-${one}`);
  throw ask(
    'date.order-ambiguous',
    `${where}, line ${survey.unclearMonthLine}: the name of the month means different months in two languages. ` +
      `Say the language in the profile, or with --date-format ${formats.join(' or ') || 'month-names-xx'}.`,
    { lines: [survey.unclearMonthLine], formats },
  );
}

export function ambiguous(where: string, orders: readonly DateOrder[]): UserError {
  return ask('date.order-ambiguous', `${where}: every date can be read as ${orders.join(' or ')}. A date is never guessed. ${OVERRULE}`, {
    orders,
  });
}

export function mixed(where: string, { bySeparator }: DateSurvey): UserError {
  const evidence = [...bySeparator.values()];
  const fits = (order: DateOrder) => evidence.reduce((sum, one) => sum + one.fits[order], 0);
  const best = DATE_ORDERS.reduce((a, b) => (fits(b) > fits(a) ? b : a));
  const against = evidence.flatMap((one) => one.against[best]).slice(0, 5);
  const told = against.map(({ line, text }) => `line ${line} ${quote(text)}`).join(', ');
  return ask('date.mixed-order', `${where}: no order fits every date; ${best} fits ${fits(best)} of them, but not ${told}. ${OVERRULE}`, {
    order: best,
    lines: against.map(({ line }) => line),
  });
}

/**
 * A spreadsheet of another country turns the days up to the 12th around, and leaves the others as text. Then all texts lie after the
 * 12th, and all dates it made before it.
 */
export function mayBeTurned({ bySeparator, forms, plainAfterTwelfth }: DateSurvey, order: DateOrder | null): boolean {
  const made = (forms.get('iso') ?? 0) + (forms.get('serial') ?? 0);
  if (made === 0 || plainAfterTwelfth || (order !== 'dmy' && order !== 'mdy')) return false;
  const other = order === 'dmy' ? 'mdy' : 'dmy';
  const cells = [...bySeparator.entries()].filter(([separator]) => separator !== '.').map(([, evidence]) => evidence);
  return cells.length > 0 && cells.every((evidence) => evidence.fits[other] === 0);
}

export function turned({ forms }: DateSurvey, where: string, order: DateOrder): UserError {
  return ask(
    'date.mixed-order',
    `${where}: ${forms.get('iso') ?? 0} date(s) are written year first, none after the 12th of a month, and the others as ${order}, all after the 12th. ` +
      `A spreadsheet may have swapped their days and months. Export again without opening the file in a spreadsheet, or vouch for it with --date-order ${order}.`,
    { order },
  );
}

/** The reader of a surveyed column: what it has learnt of the whole also tells what is wrong with one cell. */
export function columnOf(survey: DateSurvey, order: DateOrder | null, languages: readonly string[]): DateReader {
  const reader = columnReader(order, languages);
  const distrusted = mayBeTurned(survey, order);
  return {
    name: reader.name,
    read(text, zones) {
      if (distrusted && dateCell(text)?.form === 'serial') return { outcome: 'mixed' };
      const reading = reader.read(text, zones);
      return reading.outcome === 'ok' && survey.days && reading.dated.precision === 'month' ? { ...reading, incomplete: true } : reading;
    },
  };
}

const DAY_WORDS = '(?:d{1,2}|j{1,2}|t{1,2}|g{1,2}|n{1,2}|p{1,2})';
const YEAR_WORDS = '(?:y{2,4}|j{4}|a{2,4}|r{4}|g{4}|v{4}|é{4}|e{4})';
const SIGN = '[-./ ]{1,2}';

/** The order a label itself gives: "Sent (dd/mm/yyyy)", "Date (jj/mm/aaaa)", "Datum TT.MM.JJJJ". */
export function orderInLabel(label: string): DateOrder | null {
  const says = (...words: readonly string[]) => new RegExp(`(?<!\\p{L})${words.join(SIGN)}(?!\\p{L})`, 'iu').test(label);
  if (says(DAY_WORDS, 'm{1,2}', YEAR_WORDS)) return 'dmy';
  if (says('m{1,2}', DAY_WORDS, YEAR_WORDS)) return 'mdy';
  return says(YEAR_WORDS, 'm{1,2}', DAY_WORDS) ? 'ymd' : null;
}
