// How long raw addresses and private notes are kept, what is past its day, and erasing that.
import { readRetention, readRules } from '../log/retention.ts';
import { KEPT_KINDS, type KeepRule, type KeptKind } from '../model/retention.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';

export const settingsKeptRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/kept', access: 'any', answer: (visit) => show(visit, null) },
  ...KEPT_KINDS.map(
    (kind): Route => ({ method: 'POST', path: `/settings/kept/${kind}`, access: 'administer', answer: (visit) => keep(visit, kind) }),
  ),
  { method: 'POST', path: '/settings/kept/erase', access: 'administer', answer: eraseNow },
];

interface Refused {
  readonly form: KeptKind | 'erase';
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

/** A rule in words. */
export function ruleText(visit: Visit, kind: KeptKind, rule: KeepRule | null): string {
  const { t, format } = words(visit, 'settings');
  if (rule === null) return t(`kept.off.${kind}`);
  return 'days' in rule ? t('kept.days', { n: rule.days }) : t('kept.until', { day: format.day(rule.until) });
}

function fieldsOf(visit: Visit, form: Refused['form']): readonly Field[] {
  const { t } = words(visit, 'settings');
  if (form === 'erase') return [{ name: 'sure', kind: 'tick', label: t('kept.sure'), required: true }];
  const id = (name: string) => `${form}-${name}`;
  const options = (['days', 'until', 'off'] as const).map((value) => ({
    value,
    label: t(`kept.choice.${value === 'off' ? `off.${form}` : value}`),
  }));
  return [
    { name: 'rule', id: id('rule'), kind: 'radios', label: t('kept.rule'), options, required: true },
    { name: 'days', id: id('days'), kind: 'number', label: t('kept.daysLabel'), min: 1, max: 9999, width: 'short' },
    { name: 'until', id: id('until'), kind: 'day', label: t('kept.untilLabel') },
    { name: 'seen', id: id('seen'), kind: 'hidden', label: '' },
  ];
}

function valuesOf(rule: KeepRule | null): Values {
  const seen = [JSON.stringify(rule)];
  if (rule === null) return { rule: ['off'], seen };
  return 'days' in rule ? { rule: ['days'], days: [String(rule.days)], seen } : { rule: ['until'], until: [rule.until], seen };
}

async function show(visit: Visit, refused: Refused | null): Promise<Answer> {
  const { t, format } = words(visit, 'settings');
  const key = visit.query.get('job');
  const job = visit.site.jobs.find(key);
  const erased = visit.site.jobs.resultOf('eraseDue', key);
  const kinds = await readRetention(visit.db, visit.today);
  const view = (form: Refused['form'], now: Values) => {
    const isRefused = refused?.form === form;
    return formView(
      fieldsOf(visit, form),
      isRefused ? { ...refused.values, ...(now['seen'] ? { seen: now['seen'] } : {}) } : now,
      isRefused ? refused.errors : [],
      words(visit, 'form'),
    );
  };
  const forms = kinds.map(({ kind, rule }) => ({ kind, form: view(kind, valuesOf(rule)) }));
  const erase = view('erase', {});
  const empty = formView([], {}, [], words(visit, 'form'));
  return page(visit, {
    title: t('kept.heading'),
    template: 'settings-kept',
    area: 'settings',
    section: 'settings',
    status: refused ? 422 : 200,
    view: {
      form: (refused && (refused.form === 'erase' ? erase : forms.find(({ kind }) => kind === refused.form)?.form)) ?? empty,
      error: job?.error ? errorSentence(visit.language, job.error) : '',
      done: erased
        ? `${t('kept.erased', { n: erased.erased })} ${t(`swept.${erased.swept}`)}`
        : visit.site.jobs.resultOf('keep', key)
          ? t('kept.saved')
          : '',
      kinds: kinds.map(({ kind, rule, kept, due, nextDueAfter }) => ({
        heading: t(`kept.${kind}`),
        rule: ruleText(visit, kind, rule),
        kept: format.number(kept),
        due: format.number(due),
        next: nextDueAfter === null ? '–' : format.day(nextDueAfter),
      })),
      forms: forms.map(({ kind, form: { fields } }) => ({
        heading: t(`kept.change.${kind}`),
        text: t(`kept.about.${kind}`),
        action: `/settings/kept/${kind}`,
        fields,
      })),
      hasDue: kinds.some(({ due }) => due > 0),
      eraseFields: erase.fields,
    },
  });
}

async function keep(visit: Visit, kind: KeptKind): Promise<Answer> {
  const { t } = words(visit, 'settings');
  const { values, errors } = readFields(fieldsOf(visit, kind), visit.sent, words(visit, 'form'));
  const rule = errors.length > 0 ? null : ruleSent(visit, values, errors);
  const before = (await readRules(visit.db))[kind];
  if (errors.length === 0 && one(values, 'seen') !== JSON.stringify(before))
    errors.push({ field: null, text: t('changedMeanwhile', { now: ruleText(visit, kind, before) }) });
  if (errors.length > 0) return show(visit, { form: kind, values, errors });
  if (JSON.stringify(rule) === JSON.stringify(before)) return go('/settings/kept', told('settings', 'kept.saved'));
  const { site, actor } = visit;
  const params = { kind, rule, seen: one(values, 'seen') };
  const job = site.jobs.start({ kind: 'keep', params, actor, title: t('kept.job'), next: '/settings/kept?job={job}' });
  return go(`/jobs/${job}`);
}

/** Adds to `errors` what is wrong with it. */
function ruleSent(visit: Visit, values: Values, errors: FieldError[]): KeepRule | null {
  const { t } = words(visit, 'form');
  const labels = words(visit, 'settings');
  const [rule, days, until] = [one(values, 'rule'), one(values, 'days'), one(values, 'until')];
  if (rule === 'off') return null;
  if (rule === 'days') {
    if (days === '') errors.push({ field: 'days', text: t('error.missing', { label: labels.t('kept.daysLabel') }) });
    return { days: Number(days) };
  }
  if (until === '') errors.push({ field: 'until', text: t('error.missing', { label: labels.t('kept.untilLabel') }) });
  // Everything would be due at once, what is entered later too.
  else if (until < visit.today)
    errors.push({ field: 'until', text: errorSentence(visit.language, { code: 'retention.past', message: '', details: {} }) });
  return { until };
}

async function eraseNow(visit: Visit): Promise<Answer> {
  const { values, errors } = readFields(fieldsOf(visit, 'erase'), visit.sent, words(visit, 'form'));
  if (errors.length > 0) return show(visit, { form: 'erase', values, errors });
  const { site, actor, today } = visit;
  const title = words(visit, 'settings').t('kept.eraseJob');
  return go(`/jobs/${site.jobs.start({ kind: 'eraseDue', params: { today }, actor, title, next: '/settings/kept?job={job}' })}`);
}
