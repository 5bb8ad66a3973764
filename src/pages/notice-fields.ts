// Fields of a notice as forms have them, for one that is entered and for one that is changed.
import type { Flagger } from '../model/flagger.ts';
import { CONTENT_LANGUAGES } from '../model/languages.ts';
import { compareText } from '../model/normalise.ts';
import { ANSWERS, CHANNELS, IN_AREA, SETTINGS } from '../model/notice.ts';
import type { Day } from '../model/period.ts';
import type { Field, Option } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';

/** The elements of Article 16(2), under the names of the form. */
export const CHECKLIST = ['reasons', 'location', 'submitter', 'goodFaith'] as const;

/** A list of codes of area `codes`, `PREFIX.CODE`. */
export function codeOptions(visit: Visit, prefix: string, all: readonly string[]): Option[] {
  const { t } = words(visit, 'codes');
  return all.map((code) => ({ value: code, label: t(`${prefix}.${code}`) }));
}

export function channelField(visit: Visit): Field {
  const { t } = words(visit, 'notices');
  return {
    name: 'channel',
    kind: 'choice',
    label: t('field.channel'),
    hint: t('new.channelHint'),
    options: codeOptions(visit, 'channel', CHANNELS),
    required: true,
  };
}

export function checklistFields(visit: Visit): Field[] {
  const { t } = words(visit, 'notices');
  return CHECKLIST.map((name) => ({
    name,
    kind: 'choice',
    label: t(`field.${name}`),
    hint: t(`new.${name}Hint`),
    options: codeOptions(visit, 'answer', ANSWERS),
    required: true,
  }));
}

/** Where and in which language the content stands, and who assessed it. `known`: a language the notice has already. */
export function settingFields(visit: Visit, known: string | null): Field[] {
  const { t, format } = words(visit, 'notices');
  const codes = [...new Set([...CONTENT_LANGUAGES, ...(known ? [known] : [])])];
  const languages = codes.map((code) => ({ value: code, label: format.language(code) })).sort((a, b) => compareText(a.label, b.label));
  return [
    { name: 'language', kind: 'choice', label: t('field.language'), options: languages },
    { name: 'setting', kind: 'choice', label: t('field.setting'), options: codeOptions(visit, 'setting', SETTINGS), required: true },
    {
      name: 'assessedByTwo',
      kind: 'choice',
      label: t('field.assessedByTwo'),
      options: codeOptions(visit, 'assessed-by-two', ANSWERS),
      required: true,
    },
  ];
}

/** Items of the area in force on a day; none where the flagger is not known. `known`: one the notice has already. */
export function areaFields(visit: Visit, flagger: Flagger | null, day: Day, known: string | null): Field[] {
  const { t } = words(visit, 'notices');
  const items = (flagger?.awards ?? [])
    .flatMap(({ area }) => area)
    .filter((item) => item.code === known || (item.firstOn <= day && (item.lastOn === null || day <= item.lastOn)))
    .map(({ code, label }) => ({ value: code, label: label[visit.language] ?? Object.values(label)[0] ?? code }));
  const item: Field = { name: 'areaItem', kind: 'choice', label: t('field.areaItem'), hint: t('new.areaItemHint'), options: items };
  return [
    ...(items.length > 0 ? [item] : []),
    {
      name: 'inArea',
      kind: 'choice',
      label: t('field.inArea'),
      hint: t('new.inAreaHint'),
      options: codeOptions(visit, 'in-area', IN_AREA),
    },
  ];
}

/** A day and, where it is known, a time: two fields, `NAMEOn` and `NAMEAt`. */
export function dayAndTime(visit: Visit, name: string, required: boolean): Field[] {
  const { t } = words(visit, 'notices');
  return [
    { name: `${name}On`, kind: 'day', label: t(`form.${name}On`), required },
    { name: `${name}At`, kind: 'text', label: t('form.time'), hint: t('form.timeHint'), width: 'short', max: 5 },
  ];
}

/** `14:30` of what a person types (`14.30`, `9:05`); empty of nothing; null of what is no time. */
export function timeText(typed: string): string | null {
  if (typed === '') return '';
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.h](\d{2})$/.exec(typed) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}
