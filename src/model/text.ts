// Text that people enter and a report shows: it is not empty, and no sign in it turns the direction in which a reader sees the words.
import { z } from 'zod';
import { EXIT, UserError } from '../error.ts';

/** Overrides, embeddings and isolates of direction. The marks U+200E and U+200F stay: they turn nothing but themselves. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

/** Text without blanks at its ends. */
export const textSchema = z
  .string()
  .trim()
  .min(1)
  .superRefine((text, context) => {
    const problem = turningProblem(text);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

/** For text that comes in no file; `what` begins the sentence: `The text`. @throws UserError `text.direction` */
export function refuseTurning(what: string, text: string): void {
  const problem = turningProblem(text);
  if (problem) throw new UserError('text.direction', `${what}: ${problem}.`, EXIT.inputRefused);
}

function turningProblem(text: string): string | null {
  const [sign] = TURNING.exec(text) ?? [];
  if (!sign) return null;
  const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `it holds the invisible sign U+${number}, which turns the direction of writing, so that a reader may see other words; take it out, or type the passage anew`;
}
