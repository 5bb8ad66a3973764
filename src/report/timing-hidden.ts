// What a reader knows of the rows of time to action that are withheld as a whole: how many cases they have together, and of each how many
// of its notices were decided. The rest of the decided notices are those whose time is not known, and that number may be small too.
import { sum } from './table.ts';

export interface HiddenRow {
  readonly provider: string;
  readonly cases: number;
  /** Published in provider-by-action; null where that withholds it. */
  readonly decided: number | null;
  /** Notices of the provider in the list: it cannot have more cases. */
  readonly notices: number;
}

/** Decided notices whose time is not known. */
export function untimed({ decided, cases }: { readonly decided: number | null; readonly cases: number | null }): number {
  return decided === null || cases === null ? 0 : decided - cases;
}

/** Does the sum of their cases tell of one of these rows that it has fewer than `threshold` cases, or so few without a time? */
export function tellsHidden(rows: readonly HiddenRow[], threshold: number): boolean {
  const bounds = rows.map(({ cases, decided, notices }) => ({
    // A row without a case is shown as such, unless nobody may know how many of its notices were decided.
    least: decided === null ? 0 : Math.min(1, cases),
    most: decided ?? notices,
  }));
  const [all, least, most] = [sum(rows.map(({ cases }) => cases)), sum(bounds.map((own) => own.least)), sum(bounds.map((own) => own.most))];
  const isSmall = (lowest: number, highest: number) => lowest > 0 && highest < threshold;
  return rows.some(({ decided }, i) => {
    const own = bounds[i] ?? { least: 0, most: 0 };
    const lowest = Math.max(own.least, all - (most - own.most));
    const highest = Math.min(own.most, all - (least - own.least));
    return isSmall(lowest, highest) || (decided !== null && isSmall(decided - highest, decided - lowest));
  });
}
