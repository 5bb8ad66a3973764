// How long private texts are kept: so many days after the notice was sent, or until a day for all.
import { addDays, type Day } from './period.ts';

export type KeepRule = { readonly days: number } | { readonly until: Day };

/** What a rule can be set for. */
export const KEPT_KINDS = ['urls', 'notes'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** Last day on which a text of a notice is kept. Counted from the day of sending, so that no later import prolongs it. */
export function keptUntil(rule: KeepRule, sentOn: Day): Day {
  return 'days' in rule ? addDays(sentOn, rule.days) : rule.until;
}
