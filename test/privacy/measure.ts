// How well the detectors do on labelled sentences: what they find, how much of what they say is right, and how much they ask people to read.
import { detect } from '../../src/gate/detectors.ts';
import type { Span } from '../../src/gate/span.ts';
import type { Sentence, Type } from './sentence.ts';

export interface Scanned {
  readonly sentence: Sentence;
  readonly spans: readonly Span[];
}

/** As `article22 scan --jsonl` does: text that people wrote, and no log. */
export function scanSentence(sentence: Sentence): Scanned {
  return { sentence, spans: detect(sentence.text, sentence.language, { names: true }) };
}

export interface Share {
  readonly hits: number;
  readonly of: number;
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) => a.start < b.end && b.start < a.end;

/**
 * Labels that a span covers at least in part. A name may be found as anything, since a person reads it either way; other values
 * must be found as what they are, or block as something else.
 */
export function recall(scanned: readonly Scanned[], type: Type): Share {
  const labels = scanned.flatMap(({ sentence, spans }) =>
    sentence.labels
      .filter((label) => label.type === type)
      .map((label) => spans.some((span) => overlaps(span, label) && (type === 'PERSON' || span.type === type || span.result === 'block'))),
  );
  return { hits: labels.filter(Boolean).length, of: labels.length };
}

/** Spans of a type that touch something personal. */
export function precision(scanned: readonly Scanned[], type: Type): Share {
  const spans = scanned.flatMap(({ sentence, spans }) =>
    spans.filter((span) => span.type === type).map((span) => sentence.labels.some((label) => overlaps(span, label))),
  );
  return { hits: spans.filter(Boolean).length, of: spans.length };
}

/** Sentences with at least one span of this result. */
export function load(scanned: readonly Scanned[], result: Span['result']): Share {
  return { hits: scanned.filter(({ spans }) => spans.some((span) => span.result === result)).length, of: scanned.length };
}

/** `97 % (29/30)`; a dash where there was nothing to measure. */
export function percent({ hits, of }: Share): string {
  return of === 0 ? '–' : `${Math.round((100 * hits) / of)} % (${hits}/${of})`;
}
