// The fields of a provider's decision, for one notice and for many, and the decision that they make.
import type { GivenDecision } from '../import/given-notice.ts';
import { ANSWERS, type Answer, AUTOMATED, type Automated, GROUNDS, type Ground } from '../model/notice.ts';
import { ACTION_GROUPS, actions } from '../model/vocabulary.ts';
import type { View } from '../render/mustache.ts';
import { type Field, type FieldError, one, oneOrNull, type Values } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { codeOptions, dayAndTime, timeText } from './notice-fields.ts';
import { dateOf } from './notice-new-form.ts';
import { actionLabel } from './notice-words.ts';

/** `action` first: it is set in groups (`actionGroups`). */
export function decisionFields(visit: Visit, required: boolean): readonly Field[] {
  const { t } = words(visit, 'notices');
  const options = actions().map(({ code }) => ({ value: code, label: actionLabel(visit.language, code) }));
  return [
    { name: 'action', kind: 'choice', label: t('field.action'), options, required },
    ...dayAndTime(visit, 'decided', required),
    {
      name: 'ground',
      kind: 'choice',
      label: t('field.ground'),
      hint: t('decide.groundHint'),
      options: codeOptions(visit, 'ground', GROUNDS),
      required: true,
    },
    {
      name: 'redressTold',
      kind: 'choice',
      label: t('field.redressTold'),
      hint: t('decide.redressHint'),
      options: codeOptions(visit, 'answer', ANSWERS),
      required: true,
    },
    {
      name: 'automated',
      kind: 'choice',
      label: t('field.automated'),
      hint: t('decide.automatedHint'),
      options: codeOptions(visit, 'automated', AUTOMATED),
      required: true,
    },
    { name: 'effectiveOn', kind: 'day', label: t('form.effectiveOn'), hint: t('decide.effectiveHint') },
  ];
}

export const NEW_DECISION: Values = { ground: ['not-stated'], redressTold: ['not-recorded'], automated: ['not-stated'] };

/** The actions in their groups, for the partial `action-groups`. */
export function actionGroups(visit: Visit, chosen: string, errors: readonly FieldError[], required: boolean): View {
  const { t } = words(visit, 'notices');
  const codes = words(visit, 'codes');
  const groups = [...ACTION_GROUPS, 'not_submitted'] as const;
  const error = errors.find(({ field }) => field === 'action')?.text ?? '';
  return {
    label: t('field.action'),
    isOptional: !required,
    optional: words(visit, 'form').t('optional'),
    none: required ? words(visit, 'form').t('choose') : t('decide.noAction'),
    error,
    hasError: error !== '',
    groups: groups.map((group) => ({
      group: codes.t(`action-group.${group}`),
      options: actions()
        .filter((action) => action.group === group)
        .map(({ code }) => ({ value: code, label: actionLabel(visit.language, code), isChosen: code === chosen })),
    })),
  };
}

export function timeErrors(visit: Visit, values: Values, names: readonly string[]): FieldError[] {
  return names.flatMap((name) =>
    timeText(one(values, name)) === null ? [{ field: name, text: words(visit, 'notices').t('form.noTime') }] : [],
  );
}

export function decisionOf(values: Values): GivenDecision {
  return {
    action: one(values, 'action'),
    decided: dateOf(values, 'decided'),
    effective: oneOrNull(values, 'effectiveOn'),
    ground: one(values, 'ground') as Ground,
    automated: one(values, 'automated') as Automated,
    redressTold: one(values, 'redressTold') as Answer,
    itemsAffected: oneOrNull(values, 'itemsAffected') === null ? null : Number(one(values, 'itemsAffected')),
  };
}
