// Which row of a list leads. Rows for what is not known, or for several members together, may hide a larger member: beside such a row
// that is at least as large, no member is said to lead.
import { addDays, monthOf, type Period } from './period.ts';
import { OTHER_PROVIDERS } from './report.ts';
import { CATEGORY_NOT_STATED, NOT_RECORDED } from './vocabulary.ts';

export interface Counted {
  readonly code: string;
  /** Notices. */
  readonly n: number;
}

/**
 * `member`: this one, and who comes next if anybody can be said to; `members`: two or more share the first place; `rows`: a row that is
 * no member in its own right is at least as large; `nobody`: no member has any.
 */
export type Lead<Row extends Counted> =
  | { readonly by: 'member'; readonly first: Row; readonly second: Row | null }
  | { readonly by: 'members'; readonly n: number }
  | { readonly by: 'rows'; readonly largest: readonly Row[] }
  | { readonly by: 'nobody' };

const MONTH_NOT_KNOWN = 'not-known';

const NO_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  'by-provider': [OTHER_PROVIDERS, NOT_RECORDED],
  'by-category': [CATEGORY_NOT_STATED],
  'by-month': [MONTH_NOT_KNOWN],
};

/** Codes of a list's rows that are no members in their own right. */
export function noMembers(table: string): readonly string[] {
  return NO_MEMBERS[table] ?? [];
}

/** Months of which the period holds some days only: their numbers do not compare with those of a whole month. */
export function cutMonths({ first, last }: Period): string[] {
  return [...(first.endsWith('-01') ? [] : [monthOf(first)]), ...(addDays(last, 1).endsWith('-01') ? [] : [monthOf(last)])];
}

/** Who leads among the rows at the top of a list; `never` are those that are no members. */
export function leadOf<Row extends Counted>(rows: readonly Row[], never: readonly string[]): Lead<Row> {
  const sorted = [...rows].sort((a, b) => b.n - a.n);
  const [first, second, third] = sorted.filter(({ code }) => !never.includes(code));
  if (!first || first.n === 0) return { by: 'nobody' };
  const beside = Math.max(0, ...sorted.filter(({ code }) => never.includes(code)).map(({ n }) => n));
  if (beside >= first.n) return { by: 'rows', largest: sorted.filter(({ n }) => n === beside) };
  if (first.n === second?.n) return { by: 'members', n: first.n };
  const isNext = second !== undefined && second.n > Math.max(beside, third?.n ?? 0);
  return { by: 'member', first, second: isNext ? second : null };
}
