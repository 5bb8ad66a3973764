// What the independence register leaves open: each element needs a public answer in each language of the report.
import { INDEPENDENCE_ELEMENTS, type IndependenceElement, type IndependenceEntry } from './independence.ts';
import type { Labels } from './vocabulary.ts';

/** What is wrong with the answer to one element. */
export type GapProblem =
  | 'unanswered'
  | 'authority-only'
  | 'none-and-more'
  | 'text-missing'
  | 'sources-missing'
  | 'shares-do-not-sum'
  | 'arrangements-missing';

export interface IndependenceGap {
  readonly element: IndependenceElement;
  /** Report language in which something is missing; null where it is not a matter of language. */
  readonly language: string | null;
  readonly problem: GapProblem;
}

/** Rounded percentages may miss 1 by this much. */
const SHARE_TOLERANCE = 0.005;

/** Gaps in the register: each element needs a public answer in each language of the report; "none" is one, nothing is not. */
export function independenceGaps(entries: readonly IndependenceEntry[], languages: readonly string[]): IndependenceGap[] {
  return INDEPENDENCE_ELEMENTS.flatMap((element): IndependenceGap[] => {
    const own = entries.filter((entry) => entry.element === element);
    const open = own.filter((entry) => entry.audience === 'public');
    if (open.length === 0) return [{ element, language: null, problem: own.length > 0 ? 'authority-only' : 'unanswered' }];
    return open.flatMap((entry) => gapsOf(entry, languages).map((gap) => ({ element, ...gap })));
  });
}

/** A gap of one entry. */
export type Gap = Omit<IndependenceGap, 'element'>;

/** What one public entry leaves open. */
export function gapsOf(entry: IndependenceEntry, languages: readonly string[]): Gap[] {
  const sources = entry.sources ?? [];
  const arrangements = entry.arrangements ?? [];
  const labels = [...sources.map((source) => source.label), ...arrangements.map((arrangement) => arrangement.nature)];
  const missing = (texts: readonly Labels[]): Gap[] =>
    languages
      .filter((language) => texts.some((text) => !text[language]))
      .map((language) => ({ language, problem: 'text-missing' as const }));
  const given = [...(entry.text ? [entry.text] : []), ...labels];
  if (entry.none) {
    const contradicted = sources.length > 0 || arrangements.length > 0;
    return [...(contradicted ? [{ language: null, problem: 'none-and-more' as const }] : []), ...missing(given)];
  }
  if (entry.element === 'funding') return [...fundingGaps(sources), ...missing(given)];
  if (entry.element === 'provider-arrangements' && arrangements.length === 0) return [{ language: null, problem: 'arrangements-missing' }];
  const answered = given.length > 0 || entry.link !== null;
  return answered ? missing(given) : [{ language: null, problem: 'unanswered' }];
}

function fundingGaps(sources: readonly { readonly share: number }[]): Gap[] {
  if (sources.length === 0) return [{ language: null, problem: 'sources-missing' }];
  const whole = sources.reduce((total, source) => total + source.share, 0);
  // A share of 0.005 is not exact in binary: allow for it.
  return Math.abs(whole - 1) > SHARE_TOLERANCE + 1e-9 ? [{ language: null, problem: 'shares-do-not-sum' }] : [];
}
