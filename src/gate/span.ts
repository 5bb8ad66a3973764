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

/** A full stop after these, or after a single letter, ends no sentence. */
const ABBREVIATIONS = ['tel', 'tél', 'geb', 'dat', 'nr', 'no', 'ref', 'réf', 'az', 'dr', 'mr', 'mme', 'gsm', 'dob', 'st', 'str', 'fam'];
/** In any of its cases, written out: with the flag `i` any small letter would count as a capital, and begin a sentence. */
const anyCase = (word: string) => `${word}|${word.charAt(0).toUpperCase()}${word.slice(1)}|${word.toUpperCase()}`;
/** A sentence ends here. */
const SENTENCE_END = new RegExp(`(?<![\\s.(](?:${ABBREVIATIONS.map(anyCase).join('|')}|[a-zA-Z]))[.!?]\\s+(?=\\p{Lu})`, 'gu');

/** Text just before `at`, back to the end of the sentence or paragraph before. A line may end between a word and its value. */
export function contextBefore(text: string, at: number, reach = CONTEXT_REACH): string {
  const before = text.slice(Math.max(0, at - reach), at);
  return before.slice(
    Math.max(before.lastIndexOf('\n\n') + 1, before.lastIndexOf('; ') + 1, lastMatchEnd(` ${before}`, SENTENCE_END) - 1, 0),
  );
}

/** Text just after `at`, up to the end of the sentence or line. */
export function contextAfter(text: string, at: number, reach = CONTEXT_REACH): string {
  return text.slice(at, at + reach).split(/[.!?;]\s|\n/, 1)[0] ?? '';
}

/** Where the last match ends, so that the nearest of several context words decides; -1 for none. `words` has the flag g. */
export function lastMatchEnd(text: string, words: RegExp): number {
  let end = -1;
  for (const match of text.matchAll(words)) end = match.index + match[0].length;
  return end;
}

/** Stretches of `text` around what `pattern` (flag g) finds, `reach` characters to both sides: where costly patterns are worth a try. */
export function near(text: string, pattern: RegExp, reach: number): { readonly start: number; readonly text: string }[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { index } of text.matchAll(pattern)) {
    const last = stretches.at(-1);
    if (last && index - reach <= last.end) last.end = index + reach;
    else stretches.push({ start: wordStart(text, Math.max(0, index - reach)), end: index + reach });
  }
  return stretches.map(({ start, end }) => ({ start, text: text.slice(start, end) }));
}

/** A stretch begins with a whole word. */
function wordStart(text: string, at: number): number {
  const blank = at === 0 ? -1 : text.slice(at, at + 40).search(/\s/);
  return blank < 0 ? at : at + blank;
}

const UNACCENTED: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'éèêàâôîûç'].map((letter) => [letter, `[${letter}${letter.normalize('NFD').charAt(0)}]`])),
  ä: '(?:ä|ae?)',
  ö: '(?:ö|oe?)',
  ü: '(?:ü|ue?)',
  ß: '(?:ß|ss)',
};

/** Whole words of the alternatives given, in any case, with or without their accents. */
export function wordPattern(alternatives: readonly string[]): RegExp {
  const source = alternatives.join('|').replace(/\[[^\]]*\]|[éèêàâôîûçäöüß]/g, (found) => UNACCENTED[found] ?? found);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu');
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
