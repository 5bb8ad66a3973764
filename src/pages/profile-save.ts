// Saving a part of the flagger's data: read by the model, entered in one act, and not over what somebody else saved meanwhile.
import { editFlagger, isFlaggerOther, stampedFlagger } from '../log/document-stamps.ts';
import { type Flagger, flaggerSchema } from '../model/flagger.ts';
import { type Answer, go } from '../web/answer.ts';
import { isLongToEnter } from '../web/at-once.ts';
import { errorSentence } from '../web/error-words.ts';
import type { Field, FieldError, Values } from '../web/forms.ts';
import { attempt } from '../web/refusal.ts';
import type { Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { type Meanwhile, meanwhileOf } from './document-form.ts';
import { modelErrors } from './document-problems.ts';
import { isInLeftRow } from './label-fields.ts';
import { personalPlaces } from './personal-places.ts';
import { saveBeside, savedTold } from './profile-saved.ts';

export interface PartEdit {
  readonly seen: string;
  readonly fields: readonly Field[];
  readonly values: Values;
  /** What is wrong already. */
  readonly errors: readonly FieldError[];
  /** The part of the form, to see whether somebody changed it. */
  readonly part: (flagger: Flagger | null) => unknown;
  /** The data with this part, as a value that the model reads. */
  readonly change: (flagger: Flagger | null) => unknown;
  readonly fieldOf: (path: readonly PropertyKey[]) => string | null;
  /** The form of a state, to tell what somebody changed in it. */
  readonly valuesOf: (flagger: Flagger) => Values;
  readonly to: string;
}

export type Again = (errors: readonly FieldError[], meanwhile?: Meanwhile | null, seen?: string) => Promise<Answer>;

/** Which field an error of entering is about. */
const FIELDS = { 'flagger.time-zone': 'timeZone', 'flagger.status-order': 'status-1-on', 'flagger.unknown-code': 'categories' };

export async function savePart(visit: Visit, edit: PartEdit, again: Again): Promise<Answer> {
  const now = await stampedFlagger(visit.db);
  const read = flaggerSchema.safeParse(edit.change(now?.document ?? null));
  const typed = edit.errors.filter(({ field }) => isFirstRow(field) || !isInLeftRow(edit.values, field));
  const errors = read.success ? typed : [...typed, ...modelErrors(visit, read.error.issues, edit.fieldOf, edit.fields, typed)];
  if (!read.success || errors.length > 0) return again(errors);
  if (await isLongToEnter(visit.db, now?.document ?? null, read.data)) {
    if (await isFlaggerOther(visit.db, edit)) return meanwhileAnswer(visit, edit, again);
    const places = await personalPlaces(visit, edit.fields, edit.values);
    return saveBeside(visit, { document: read.data, seen: now?.recordedAt ?? '', places });
  }
  return attempt(
    visit,
    async () => {
      const cause = { kind: 'flagger', act: "change of the flagger's data" } as const;
      const { value, corrections } = await act(visit.log, visit.actor, cause, (db, at) => editFlagger(db, edit, at));
      if (value.meanwhile) return meanwhileAnswer(visit, edit, again);
      const places = await personalPlaces(visit, edit.fields, edit.values);
      return go(edit.to, savedTold({ corrections: corrections.length, places }));
    },
    again,
    FIELDS,
  );
}

async function meanwhileAnswer(visit: Visit, edit: PartEdit, again: Again): Promise<Answer> {
  const now = await stampedFlagger(visit.db);
  const seen = edit.seen === '' ? null : await stampedFlagger(visit.db, edit.seen);
  if (!now) return again([{ field: null, text: errorSentence(visit.language, { code: 'flagger.missing', message: '', details: {} }) }]);
  const states = { before: seen ? edit.valuesOf(seen.document) : {}, after: edit.valuesOf(now.document) };
  return again([], meanwhileOf(visit, now, edit.fields, states), now.recordedAt);
}

/** One row at least there must be: of a language, of the status. */
const isFirstRow = (field: string | null) => /^(language|status)-1-/.test(field ?? '');

export const seenOf = ({ sent }: Visit): string => sent.values['seen']?.[0] ?? '';

/** Name of the button that was pressed. */
export const pressedIn = ({ sent }: Visit): string => sent.values['do']?.[0] ?? 'save';
