// What changed between two states of the flagger's data or of its register, field by field: what an awarding authority is to be told
// without delay (BIPT decision of 22 December 2025, point 43). Languages, thresholds and addresses of authorities are no such change.
import type { Flagger } from './flagger.ts';
import type { IndependenceRegister } from './independence.ts';
import { compareText } from './normalise.ts';
import type { Day } from './period.ts';

export interface DocumentChange {
  readonly document: 'flagger' | 'independence';
  /** In plain words: `legal name`, `area “grooming”`, `funding (public), sources`. */
  readonly field: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Day on which it was entered, in the report's time zone; of several the last. */
  readonly on: Day;
}

/** Field by its words → its content as one text. */
export type Fields = ReadonlyMap<string, string>;

/** What concerns one award: who the flagger is, this award, and that there are others. */
export function flaggerFields(flagger: Flagger, awardCode: string): Fields {
  const fields = new Map<string, unknown>([
    ['name', flagger.name],
    ['legal name', flagger.legalName],
    ['country', flagger.country],
    ['website', flagger.website],
    ['contact mailbox', flagger.contactEmail],
  ]);
  for (const award of flagger.awards) {
    if (award.code !== awardCode) {
      fields.set(`award “${award.code}”`, award.decisionReference);
      continue;
    }
    fields.set('reference of the decision', award.decisionReference);
    fields.set('day of the decision', award.decidedOn);
    fields.set('end of the status', award.endsOn);
    for (const item of award.area) fields.set(`area “${item.code}”`, item);
    for (const { on, kind } of award.status) fields.set(`status: ${kind} on ${on}`, true);
  }
  return asTexts(fields);
}

/** Each element by its audience and by what is told of it. */
export function registerFields(register: IndependenceRegister): Fields {
  const parts = new Map<string, unknown[]>();
  for (const { element, audience, none, text, link, sources, arrangements, checks } of register.entries) {
    const told = { '“none”': none || null, text, link, sources, arrangements, checks };
    for (const [part, value] of Object.entries(told)) {
      if (value === null) continue;
      const field = `${element.replaceAll('-', ' ')} (${audience === 'public' ? 'public' : 'authority only'}), ${part}`;
      parts.set(field, [...(parts.get(field) ?? []), value]);
    }
  }
  return asTexts(parts);
}

function asTexts(fields: ReadonlyMap<string, unknown>): Fields {
  return new Map([...fields].filter(([, value]) => value !== null).map(([field, value]) => [field, JSON.stringify(value)]));
}

/**
 * Changes from the first state to the last, by field in the order of the alphabet. What was changed and changed back is none. `states` are
 * in order of entry, each with the day it was entered.
 */
export function changesBetween(
  document: DocumentChange['document'],
  states: readonly { readonly on: Day; readonly fields: Fields }[],
): DocumentChange[] {
  const [first, last] = [states[0]?.fields ?? new Map(), states.at(-1)?.fields ?? new Map()];
  const names = [...new Set([...first.keys(), ...last.keys()])].sort(compareText);
  return names.flatMap((field): DocumentChange[] => {
    const [before, after] = [first.get(field), last.get(field)];
    if (before === after) return [];
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    const at = states.findLastIndex(({ fields }, i) => i > 0 && fields.get(field) !== states[i - 1]?.fields.get(field));
    return [{ document, field, kind, on: states[at]?.on ?? '' }];
  });
}
