// Figures that a test hands to the results: tables, which the reporter writes into bench/faults.md. Tables of the same title become one.
import type { Table } from '../../bench/result.ts';

export type { Table };

declare module '@vitest/runner' {
  interface TaskMeta {
    figures?: readonly Table[];
  }
}

interface Told {
  readonly meta: { figures?: readonly Table[] };
}

/** Adds to what the test told before. */
export function tell({ meta }: Told, ...tables: readonly Table[]): void {
  meta.figures = [...(meta.figures ?? []), ...tables];
}
