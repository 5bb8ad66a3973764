// The independence section (Article 22(2)(b) and 22(3), last sentence) out of the register, and what the register leaves open.
import { EXIT, UserError } from '../error.ts';
import { CARE_ELEMENTS, INDEPENDENCE_ELEMENTS, type IndependenceElement, type IndependenceEntry } from '../model/independence.ts';
import type { Labels } from '../model/vocabulary.ts';

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

const WORDS: Readonly<Record<GapProblem, string>> = {
  unanswered: 'no answer',
  'authority-only': 'answered for the authority only',
  'none-and-more': '"none" and an answer at once',
  'text-missing': 'no text',
  'sources-missing': 'no sources',
  'shares-do-not-sum': 'shares do not add up to 1',
  'arrangements-missing': 'no list of arrangements',
};

/** Gaps in the register: each element needs a public answer in each language of the report; "none" is one, nothing is not. */
export function independenceGaps(entries: readonly IndependenceEntry[], languages: readonly string[]): IndependenceGap[] {
  return INDEPENDENCE_ELEMENTS.flatMap((element): IndependenceGap[] => {
    const own = entries.filter((entry) => entry.element === element);
    const open = own.filter((entry) => entry.audience === 'public');
    if (open.length === 0) return [{ element, language: null, problem: own.length > 0 ? 'authority-only' : 'unanswered' }];
    return open.flatMap((entry) => gapsOf(entry, languages).map((gap) => ({ element, ...gap })));
  });
}

type Gap = Omit<IndependenceGap, 'element'>;

function gapsOf(entry: IndependenceEntry, languages: readonly string[]): Gap[] {
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

/** The public entries of the two sections, in the order of their elements. */
export interface IndependenceSections {
  readonly independence: IndependenceEntry[];
  readonly care: IndependenceEntry[];
}

/** @throws UserError `independence.missing` naming every gap */
export function independenceSections(entries: readonly IndependenceEntry[], languages: readonly string[]): IndependenceSections {
  const gaps = independenceGaps(entries, languages);
  if (gaps.length > 0) {
    const named = gaps.map(({ element, language, problem }) => `${element} (${WORDS[problem]}${language ? `: ${language}` : ''})`);
    throw new UserError(
      'independence.missing',
      `Independence register: Article 22(3) requires the report to explain how independence is kept, and these elements have no complete answer: ${named.join(', ')}. ` +
        'Each needs a public answer in every language of the report; "none" is an answer. Complete the file and enter it with: article22 independence import FILE',
      EXIT.needsAnswer,
      { gaps },
    );
  }
  const publicOf = (elements: readonly string[]) =>
    elements.flatMap((element) => entries.filter((entry) => entry.element === element && entry.audience === 'public'));
  return { independence: publicOf(INDEPENDENCE_ELEMENTS), care: publicOf(CARE_ELEMENTS) };
}
