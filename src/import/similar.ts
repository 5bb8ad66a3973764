// How alike two labels are: for offering the likeliest rename, never for deciding.
import { normaliseLabel } from '../model/normalise.ts';

/** Likeness in [0,1] of two labels by their pairs of neighbouring letters (Dice); 1 for equal labels. */
export function similarity(a: string, b: string): number {
  return likeness(letterBag(a), letterBag(b));
}

/** The most alike of `candidates` when it is alike enough to be offered; the first of equals. */
export function likeliest(label: string, candidates: readonly string[], atLeast = 0.5): string | null {
  return ranked(candidates.map((candidate) => ({ candidate, bag: letterBag(candidate) })))(label, atLeast)[0]?.candidate ?? null;
}

/** Candidates at least so much alike, the most alike first: the same as `similarity`, for asking many times. */
export function ranked<T extends { readonly bag: LetterBag }>(
  candidates: readonly T[],
): (label: string, atLeast: number) => (T & { score: number })[] {
  return (label, atLeast) => {
    const own = letterBag(label);
    return candidates
      .filter(({ bag }) => 2 * Math.min(bag.size, own.size) >= atLeast * (bag.size + own.size))
      .map((candidate) => ({ ...candidate, score: likeness(candidate.bag, own) }))
      .filter(({ score }) => score >= atLeast)
      .sort((a, b) => b.score - a.score);
  };
}

/** The pairs of neighbouring letters of a label, with how often each stands in it. */
export interface LetterBag {
  readonly label: string;
  readonly pairs: ReadonlyMap<string, number>;
  readonly size: number;
}

export function letterBag(text: string): LetterBag {
  const label = normaliseLabel(text);
  const letters = ` ${label.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const size = letters.trim() === '' ? 0 : letters.length - 1;
  const pairs = new Map<string, number>();
  for (let i = 0; i < size; i += 1) {
    const pair = letters.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { label, pairs, size };
}

function likeness(one: LetterBag, other: LetterBag): number {
  if (one.size === 0 || other.size === 0) return one.label === other.label ? 1 : 0;
  let shared = 0;
  for (const [pair, count] of one.pairs) shared += Math.min(count, other.pairs.get(pair) ?? 0);
  return (2 * shared) / (one.size + other.size);
}
