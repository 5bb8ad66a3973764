// A stretch of text that may be personal data: where it stands, what it looks like, and whether it blocks.
import type { Finding, FindingKind } from '../model/finding.ts';

export interface Span {
  /** UTF-16 offsets into the text, `end` not included. */
  readonly start: number;
  readonly end: number;
  readonly type: FindingKind;
  readonly result: Finding['result'];
}

/** How far before a value a word such as “born” still speaks of it. */
const CONTEXT_REACH = 40;

/** Text just before `at`, back to the end of the sentence or line before. */
export function contextBefore(text: string, at: number, reach = CONTEXT_REACH): string {
  const before = text.slice(Math.max(0, at - reach), at);
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('; '), before.search(/[.!?]\s+(?=\p{Lu}[^.]*$)/u)) + 1);
}

/** Text just after `at`, up to the end of the line. */
export function contextAfter(text: string, at: number, reach = CONTEXT_REACH): string {
  return text.slice(at, at + reach).split('\n', 1)[0] ?? '';
}

/** Where the last match ends, so that the nearest of several context words decides; -1 for none. `words` has the flag g. */
export function lastMatchEnd(text: string, words: RegExp): number {
  let end = -1;
  for (const match of text.matchAll(words)) end = match.index + match[0].length;
  return end;
}

/** Whole words of the alternatives given, in any case. */
export function wordPattern(alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/**
 * One span for each stretch: of overlapping ones the first in `spans` stays, a blocking one before one for review.
 * The result is in the order of the text.
 */
export function withoutOverlaps(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  const covered = new Uint8Array(spans.reduce((end, span) => Math.max(end, span.end), 0));
  for (const result of ['block', 'review'] as const) {
    for (const span of spans) {
      if (span.result !== result || covered.subarray(span.start, span.end).includes(1)) continue;
      covered.fill(1, span.start, span.end);
      kept.push(span);
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}
