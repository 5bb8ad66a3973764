// The independence section (Article 22(2)(b) and 22(3), last sentence) out of the register.
import { EXIT, UserError } from '../error.ts';
import { CARE_ELEMENTS, INDEPENDENCE_ELEMENTS, type IndependenceEntry } from '../model/independence.ts';
import { type GapProblem, independenceGaps } from '../model/independence-gaps.ts';

const WORDS: Readonly<Record<GapProblem, string>> = {
  unanswered: 'no answer',
  'authority-only': 'answered for the authority only',
  'none-and-more': '"none" and an answer at once',
  'text-missing': 'no text',
  'sources-missing': 'no sources',
  'shares-do-not-sum': 'shares do not add up to 1',
  'arrangements-missing': 'no list of arrangements',
};

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
