// One item of the area an award designates: its wording, the types it covers, and the days it holds.

import { type Stamped, stampedFlagger } from '../log/document-stamps.ts';
import type { Award, Flagger } from '../model/flagger.ts';
import { labelIn } from '../model/vocabulary.ts';
import type { Answer } from '../web/answer.ts';
import { type FieldError, one, readFields, type Values } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { documentForm, fieldsOf, type Meanwhile } from './document-form.ts';
import { areaFrom, areaValues, codeFor } from './flagger-form.ts';
import { goneFrom } from './profile-award.ts';
import { areaSections } from './profile-award-fields.ts';
import { areaErrors, flaggerFieldOf } from './profile-problems.ts';
import { savePart, seenOf } from './profile-save.ts';

export const profileAreaRoutes: readonly Route[] = [
  { method: 'GET', path: '/profile/awards/:award/area/:item', access: 'write', answer: show },
  { method: 'POST', path: '/profile/awards/:award/area/:item', access: 'write', answer: save },
  { method: 'POST', path: '/profile/awards/:award/area/:item/remove', access: 'write', answer: remove },
];

interface Standing {
  readonly now: Stamped<Flagger>;
  readonly award: Award;
  /** Null: a new one. */
  readonly code: string | null;
  readonly item: Award['area'][number] | null;
  readonly languages: readonly string[];
}

async function standingOf({ db, params }: Visit): Promise<Standing | null> {
  const now = await stampedFlagger(db);
  const award = now?.document.awards.find(({ code }) => code === params['award']);
  if (!now || !award) return null;
  const code = params['item'] === 'new' ? null : (params['item'] ?? '');
  const item = award.area.find((one) => one.code === code) ?? null;
  return code !== null && !item ? null : { now, award, code, item, languages: now.document.languages };
}

async function show(visit: Visit): Promise<Answer> {
  const standing = await standingOf(visit);
  if (!standing) return goneFrom(visit);
  const { item, languages, award, now } = standing;
  const start = item ? {} : { firstOn: [award.status[0]?.on ?? ''] };
  return form(visit, standing, { values: { ...areaValues(item, languages), ...start }, errors: [], seen: now.recordedAt });
}

interface Typed {
  readonly values: Values;
  readonly errors: readonly FieldError[];
  readonly seen: string;
  readonly meanwhile?: Meanwhile | null;
}

function form(
  visit: Visit,
  { award, code, item, languages }: Standing,
  { values, errors, seen, meanwhile = null }: Typed,
): Promise<Answer> {
  const { t } = words(visit, 'profile');
  const action = `/profile/awards/${award.code}/area/${code ?? 'new'}`;
  const title = item ? t('area.change', { name: labelIn(item.label, visit.language) }) : t('area.new');
  return documentForm(visit, {
    title,
    intro: [labelIn(award.authority.name, visit.language)],
    section: 'profile',
    sections: areaSections(visit, languages, item?.categories),
    values,
    errors,
    action,
    seen,
    meanwhile,
    back: { href: '/profile', label: t('heading') },
    removal: item && award.area.length > 1 ? { action: `${action}/remove`, label: t('area.remove'), hint: t('area.removeHint') } : null,
  });
}

/** The data with another area of this award. */
function withArea(flagger: Flagger | null, { award: { code } }: Standing, area: (items: Award['area']) => readonly unknown[]): unknown {
  return (
    flagger && { ...flagger, awards: flagger.awards.map((award) => (award.code === code ? { ...award, area: area(award.area) } : award)) }
  );
}

async function save(visit: Visit): Promise<Answer> {
  const standing = await standingOf(visit);
  if (!standing) return goneFrom(visit);
  const { code, item, languages } = standing;
  const fields = fieldsOf(areaSections(visit, languages, item?.categories));
  const { values, errors } = readFields(fields, visit.sent, words(visit, 'form'));
  return savePart(
    visit,
    {
      ...partOf(standing, values),
      seen: seenOf(visit),
      fields,
      errors: [...errors, ...areaErrors(visit, fields, values, languages)],
      change: (flagger) =>
        withArea(flagger, standing, (items) =>
          code === null
            ? [...items, areaFrom(values, null, newCode(values, languages, items), languages)]
            : items.map((one) => (one.code === code ? areaFrom(values, one, code, languages) : one)),
        ),
    },
    (found, meanwhile = null, seen = seenOf(visit)) => form(visit, standing, { values, errors: found, seen, meanwhile }),
  );
}

function newCode(values: Values, languages: readonly string[], items: Award['area']): string {
  const named = languages.map((language) => one(values, `label-${language}`)).find((text) => text !== '') ?? '';
  return codeFor(
    named,
    items.map(({ code }) => code),
    'area',
  );
}

/** What both acts have in common. */
function partOf({ award: { code: award }, code, languages }: Standing, values: Values) {
  const itemIn = (flagger: Flagger | null) =>
    flagger?.awards.find((one) => one.code === award)?.area.find((one) => one.code === code) ?? null;
  return {
    values,
    part: itemIn,
    fieldOf: (path: readonly PropertyKey[]) => flaggerFieldOf(path, values),
    valuesOf: (flagger: Flagger) => areaValues(itemIn(flagger), languages),
    to: '/profile',
  };
}

async function remove(visit: Visit): Promise<Answer> {
  const standing = await standingOf(visit);
  if (!standing?.item || standing.award.area.length === 1) return goneFrom(visit);
  const { item, code, languages } = standing;
  const values = areaValues(item, languages);
  const fields = fieldsOf(areaSections(visit, languages, item?.categories));
  const change = (flagger: Flagger | null) => withArea(flagger, standing, (items) => items.filter((one) => one.code !== code));
  return savePart(
    visit,
    { ...partOf(standing, {}), seen: seenOf(visit), fields, errors: [], change },
    (errors, meanwhile = null, seen = seenOf(visit)) => form(visit, standing, { values, errors, seen, meanwhile }),
  );
}
