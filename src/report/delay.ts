// Delays of decisions in whole days or in hours.
import type { DurationCount } from '../model/count.ts';

/** Whole days: hours and minutes are cut, so 47 hours are one day. */
export function inDays(duration: Pick<DurationCount, 'unit' | 'value'>): number {
  if (duration.unit === 'day') return duration.value;
  return Math.floor(duration.value / (duration.unit === 'hour' ? 24 : 1440));
}

/** Hours; null where only days are known. */
export function inHours(duration: Pick<DurationCount, 'unit' | 'value'>): number | null {
  if (duration.unit === 'day') return null;
  return duration.unit === 'hour' ? duration.value : duration.value / 60;
}
