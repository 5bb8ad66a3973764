// The one error a person or a machine can act on. Everything else that is thrown is our own mistake.

/** Exit codes of the command; the README lists them. */
export const EXIT = {
  done: 0,
  ourFault: 1,
  usage: 2,
  inputRefused: 3,
  withRejects: 4,
  needsAnswer: 5,
  wouldOverwrite: 6,
  gateClosed: 7,
  environment: 8,
  notVerified: 9,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * Someone can put this right. `code` is stable (`area.what`), `message` is a sentence in the order
 * where, what, what was expected, what to do. It may quote a label or a coded value cut at 40
 * characters, never free text, a URL or a name from the log.
 */
export class UserError extends Error {
  readonly code: string;
  readonly exit: ExitCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, exit: ExitCode = EXIT.inputRefused, details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'UserError';
    this.code = code;
    this.exit = exit;
    this.details = details;
  }
}

/** A value fit for a message: control characters escaped, cut at 40 characters. */
export function quote(value: string): string {
  return `“${shown(value)}”`;
}

/** The same without quotation marks, for references, labels and names of files; cut at `most` characters. */
export function shown(value: string, most = 40): string {
  const cut = value.length > most ? value.slice(0, most) : value;
  const text = cut.replace(/[\p{Cc}\p{Cf}]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
  return text.length > most || value.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** A whole text for a terminal: nothing in it steers the terminal or turns the direction of writing. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (c) => (c === '\n' || c === '\t' ? c : shown(c)));
}
