// A refusal of a step as a form shows it: the same page again with what was typed, and the reason on top.
import { UserError } from '../error.ts';
import type { Answer } from './answer.ts';
import { errorSentence } from './error-words.ts';
import type { FieldError } from './forms.ts';
import type { Visit } from './visit.ts';

/** Which field of a form an error is about, by its code, or by the field that the error itself names where the form calls it otherwise. */
export type FieldsOfErrors = Readonly<Record<string, string>>;

/**
 * Does an act; when a person can put right what stopped it, answers `again` with the reason instead. Someone else's writing is no
 * reason: the visit is then tried again as a whole.
 */
export async function attempt(
  visit: Visit,
  act: () => Promise<Answer>,
  again: (errors: readonly FieldError[]) => Promise<Answer>,
  fields: FieldsOfErrors = {},
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'log.locked') throw error;
    return await again([{ field: fieldOf(error, fields), text: errorSentence(visit.language, error) }]);
  }
}

function fieldOf({ code, details }: UserError, fields: FieldsOfErrors): string | null {
  const named = details['field'];
  return typeof named === 'string' ? (fields[named] ?? named) : (fields[code] ?? null);
}
