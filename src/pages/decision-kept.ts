// Correcting a decision: what a person did not touch stays as it is recorded, also where the form shows less of it, as of a month or a time.
import type { StoredDecision } from '../log/hand.ts';
import { decidedOf } from '../log/measure-anew.ts';
import type { Decision } from '../model/notice.ts';
import type { Values } from '../web/forms.ts';
import type { Visit } from '../web/visit.ts';
import { typedDate } from './notice-words.ts';

/** The fields of a decision as the form shows a recorded one. */
export function shownDecision(visit: Visit, one: StoredDecision): Values {
  const [decidedOn = '', decidedAt = ''] = typedDate(visit.timeZone, one.decided_at ?? (isOneDay(one) ? one.decided_first_on : null)).split(
    ' ',
  );
  return {
    action: [one.action],
    decidedOn: [decidedOn],
    decidedAt: [decidedAt],
    effectiveOn: [one.effective_on ?? ''],
    ground: [one.ground],
    redressTold: [one.redress_told],
    automated: [one.automated],
    itemsAffected: [one.items_affected === null ? '' : String(one.items_affected)],
  };
}

/** A month or several days do not fit the field of a day. */
export const isOneDay = (one: StoredDecision): boolean => one.decided_first_on === one.decided_last_on;

/** What was typed, with the dates of the decision that it corrects where nobody touched them; its time to the notice as well. */
export function withUntouched(
  typed: Omit<Decision, 'order'>,
  one: StoredDecision,
  isTouched: (...names: readonly string[]) => boolean,
): Omit<Decision, 'order'> {
  const [isDecided, isEffective] = [isTouched('decidedOn', 'decidedAt'), isTouched('effectiveOn')];
  const [value, unit] = [one.delay_value, one.delay_unit as NonNullable<Decision['delay']>['unit'] | null];
  return {
    ...typed,
    decided: isDecided ? typed.decided : decidedOf(one),
    effective: isEffective ? typed.effective : effectiveOf(one),
    delay: isDecided || isEffective || value === null || unit === null ? null : { value, unit },
  };
}

function effectiveOf({ effective_on: on, effective_at: at }: StoredDecision): Decision['effective'] {
  return on === null ? null : { precision: at === null ? 'day' : 'instant', at, firstOn: on, lastOn: on };
}
