// What the model refuses of a document that people typed or sent, said at the field it is about and in plain words.
import type { Field, FieldError } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';

/** As the model reports it; `format` of a text that has one. */
export interface ModelIssue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly format?: unknown;
}

/** Wording of the model's own refusals → area and key of the sentence. */
const REFUSALS: readonly (readonly [pattern: RegExp, area: 'form' | 'profile' | 'errors', key: string])[] = [
  [/^a day that exists/, 'form', 'error.notADay'],
  [/invisible sign/, 'errors', 'text.direction'],
  [/no sign of a text/, 'errors', 'text.sign'],
  [/^a period begins/, 'profile', 'wrong.endsBefore'],
  [/^no more notices agree/, 'profile', 'wrong.moreAgree'],
];

/** `fieldOf` gives the field of a path, null where the form has none. A field with an error already gets no second one. */
export function modelErrors(
  visit: Visit,
  issues: readonly ModelIssue[],
  fieldOf: (path: readonly PropertyKey[]) => string | null,
  fields: readonly Field[],
  known: readonly FieldError[] = [],
): FieldError[] {
  const errors = issues.map((issue): FieldError => {
    const field = fields.find(({ name }) => name === fieldOf(issue.path));
    return { field: field?.name ?? null, text: sentenceOf(visit, issue, field?.label ?? issue.path.map(String).join(' ')) };
  });
  const isFirst = (error: FieldError, i: number) => error.field === null || errors.findIndex(({ field }) => field === error.field) === i;
  return errors.filter((error, i) => isFirst(error, i) && !known.some(({ field }) => field !== null && field === error.field));
}

/** One sentence for a refusal of the model, about what is called `label`. */
export function sentenceOf(visit: Visit, { code, message, format }: ModelIssue, label: string): string {
  const refusal = REFUSALS.find(([pattern]) => pattern.test(message));
  if (refusal?.[1] === 'errors') return `${label}: ${words(visit, 'errors').t(refusal[2])}`;
  if (refusal) return words(visit, refusal[1]).t(refusal[2], { label });
  const form = words(visit, 'form');
  if (format === 'url') return form.t('error.notAnAddress', { label });
  if (format === 'email') return form.t('error.notAnEmail', { label });
  if (code === 'invalid_value') return form.t('error.notChosen', { label });
  if (code === 'too_small' || message.includes('undefined')) return form.t('error.missing', { label });
  return words(visit, 'profile').t('wrong.other', { label });
}
