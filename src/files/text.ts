// Text of a finished file as a stranger reads it: parts with the place each one stands at. Plain text and Markdown are read here.
import { EXIT, UserError } from '../error.ts';

/**
 * One piece of text in a finished file. `narrative` was written by a person for the report; `entered` is what people typed into a field
 * that is shown, such as a name; `rendered` is made of numbers and reviewed labels; `metadata` is what a page does not show.
 */
export interface TextPart {
  /** For a person who must find it: `line 4`, `attribute alt of img`, `$.narrative.nl.introduction`. */
  readonly place: string;
  readonly text: string;
  readonly trust: 'narrative' | 'entered' | 'rendered' | 'metadata';
  readonly language: string | null;
  /** In a file whose lines people count: the line on which the text starts. Places within it are then told by line. */
  readonly line?: number;
}

/** Parts in the order of the file. Those of a large one are made as they are asked for, so that they do not stand in memory together. */
export type TextParts = Iterable<TextPart> | AsyncIterable<TextPart>;

/** A file the gate cannot read is never let through. */
export function unreadable(name: string, why: string): UserError {
  return new UserError(
    'gate.unreadable-file',
    `${name}: ${why}. The gate reads every file before it may leave; make the file again, or leave it out.`,
    EXIT.gateClosed,
  );
}

/** Strict UTF-8, byte order mark dropped. */
export function decodeText(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(name, 'its bytes are not UTF-8 text');
  }
}

/** Paragraphs of a text file. `place` is the line each starts on. */
export function textParts(name: string, bytes: Uint8Array): TextPart[] {
  return [...paragraphs(decodeText(name, bytes), null)];
}

const LINES = /([^\r\n]*)(?:\r\n|\r|\n|$)/g;

/**
 * Paragraphs, so that an address broken over two lines stays in one part. Where `place` is null the line is the place; else it is told
 * beside it.
 */
export function* paragraphs(text: string, place: string | null): Generator<TextPart> {
  let paragraph: string[] = [];
  let startLine = 1;
  const written = (): TextPart => {
    const part = { text: paragraph.join('\n'), trust: 'rendered', language: null } as const;
    return place === null ? { place: `line ${startLine}`, ...part } : { place, ...part, line: startLine };
  };
  let number = 0;
  for (const [, line = ''] of text.matchAll(LINES)) {
    number += 1;
    if (line.trim() !== '') {
      if (paragraph.length === 0) startLine = number;
      paragraph.push(line);
    } else if (paragraph.length > 0) {
      yield written();
      paragraph = [];
    }
  }
  if (paragraph.length > 0) yield written();
}
