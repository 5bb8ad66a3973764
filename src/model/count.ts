// Counts: all that leaves the log for a report. A count carries codes and numbers only, so free text cannot follow.
import type { Answer, Automated, Channel, Ground, InArea, Setting } from './notice.ts';
import type { Month } from './period.ts';

/** Was the trusted flagger status in force on the day of sending? */
export const STANDINGS = ['in-force', 'before-award', 'suspended', 'after-end'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How many notices (and items) share these codes on the report's as-of day. */
export interface Count {
  readonly standing: Standing;
  readonly channel: Channel;
  /** Code of the provider on the day of the notice; null: not recorded. */
  readonly provider: string | null;
  readonly service: string | null;
  readonly category: string;
  readonly subcategory: string | null;
  /** Main action of the decision that counts; NOT_RECORDED where there is none. */
  readonly action: string;
  /** Main action of the first decision: the second measure. */
  readonly firstAction: string;
  /** Null when the date of sending is a span over several months. */
  readonly month: Month | null;
  readonly inArea: InArea;
  readonly setting: Setting;
  readonly assessedByTwo: Answer;
  readonly ground: Ground;
  readonly automated: Automated;
  /** Complete under Article 16(2)? */
  readonly complete: Answer;
  /** The provider acted on some of its items only. */
  readonly inPart: boolean;
  readonly notices: number;
  readonly items: number;
  /** Items the counted action touched. */
  readonly itemsAffected: number;
}

/** Any action a notice ever got, as of the day: for the table that does not add up. */
export interface ActionCount {
  readonly action: string;
  readonly notices: number;
}

/** How many notices in the lists that were acted on or refused got their decision after `value` units. */
export interface DurationCount {
  readonly provider: string | null;
  /** `minute` where both instants are known, `hour` where the source reports hours, else `day`. */
  readonly unit: 'minute' | 'hour' | 'day';
  readonly value: number;
  readonly notices: number;
}

interface BesideCounts {
  readonly allActions: readonly ActionCount[];
  readonly durations: readonly DurationCount[];
  /** Notices in the lists with a later decision that has no date: kept, not counted. */
  readonly laterUndated: number;
}

/** All counts of one period on one day, by all codes at once. */
export interface FullCounts extends BesideCounts {
  readonly counts: readonly Count[];
}

/** Who offers the service, what it is about, what was done. */
export type CrossCount = Pick<Count, 'standing' | 'channel' | 'provider' | 'service' | 'category' | 'action' | 'notices' | 'items'>;
export type TypeCount = Pick<Count, 'standing' | 'channel' | 'category' | 'subcategory' | 'action' | 'inArea' | 'notices' | 'items'>;
/** All but provider and type. */
export type OutcomeCount = Omit<Count, 'provider' | 'service' | 'category' | 'subcategory' | 'inArea'>;

/** What a report is made from: the same notices three times, each by the codes that its tables ask for together. */
export interface Counts extends BesideCounts {
  readonly crossed: readonly CrossCount[];
  readonly types: readonly TypeCount[];
  readonly outcomes: readonly OutcomeCount[];
}
