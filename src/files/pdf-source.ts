// What stands in the file of a PDF beside what its document shows: strings nothing points to, comments, and what surrounds it. Read sign by
// sign: a pattern would look for the end of each of many brackets and streams that have none.
import type { TextPart } from './text.ts';

function metadata(place: string, text: string): TextPart {
  return { place, text, trust: 'metadata', language: null };
}

/** The file without what is packed in its streams. */
function withoutStreams(source: string): string {
  const pieces: string[] = [];
  let [at, kept] = [source.indexOf('stream'), 0];
  while (at >= 0) {
    const begins = source.startsWith('\n', at + 6) || source.startsWith('\r\n', at + 6);
    const end = begins ? source.indexOf('endstream', at + 7) : at + 6;
    if (end < 0) break;
    if (begins) {
      pieces.push(source.slice(kept, at), 'stream endstream');
      kept = end + 9;
    }
    at = source.indexOf('stream', Math.max(kept, at + 6));
  }
  return pieces.join('') + source.slice(kept);
}

const STRING_MIN = 5;
/** Signs that stand for themselves in a string, and those that do after a backslash. */
const isPlain = (code: number) => code >= 0x20 && code <= 0x7e && code !== 0x28 && code !== 0x29 && code !== 0x5c;
const isEscaped = (code: number) => code === 0x28 || code === 0x29 || code === 0x5c;

/** Strings in brackets without brackets in them, in the order of the file, with their offsets. */
function* literalStrings(source: string): Generator<{ readonly start: number; readonly end: number }> {
  let start = source.indexOf('(');
  while (start >= 0) {
    let [at, signs] = [start + 1, 0];
    for (; at < source.length; signs++) {
      if (isPlain(source.charCodeAt(at))) at += 1;
      else if (source[at] === '\\' && isEscaped(source.charCodeAt(at + 1))) at += 2;
      else break;
    }
    const isWhole = source[at] === ')' && signs >= STRING_MIN;
    if (isWhole) yield { start, end: at + 1 };
    start = source.indexOf('(', isWhole ? at + 1 : Math.max(at, start + 1));
  }
}

/** Of a program that made the file, or of what marks bytes that are no text: signs beyond ASCII only. */
const COMMENT = /%([^\r\n]*)/g;
const OWN_COMMENTS = /^(?:PDF-\d|%EOF)/;

/** Comments, which no reader shows. What stands in strings is left out: a % there is a percent sign. */
function commentParts(outside: string, strings: readonly { readonly start: number; readonly end: number }[]): TextPart[] {
  let kept = 0;
  const pieces = strings.map(({ start, end }) => {
    const before = outside.slice(kept, start);
    kept = end;
    return before;
  });
  const found = [...[...pieces, outside.slice(kept)].join('()').matchAll(COMMENT)].map((match) => (match[1] ?? '').trim());
  return [...new Set(found)]
    .filter((text) => !OWN_COMMENTS.test(text) && /[\x21-\x7e]{3}/.test(text))
    .map((text) => metadata('pdf info comment', Buffer.from(text, 'latin1').toString('utf8')));
}

/** Strings that no page shows: of objects nothing points to, and of kinds the library leaves out; and what surrounds the document. */
export function sourceParts(data: Buffer): TextPart[] {
  const source = data.toString('latin1');
  const outside = withoutStreams(source);
  const placed = [...literalStrings(outside)];
  const strings = [...new Set(placed.map(({ start, end }) => outside.slice(start + 1, end - 1)))];
  const before = source.slice(0, source.indexOf('%PDF-')).trim();
  const after = source.slice(source.lastIndexOf('%%EOF') + 5).trim();
  return [
    ...(before === '' ? [] : [metadata('pdf info before the start', before)]),
    ...strings.map((text) => metadata('an object of the file', text.replace(/\\([()\\])/g, '$1'))),
    ...commentParts(outside, placed),
    ...(after === '' ? [] : [metadata('pdf info after the end', after)]),
  ];
}
