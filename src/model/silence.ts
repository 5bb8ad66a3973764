// Silence as data: how long notices have been without a decision, in classes of days. Article 16(6) gives no number of days; what counts
// is "timely", and for a trusted flagger "without undue delay" (Article 22(1)).
import type { Channel } from './notice.ts';
import type { Day, Period } from './period.ts';
import { daysBetween } from './period.ts';
import type { Labels } from './vocabulary.ts';

/** Days since sending, both ends included; the last class is open. */
export const AGE_CLASSES = [
  { code: 'to-2', from: 0, to: 2 },
  { code: '3-7', from: 3, to: 7 },
  { code: '8-14', from: 8, to: 14 },
  { code: '15-30', from: 15, to: 30 },
  { code: '31-90', from: 31, to: 90 },
  { code: 'over-90', from: 91, to: null },
] as const;

/** Place of the class in AGE_CLASSES. A day that lies ahead counts as today. */
export function ageClassAt(days: number): number {
  const at = AGE_CLASSES.findIndex(({ to }) => to === null || days <= to);
  return Math.max(0, at);
}

/** When a provider is to be reminded: so many days after sending, and again so many days after the last reminder. */
export interface ReminderDays {
  readonly first: number;
  readonly again: number;
}
export const REMINDER_DAYS: ReminderDays = { first: 7, again: 14 };

/** Unanswered notices of one service in a span of days in which it belonged to one provider. */
export interface SilenceSums {
  readonly notices: number;
  /** By AGE_CLASSES, in their order. */
  readonly byAge: readonly number[];
  /** Null: there is none. */
  readonly oldestOn: Day | null;
  /** Of these: receipt confirmed (Article 16(4)). Null: there are too many to look at each. */
  readonly confirmed: number | null;
  /** Reminders sent for them. Null: there are too many to look at each. */
  readonly reminders: number | null;
  /** Of these: to be reminded now. Null as above. */
  readonly remindersDue: number | null;
}

export const NO_SILENCE: SilenceSums = {
  notices: 0,
  byAge: AGE_CLASSES.map(() => 0),
  oldestOn: null,
  confirmed: 0,
  reminders: 0,
  remindersDue: 0,
};

export function addSilence(a: SilenceSums, b: SilenceSums): SilenceSums {
  const both = (x: number | null, y: number | null) => (x === null || y === null ? null : x + y);
  return {
    notices: a.notices + b.notices,
    byAge: a.byAge.map((notices, at) => notices + (b.byAge[at] ?? 0)),
    oldestOn: [a.oldestOn, b.oldestOn].filter((day) => day !== null).sort()[0] ?? null,
    confirmed: both(a.confirmed, b.confirmed),
    reminders: both(a.reminders, b.reminders),
    remindersDue: both(a.remindersDue, b.remindersDue),
  };
}

export interface ServiceSilence extends SilenceSums {
  /** Null: the service is not recorded, or nobody said whose it is. */
  readonly code: string | null;
  readonly name: string | null;
}

export interface ProviderSilence extends ServiceSilence {
  /** The one with most unanswered notices first. */
  readonly services: readonly ServiceSilence[];
}

export interface SilenceAgeing {
  /** Ages are those of this day. */
  readonly asOfOn: Day;
  readonly reminderDays: ReminderDays;
  /** Notices sent under Article 16. */
  readonly total: SilenceSums;
  /** The one with most unanswered notices first. */
  readonly providers: readonly ProviderSilence[];
  /** Notices sent by other channels, which the law sets no duty to answer for. */
  readonly apart: readonly { readonly channel: Channel; readonly notices: number; readonly oldestOn: Day | null }[];
}

/** A provider as it may be named to others. One that is a natural person is not, nor are its services. */
export type NamedProvider = { readonly code: string; readonly name: string } | 'not-recorded' | 'natural-person';

/** One unanswered notice as an authority gets it: no reference of ours, no text, nothing that names a person. */
export interface SilentNotice {
  /** From 1, in the order of sending. */
  readonly number: number;
  readonly provider: NamedProvider;
  /** Name; null: not recorded, or not to be named. */
  readonly service: string | null;
  readonly sentFirstOn: Day;
  readonly sentLastOn: Day;
  readonly category: string;
  readonly subcategory: string | null;
  readonly channel: Channel;
  readonly items: number;
  /** Full days from the last day it can have been sent on to the as-of day. */
  readonly days: number;
  /** Receipt confirmed (Article 16(4)); null: no confirmation is recorded. */
  readonly receiptOn: Day | null;
  readonly reminders: readonly Day[];
}

/** What a trusted flagger can attach to a complaint under Article 53: who left which notices unanswered, and since when. */
export interface SilenceAnnex {
  readonly publisher: { readonly name: Labels; readonly legalName: string; readonly country: string };
  /** Awards of the status, with the number of the decision. */
  readonly awards: readonly { readonly authority: Labels; readonly decisionReference: string; readonly decidedOn: Day }[];
  readonly provider: NamedProvider | 'all';
  /** Days of sending. */
  readonly period: Period;
  readonly asOfOn: Day;
  readonly notices: readonly SilentNotice[];
  /** True: the flagger and its notices are a sample. */
  readonly invented: boolean;
}

/** What the annex says at a glance. */
export interface SilenceTotals {
  readonly notices: number;
  readonly items: number;
  readonly confirmed: number;
  readonly reminded: number;
  readonly reminders: number;
  readonly byAge: readonly number[];
  /** Days of the oldest; null: there is none. */
  readonly oldestDays: number | null;
}

export function silenceTotals(notices: readonly SilentNotice[]): SilenceTotals {
  const sum = (of: (notice: SilentNotice) => number) => notices.reduce((total, notice) => total + of(notice), 0);
  return {
    notices: notices.length,
    items: sum(({ items }) => items),
    confirmed: sum(({ receiptOn }) => (receiptOn === null ? 0 : 1)),
    reminded: sum(({ reminders }) => (reminders.length > 0 ? 1 : 0)),
    reminders: sum(({ reminders }) => reminders.length),
    byAge: AGE_CLASSES.map((_, at) => sum(({ days }) => (ageClassAt(days) === at ? 1 : 0))),
    oldestDays: notices.length === 0 ? null : notices.reduce((most, { days }) => Math.max(most, days), 0),
  };
}

/** Days without an answer, never less than none. */
export function daysSilent(sentOn: Day, asOfOn: Day): number {
  return Math.max(0, daysBetween(sentOn, asOfOn));
}
