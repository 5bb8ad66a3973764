// Which notices of the log are meant: what a list is narrowed to, and what a bulk act is about.
import type { Answer, Channel } from './notice.ts';
import type { Day } from './period.ts';
import type { ActionGroup } from './vocabulary.ts';

/** How a notice was answered: the group of the action that counts now; `none`: no decision counts. */
export const ANSWER_STATES = ['none', 'action', 'no_action', 'moot', 'pending', 'unknown', 'not_submitted'] as const;
export type AnswerState = 'none' | ActionGroup;

/** Several of them under one word. An acknowledgment alone is no answer. */
export const ANSWER_SETS = {
  answered: ['action', 'no_action'],
  unanswered: ['none', 'pending'],
} as const satisfies Record<string, readonly AnswerState[]>;
export type AnswerSet = keyof typeof ANSWER_SETS;

/** All conditions hold together; null: any. */
export interface NoticeFilter {
  /** Days of sending, both included; of a notice whose date is a span the first day counts. */
  readonly firstOn: Day | null;
  readonly lastOn: Day | null;
  /** With the services that are counted under it. 0: no service is recorded. */
  readonly serviceId: number | null;
  readonly sourceId: number | null;
  /** Codes of the vocabulary. */
  readonly category: string | null;
  readonly subcategory: string | null;
  readonly action: string | null;
  readonly channel: Channel | null;
  readonly answer: AnswerState | AnswerSet | null;
  /** All elements of Article 16(2)? */
  readonly complete: Answer | null;
  /** Sent before this day and not answered. */
  readonly unansweredSince: Day | null;
  /** The reference, or how it begins. */
  readonly text: string | null;
}

export const ANY_NOTICE: NoticeFilter = {
  firstOn: null,
  lastOn: null,
  serviceId: null,
  sourceId: null,
  category: null,
  subcategory: null,
  action: null,
  channel: null,
  answer: null,
  complete: null,
  unansweredSince: null,
  text: null,
};

/** The states a filter leaves; null: all of them. */
export function answersOf({ answer, unansweredSince }: Pick<NoticeFilter, 'answer' | 'unansweredSince'>): readonly AnswerState[] | null {
  const wanted: readonly AnswerState[] | null =
    answer === null ? null : answer === 'answered' || answer === 'unanswered' ? ANSWER_SETS[answer] : [answer];
  if (unansweredSince === null) return wanted;
  return wanted === null ? ANSWER_SETS.unanswered : wanted.filter((one) => one === 'none' || one === 'pending');
}
