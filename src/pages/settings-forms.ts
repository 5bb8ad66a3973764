// The forms of the page “Settings”: what each asks, what stands in it now, and how somebody who saw older values is told.

import { pageLanguage } from '../log/settings-acts.ts';
import { readReminderDays } from '../log/silence.ts';
import { userOf } from '../log/users.ts';
import { type Field, type FieldError, formView, one, type Values } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { ownName, UI_LANGUAGES } from '../web/words.ts';

export const FORMS = ['name', 'look', 'language', 'zone', 'reminders'] as const;
export type FormName = (typeof FORMS)[number];

/** Zones outside Europe's names in which Member States lie as well. */
const ELSEWHERE =
  'Africa/Ceuta America/Cayenne America/Guadeloupe America/Marigot America/Martinique Asia/Famagusta Asia/Nicosia Atlantic/Azores Atlantic/Canary Atlantic/Madeira Indian/Mayotte Indian/Reunion UTC'.split(
    ' ',
  );

/** What was refused, and what was typed. */
export interface Refused {
  readonly form: FormName;
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

/** Which forms this visitor gets. */
export function formsOf({ visitor, site, may }: Visit): readonly FormName[] {
  const own: FormName[] = visitor?.userId == null ? (site.by === null ? ['name'] : []) : ['look'];
  return may('administer') ? [...own, 'language', 'zone', 'reminders'] : own;
}

export async function fieldsOf(visit: Visit, form: FormName): Promise<readonly Field[]> {
  const { t } = words(visit, 'settings');
  const seen: Field = { name: 'seen', id: `${form}-seen`, kind: 'hidden', label: '', max: 200 };
  const languages = UI_LANGUAGES.map((code) => ({ value: code, label: ownName(code) }));
  const days = { kind: 'number', required: true, min: 1, max: 365, width: 'short' } as const;
  if (form === 'name')
    return [{ name: 'name', kind: 'text', label: t('name.label'), required: true, max: 100, width: 'medium', autocomplete: 'name' }];
  if (form === 'look') {
    const themes = (['light', 'dark'] as const).map((theme) => ({ value: theme, label: t(`look.${theme}`) }));
    return [
      {
        name: 'own',
        kind: 'radios',
        label: t('look.language'),
        required: true,
        options: [{ value: 'browser', label: t('look.ofBrowser') }, ...languages],
      },
      {
        name: 'theme',
        kind: 'radios',
        label: t('look.theme'),
        required: true,
        options: [{ value: 'device', label: t('look.ofDevice') }, ...themes],
      },
    ];
  }
  if (form === 'language') {
    return [
      { name: 'language', kind: 'radios', label: t('language.label'), hint: t('language.hint'), options: languages, required: true },
      seen,
    ];
  }
  if (form === 'zone') {
    const options = zones(visit.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
    return [{ name: 'zone', kind: 'choice', label: t('zone.label'), hint: t('zone.hint'), options, required: true }, seen];
  }
  return [{ name: 'first', label: t('reminders.first'), ...days }, { name: 'again', label: t('reminders.again'), ...days }, seen];
}

function zones(present: string): string[] {
  const known = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/'));
  return [...new Set([...known, ...ELSEWHERE, present])].sort();
}

/** What stands in a form now. */
export async function valuesOf(visit: Visit, form: FormName): Promise<Values> {
  const { visitor, db } = visit;
  if (form === 'name') return { name: [visitor?.name ?? ''] };
  if (form === 'look') {
    const user = visitor?.userId == null ? null : await userOf(db, visitor.userId);
    return { own: [user?.language ?? 'browser'], theme: [user?.theme ?? 'device'] };
  }
  if (form === 'language') return withSeen({ language: [(await pageLanguage(db)) ?? 'en'] });
  if (form === 'zone') return withSeen({ zone: [visit.timeZone] });
  const { first, again } = await readReminderDays(db);
  return withSeen({ first: [String(first)], again: [String(again)] });
}

const withSeen = (values: Values): Values => ({ ...values, seen: [Object.values(values).flat().join(' ')] });

/** Somebody else saved this form meanwhile: what stands there now, for who typed something else. */
export async function changedMeanwhile(visit: Visit, form: FormName, sent: Values): Promise<readonly FieldError[]> {
  const now = await valuesOf(visit, form);
  if (now['seen'] === undefined || one(now, 'seen') === one(sent, 'seen')) return [];
  return [{ field: null, text: words(visit, 'settings').t('changedMeanwhile', { now: nowText(visit, form, now) }) }];
}

function nowText(visit: Visit, form: FormName, values: Values): string {
  const { t } = words(visit, 'settings');
  if (form === 'language') return ownName(one(values, 'language'));
  if (form === 'reminders') return t('reminders.fact', { first: one(values, 'first'), again: one(values, 'again') });
  return one(values, form);
}

/** For the template, in order. */
export async function formViews(visit: Visit, refused: Refused | null) {
  const { t } = words(visit, 'settings');
  const views = [];
  for (const form of formsOf(visit)) {
    const isRefused = refused?.form === form;
    const now = await valuesOf(visit, form);
    // Who was told that somebody saved meanwhile has seen it now.
    const values = isRefused ? { ...refused.values, seen: now['seen'] ?? [] } : now;
    views.push({
      id: `form-${form}`,
      heading: t(`${form}.heading`),
      text: t(`${form}.text`),
      action: `/settings/${form}`,
      fields: formView(await fieldsOf(visit, form), values, isRefused ? refused.errors : [], words(visit, 'form')).fields,
    });
  }
  return views;
}
