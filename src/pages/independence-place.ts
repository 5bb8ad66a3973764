// Which element, and which entry of it, an address of the register names.
import { CARE_ELEMENTS, INDEPENDENCE_ELEMENTS, type IndependenceEntry } from '../model/independence.ts';

export interface EntryPlace {
  readonly element: IndependenceEntry['element'];
  /** Among the entries of the element, from 0; null: a new one. */
  readonly index: number | null;
}

const ELEMENTS: readonly IndependenceEntry['element'][] = [...INDEPENDENCE_ELEMENTS, ...CARE_ELEMENTS];

export function elementOf(text: string | undefined): IndependenceEntry['element'] | null {
  return ELEMENTS.find((element) => element === text) ?? null;
}

/** `/independence/funding/2`, `/independence/funding/new`; null: no such place. */
export function placeOf({ element: text, entry = '' }: Readonly<Record<string, string>>): EntryPlace | null {
  const element = elementOf(text);
  if (element === null || !/^(new|[1-9]\d{0,3})$/.test(entry)) return null;
  return { element, index: entry === 'new' ? null : Number(entry) - 1 };
}
