// How far the answer to one element of the register is.
import { CARE_ELEMENTS, type IndependenceEntry } from '../model/independence.ts';
import { type Gap, gapsOf, independenceGaps } from '../model/independence-gaps.ts';

export interface ElementState {
  /** `none`: the answer is “none”. `optional`: of the second section, and not answered. */
  readonly kind: 'complete' | 'none' | 'incomplete' | 'authority' | 'unanswered' | 'optional';
  readonly gaps: readonly Gap[];
}

export function stateOf(
  entries: readonly IndependenceEntry[],
  element: IndependenceEntry['element'],
  languages: readonly string[],
): ElementState {
  const own = entries.filter((entry) => entry.element === element);
  const open = own.filter(({ audience }) => audience === 'public');
  const isCare = (CARE_ELEMENTS as readonly string[]).includes(element);
  if (own.length === 0) return { kind: isCare ? 'optional' : 'unanswered', gaps: [] };
  if (open.length === 0) return { kind: 'authority', gaps: [] };
  const gaps = isCare
    ? open.flatMap((entry) => gapsOf(entry, languages))
    : independenceGaps(own, languages).filter((gap) => gap.element === element);
  if (gaps.length > 0) return { kind: 'incomplete', gaps };
  return { kind: open.every(({ none }) => none) ? 'none' : 'complete', gaps: [] };
}
