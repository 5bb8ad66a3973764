// Text of a finished file as a stranger reads it: parts with the place each one stands at. Plain text and Markdown are read here.
import { EXIT, UserError } from '../error.ts';

/**
 * One piece of text in a finished file. `narrative` was written by a person for the report; `rendered` is made of numbers and
 * reviewed labels; `metadata` is what a page does not show.
 */
export interface TextPart {
  /** For a person who must find it: `line 4`, `attribute alt of img`, `$.narrative.nl.introduction`. */
  readonly place: string;
  readonly text: string;
  readonly trust: 'narrative' | 'rendered' | 'metadata';
  readonly language: string | null;
  /** In a file whose lines people count: the line on which the text starts. Places within it are then told by line. */
  readonly line?: number;
}

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
  return paragraphs(decodeText(name, bytes), null);
}

/**
 * Paragraphs, so that an address broken over two lines stays in one part. Where `place` is null the line is the place; else it is told
 * beside it.
 */
export function paragraphs(text: string, place: string | null): TextPart[] {
  const parts: TextPart[] = [];
  let paragraph: string[] = [];
  let startLine = 1;
  const finish = () => {
    const written = { text: paragraph.join('\n'), trust: 'rendered', language: null } as const;
    if (paragraph.length > 0)
      parts.push(place === null ? { place: `line ${startLine}`, ...written } : { place, ...written, line: startLine });
    paragraph = [];
  };
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') finish();
    else {
      if (paragraph.length === 0) startLine = index + 1;
      paragraph.push(line);
    }
  }
  finish();
  return parts;
}
