// Local times of a zone as instants, with the two hours a year that do not exist or exist twice.
import type { Day } from '../model/period.ts';
import { dayOf } from './instant-text.ts';

/** A wall-clock time, fields as a calendar writes them (month 1 to 12). */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/**
 * The instants a local time may mean, in milliseconds since 1970: none in the hour that is skipped when clocks go forward, two (the earlier first) in the
 * hour that is repeated when they go back, else one.
 */
export function instantsOf(local: LocalTime, timeZone: string): readonly number[] {
  const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second, local.millisecond);
  const steady = steadyOffset(Math.floor(wall / DAY_MS), timeZone);
  if (steady !== null) return [wall - steady];
  // A zone moves its clock at most once within a day, so the offsets a day before and after are the only candidates.
  const offsets = [offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)];
  const instants = new Set(offsets.map((offset) => wall - offset).filter((at) => at + offsetAt(at, timeZone) === wall));
  return [...instants].sort((a, b) => a - b);
}

/** The calendar day an instant falls on: `dayIn` with the offsets remembered, because files hold millions of instants. */
export function dayInZone(at: number, timeZone: string): Day {
  return dayOf(at + (steadyOffset(Math.floor(at / DAY_MS), timeZone) ?? offsetAt(at, timeZone)));
}

/** True for a name the runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    wallClock(name);
    return true;
  } catch {
    return false;
  }
}

const DAY_MS = 86_400_000;

/** By zone and UTC day: what its clock is ahead on that day, the day before and the day after; null where that is not always the same. */
const STEADY = new Map<string, Map<number, number | null>>();
/** Days of a zone that are remembered: fifty years. */
const DAYS_MAX = 20_000;

/** Milliseconds; nearly all days of a year lie far from those on which clocks are set. */
function steadyOffset(day: number, timeZone: string): number | null {
  const days = ofZone(STEADY, timeZone);
  const known = days.get(day);
  if (known !== undefined) return known;
  // A zone moves its clock at most once within a day, so it cannot have come back to what it was.
  const offsets = [-1, 0, 1, 2].map((later) => offsetAt((day + later) * DAY_MS, timeZone));
  const steady = offsets.every((offset) => offset === offsets[0]) ? (offsets[0] ?? null) : null;
  if (days.size >= DAYS_MAX) days.clear();
  days.set(day, steady);
  return steady;
}

function ofZone<T>(zones: Map<string, Map<number, T>>, timeZone: string): Map<number, T> {
  const known = zones.get(timeZone) ?? new Map<number, T>();
  zones.set(timeZone, known);
  return known;
}

/** Clocks are set at quarters of an hour, so an offset holds for the quarter it is asked in. */
const QUARTER_MS = 900_000;
/** Remembered of a zone. */
const QUARTERS_MAX = 100_000;
const OFFSETS = new Map<string, Map<number, number>>();

/** Milliseconds that the zone's clock is ahead of UTC at an instant. Remembered, because Intl is slow and logs repeat days. */
function offsetAt(at: number, timeZone: string): number {
  const quarter = Math.floor(at / QUARTER_MS);
  const quarters = ofZone(OFFSETS, timeZone);
  const known = quarters.get(quarter);
  if (known !== undefined) return known;
  const offset = measureOffset(quarter * QUARTER_MS, timeZone);
  if (quarters.size >= QUARTERS_MAX) quarters.clear();
  quarters.set(quarter, offset);
  return offset;
}

function measureOffset(at: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of wallClock(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}

const WALL_CLOCKS = new Map<string, Intl.DateTimeFormat>();
function wallClock(timeZone: string): Intl.DateTimeFormat {
  let format = WALL_CLOCKS.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    WALL_CLOCKS.set(timeZone, format);
  }
  return format;
}
