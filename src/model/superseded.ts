// Which published version took the place of which.
import { type Period, samePeriod } from './period.ts';

interface Version {
  readonly period: Period;
  readonly version: number;
}

/** The version that took the place of this one: the next of its period, whatever came after that. Null: it is the current one. */
export function supersededBy<T extends Version>({ period, version }: Version, all: readonly T[]): T | null {
  const later = all.filter((one) => samePeriod(one.period, period) && one.version > version);
  return later.sort((a, b) => a.version - b.version)[0] ?? null;
}
