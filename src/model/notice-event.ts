// What a flagger does about a notice after it was sent: it reminds, asks to look again, complains, goes to a dispute body, looks itself.
// None of it is a new notice, and none of it holds words: codes and days only.
import { EXIT, UserError } from '../error.ts';
import { addMonths, type Day } from './period.ts';
import type { ActionGroup } from './vocabulary.ts';

/**
 * `follow-up`: a reminder to the provider. `re-assessment`: it was asked to look again. `complaint`: internal complaint, Article 20.
 * `dispute`: out-of-court dispute settlement, Article 21. `verification`: our own look at whether the content is gone.
 */
export const EVENT_KINDS = ['follow-up', 're-assessment', 'complaint', 'dispute', 'verification'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What may come of each kind. Who reads `pending` knows that an answer is awaited. */
export const EVENT_RESULTS = {
  'follow-up': [],
  're-assessment': ['pending', 'upheld', 'changed'],
  complaint: ['pending', 'upheld', 'reversed'],
  dispute: ['pending', 'upheld', 'reversed', 'ended'],
  verification: ['gone', 'partly-gone', 'still-online'],
} as const satisfies Record<EventKind, readonly string[]>;
export type EventResult = (typeof EVENT_RESULTS)[EventKind][number];

/** Results by which the provider took its decision back. */
export const REVERSED: readonly EventResult[] = ['changed', 'reversed'];

/** Actions after which nobody here should see the content any more. */
export const SAID_GONE = ['ACTION_REMOVED', 'ACTION_DISABLED_GLOBAL', 'ACTION_DISABLED_GEO', 'MOOT_ALREADY_REMOVED'] as const;

export interface EventValues {
  readonly kind: EventKind;
  readonly on: Day;
  /** Null: `pending` where the kind knows it, else none. A verification must say what was seen. */
  readonly result: EventResult | null;
  /** Last day for an answer; of a complaint null means the last day for complaining, as the law gives it. */
  readonly until: Day | null;
}

/** What is known of the notice an event is about. */
export interface EventGround {
  /** First day it can have been sent. */
  readonly sentOn: Day;
  /** Standing decisions; days are null where the source gives none. */
  readonly decisions: readonly { readonly group: ActionGroup | null; readonly firstOn: Day | null; readonly lastOn: Day | null }[];
  readonly today: Day;
}

/**
 * Last day on which a complaint about a decision is possible: six months from the day we were told (Article 20(1) and (2)), so the same
 * day six months later, or the last of a month that has no such day. The law says “at least”: a provider may allow longer.
 */
export function complaintUntil(decidedOn: Day): Day {
  return addMonths(decidedOn, 6);
}

/** The last day for complaining about the latest decision of a notice; null: nothing was decided, or on a day not known. */
export function lastComplaintDay(decisions: EventGround['decisions']): Day | null {
  const days = decisions.filter(isDecision).flatMap(({ lastOn }) => (lastOn === null ? [] : [complaintUntil(lastOn)]));
  return days.sort().at(-1) ?? null;
}

/** An acknowledgment or silence is no decision that could be complained about (Article 20). */
function isDecision({ group }: EventGround['decisions'][number]): boolean {
  return group === 'action' || group === 'no_action' || group === 'moot';
}

/** The result an event begins with. @throws UserError `event.no-result`, `event.result` */
export function firstResult({ kind, result }: Pick<EventValues, 'kind' | 'result'>): EventResult | null {
  if (result !== null) return resultOf(kind, result);
  const known: readonly string[] = EVENT_RESULTS[kind];
  if (known.includes('pending')) return 'pending';
  if (known.length === 0) return null;
  throw new UserError('event.no-result', `Say what was seen: ${known.join(', ')}.`, EXIT.usage, { field: 'result' });
}

/** The result, where this kind knows it. @throws UserError `event.result` */
export function resultOf(kind: EventKind, result: string): EventResult {
  const known: readonly EventResult[] = EVENT_RESULTS[kind];
  const found = known.find((one) => one === result);
  if (found) return found;
  const may = known.length === 0 ? 'has no result' : `can have the results ${known.join(', ')}`;
  throw new UserError('event.result', `A ${kind} ${may}.`, EXIT.usage, { field: 'result' });
}

/**
 * Refuses what cannot have happened, and a complaint or dispute about nothing. `late`: the provider allows a complaint after the six months.
 *
 * @throws UserError `date.out-of-range`, `event.no-decision`, `event.too-late`
 */
export function refuseEvent(
  { kind, on, until }: Omit<EventValues, 'result'>,
  { sentOn, decisions, today }: EventGround,
  late: boolean,
): void {
  if (on > today) throw outOfRange(`${on} lies in the future. Is the year right?`, 'on');
  if (on < sentOn) throw outOfRange(`${on} lies before the notice was sent (${sentOn}).`, 'on');
  if (until !== null && until < on) throw outOfRange(`${until} lies before ${on}: until is the last day for an answer.`, 'until');
  if (kind !== 'complaint' && kind !== 'dispute') return;
  const made = decisions.filter(isDecision);
  const article = kind === 'complaint' ? 'Article 20' : 'Article 21';
  if (made.length === 0) {
    throw new UserError(
      'event.no-decision',
      `No decision is recorded that a ${kind} could be about (${article}). Record the decision first; silence is for a complaint to the authority (Article 53).`,
      EXIT.usage,
      { field: 'kind' },
    );
  }
  const dated = made.flatMap(({ firstOn }) => (firstOn === null ? [] : [firstOn]));
  const first = dated.sort()[0];
  if (dated.length === made.length && first !== undefined && on < first)
    throw outOfRange(`${on} lies before the decision (${first}).`, 'on');
  const last = lastComplaintDay(decisions);
  if (kind === 'dispute' || late || last === null || dated.length < made.length || on <= last) return;
  throw new UserError(
    'event.too-late',
    `A complaint was possible until ${last}, six months after the decision (Article 20(1)). If the provider allows longer, say so.`,
    EXIT.usage,
    { field: 'on', until: last },
  );
}

/** @throws UserError `date.out-of-range` for the day of a result */
export function refuseResultDay(resultOn: Day, eventOn: Day, today: Day): void {
  if (resultOn > today) throw outOfRange(`${resultOn} lies in the future. Is the year right?`, 'on');
  if (resultOn < eventOn) throw outOfRange(`The result (${resultOn}) lies before it was asked for (${eventOn}).`, 'on');
}

function outOfRange(sentence: string, field: string): UserError {
  return new UserError('date.out-of-range', sentence, EXIT.usage, { field });
}
