// Settings: how the pages look and speak, the time zone of the report, reminders; and the way to people, tokens, backups and the trail.
import { setOwnName } from '../log/own-name.ts';
import { readRules } from '../log/retention.ts';
import { pageLanguage, setPageLanguage } from '../log/settings-acts.ts';
import { readReminderDays, setReminderDays } from '../log/silence.ts';
import { setPreferences } from '../log/users.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { attempt, type FieldsOfErrors } from '../web/refusal.ts';
import type { Access, Route, Visit } from '../web/visit.ts';
import { ownName } from '../web/words.ts';
import { act } from '../workflow.ts';
import { changedMeanwhile, FORMS, type FormName, fieldsOf, formViews, type Refused } from './settings-forms.ts';
import { ruleText } from './settings-kept.ts';

const ACCESS: Readonly<Record<FormName, Access>> = {
  name: 'administer',
  look: 'any',
  language: 'administer',
  zone: 'administer',
  reminders: 'administer',
};

export const settingsRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings', access: 'any', answer: (visit) => show(visit, null) },
  ...FORMS.map(
    (form): Route => ({ method: 'POST', path: `/settings/${form}`, access: ACCESS[form], answer: (visit) => save(visit, form) }),
  ),
];

const ERRORS: FieldsOfErrors = {
  'person.blank': 'name',
  'reminder.days': 'first',
  'time-zone.unknown': 'zone',
  'language.unknown': 'language',
};

async function show(visit: Visit, refused: Refused | null): Promise<Answer> {
  const { t } = words(visit, 'settings');
  const { first, again } = await readReminderDays(visit.db);
  const language = await pageLanguage(visit.db);
  const job = visit.site.jobs.find(visit.query.get('job'));
  const zone = visit.site.jobs.resultOf('zone', visit.query.get('job'));
  const rules = await readRules(visit.db);
  const shown = refused ? formView(await fieldsOf(visit, refused.form), refused.values, refused.errors, words(visit, 'form')) : null;
  return page(visit, {
    title: t('heading'),
    template: 'settings',
    area: 'settings',
    section: 'settings',
    status: refused ? 422 : 200,
    view: {
      form: shown ?? formView([], {}, [], words(visit, 'form')),
      error: job?.error ? errorSentence(visit.language, job.error) : '',
      done: zone ? t('zone.done', { n: zone.notices }) : '',
      isTeam: visit.site.mode === 'team',
      nameGiven: visit.site.by !== null && visit.site.mode === 'alone' ? t('name.given', { name: visit.site.by }) : '',
      forms: await formViews(visit, refused),
      facts: [
        { name: t('zone.label'), value: visit.timeZone },
        { name: t('reminders.heading'), value: t('reminders.fact', { first, again }) },
        { name: t('language.label'), value: ownName(language ?? 'en') },
        { name: t('kept.urls'), value: ruleText(visit, 'urls', rules.urls) },
        { name: t('kept.notes'), value: ruleText(visit, 'notes', rules.notes) },
      ],
    },
  });
}

async function save(visit: Visit, form: FormName): Promise<Answer> {
  const { values, errors } = readFields(await fieldsOf(visit, form), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => show(visit, { form, values, errors: found });
  const all = errors.length > 0 ? errors : await changedMeanwhile(visit, form, values);
  if (all.length > 0) return again(all);
  return attempt(visit, () => saved(visit, form, values), again, ERRORS);
}

async function saved(visit: Visit, form: FormName, values: Values): Promise<Answer> {
  const { log, actor, visitor, site } = visit;
  const seen = one(values, 'seen');
  const done = go('/settings', told('settings', `${form}.saved`));
  if (form === 'name') await act(log, actor, null, (db) => setOwnName(db, one(values, 'name')));
  else if (form === 'look') {
    if (visitor?.userId == null) return go('/settings');
    const [own, theme] = [one(values, 'own'), one(values, 'theme')];
    await setPreferences(visit.db, visitor.userId, {
      language: own === 'browser' ? null : own,
      theme: theme === 'light' || theme === 'dark' ? theme : null,
    });
    // What was chosen in this browser before would win.
    return { ...done, cookies: [{ name: 'language', value: '' }] } as Answer;
  } else if (form === 'language') await act(log, actor, null, (db, at) => setPageLanguage(db, one(values, 'language'), at, seen));
  else if (form === 'reminders') {
    const days = { first: Number(one(values, 'first')), again: Number(one(values, 'again')) };
    await act(log, actor, null, (db, at) => setReminderDays(db, days, at, seen));
  } else {
    const title = words(visit, 'settings').t('zone.job');
    const params = { zone: one(values, 'zone'), seen };
    return go(`/jobs/${site.jobs.start({ kind: 'zone', params, actor, title, next: '/settings?job={job}' })}`);
  }
  return done;
}
