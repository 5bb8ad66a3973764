// Which counts are small: the policy, stated in the report. Below the threshold a count of a two-way table is not published.
import type { Flagger } from '../model/flagger.ts';

export type Thresholds = Flagger['thresholds'];

/** Types of content about people who could be hurt again by being recognised. */
const SENSITIVE: ReadonlySet<string> = new Set([
  'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
  'STATEMENT_CATEGORY_CYBER_VIOLENCE',
  'STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN',
]);

/** The strictest threshold of these categories: for a cell that holds notices of any of them. */
export function strictestOf(categories: readonly string[], thresholds: Thresholds): number {
  return Math.max(1, ...categories.map((category) => (SENSITIVE.has(category) ? thresholds.sensitive : thresholds.general)));
}
