// The texts people write for the report, one language at a time. What may be personal data is marked at once, and what another person wrote
// meanwhile is never lost.
import { createHash } from 'node:crypto';
import { readFlagger, readNarrative, setNarrative } from '../log/documents.ts';
import { writing } from '../log/writing.ts';
import { NARRATIVE_FIELDS, type NarrativeField } from '../model/narrative.ts';
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

/** Texts of one language as they stand in the log, by field. */
type Texts = Readonly<Partial<Record<NarrativeField, string>>>;

const ROWS: Readonly<Record<NarrativeField, number>> = { introduction: 8, 'method-note': 8, cooperation: 8, complaints: 6, outlook: 5 };

/** Says which text a person saw, without the text. */
const printOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
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
  { language, all, texts }: { readonly language: string; readonly all: readonly string[]; readonly texts: Texts },
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
        seen: printOf(texts[name] ?? ''),
        lang: language,
        hasTheirs: theirs[name] !== undefined,
        theirs: theirs[name] || w.t('texts.emptied'),
        ...markedView(visit.language, one(values, name), spans[index] ?? []),
      })),
    },
  });
}

async function save(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  const { language, all } = await languageAsked(visit, visit.sent.values['language']?.[0] ?? null);
  if (language === null) return go('/report/texts');
  const { values, errors } = readFields(fieldsOf(visit, language), visit.sent, words(visit, 'form'));
  const texts: Texts = (await readNarrative(visit.db))[language] ?? {};
  const again = (found: readonly FieldError[]) => form(visit, { language, all, texts }, values, found);
  if (errors.length > 0) return again(errors);
  const seen = (field: NarrativeField) => visit.sent.values[seenName(field)]?.[0] ?? '';
  const mine = NARRATIVE_FIELDS.filter(
    (field) => printOf(one(values, field)) !== seen(field) && one(values, field) !== (texts[field] ?? ''),
  );
  const both = mine.filter((field) => printOf(texts[field] ?? '') !== seen(field));
  if (both.length > 0) {
    // What nobody typed here meanwhile is theirs: it stands in the form as they wrote it.
    const merged = Object.fromEntries(
      NARRATIVE_FIELDS.map((field) => [field, [mine.includes(field) ? one(values, field) : (texts[field] ?? '')]]),
    );
    const found = both.map((field) => ({ field, text: t('texts.changedMeanwhile', { text: t(`text.${field}.label`) }) }));
    return form(visit, { language, all, texts }, merged, found, Object.fromEntries(both.map((field) => [field, texts[field] ?? ''])));
  }
  return attempt(
    visit,
    async () => {
      for (const field of mine) refuseTurning('The text', one(values, field));
      await writing(visit.log, visit.actor, async (db, at) => {
        for (const field of mine) await setNarrative(db, language, field, one(values, field) || null, at);
      });
      const key = mine.length === 0 ? 'told.textsUnchanged' : 'told.textsSaved';
      return go(`/report/texts?language=${language}`, told('report', key, { n: mine.length }));
    },
    again,
  );
}
