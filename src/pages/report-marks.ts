// A text with what may be personal data marked in it, and why: read as the check reads it.
import type { Span } from '../gate/span.ts';
import type { View } from '../render/mustache.ts';
import { type UiLanguage, wordsOf } from '../web/words.ts';

/** Signs of a text shown around its marks. */
const AROUND = 120;

/** Passages around the marks, each mark with its reason: for the field of an editor. */
export function markedView(language: UiLanguage, text: string, spans: readonly Span[]): { readonly [name: string]: View } {
  const { t } = wordsOf(language, 'report');
  const passages: { start: number; end: number; spans: Span[] }[] = [];
  for (const span of spans) {
    const last = passages.at(-1);
    if (last && span.start - AROUND <= last.end) {
      last.end = Math.min(text.length, span.end + AROUND);
      last.spans.push(span);
    } else passages.push({ start: Math.max(0, span.start - AROUND), end: Math.min(text.length, span.end + AROUND), spans: [span] });
  }
  return {
    isMarked: spans.length > 0,
    passages: passages.map(({ start, end, spans: inside }) => ({
      pieces: [...piecesOf(text, start, end, inside)],
      reasons: [
        ...new Set(inside.map(({ type, result }) => t(`found.${result === 'block' ? 'mustGo' : 'mayBe'}`, { kind: t(`found.${type}`) }))),
      ].map((reason) => ({ reason })),
    })),
  };
}

function* piecesOf(text: string, start: number, end: number, spans: readonly Span[]): Generator<View> {
  let at = start;
  if (start > 0) yield { isMark: false, text: '… ' };
  for (const span of spans) {
    yield { isMark: false, text: text.slice(at, span.start) };
    yield { isMark: true, text: text.slice(span.start, span.end) };
    at = span.end;
  }
  yield { isMark: false, text: text.slice(at, end) };
  if (end < text.length) yield { isMark: false, text: ' …' };
}
