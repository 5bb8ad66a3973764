// The bytes of a file that is UTF-8 from end to end, as nearly all are: looked at in large parts, many times as fast as line by line.
import { isAscii, isUtf8 } from 'node:buffer';
import { type ByteSurvey, countNuls } from './byte-survey.ts';
import type { SourceFile } from './source-file.ts';

const LF = 10;
const CR = 13;
const MARK = [0xef, 0xbb, 0xbf];

/** Null, as soon as that is known, for a file that is not. Of its lines with letters above ASCII it tells only whether there are any. */
export async function surveyUtf8(file: SourceFile): Promise<ByteSurvey | null> {
  const seen = { head: new Uint8Array(64), bytes: 0, nulEven: 0, nulOdd: 0 };
  const lines = countLines();
  let isStart = true;
  let hasText = false;
  let hasHigh = false;
  /** True where it is UTF-8. */
  const look = (letters: Buffer): boolean => {
    const text = isStart && MARK.every((byte, at) => letters[at] === byte) ? letters.subarray(MARK.length) : letters;
    isStart = false;
    hasText ||= /\S/.test(text.toString('latin1'));
    hasHigh ||= !isAscii(text);
    return isUtf8(letters);
  };
  let cut = Buffer.alloc(0);
  for await (const chunk of file.open()) {
    if (seen.bytes < seen.head.length) seen.head.set(chunk.subarray(0, seen.head.length - seen.bytes), seen.bytes);
    countNuls(seen, chunk, seen.bytes);
    lines.see(chunk);
    seen.bytes += chunk.length;
    const bytes = Buffer.concat([cut, chunk]);
    const end = isStart && bytes.length < MARK.length ? 0 : endOfLetters(bytes);
    cut = bytes.subarray(end);
    if (end > 0 && !look(bytes.subarray(0, end))) return null;
  }
  if (!look(cut)) return null;
  const none = { lines: [], count: 0 };
  const words = { highWords: new Set<string>(), asciiWords: new Set<string>(), highBytes: new Set<number>() };
  return { ...seen, hasText, newlines: lines.newlines(), notUtf8: none, utf8: { lines: [], count: hasHigh ? 1 : 0 }, ...words };
}

/** Where a letter begins whose last bytes are missing; at the end where none is. */
function endOfLetters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function countLines(): { see(chunk: Uint8Array): void; newlines(): ByteSurvey['newlines'] } {
  let crlf = 0;
  let feeds = 0;
  let returns = 0;
  let last = 0;
  return {
    see(chunk) {
      let before = last;
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at] as number;
        if (byte === LF) {
          feeds += 1;
          if (before === CR) crlf += 1;
        } else if (byte === CR) returns += 1;
        before = byte;
      }
      last = before;
    },
    newlines: () => ({ crlf, lf: feeds - crlf, cr: returns - crlf }),
  };
}
