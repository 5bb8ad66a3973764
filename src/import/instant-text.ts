// Instants and days as text, the same as a Date writes them: files hold millions, most of them on few days and all on whole minutes.
import type { Day, Instant } from '../model/period.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Days whose text is remembered: fifty years. */
const DAYS_MAX = 20_000;
const DAYS = new Map<number, Day>();
const MINUTES = Array.from({ length: 1440 }, (_, minute) => `T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00.000Z`);

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** The UTC day of an instant in milliseconds since 1970. */
export function dayOf(ms: number): Day {
  const number = Math.floor(ms / DAY_MS);
  const known = DAYS.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY_MS).toISOString().slice(0, -14);
  if (DAYS.size === DAYS_MAX) DAYS.clear();
  DAYS.set(number, day);
  return day;
}

export function toInstant(ms: number): Instant {
  const inDay = ms - Math.floor(ms / DAY_MS) * DAY_MS;
  const minute = MINUTES[inDay / MINUTE_MS];
  return minute === undefined ? new Date(ms).toISOString() : `${dayOf(ms)}${minute}`;
}
