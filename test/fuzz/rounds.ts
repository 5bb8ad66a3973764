// How a fuzzer is run: so many rounds, or so many seconds; a round that fails says by which seed it can be had again.
import { expect } from 'vitest';
import { isPolluted, type Random, randomOf } from './random.ts';

/** Of one round; what takes longer hangs. Wide, for a busy machine: in milliseconds of the processor. */
const ROUND_MS_MAX = 15_000;

export interface Extent {
  /** The first round's. */
  readonly seed: number;
  readonly rounds?: number;
  readonly seconds?: number;
}

/** Runs `round` with another seed each time, and gives how often. */
export async function rounds(extent: Extent, round: (random: Random) => unknown): Promise<number> {
  const until = performance.now() + (extent.seconds ?? Number.POSITIVE_INFINITY) * 1000;
  let run = 0;
  for (; run < (extent.rounds ?? Number.POSITIVE_INFINITY) && performance.now() < until; run += 1) {
    const seed = extent.seed + run * 7919;
    const before = process.cpuUsage();
    try {
      await round(randomOf(seed));
      expect(isPolluted(), 'prototypes are as they were').toBe(false);
    } catch (error) {
      throw new Error(`round with seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000, `processor time of the round with seed ${seed}`).toBeLessThan(ROUND_MS_MAX);
  }
  return run;
}
