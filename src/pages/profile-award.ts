// One award of the status: by which authority, by which decision, and what became of it. The area stands on pages of its own, but for the
// first item of a new award.

import { type Stamped, stampedFlagger } from '../log/document-stamps.ts';
import type { Award, Flagger } from '../model/flagger.ts';
import { labelIn } from '../model/vocabulary.ts';
import type { Answer } from '../web/answer.ts';
import { type FieldError, one, readFields, type Values } from '../web/forms.ts';
import { messagePage, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { documentForm, fieldsOf, type Meanwhile, type Section } from './document-form.ts';
import { areaFrom, areaValues, authorityLanguages, awardFrom, awardValues, codeFor } from './flagger-form.ts';
import { withRow } from './independence-fields.ts';
import { areaSections, awardSections } from './profile-award-fields.ts';
import { newAwardCode } from './profile-organisation.ts';
import { areaErrors, awardErrors, flaggerFieldOf } from './profile-problems.ts';
import { pressedIn, savePart, seenOf } from './profile-save.ts';

export const profileAwardRoutes: readonly Route[] = [
  { method: 'GET', path: '/profile/awards/:award', access: 'write', answer: show },
  { method: 'POST', path: '/profile/awards/:award', access: 'write', answer: save },
  { method: 'POST', path: '/profile/awards/:award/remove', access: 'write', answer: remove },
];

interface Standing {
  readonly now: Stamped<Flagger>;
  /** Null: a new one. */
  readonly code: string | null;
  readonly award: Award | null;
  readonly languages: readonly string[];
  /** Languages of the name of the authority. */
  readonly shown: readonly string[];
}

/** Null: there is no such award. */
async function standingOf(visit: Visit): Promise<Standing | null> {
  const now = await stampedFlagger(visit.db);
  const { award: text = '' } = visit.params;
  if (!now) return null;
  const code = text === 'new' ? null : text;
  const award = now.document.awards.find((one) => one.code === code) ?? null;
  if (code !== null && !award) return null;
  const { languages } = now.document;
  return { now, code, award, languages, shown: authorityLanguages(award, languages) };
}

export function goneFrom(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'profile');
  return messagePage(visit, 404, t('gone.heading'), t('gone.text'), { href: '/profile', label: t('heading') });
}

function sectionsOf(visit: Visit, { code, shown, languages }: Standing, values: Values): Section[] {
  return [...awardSections(visit, values, shown), ...(code === null ? areaSections(visit, languages) : [])];
}

async function show(visit: Visit): Promise<Answer> {
  const standing = await standingOf(visit);
  if (!standing) return goneFrom(visit);
  const { award, shown, languages, now } = standing;
  const start = award ? {} : { ...areaValues(null, languages), language: [languages[0] ?? ''], 'status-1-kind': ['awarded'] };
  return form(visit, standing, { values: { ...awardValues(award, shown), ...start }, errors: [], seen: now.recordedAt });
}

interface Typed {
  readonly values: Values;
  readonly errors: readonly FieldError[];
  readonly seen: string;
  readonly meanwhile?: Meanwhile | null;
}

function form(visit: Visit, standing: Standing, { values, errors, seen, meanwhile = null }: Typed): Promise<Answer> {
  const { t } = words(visit, 'profile');
  const { code, award, now } = standing;
  const action = `/profile/awards/${code ?? 'new'}`;
  const name = award ? labelIn(award.authority.name, visit.language) : '';
  const isLast = now.document.awards.length === 1;
  return documentForm(visit, {
    title: award ? t('award.change', { name }) : t('award.new'),
    section: 'profile',
    sections: sectionsOf(visit, standing, values),
    values,
    errors,
    action,
    seen,
    meanwhile,
    back: { href: '/profile', label: t('heading') },
    removal: award && !isLast ? { action: `${action}/remove`, label: t('award.remove'), hint: t('award.removeHint') } : null,
  });
}

async function save(visit: Visit): Promise<Answer> {
  const standing = await standingOf(visit);
  if (!standing) return goneFrom(visit);
  const { code, languages, shown } = standing;
  const seen = seenOf(visit);
  const fields = fieldsOf(sectionsOf(visit, standing, visit.sent.values));
  const { values, errors } = readFields(fields, visit.sent, words(visit, 'form'));
  if (pressedIn(visit) === 'add-status') return form(visit, standing, { values: withRow(values, 'add-status'), errors: [], seen });
  const more = [...awardErrors(visit, fields, values, shown), ...(code === null ? areaErrors(visit, fields, values, languages) : [])];
  const edit = {
    seen,
    fields,
    values,
    errors: [...errors, ...more],
    part: (flagger: Flagger | null) => partOf(flagger, code),
    change: (flagger: Flagger | null) => changed(flagger, standing, values),
    fieldOf: (path: readonly PropertyKey[]) => flaggerFieldOf(path, values),
    valuesOf: (flagger: Flagger) => awardValues(awardIn(flagger, code), shown),
    to: '/profile',
  };
  return savePart(visit, edit, (found, meanwhile = null, at = seen) =>
    form(visit, standing, { values, errors: found, seen: at, meanwhile }),
  );
}

const awardIn = (flagger: Flagger | null, code: string | null) => flagger?.awards.find((award) => award.code === code) ?? null;

/** All of the award but its area, which has pages of its own. */
function partOf(flagger: Flagger | null, code: string | null): unknown {
  const award = awardIn(flagger, code);
  return award && { ...award, area: null };
}

function changed(flagger: Flagger | null, { code, shown, languages }: Standing, values: Values): unknown {
  const awards = flagger?.awards ?? [];
  if (code !== null)
    return { ...flagger, awards: awards.map((award) => (award.code === code ? awardFrom(values, award, code, [], shown) : award)) };
  const area = areaFrom(values, null, codeFor(one(values, `label-${languages[0]}`), [], 'area'), languages);
  const taken = awards.map((award) => award.code);
  return { ...flagger, awards: [...awards, awardFrom(values, null, newAwardCode(values, taken, shown), [area], shown)] };
}

async function remove(visit: Visit): Promise<Answer> {
  const standing = await standingOf(visit);
  if (!standing?.award || standing.now.document.awards.length === 1) return goneFrom(visit);
  const { code, award, shown } = standing;
  const values = awardValues(award, shown);
  const edit = {
    seen: seenOf(visit),
    fields: fieldsOf(sectionsOf(visit, standing, values)),
    values: {},
    errors: [],
    part: (flagger: Flagger | null) => awardIn(flagger, code),
    change: (flagger: Flagger | null) => flagger && { ...flagger, awards: flagger.awards.filter((one) => one.code !== code) },
    fieldOf: () => null,
    valuesOf: (flagger: Flagger) => awardValues(awardIn(flagger, code), shown),
    to: '/profile',
  };
  return savePart(visit, edit, (errors, meanwhile = null, seen = edit.seen) => form(visit, standing, { values, errors, seen, meanwhile }));
}
