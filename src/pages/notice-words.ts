// Values of notices as people read them: codes by their labels, days and instants in the language and the time zone of the visit.
import type { Dated } from '../model/notice.ts';
import { type Day, isDay } from '../model/period.ts';
import { actionOf } from '../model/vocabulary.ts';
import { instantText } from '../web/instant.ts';
import { words } from '../web/page.ts';
import { typeLabel, wholeTypeLabel } from '../web/type-words.ts';
import type { Visit } from '../web/visit.ts';
import { type UiLanguage, wordsOf } from '../web/words.ts';

/** Short: for lists. */
export function shortDate({ language, timeZone }: Pick<Visit, 'language' | 'timeZone'>, { precision, at, firstOn, lastOn }: Dated): string {
  const { format, t } = wordsOf(language, 'notices');
  const day = new Intl.DateTimeFormat(format.locale, { timeZone: 'UTC', dateStyle: 'medium' });
  const dayText = (text: Day) => day.format(Date.parse(`${text}T00:00:00Z`));
  if (at !== null) return instantText({ language, timeZone }, at);
  if (precision === 'month') return format.month(firstOn.slice(0, 7));
  return firstOn === lastOn ? dayText(firstOn) : t('between', { first: dayText(firstOn), last: dayText(lastOn) });
}

/** A day, a day and time, a month, or two days. */
export function datedText(visit: Visit, { precision, at, firstOn, lastOn }: Dated): string {
  const { t, format } = words(visit, 'notices');
  if (at !== null) return instantText(visit, at, 'long');
  if (precision === 'month') return format.month(firstOn.slice(0, 7));
  return firstOn === lastOn ? format.day(firstOn) : t('between', { first: format.day(firstOn), last: format.day(lastOn) });
}

/** As `dateText` of the log writes it: an instant, a day, or two days with `..` between them. */
export function dateWords(visit: Visit, text: string): string {
  const { t, format } = words(visit, 'notices');
  const [first = '', last] = text.split('..');
  if (last !== undefined) return t('between', { first: format.day(first), last: format.day(last) });
  return isDay(text) ? format.day(text) : instantText(visit, text, 'long');
}

/** The same as a person types it: `2026-05-03 14:30`, a day, a month, or two days as they are. */
export function typedDate(timeZone: string, text: string | null): string {
  if (text === null) return '';
  if (!/T.*Z$/.test(text)) return monthOrDays(text);
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(Date.parse(text));
  return parts.replace('T', ' ').slice(0, 16);
}

function monthOrDays(text: string): string {
  const [first = '', last] = text.split('..');
  const isMonth = last !== undefined && first.endsWith('-01') && first.slice(0, 7) === last.slice(0, 7) && isLastOfMonth(last);
  return isMonth ? first.slice(0, 7) : text;
}

const isLastOfMonth = (day: Day) => new Date(Date.parse(day) + 24 * 3600_000).getUTCDate() === 1;

/** Label of a type; of one that only says “other”, with its category before it. */
export function typeText(language: UiLanguage, category: string, subcategory: string | null): string {
  if (subcategory === null) return typeLabel(language, category);
  return subcategory.endsWith('/KEYWORD_OTHER') ? wholeTypeLabel(language, subcategory) : typeLabel(language, subcategory);
}

/** Label of an action. */
export function actionLabel(language: UiLanguage, code: string): string {
  const { has, t } = wordsOf(language, 'codes');
  return has(`action.${code}`) ? t(`action.${code}`) : (actionOf(code)?.label[language] ?? code);
}

/** Fields of a notice, a decision or a follow-up whose values are codes of area `codes`, by the beginning of their keys. */
const CODED: Readonly<Record<string, string>> = {
  channel: 'channel',
  setting: 'setting',
  reasons: 'answer',
  location: 'answer',
  submitter: 'answer',
  goodFaith: 'answer',
  redressTold: 'answer',
  assessedByTwo: 'assessed-by-two',
  inArea: 'in-area',
  ground: 'ground',
  automated: 'automated',
};
const DATES: ReadonlySet<string> = new Set(['sent', 'receipt', 'verified', 'decided', 'effective', 'on', 'resultOn', 'until']);

/** A value of a named field as it is read. Null: there is none. */
export function fieldText(visit: Visit, field: string, value: string | number | null): string {
  const { t, format } = words(visit, 'notices');
  if (value === null || value === '') return t('none');
  if (typeof value === 'number') return format.number(value);
  const coded = CODED[field];
  if (coded !== undefined) return words(visit, 'codes').t(`${coded}.${value}`);
  if (DATES.has(field)) return dateWords(visit, value);
  if (field === 'category' || field === 'subcategory') return typeLabel(visit.language, value);
  if (field === 'action') return actionLabel(visit.language, value);
  if (field === 'kind') return t(`event.kind.${value}`);
  if (field === 'result') return t(`event.result.${value}`);
  return field === 'language' ? format.language(value) : value;
}

/** Name of a field; `part` of what: a notice, a decision or a follow-up. */
export function fieldLabel(visit: Visit, field: string): string {
  return words(visit, 'notices').t(`field.${field}`);
}
