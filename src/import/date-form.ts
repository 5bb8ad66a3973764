// The ways a date can be written, and what the numbers of one may mean under each order of day, month and year.
import type { DateOrder } from '../model/dialect.ts';
import { type DateShape, dateShape } from './date-shape.ts';
import type { DateParts } from './dates.ts';

/** Digits as parts under each order their form allows: 2026-… is never turned around, and dots are never month first. */
export function candidatesOf(shape: DateShape): Partial<Record<DateOrder, DateParts>> {
  const [a = '', b = '', c = ''] = shape.numbers.length === 1 ? compactNumbers(shape.numbers[0] ?? '') : shape.numbers;
  const { time } = shape;
  const parts = (year: string, month: string, day: string): DateParts => ({
    year: year.length === 2 ? 2000 + Number(year) : Number(year),
    month: Number(month),
    day: Number(day) === 0 ? null : Number(day),
    time: Number(day) === 0 ? null : time,
  });
  if (b.length > 2) return {};
  if (a.length === 4) return c.length <= 2 ? { ymd: parts(a, b, c) } : {};
  if (a.length > 2) return {};
  const dayFirst = { dmy: parts(c, b, a), ...(shape.separator === '.' ? {} : { mdy: parts(c, a, b) }) };
  if (c.length === 4) return dayFirst;
  return c.length === 2 ? { ...dayFirst, ...(a.length === 2 ? { ymd: parts(a, b, c) } : {}) } : {};
}

/** Eight digits in a row; the year is where it makes sense. Seven have lost a leading zero to a spreadsheet. */
function compactNumbers(digits: string): readonly string[] {
  const text = digits.length === 7 ? `0${digits}` : digits;
  if (text.length === 6) return [text.slice(0, 2), text.slice(2, 4), text.slice(4)];
  if (text.length !== 8) return [];
  return /^(?:19|20)\d\d(?:0\d|1[0-2])/.test(text) && digits.length === 8
    ? [text.slice(0, 4), text.slice(4, 6), text.slice(6)]
    : [text.slice(0, 2), text.slice(2, 4), text.slice(4)];
}

type ShapeForm = 'digits' | 'iso' | 'words' | 'month' | 'incomplete';

/** Null for what is no date; only `digits` needs an order. */
function formOf({ numbers, separator }: DateShape): ShapeForm | null {
  const [first = '', second = ''] = numbers;
  if (separator === 'word') return numbers.length === 2 ? 'words' : numbers.length === 1 ? formOfMonth(first) : null;
  if (numbers.length === 3) return first.length === 4 ? 'iso' : 'digits';
  if (numbers.length === 2) return first.length === 4 || second.length === 4 ? 'month' : 'incomplete';
  return numbers.length === 1 ? formOfOne(first) : null;
}

/** "March 2026", or "Mar-26", of which nobody knows whether 26 is the day. */
function formOfMonth(number: string): ShapeForm {
  return number.length === 4 ? 'words' : 'incomplete';
}

function formOfOne(digits: string): ShapeForm | null {
  if (/^(?:19|20)\d\d$/.test(digits)) return 'incomplete';
  if (!/^\d{6,8}$/.test(digits)) return null;
  return compactNumbers(digits)[0]?.length === 4 ? 'iso' : 'digits';
}

/** Does a day of the week that stands in the cell fit the day? True where none stands. */
export function weekdayFits(shape: DateShape, { year, month, day }: DateParts): boolean {
  const names = shape.separator === 'word' ? weekdaysBesideMonth(shape) : shape.words;
  if (names.length === 0 || month === null || day === null) return true;
  const is = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return names.every((meanings) => [...meanings.values()].some(({ weekday }) => weekday === is));
}

function weekdaysBesideMonth(shape: DateShape): DateShape['words'] {
  const at = monthAt(shape);
  return shape.words.filter((_, i) => i !== at);
}

/** Place of the month among the words: the last that can be one, as days of the week come first. */
function monthAt(shape: DateShape): number {
  return shape.words.findLastIndex((meanings) => [...meanings.values()].some(({ month }) => month !== null));
}

/** Month by language of the cell's name of a month. */
export function monthsOf(shape: DateShape): ReadonlyMap<string, number> {
  const meanings = shape.words[monthAt(shape)] ?? new Map();
  return new Map([...meanings].flatMap(([language, { month }]) => (month === null ? [] : [[language, month] as const])));
}

/** A cell of a date column, by the form it has. */
export type DateCell =
  | { readonly form: 'serial' | 'epoch'; readonly value: number }
  /** A zero, or a part of a date of which no month can be told. */
  | { readonly form: 'zero' | 'incomplete' }
  | { readonly form: 'digits' | 'iso' | 'words' | 'month'; readonly shape: DateShape };

/** `2026-Q1`, `Q1 2026`, `T1/2026`: a span, of which a day cannot be told. */
const QUARTER = /^(?:\d{4}[-/ ]?[QTK]\.?[ ]?[1-4]|[QTK][1-4][-/ ]?\d{4})$/i;

/** Null for what has no form of a date. */
export function dateCell(raw: string): DateCell | null {
  // `20260305.0` and `46023.0` are whole numbers that went through a floating-point column.
  const text = raw.trim().replace(/^(\d{5,})[.,]0+$/, '$1');
  const number = numberIn(text);
  if (number) return number;
  if (/^0+(?:[.,:]0+)*$/.test(text)) return { form: 'zero' };
  if (QUARTER.test(text)) return { form: 'incomplete' };
  const shape = dateShape(text);
  const form = shape && formOf(shape);
  if (!shape || !form) return null;
  return form === 'incomplete' ? { form } : { form, shape };
}

/** The number itself, where a cell is nothing but one; spreadsheets and scripts may write it with a fraction. */
function numberIn(text: string): DateCell | null {
  const [, whole, fraction] = /^(\d{5}|\d{10}|\d{13})(?:[.,](\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const value = Number(`${whole}.${fraction ?? '0'}`);
  if (whole.length === 5) return value >= 36_526 && value < 73_051 ? { form: 'serial', value } : null;
  const seconds = whole.length === 13 ? value / 1000 : value;
  return seconds >= 946_684_800 && seconds < 4_102_444_800 ? { form: 'epoch', value: seconds } : null;
}

export type DateForm = DateCell['form'];
