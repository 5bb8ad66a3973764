// Forgetting a reference, an address or a person: first what would go is shown, then it is confirmed. What is looked for never stands in an
// address; it is carried by the form and by the work itself.
import type { Wanted } from '../log/erasure.ts';
import { type Answer, go } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { type Field, type FieldError, formView, one, oneOrNull, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { SettingsResults } from '../web/settings-work.ts';
import type { Route, Visit } from '../web/visit.ts';

export const settingsForgetRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/forget', access: 'administer', answer: (visit) => show(visit, null, []) },
  { method: 'POST', path: '/settings/forget', access: 'administer', answer: (visit) => work(visit, false) },
  { method: 'POST', path: '/settings/forget/confirm', access: 'administer', answer: (visit) => work(visit, true) },
];

const KINDS = ['reference', 'url', 'text'] as const;

function fieldsOf(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'settings');
  const options = KINDS.map((value) => ({ value, label: t(`forget.kind.${value}`), hint: t(`forget.hint.${value}`) }));
  return [
    { name: 'what', kind: 'radios', label: t('forget.what'), options, required: true },
    { name: 'wanted', kind: 'text', label: t('forget.wanted'), required: true, max: 4000 },
    { name: 'source', kind: 'text', label: t('forget.source'), hint: t('forget.sourceHint'), max: 50, width: 'medium' },
  ];
}

const sureField = (visit: Visit): Field => ({
  name: 'sure',
  kind: 'tick',
  label: words(visit, 'settings').t('forget.sure'),
  required: true,
});

async function show(visit: Visit, typed: Values | null, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'settings');
  const { jobs } = visit.site;
  const key = visit.query.get('job') ?? visit.sent.values['job']?.[0] ?? null;
  const job = jobs.find(key);
  const found = jobs.resultOf('forget', key);
  const fields = [...fieldsOf(visit), sureField(visit)];
  const values = typed ?? (found?.wanted ? valuesOf(found.wanted) : {});
  const form = formView(fields, values, errors, words(visit, 'form'));
  return page(visit, {
    title: t('forget.heading'),
    template: 'settings-forget',
    area: 'settings',
    section: 'settings',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form,
      formFields: form.fields.slice(0, -1),
      sure: form.fields.at(-1) ?? null,
      error: job?.error && job.kind === 'forget' ? errorSentence(visit.language, job.error) : '',
      found: found && { ...foundView(visit, found), job: key ?? '' },
    },
  });
}

function foundView(visit: Visit, { wanted, notices, erased, kept, weak, swept }: SettingsResults['forget']) {
  const { t, format, has } = words(visit, 'settings');
  const rows = (places: readonly { readonly place: string; readonly rows: number }[], words: string) =>
    places.map(({ place, rows: n }) => ({ place: has(`${words}.${place}`) ? t(`${words}.${place}`) : place, n: format.number(n) }));
  const isLook = wanted !== null;
  return {
    isLook,
    heading: t(erased.length === 0 ? 'forget.noneHeading' : isLook ? 'forget.wouldHeading' : 'forget.doneHeading'),
    text:
      erased.length === 0
        ? t(isLook ? 'forget.nothing' : 'forget.nothingDone')
        : t(isLook ? 'forget.would' : 'forget.done', { n: notices }),
    hasErased: erased.length > 0,
    erased: rows(erased, 'place'),
    hasKept: kept.length > 0,
    kept: rows(kept, 'stays'),
    isWeak: isLook && weak,
    swept: swept === null ? '' : t(`swept.${swept}`),
    mayConfirm: isLook && erased.length > 0,
    hidden: wanted === null ? [] : Object.entries(valuesOf(wanted)).map(([name, [value = '']]) => ({ name, value })),
  };
}

/** As the form has them; a link is looked for as any text is. */
function valuesOf(wanted: Wanted): Values {
  if (wanted.kind === 'reference') return { what: ['reference'], wanted: [wanted.reference], source: [wanted.source ?? ''] };
  return { what: [isLink(wanted.text) ? 'url' : 'text'], wanted: [wanted.text], source: [''] };
}

const isLink = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

async function work(visit: Visit, confirm: boolean): Promise<Answer> {
  const { site, actor, language } = visit;
  const fields = confirm ? [...fieldsOf(visit), sureField(visit)] : fieldsOf(visit);
  const { values, errors } = readFields(fields, visit.sent, words(visit, 'form'));
  const [what, text, source] = [one(values, 'what'), one(values, 'wanted'), oneOrNull(values, 'source')];
  const refuse = (field: string, code: string) => {
    if (errors.length === 0) errors.push({ field, text: errorSentence(language, { code, message: '', details: {} }) });
  };
  if (source !== null && what !== 'reference') refuse('source', 'forget.source');
  if (what === 'url' && !isLink(text)) refuse('wanted', 'url.unreadable');
  if (!/[\p{L}\p{N}]/u.test(text)) refuse('wanted', 'forget.no-words');
  if (errors.length > 0) return show(visit, values, errors);
  const wanted: Wanted = what === 'reference' ? { kind: 'reference', reference: text, source } : { kind: 'value', text };
  const title = words(visit, 'settings').t(confirm ? 'forget.job' : 'forget.lookJob');
  const job = site.jobs.start({ kind: 'forget', params: { wanted, confirm }, actor, title, next: '/settings/forget?job={job}' });
  return go(`/jobs/${job}`);
}
