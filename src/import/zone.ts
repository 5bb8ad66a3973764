// Local times of a zone as instants, with the two hours a year that do not exist or exist twice.
import type { Day, Instant } from '../model/period.ts';

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
 * The instants a local time may mean: none in the hour that is skipped when clocks go forward, two (the earlier first) in the
 * hour that is repeated when they go back, else one.
 */
export function instantsOf(local: LocalTime, timeZone: string): readonly Instant[] {
  const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second, local.millisecond);
  // A zone moves its clock at most once within a day, so the offsets a day before and after are the only candidates.
  const offsets = [offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)];
  const instants = new Set(offsets.map((offset) => wall - offset).filter((at) => at + offsetAt(at, timeZone) === wall));
  return [...instants].sort((a, b) => a - b).map(toInstant);
}

/** The calendar day an instant falls on: `dayIn` with the offsets remembered, because files hold millions of instants. */
export function dayInZone(at: Instant, timeZone: string): Day {
  const ms = Date.parse(at);
  return toInstant(ms + offsetAt(ms, timeZone)).slice(0, 10);
}

export function toInstant(ms: number): Instant {
  return new Date(ms).toISOString();
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

/** Clocks are set at quarters of an hour, so an offset holds for the quarter it is asked in. */
const QUARTER_MS = 900_000;
const OFFSETS = new Map<string, Map<number, number>>();

/** Milliseconds that the zone's clock is ahead of UTC at an instant. Remembered, because Intl is slow and logs repeat days. */
function offsetAt(at: number, timeZone: string): number {
  const quarter = Math.floor(at / QUARTER_MS);
  let known = OFFSETS.get(timeZone);
  if (!known) {
    known = new Map();
    OFFSETS.set(timeZone, known);
  }
  const offset = known.get(quarter) ?? measureOffset(quarter * QUARTER_MS, timeZone);
  known.set(quarter, offset);
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
