// What to do next about a notice that was sent, and by when.
import { type EventKind, type EventResult, SAID_GONE } from './notice-event.ts';
import type { AnswerState } from './notice-filter.ts';
import { addDays, type Day, daysBetween } from './period.ts';
import type { ReminderDays } from './silence.ts';

/**
 * `record`: the provider took its decision back after a complaint or dispute, and the new one is not recorded. `contradiction`: they say it is gone and we saw it online. `settle`: an answer to a request, complaint or dispute is awaited. `remind`:
 * silent for too long. `wait`: not yet. `complain`: it was refused, and a complaint is possible (Article 20). `look`: see for ourselves
 * whether it is gone. `nothing`: no more to do.
 */
export type NextKind = 'record' | 'contradiction' | 'settle' | 'remind' | 'wait' | 'complain' | 'look' | 'nothing';

export interface NextStep {
  readonly kind: NextKind;
  /** Until when, or from when on it is due; null: no day. */
  readonly on: Day | null;
  /** Number of the event that awaits a result. */
  readonly eventId: number | null;
}

export interface KnownEvent {
  readonly id: number;
  readonly kind: EventKind;
  readonly on: Day;
  readonly result: EventResult | null;
  readonly until: Day | null;
}

export interface NextQuestion {
  readonly today: Day;
  readonly sentOn: Day;
  readonly answer: AnswerState;
  readonly action: string | null;
  readonly decidedOn: Day | null;
  /** Events that hold, by day. */
  readonly events: readonly KnownEvent[];
  /** Last day for a complaint; null: nothing was decided, or on a day not known. */
  readonly complaintUntil: Day | null;
  readonly reminderDays: ReminderDays;
}

export function nextStep(question: NextQuestion): NextStep {
  const { today, answer, events, complaintUntil } = question;
  const step = (kind: NextKind, on: Day | null = null, eventId: number | null = null): NextStep => ({ kind, on, eventId });
  const pending = events.findLast(({ result }) => result === 'pending');
  // Of a complaint the day is the last for complaining, not for an answer.
  if (pending) return step('settle', pending.kind === 'complaint' ? null : pending.until, pending.id);
  if (isReversed(question)) return step('record');
  if (isContradicted(question)) return step('contradiction', lastLook(events)?.on ?? null);
  if (answer === 'none' || answer === 'pending') {
    const due = reminderDue(question);
    return step(due <= today ? 'remind' : 'wait', due);
  }
  if (answer === 'no_action' && !isComplained(events) && complaintUntil !== null && today <= complaintUntil)
    return step('complain', complaintUntil);
  if (answer === 'action' && lastLook(events) === undefined) return step('look');
  return step('nothing');
}

/** Was there a complaint or dispute, settled or not? */
export function isComplained(events: readonly KnownEvent[]): boolean {
  return events.some(isComplaint);
}

const isComplaint = ({ kind }: KnownEvent) => kind === 'complaint' || kind === 'dispute';

/** Was the decision that counts now taken back? It is the refusal that the complaint was about, or older than the complaint. */
function isReversed({ answer, decidedOn, events }: NextQuestion): boolean {
  const last = events.findLast(isComplaint);
  if (last?.result !== 'reversed') return false;
  if (answer === 'no_action') return decidedOn === null || decidedOn <= last.on;
  return decidedOn !== null && decidedOn < last.on;
}

/** “They say it is gone; we saw it online”, on the day of the decision or later. */
export function isContradicted({ action, decidedOn, events }: Pick<NextQuestion, 'action' | 'decidedOn' | 'events'>): boolean {
  const seen = lastLook(events);
  if (seen?.result !== 'still-online') return false;
  return SAID_GONE.some((gone) => gone === action) && (decidedOn === null || decidedOn <= seen.on);
}

const lastLook = (events: readonly KnownEvent[]) => events.findLast(({ kind }) => kind === 'verification');

/** Day on which the provider is to be reminded, counted from the last reminder or from the sending. */
function reminderDue({ sentOn, events, reminderDays }: NextQuestion): Day {
  const last = events.findLast(({ kind }) => kind === 'follow-up');
  return last ? addDays(last.on, reminderDays.again) : addDays(sentOn, reminderDays.first);
}

/** Days that are left until a day, that day included; 0 or less: it is past. */
export function daysLeft(today: Day, until: Day): number {
  return daysBetween(today, until) + 1;
}
