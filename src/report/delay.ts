// Times to decision in whole days or in hours.
import type { DurationCount } from '../model/count.ts';

/**
 * Days within which the decision came: hours and minutes where they are known, a day begun counting whole, so that 47 hours are two
 * days and no provider looks faster than it was; calendar days where only days are known.
 */
export function inDays(duration: Pick<DurationCount, 'unit' | 'value'>): number {
  if (duration.unit === 'day') return duration.value;
  return Math.ceil(duration.value / (duration.unit === 'hour' ? 24 : 1440));
}

/** Hours; null where only days are known. */
export function inHours(duration: Pick<DurationCount, 'unit' | 'value'>): number | null {
  if (duration.unit === 'day') return null;
  return duration.unit === 'hour' ? duration.value : duration.value / 60;
}
