// Which field of the forms of the flagger's data a part of it is, and what is wrong with it beyond what the model says.
import { authorityOf } from '../model/vocabulary.ts';
import { type Field, type FieldError, one, type Values } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { OWN_AUTHORITY } from './flagger-form.ts';
import { keptRows } from './label-fields.ts';

type Path = readonly PropertyKey[];

/** Of the data as a whole: the award and the item of the area are those the form is about. */
export function flaggerFieldOf([part, ...within]: Path, values: Values): string | null {
  const [first] = within;
  if (part === 'name') return `name-${String(first)}`;
  if (part === 'languages')
    return typeof first === 'number' ? `language-${keptRows(values, 'language')[first] ?? 1}-code` : 'language-1-code';
  if (part === 'thresholds') return String(first);
  return part === 'awards' ? awardFieldOf(within.slice(1), values) : String(part);
}

function awardFieldOf([part, ...within]: Path, values: Values): string {
  const [first, second] = within;
  if (part === 'authority') return 'authority';
  if (part === 'status')
    return typeof first === 'number' ? `status-${keptRows(values, 'status')[first] ?? 1}-${String(second ?? 'on')}` : 'status-1-on';
  return part === 'area' ? areaFieldOf(within.slice(1)) : String(part);
}

function areaFieldOf([part, language]: Path): string {
  return part === 'label' || part === 'condition' ? `${part}-${String(language)}` : String(part);
}

function errorFor(visit: Visit, fields: readonly Field[], name: string, area: 'form' | 'profile', key: string): FieldError {
  const label = fields.find((field) => field.name === name)?.label ?? '';
  return { field: name, text: words(visit, area).t(key, { label }) };
}

/** An authority that is not in the list has a name and a country; `shown`: languages of its name. */
export function awardErrors(visit: Visit, fields: readonly Field[], values: Values, shown: readonly string[]): FieldError[] {
  const choice = one(values, 'authority');
  const isOwn = choice === OWN_AUTHORITY;
  const missing = (name: string) => errorFor(visit, fields, name, 'form', 'error.missing');
  return [
    ...(isOwn && shown.every((language) => one(values, `authorityName-${language}`) === '')
      ? [missing(`authorityName-${shown[0] ?? ''}`)]
      : []),
    ...(isOwn && one(values, 'authorityCountry') === '' ? [missing('authorityCountry')] : []),
    ...(choice !== '' && !isOwn && !authorityOf(choice) ? [errorFor(visit, fields, 'authority', 'form', 'error.notInList')] : []),
    ...endErrors(visit, fields, values, 'decidedOn', 'endsOn'),
  ];
}

export function areaErrors(visit: Visit, fields: readonly Field[], values: Values, languages: readonly string[]): FieldError[] {
  const isNamed = languages.some((language) => one(values, `label-${language}`) !== '');
  return [
    ...(isNamed ? [] : [errorFor(visit, fields, `label-${languages[0] ?? ''}`, 'form', 'error.missing')]),
    ...endErrors(visit, fields, values, 'firstOn', 'lastOn'),
  ];
}

function endErrors(visit: Visit, fields: readonly Field[], values: Values, first: string, last: string): FieldError[] {
  const [begins, ends] = [one(values, first), one(values, last)];
  return ends !== '' && begins !== '' && ends < begins ? [errorFor(visit, fields, last, 'profile', 'wrong.endsBefore')] : [];
}
