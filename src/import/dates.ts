// Dates from their parts: days, months and instants, in the zone of the file and of the report.
import type { Dated } from '../model/notice.ts';
import { daysInMonth } from '../model/period.ts';
import { dayOf, toInstant } from './instant-text.ts';
import { dayInZone, instantsOf } from './zone.ts';

export interface DateZones {
  /** Zone of local times in the file. */
  readonly source: string;
  /** Zone whose calendar days the report counts. */
  readonly report: string;
}

export type DateReading =
  /** `incomplete`: the day stood as 00 or ?, so only the month is known. */
  | { readonly outcome: 'ok'; readonly dated: Dated; readonly repeatedHour: boolean; readonly incomplete: boolean }
  /** Has the right form, but there is no such day or time. */
  | { readonly outcome: 'invalid' }
  /** A year alone, a quarter, or a day without a year: no day and no month can be told. */
  | { readonly outcome: 'incomplete' }
  /** A day that tools write for "none": 0000-00-00, 1970-01-01, 9999-12-31. */
  | { readonly outcome: 'placeholder' }
  /** A spreadsheet's number among dates that a spreadsheet would have turned around. */
  | { readonly outcome: 'mixed' }
  /** Has another form. */
  | { readonly outcome: 'unparseable' };

/** How the cells of a column are read as dates. */
export interface DateReader {
  /** A known format or a pattern: what a decision or a profile calls it. */
  readonly name: string;
  read(text: string, zones: DateZones): DateReading;
}

/** A time of day; `offsetMs` null for a local time. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offsetMs: number | null;
}

/** A date in parts: `month` null for a year alone, `day` null for a month alone. */
export interface DateParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly time: ClockTime | null;
}

/** True for a day of the calendar. */
export function dayExists(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month));
}

/** Days and instants from parts; an instant is put on the day it falls on in the report's zone. */
export function dateOf({ year, month, day, time }: DateParts, zones: DateZones): DateReading {
  if (month === null) return ok({ precision: 'span', at: null, firstOn: written(year, 1, 1), lastOn: written(year, 12, 31) });
  if (!dayExists(year, month, day ?? 1)) return { outcome: 'invalid' };
  if (day === null) {
    const [firstOn, lastOn] = [written(year, month, 1), written(year, month, daysInMonth(year, month))];
    return ok({ precision: 'month', at: null, firstOn, lastOn });
  }
  if (time === null) {
    const on = written(year, month, day);
    return ok({ precision: 'day', at: null, firstOn: on, lastOn: on });
  }
  const { hour, minute, second, millisecond, offsetMs } = time;
  if (hour < 0 || hour > 23 || minute > 59 || second > 59 || Number.isNaN(offsetMs)) return { outcome: 'invalid' };
  const instants =
    offsetMs === null
      ? instantsOf({ year, month, day, hour, minute, second, millisecond }, zones.source)
      : [Date.UTC(year, month - 1, day, hour, minute, second, millisecond) - offsetMs];
  const at = instants[0];
  return at === undefined ? { outcome: 'invalid' } : instantReading(at, zones, instants.length > 1);
}

/** `at` in milliseconds since 1970. */
export function instantReading(at: number, zones: DateZones, repeatedHour = false): DateReading {
  const on = dayInZone(at, zones.report);
  return ok({ precision: 'instant', at: toInstant(at), firstOn: on, lastOn: on }, repeatedHour);
}

function ok(dated: Dated, repeatedHour = false): DateReading {
  return { outcome: 'ok', dated, repeatedHour, incomplete: false };
}

function written(year: number, month: number, day: number): string {
  if (year >= 1000 && year <= 9999) return dayOf(Date.UTC(year, month - 1, day));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 12 am is midnight and 12 pm noon; -1 for an hour that a twelve-hour clock does not have. */
export function hourOf12(hour: number, half: 'am' | 'pm'): number {
  if (hour < 1 || hour > 12) return -1;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** Nowhere on Earth are clocks further from UTC. */
const OFFSET_MAX_MS = 14 * 3_600_000;

/** Milliseconds of an ISO 8601 offset (`Z`, `+01`, `+0100`, `+01:00`); NaN for one that no clock has. */
export function offsetMsOf(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}?):?(\d{2})?$/.exec(text) ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  if (Number(minutes ?? 0) > 59 || ms > OFFSET_MAX_MS) return Number.NaN;
  return sign === '-' ? -ms : ms;
}

/** Milliseconds of the digits after the seconds; finer ones are cut off. */
export function millisecondsOf(fraction: string | undefined): number {
  return Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
}
