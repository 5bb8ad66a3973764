// The texts people write for the report, one language at a time. What may be personal data is marked at once, and what another person wrote
// meanwhile is never lost.
import { readFlagger, readNarrative } from '../log/documents.ts';
import { editNarrative, type NarrativeEdited, narrativePrint, type Texts } from '../log/narrative-edit.ts';
import { writing } from '../log/writing.ts';
import { NARRATIVE_FIELDS, type NarrativeField } from '../model/narrative-field.ts';
import { refuseTurning } from '../model/text.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { messagePage, page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { scanWritten } from '../workflow.ts';
import { markedView } from './report-marks.ts';
import { readStanding, wayView } from './report-standing.ts';

export const reportTextsRoutes: readonly Route[] = [
  { method: 'GET', path: '/report/texts', access: 'any', answer: show },
  { method: 'POST', path: '/report/texts', access: 'write', answer: save },
];

/** The language of the form, and all that there are. */
interface Asked {
  readonly language: string;
  readonly all: readonly string[];
}

const ROWS: Readonly<Record<NarrativeField, number>> = { introduction: 8, 'method-note': 8, cooperation: 8, complaints: 6, outlook: 5 };

const seenName = (field: NarrativeField): string => `seen-${field}`;

function fieldsOf(visit: Visit, language: string): readonly Field[] {
  const { t } = words(visit, 'report');
  return NARRATIVE_FIELDS.map((name) => ({
    name,
    kind: 'multiline',
    label: t(`text.${name}.label`),
    hint: t(`text.${name}.hint`),
    rows: ROWS[name],
    max: 20_000,
    lang: language,
  }));
}

async function languageAsked(
  visit: Visit,
  asked: string | null,
): Promise<{ readonly language: string | null; readonly all: readonly string[] }> {
  const all = (await readFlagger(visit.db))?.languages ?? [];
  const language = all.find((code) => code === asked) ?? all.find((code) => code === visit.language) ?? all[0] ?? null;
  return { language, all };
}

async function show(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  const { language, all } = await languageAsked(visit, visit.query.get('language'));
  if (language === null) return messagePage(visit, 200, t('texts.heading'), t('noFlagger'), { href: '/profile', label: t('toProfile') });
  const texts: Texts = (await readNarrative(visit.db))[language] ?? {};
  const values = Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, [text]]));
  return form(visit, { language, all, texts }, values, []);
}

async function form(
  visit: Visit,
  { language, all, texts }: Asked & { readonly texts: Texts },
  values: Values,
  errors: readonly FieldError[],
  theirs: Texts = {},
): Promise<Answer> {
  const w = words(visit, 'report');
  const fields = fieldsOf(visit, language);
  const view = formView(fields, values, errors, words(visit, 'form'));
  const typed = NARRATIVE_FIELDS.map((field) => ({ text: one(values, field), language }));
  const spans = await scanWritten(visit.log, typed);
  const narrative = await readNarrative(visit.db);
  const count = spans.reduce((sum, found) => sum + found.length, 0);
  return page(visit, {
    title: `${w.t('texts.heading')}: ${w.format.language(language)}`,
    template: 'report-texts',
    area: 'report',
    section: 'report',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: view,
      way: wayView(visit, await readStanding(visit), null),
      here: language,
      writtenIn: w.t('texts.in', { language: w.format.language(language) }),
      languages: all.map((code) => ({
        label: w.t('texts.language', {
          language: w.format.language(code),
          filled: String(Object.keys(narrative[code] ?? {}).length),
          of: String(NARRATIVE_FIELDS.length),
        }),
        href: `/report/texts?language=${code}`,
        isCurrent: code === language,
      })),
      hasMarks: count > 0,
      marks: w.t('texts.marks', { n: count }),
      texts: NARRATIVE_FIELDS.map((name, index) => ({
        name,
        field: view.field[name] ?? null,
        plain: one(values, name),
        hasPlain: one(values, name) !== '',
        label: w.t(`text.${name}.label`),
        seenName: seenName(name),
        seen: narrativePrint(texts[name] ?? ''),
        lang: language,
        hasTheirs: theirs[name] !== undefined,
        theirs: theirs[name] || w.t('texts.emptied'),
        ...markedView(visit.language, one(values, name), spans[index] ?? []),
      })),
    },
  });
}

async function save(visit: Visit): Promise<Answer> {
  const { language, all } = await languageAsked(visit, visit.sent.values['language']?.[0] ?? null);
  if (language === null) return go('/report/texts');
  const { values, errors } = readFields(fieldsOf(visit, language), visit.sent, words(visit, 'form'));
  const again = async (found: readonly FieldError[]) =>
    form(visit, { language, all, texts: (await readNarrative(visit.db))[language] ?? {} }, values, found);
  if (errors.length > 0) return again(errors);
  const ofEach = (read: (field: NarrativeField) => string) =>
    Object.fromEntries(NARRATIVE_FIELDS.map((field) => [field, read(field)])) as Record<NarrativeField, string>;
  const seen = ofEach((field) => visit.sent.values[seenName(field)]?.[0] ?? '');
  const texts = ofEach((field) => one(values, field));
  return attempt(
    visit,
    async () => {
      for (const field of NARRATIVE_FIELDS) if (narrativePrint(texts[field]) !== seen[field]) refuseTurning('The text', texts[field]);
      const edited = await writing(visit.log, visit.actor, (db, at) => editNarrative(db, language, { seen, texts }, at));
      if (edited.meanwhile.length > 0) return bothWrote(visit, { language, all, texts }, edited);
      const n = edited.typed.length;
      return go(`/report/texts?language=${language}`, told('report', n === 0 ? 'told.textsUnchanged' : 'told.textsSaved', { n }));
    },
    again,
  );
}

/** The form with what was typed, and what somebody else wrote beside it; what nobody typed here is theirs and stands as they wrote it. */
function bothWrote(
  visit: Visit,
  { language, all, texts }: Asked & { readonly texts: Readonly<Record<NarrativeField, string>> },
  { now, typed, meanwhile }: NarrativeEdited,
): Promise<Answer> {
  const { t } = words(visit, 'report');
  const values = Object.fromEntries(NARRATIVE_FIELDS.map((field) => [field, [typed.includes(field) ? texts[field] : (now[field] ?? '')]]));
  const found = meanwhile.map((field) => ({ field, text: t('texts.changedMeanwhile', { text: t(`text.${field}.label`) }) }));
  const theirs = Object.fromEntries(meanwhile.map((field) => [field, now[field] ?? '']));
  return form(visit, { language, all, texts: now }, values, found, theirs);
}
