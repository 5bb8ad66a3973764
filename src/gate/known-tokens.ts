// Words of a text as known values are compared: in normal form, as bytes ready to be hashed, with the way back to the text.
import { matchTokens } from '../model/normalise.ts';
import { fold, latinised } from './fold.ts';

/** One word in normal form. */
export interface Word {
  readonly text: string;
  /** UTF-8. */
  readonly bytes: Uint8Array;
  readonly letters: number;
}

export interface Token {
  readonly plain: Word;
  /** With look-alike letters undone; mostly the same object as `plain`. */
  readonly latin: Word;
  /** UTF-16 offsets into the original text. */
  readonly start: number;
  readonly end: number;
  /** Blanks stand between it and the word before. */
  readonly apart: boolean;
}

/** Words met before, by how they are written; emptied when it grows too large. */
export type WordMemory = Map<string, Word | null>;

const MEMORY_MAX = 100_000;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export function knownTokens(text: string, memory: WordMemory): Token[] {
  const folded = fold(text);
  const latinText = latinised(folded.text);
  const tokens: Token[] = [];
  let lastEnd = 0;
  for (const match of folded.text.matchAll(WORD)) {
    const end = match.index + match[0].length;
    const plain = wordOf(match[0], memory);
    const latin = latinText === folded.text ? plain : wordOf(latinText.slice(match.index, end), memory);
    const either = plain ?? latin;
    if (either === null) continue;
    const apart = /\s/.test(folded.text.slice(lastEnd, match.index));
    tokens.push({ plain: either, latin: latin ?? either, start: folded.start(match.index), end: folded.end(end - 1), apart });
    lastEnd = end;
  }
  return tokens;
}

function wordOf(written: string, memory: WordMemory): Word | null {
  const remembered = memory.get(written);
  if (remembered !== undefined) return remembered;
  const [text] = matchTokens(written);
  const word = text === undefined ? null : { text, bytes: Buffer.from(text), letters: text.match(/\p{L}/gu)?.length ?? 0 };
  if (memory.size >= MEMORY_MAX) memory.clear();
  memory.set(written, word);
  return word;
}
