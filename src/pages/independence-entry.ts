// One entry of the register: written, changed and removed. The other entries of the register stay as they are.
import { editIndependence, type Stamped, stampedIndependence } from '../log/document-stamps.ts';
import { readFlagger } from '../log/documents.ts';
import type { IndependenceEntry, IndependenceRegister } from '../model/independence.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type FieldError, one, readFields, type Values } from '../web/forms.ts';
import { messagePage, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { documentForm, fieldsOf, type Meanwhile, meanwhileOf } from './document-form.ts';
import { modelErrors } from './document-problems.ts';
import { elementName, entrySections, withRow } from './independence-fields.ts';
import { entryValues, readEntry } from './independence-form.ts';
import { type EntryPlace, placeOf } from './independence-place.ts';
import { isInLeftRow } from './label-fields.ts';
import { personalPlaces } from './personal-places.ts';

export const independenceEntryRoutes: readonly Route[] = [
  { method: 'GET', path: '/independence/:element/:entry', access: 'write', answer: show },
  { method: 'POST', path: '/independence/:element/:entry', access: 'write', answer: save },
  { method: 'POST', path: '/independence/:element/:entry/remove', access: 'write', answer: remove },
];

interface Standing extends EntryPlace {
  readonly now: Stamped<IndependenceRegister> | null;
  /** The entry in the state now; null: a new one, or it is gone. */
  readonly entry: IndependenceEntry | null;
  readonly languages: readonly string[];
}

/** Null: there is no such entry. */
async function standingOf(visit: Visit): Promise<Standing | null> {
  const place = placeOf(visit.params);
  if (!place) return null;
  const now = await stampedIndependence(visit.db);
  const languages = (await readFlagger(visit.db))?.languages ?? [visit.language];
  return { ...place, now, languages, entry: entryAt(now?.document ?? null, place) };
}

const entriesOf = (register: IndependenceRegister | null, element: string) =>
  register?.entries.filter((entry) => entry.element === element) ?? [];

function entryAt(register: IndependenceRegister | null, { element, index }: EntryPlace): IndependenceEntry | null {
  return index === null ? null : (entriesOf(register, element)[index] ?? null);
}

function gone(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'independence');
  return messagePage(visit, 404, t('gone.heading'), t('gone.text'), { href: '/independence', label: t('back') });
}

async function show(visit: Visit): Promise<Answer> {
  const standing = await standingOf(visit);
  if (!standing || (standing.index !== null && !standing.entry)) return gone(visit);
  return form(visit, standing, {
    values: entryValues(standing.entry, standing.languages),
    errors: [],
    seen: standing.now?.recordedAt ?? '',
  });
}

interface Typed {
  readonly values: Values;
  readonly errors: readonly FieldError[];
  readonly seen: string;
  readonly meanwhile?: Meanwhile | null;
}

function form(visit: Visit, { element, index, languages }: Standing, { values, errors, seen, meanwhile = null }: Typed): Promise<Answer> {
  const { t } = words(visit, 'independence');
  const name = elementName(visit, element);
  const action = `/independence/${element}/${index === null ? 'new' : index + 1}`;
  return documentForm(visit, {
    title: t(index === null ? 'entry.new' : 'entry.change', { element: name }),
    intro: [t(`help.${element}`), t('help.source')],
    section: 'independence',
    sections: entrySections(visit, element, values, languages),
    values,
    errors,
    action,
    seen,
    meanwhile,
    back: { href: `/independence/${element}`, label: name },
    removal: index === null ? null : { action: `${action}/remove`, label: t('remove.act'), hint: t('remove.hint') },
  });
}

