// Changes that an awarding authority is to be told without delay (BIPT decision of 22 December 2025, point 43): what is open, and what was told.

import { stampedFlagger } from '../log/document-stamps.ts';
import { tellChanges, type UntoldChanges, untoldChanges } from '../log/told-changes.ts';
import type { Flagger } from '../model/flagger.ts';
import { labelIn } from '../model/vocabulary.ts';
import type { View } from '../render/mustache.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, oneOrNull, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { changedName } from './change-words.ts';

export const profileChangesRoutes: readonly Route[] = [
  { method: 'GET', path: '/profile/changes', access: 'any', answer: (visit) => show(visit, null) },
  { method: 'POST', path: '/profile/changes', access: 'approve', answer: tell },
];

interface Typed {
  readonly award: string;
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

/** Fields of the form of an award: several stand on the page. */
function tellFields(visit: Visit, award: string): Field[] {
  const { t } = words(visit, 'profile');
  return [
    { name: 'on', id: `on-${award}`, kind: 'day', label: t('tell.on'), required: true },
    { name: 'how', id: `how-${award}`, kind: 'text', label: t('tell.how'), hint: t('tell.howHint'), width: 'medium', max: 200 },
    { name: 'upTo', id: `upTo-${award}`, kind: 'day', label: t('tell.upTo'), hint: t('tell.upToHint') },
    { name: 'note', id: `note-${award}`, kind: 'multiline', label: t('tell.note'), hint: t('tell.noteHint'), rows: 2, max: 2000 },
  ];
}

async function show(visit: Visit, typed: Typed | null): Promise<Answer> {
  const { t } = words(visit, 'profile');
  const flagger = (await stampedFlagger(visit.db))?.document ?? null;
  const untold = await untoldChanges(visit.db);
  const errors = typed ? formView(tellFields(visit, typed.award), typed.values, typed.errors, words(visit, 'form')) : null;
  return page(visit, {
    title: t('changes.heading'),
    template: 'profile-changes',
    area: 'profile',
    section: 'profile',
    status: typed ? 422 : 200,
    view: { isEmpty: flagger === null, errors, awards: flagger ? untold.map((award) => awardView(visit, flagger, award, typed)) : [] },
  });
}

function awardView(visit: Visit, flagger: Flagger, { award, toldOn, changes, told: before }: UntoldChanges, typed: Typed | null): View {
  const { t, format } = words(visit, 'profile');
  const names = namesOf(flagger, visit.language);
  const own = typed?.award === award ? typed : { values: { on: [visit.today] }, errors: [] };
  return {
    award,
    name: names.get(award) ?? award,
    since: toldOn === null ? t('changes.sinceFirst') : t('changes.since', { on: format.day(toldOn) }),
    hasChanges: changes.length > 0,
    changes: changes.map((change) => ({
      what: changedName(visit, change, names),
      kind: t(`kind.${change.kind}`),
      on: format.day(change.on),
    })),
    form: formView(tellFields(visit, award), own.values, own.errors, words(visit, 'form')),
    hasBefore: before.length > 0,
    before: before.map(({ on, how, note }) => ({ on: format.day(on), how: how ?? '', note: note ?? '' })),
  };
}

/** Awards and items of their areas by code. */
function namesOf(flagger: Flagger, language: string): ReadonlyMap<string, string> {
  return new Map([
    ...flagger.awards.flatMap(({ area }) => area.map(({ code, label }): [string, string] => [code, labelIn(label, language)])),
    ...flagger.awards.map(({ code, authority }): [string, string] => [code, labelIn(authority.name, language)]),
  ]);
}

async function tell(visit: Visit): Promise<Answer> {
  const award = one(visit.sent.values, 'award');
  const { values, errors } = readFields(tellFields(visit, award), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => show(visit, { award, values, errors: found });
  if (errors.length > 0) return again(errors);
  return attempt(
    visit,
    async () => {
      const row = {
        award,
        on: one(values, 'on'),
        how: oneOrNull(values, 'how'),
        note: oneOrNull(values, 'note'),
        upToOn: oneOrNull(values, 'upTo'),
      };
      const { value } = await act(visit.log, visit.actor, null, (db, at) => tellChanges(db, row, at));
      return go('/profile/changes', told('profile', 'tell.done', { n: value.length }));
    },
    again,
    { 'day.order': 'on' },
  );
}
