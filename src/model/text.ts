// Text that people enter and a report shows: it is not empty, and no sign in it turns the direction in which a reader sees the words.
import { z } from 'zod';
import { EXIT, UserError } from '../error.ts';

/** Overrides, embeddings and isolates of direction. The marks U+200E and U+200F stay: they turn nothing but themselves. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

/** Signs no reader shows, but for ends of lines and tabs, and halves of a letter: a page, a PDF or a database may not take them. */
const NO_TEXT = /(?![\t\n\r\u0080-\u009f])\p{Cc}|\p{Cs}/u;

/** Text without blanks at its ends. */
export const textSchema = z
  .string()
  .trim()
  .min(1)
  .superRefine((text, context) => {
    const problem = turningProblem(text) ?? signProblem(text);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

/** For text that comes in no file; `what` begins the sentence: `The text`. @throws UserError `text.direction`, `text.sign` */
export function refuseTurning(what: string, text: string): void {
  const sign = signProblem(text);
  if (sign) throw new UserError('text.sign', `${what}: ${sign}.`, EXIT.inputRefused);
  const problem = turningProblem(text);
  if (problem) throw new UserError('text.direction', `${what}: ${problem}.`, EXIT.inputRefused);
}

const numberOf = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function signProblem(text: string): string | null {
  const [sign] = NO_TEXT.exec(text) ?? [];
  return sign ? `it holds ${numberOf(sign)}, which is no sign of a text; take it out, or type the passage anew` : null;
}

function turningProblem(text: string): string | null {
  const [sign] = TURNING.exec(text) ?? [];
  if (!sign) return null;
  return `it holds the invisible sign ${numberOf(sign)}, which turns the direction of writing, so that a reader may see other words; take it out, or type the passage anew`;
}