async function save(visit: Visit): Promise<Answer> {
  const standing = await standingOf(visit);
  if (!standing) return gone(visit);
  const { element, languages } = standing;
  const sent = sentValues(visit);
  const fields = fieldsOf(entrySections(visit, element, sent, languages));
  const { values, errors } = readFields(fields, visit.sent, words(visit, 'form'));
  const seen = visit.sent.values['seen']?.[0] ?? '';
  const pressed = visit.sent.values['do']?.[0] ?? 'save';
  if (/^add-(source|arrangement|check)$/.test(pressed))
    return form(visit, standing, { values: withRow(values, pressed), errors: [], seen });
  const base = entryAt((seen === '' ? null : await stampedIndependence(visit.db, seen))?.document ?? null, standing);
  const read = readEntry(values, base, element, languages);
  const kept = errors.filter(({ field }) => !isInLeftRow(values, field));
  const all = entryErrors(visit, kept, read, fields);
  const again = (found: readonly FieldError[], meanwhile: Meanwhile | null = null, at = seen) =>
    form(visit, standing, { values, errors: found, seen: at, meanwhile });
  if (all.length > 0 || !read.entry) return again(all);
  const entry = read.entry;
  return attempt(
    visit,
    async () => {
      const part = (register: IndependenceRegister | null) => entriesOf(register, element);
      const change = (register: IndependenceRegister | null) => withEntry(register, standing, entry);
      const { value } = await act(visit.log, visit.actor, null, (db, at) => editIndependence(db, { seen, part, change }, at));
      if (value.meanwhile && standing.now) {
        const after = entryValues(standing.entry, languages);
        const found = meanwhileOf(visit, standing.now, fields, { before: entryValues(base, languages), after });
        return again([], found, standing.now.recordedAt);
      }
      const places = await personalPlaces(visit, fields, values);
      return go(
        `/independence/${element}`,
        places.length > 0 ? told('profile', 'saved.personal', { places: places.join(', ') }) : told('profile', 'saved.plain'),
      );
    },
    again,
  );
}

/** As sent, for how many rows there are; the values themselves are read by their fields. */
const sentValues = ({ sent }: Visit): Values => sent.values;

function entryErrors(
  visit: Visit,
  typed: readonly FieldError[],
  read: ReturnType<typeof readEntry>,
  fields: ReturnType<typeof fieldsOf>,
): FieldError[] {
  const { t } = words(visit, 'independence');
  const labelOf = (name: string | null) => fields.find((field) => field.name === name)?.label ?? '';
  const own = read.problems.map(({ field, key }) => ({ field, text: t(key, { label: labelOf(field) }) }));
  const share = (error: FieldError) =>
    error.field?.endsWith('-share') ? { ...error, text: t('error.share', { label: labelOf(error.field) }) } : error;
  return [...typed, ...own, ...modelErrors(visit, read.issues, read.fieldOf, fields, [...typed, ...own]).map(share)];
}

/** The register with this entry in its place; a new one stands behind the others of its element. */
function withEntry(register: IndependenceRegister | null, { element, index }: EntryPlace, entry: IndependenceEntry): IndependenceRegister {
  const before = register ?? { format: 'article22-independence/1', entries: [] };
  const places = before.entries.flatMap((one, i) => (one.element === element ? [i] : []));
  const at = index === null ? -1 : (places[index] ?? -1);
  if (at >= 0) return { ...before, entries: before.entries.map((one, i) => (i === at ? entry : one)) };
  const behind = places.at(-1) ?? before.entries.length - 1;
  return { ...before, entries: [...before.entries.slice(0, behind + 1), entry, ...before.entries.slice(behind + 1)] };
}

async function remove(visit: Visit): Promise<Answer> {
  const standing = await standingOf(visit);
  if (!standing || standing.index === null || !standing.now || !standing.entry) return gone(visit);
  const { element, entry, now, languages } = standing;
  const seen = one(visit.sent.values, 'seen');
  const part = (register: IndependenceRegister | null) => entriesOf(register, element);
  const change = (register: IndependenceRegister | null) => without(register ?? now.document, standing);
  const { value } = await act(visit.log, visit.actor, null, (db, at) => editIndependence(db, { seen, part, change }, at));
  if (!value.meanwhile) return go(`/independence/${element}`, told('independence', 'removed'));
  const values = entryValues(entry, languages);
  const before = entryValues(entryAt((await stampedIndependence(visit.db, seen))?.document ?? null, standing), languages);
  const fields = fieldsOf(entrySections(visit, element, values, languages));
  return form(visit, standing, {
    values,
    errors: [],
    seen: now.recordedAt,
    meanwhile: meanwhileOf(visit, now, fields, { before, after: values }),
  });
}

function without(register: IndependenceRegister, place: EntryPlace): IndependenceRegister {
  const gone = entryAt(register, place);
  return { ...register, entries: register.entries.filter((one) => one !== gone) };
}
