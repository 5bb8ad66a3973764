// A notice as it enters the log, with the provider's decisions on it.
import type { Day, Instant } from './period.ts';

/** How a notice reached the provider. Only `article-16` notices enter the lists of Article 22(3). */
export const CHANNELS = ['article-16', 'voluntary-programme', 'hotline-network', 'law-enforcement', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where the content stood; shown apart, never dropped. */
export const SETTINGS = ['public', 'closed-group', 'private-message', 'not-recorded'] as const;
export type Setting = (typeof SETTINGS)[number];

export const ANSWERS = ['yes', 'no', 'not-recorded'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Is the notice inside the area the awarding decision designates (Article 22(1))? */
export const IN_AREA = ['yes', 'no', 'undetermined'] as const;
export type InArea = (typeof IN_AREA)[number];

/** On what the provider based its action. */
export const GROUNDS = ['law', 'terms', 'not-stated'] as const;
export type Ground = (typeof GROUNDS)[number];

export const AUTOMATED = ['fully', 'partially', 'not-automated', 'not-stated'] as const;
export type Automated = (typeof AUTOMATED)[number];

/**
 * A date with its precision. `at` is known only for `instant`; `firstOn` and `lastOn` are the days it may lie on,
 * in the report's time zone (equal for `instant` and `day`).
 */
export interface Dated {
  readonly precision: 'instant' | 'day' | 'month' | 'span';
  readonly at: Instant | null;
  readonly firstOn: Day;
  readonly lastOn: Day;
}

/** Certainly before: where only days or months are known, the whole of them must lie before. */
export function isBefore(a: Dated, b: Dated): boolean {
  return a.at !== null && b.at !== null ? a.at < b.at : a.lastOn < b.firstOn;
}

/** Time from sending to decision as the source reports it, kept in its own unit. */
export interface ReportedDelay {
  readonly value: number;
  readonly unit: 'hour' | 'day';
}

/** What the provider told us. Several actions decided at one time are several decisions. */
export interface Decision {
  /** Code of schema/actions.json. */
  readonly action: string;
  /** Null where the source gives none; such a decision counts only as the `first`. */
  readonly decided: Dated | null;
  /** `later`: reported as a decision after the first one. */
  readonly order: 'first' | 'later';
  readonly delay: ReportedDelay | null;
  /** When the action took effect, where it was told apart from the decision. */
  readonly effective: Dated | null;
  readonly ground: Ground;
  readonly automated: Automated;
  /** Was redress told (Article 16(5))? */
  readonly redressTold: Answer;
  /** Items of the notice the action touched; null means all of them. */
  readonly itemsAffected: number | null;
}

/** Article 16(2): (a) reasons, (b) exact location, (c) name and e-mail, (d) good faith. */
export interface Checklist {
  readonly reasons: Answer;
  readonly location: Answer;
  readonly submitter: Answer;
  readonly goodFaith: Answer;
}

/** Kept as keyed hashes only, so that the gate can recognise it in a finished file. */
export interface KnownText {
  readonly kind: 'url' | 'account' | 'person' | 'email' | 'ip' | 'phone';
  readonly text: string;
}

/** One submission to one provider under Article 16: the unit counted. */
export interface Notice {
  /** Unique within its source; a fingerprint and occurrence where the source has none. */
  readonly reference: string;
  readonly hasOwnReference: boolean;
  /** Name as found; null when not recorded. The log resolves it to a service and its provider of that day. */
  readonly service: string | null;
  readonly channel: Channel;
  readonly sent: Dated;
  readonly language: string | null;
  /** The flagger's own word for the type, as found. */
  readonly ownLabel: string | null;
  readonly category: string;
  /** `CATEGORY/KEYWORD` or null when not stated. */
  readonly subcategory: string | null;
  readonly items: number;
  readonly setting: Setting;
  readonly assessedByTwo: Answer;
  readonly checklist: Checklist;
  readonly receipt: Dated | null;
  readonly verified: Dated | null;
  /** The source's own answer; null leaves it to the area items of the award. */
  readonly inArea: InArea | null;
  /** Code of the area item the source or an analyst named; null: not named. */
  readonly areaItem: string | null;
  readonly decisions: readonly Decision[];
  readonly known: readonly KnownText[];
  readonly note: string | null;
}
