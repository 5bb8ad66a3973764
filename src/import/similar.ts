// How alike two labels are: for offering the likeliest rename, never for deciding.
import { normaliseLabel } from '../model/normalise.ts';

/** Likeness in [0,1] of two labels by their pairs of neighbouring letters (Dice); 1 for equal labels. */
export function similarity(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  if (left.length === 0 || right.length === 0) return normaliseLabel(a) === normaliseLabel(b) ? 1 : 0;
  const rest = new Map<string, number>();
  for (const pair of left) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of right) {
    const count = rest.get(pair) ?? 0;
    if (count > 0) {
      shared += 1;
      rest.set(pair, count - 1);
    }
  }
  return (2 * shared) / (left.length + right.length);
}

/** The most alike of `candidates` when it is alike enough to be offered; the first of equals. */
export function likeliest(label: string, candidates: readonly string[], atLeast = 0.5): string | null {
  let best: string | null = null;
  let bestScore = atLeast;
  for (const candidate of candidates) {
    const score = similarity(label, candidate);
    if (score > bestScore || (score === bestScore && best === null)) [best, bestScore] = [candidate, score];
  }
  return best;
}

function pairs(label: string): string[] {
  const text = ` ${normaliseLabel(label)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return text.trim() === '' ? [] : Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));
}
