// The organisation itself; where nothing is known yet, with its first award and the first item of its area, since one goes with the other.
import { stampedFlagger } from '../log/document-stamps.ts';
import type { Flagger } from '../model/flagger.ts';
import { authorityOf } from '../model/vocabulary.ts';
import type { Answer } from '../web/answer.ts';
import { type FieldError, one, readFields, type Values } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { documentForm, fieldsOf, type Meanwhile, type Section } from './document-form.ts';
import {
  areaFrom,
  areaValues,
  awardFrom,
  awardValues,
  codeFor,
  organisationFrom,
  organisationValues,
  typedLanguages,
} from './flagger-form.ts';
import { withRow } from './independence-fields.ts';
import { areaSections, awardSections } from './profile-award-fields.ts';
import { organisationSections } from './profile-fields.ts';
import { areaErrors, awardErrors, flaggerFieldOf } from './profile-problems.ts';
import { pressedIn, savePart, seenOf } from './profile-save.ts';

export const profileOrganisationRoutes: readonly Route[] = [
  { method: 'GET', path: '/profile/organisation', access: 'write', answer: show },
  { method: 'POST', path: '/profile/organisation', access: 'write', answer: save },
];

async function show(visit: Visit): Promise<Answer> {
  const now = await stampedFlagger(visit.db);
  const flagger = now?.document ?? null;
  const values = flagger ? organisationValues(flagger, flagger.languages) : startValues(visit);
  return form(visit, flagger === null, { values, errors: [], seen: now?.recordedAt ?? '' });
}

function startValues(visit: Visit): Values {
  const languages = [visit.language];
  return {
    ...organisationValues(null, languages),
    timeZone: [visit.timeZone],
    ...awardValues(null, languages),
    language: [visit.language],
    'status-1-kind': ['awarded'],
    ...areaValues(null, languages),
  };
}

/** Languages whose names the form asks for. */
function languagesIn(visit: Visit, values: Values): string[] {
  const typed = typedLanguages(values).filter((language) => /^[a-z]{2}$/.test(language));
  return typed.length > 0 ? typed : [visit.language];
}

function sectionsOf(visit: Visit, values: Values, isStart: boolean): Section[] {
  const languages = languagesIn(visit, values);
  const organisation = organisationSections(visit, values, languages);
  return isStart ? [...organisation, ...awardSections(visit, values, languages), ...areaSections(visit, languages)] : organisation;
}

interface Typed {
  readonly values: Values;
  readonly errors: readonly FieldError[];
  readonly seen: string;
  readonly meanwhile?: Meanwhile | null;
}

function form(visit: Visit, isStart: boolean, { values, errors, seen, meanwhile = null }: Typed): Promise<Answer> {
  const { t } = words(visit, 'profile');
  return documentForm(visit, {
    title: t(isStart ? 'start.heading' : 'organisation.change'),
    intro: isStart ? [t('start.text')] : [],
    section: 'profile',
    sections: sectionsOf(visit, values, isStart),
    values,
    errors,
    action: '/profile/organisation',
    seen,
    meanwhile,
    back: { href: '/profile', label: t('heading') },
  });
}

async function save(visit: Visit): Promise<Answer> {
  const seen = seenOf(visit);
  const isStart = seen === '';
  const sections = sectionsOf(visit, visit.sent.values, isStart);
  const fields = fieldsOf(sections);
  const { values, errors } = readFields(fields, visit.sent, words(visit, 'form'));
  const pressed = pressedIn(visit);
  if (pressed === 'add-language') return form(visit, isStart, { values: withLanguage(values), errors: [], seen });
  if (pressed === 'add-status') return form(visit, isStart, { values: withRow(values, pressed), errors: [], seen });
  const languages = languagesIn(visit, values);
  const more = isStart ? [...awardErrors(visit, fields, values, languages), ...areaErrors(visit, fields, values, languages)] : [];
  return savePart(
    visit,
    {
      seen,
      fields,
      values,
      errors: [...errors, ...more],
      part: (flagger) => flagger && { ...flagger, awards: null },
      change: (flagger) => changed(flagger, values, languages),
      fieldOf: (path) => flaggerFieldOf(path, values),
      valuesOf: (flagger) => organisationValues(flagger, languages),
      to: '/profile',
    },
    (found, meanwhile = null, at = seen) => form(visit, at === '', { values, errors: found, seen: at, meanwhile }),
  );
}

function withLanguage(values: Values): Values {
  const number = Object.keys(values).filter((name) => /^language-\d+-code$/.test(name)).length + 1;
  return { ...values, [`language-${number}-code`]: [''] };
}

function changed(flagger: Flagger | null, values: Values, languages: readonly string[]): unknown {
  const organisation = organisationFrom(values, flagger, languages);
  if (flagger) return organisation;
  const area = areaFrom(values, null, codeFor(one(values, `label-${languages[0]}`), [], 'area'), languages);
  return { ...organisation, awards: [awardFrom(values, null, newAwardCode(values, [], languages), [area], languages)] };
}

/** Out of the short name of the authority, or the name that was typed. */
export function newAwardCode(values: Values, taken: readonly string[], languages: readonly string[]): string {
  const known = authorityOf(one(values, 'authority'));
  const name = known ? (known.abbreviation?.split(/[/(]/)[0] ?? known.code) : one(values, `authorityName-${languages[0]}`);
  return codeFor(name, taken, 'award');
}
