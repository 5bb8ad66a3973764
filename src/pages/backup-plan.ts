// When copies of the log are made by themselves: how it stands, the form that sets it, and one made at once.
import { refuseFolder } from '../log/backup-folder.ts';
import { type BackupStanding, planText, readBackupPlan, readBackupStanding, setBackupPlan } from '../log/backup-standing.ts';
import { type BackupPlan, dueAfter, HOURS_MAX, KEEP_MAX, refuseNone, UNFINISHED } from '../model/backup-plan.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { instantText } from '../web/instant.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';

export const backupPlanRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/backup/plan', access: 'administer', answer: (visit) => show(visit, null) },
  { method: 'POST', path: '/settings/backup/plan', access: 'administer', answer: save },
  { method: 'POST', path: '/settings/backup/plan/now', access: 'administer', answer: makeNow },
];

const PLAN_PAGE = '/settings/backup/plan';
/** What a new plan proposes. */
const KEEP = { daily: 7, weekly: 4, monthly: 12 };
const FIELDS_OF_ERRORS = { 'backup.folder': 'folder', 'backup.keep': 'daily' };

interface Refused {
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

/** How it stands, in sentences; `trouble` apart, because it has to be seen first. */
export async function standingView(visit: Visit) {
  const { t } = words(visit, 'settings');
  const standing = await readBackupStanding(visit.db, visit.actor.now);
  const { plan, doneAt, trouble } = standing;
  const at = (instant: string) => instantText(visit, instant);
  const next = plan && !plan.paused && doneAt !== null ? dueAfter(plan.every, doneAt, visit.timeZone) : null;
  const lines = [
    whenText(visit, plan),
    ...(plan ? [t(plan.encrypt ? 'plan.isEncrypted' : 'plan.isPlain')] : []),
    ...(doneAt === null ? (plan ? [t('plan.never')] : []) : [t('plan.last', { at: at(doneAt) })]),
    ...(next === null || trouble !== null ? [] : [t('plan.next', { at: at(next) })]),
  ];
  return { plan, planLines: lines.map((text) => ({ text })), trouble: troubleText(visit, standing) };
}

function whenText(visit: Visit, plan: BackupPlan | null): string {
  const { t } = words(visit, 'settings');
  if (plan === null) return t('plan.none');
  const { folder, every } = plan;
  return 'hours' in every ? t('plan.hours', { n: every.hours, folder }) : t('plan.at', { hour: String(every.at), folder });
}

function troubleText(visit: Visit, { trouble, error, triedAt }: BackupStanding): string {
  const { t } = words(visit, 'settings');
  if (trouble === null) return '';
  if (trouble !== 'failed') return t(trouble === 'late' ? 'plan.late' : 'plan.paused');
  const isKnown = error !== null && error !== UNFINISHED;
  const why = isKnown ? errorSentence(visit.language, { code: error, message: '', details: {} }) : t('plan.unfinished');
  return t('plan.failed', { at: triedAt === null ? '' : instantText(visit, triedAt), why });
}

function fieldsOf(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'settings');
  const number = { kind: 'number', width: 'short' } as const;
  const count = { ...number, min: 0, max: KEEP_MAX, required: true } as const;
  const options = [
    { value: 'hours', label: t('plan.everyHours') },
    { value: 'at', label: t('plan.everyDay') },
    { value: 'off', label: t('plan.off') },
  ];
  return [
    { name: 'when', kind: 'radios', label: t('plan.when'), options, required: true },
    { name: 'hours', label: t('plan.hoursLabel'), ...number, min: 1, max: HOURS_MAX },
    { name: 'at', label: t('plan.atLabel'), hint: t('plan.atHint'), ...number, min: 0, max: 23 },
    { name: 'folder', kind: 'text', label: t('plan.folder'), hint: t('plan.folderHint'), oneOf: true },
    { name: 'daily', label: t('plan.daily'), hint: t('plan.keepHint'), ...count },
    { name: 'weekly', label: t('plan.weekly'), ...count },
    { name: 'monthly', label: t('plan.monthly'), ...count },
    { name: 'encrypt', kind: 'tick', label: t('plan.encrypt'), hint: t('plan.encryptHint') },
    { name: 'seen', kind: 'hidden', label: '', max: 5000 },
  ];
}

function valuesOf(plan: BackupPlan | null): Values {
  const { every = null, keep = KEEP } = plan ?? {};
  return {
    when: [every === null ? 'off' : 'hours' in every ? 'hours' : 'at'],
    hours: [every && 'hours' in every ? String(every.hours) : ''],
    at: [every && 'at' in every ? String(every.at) : ''],
    folder: [plan?.folder ?? ''],
    daily: [String(keep.daily)],
    weekly: [String(keep.weekly)],
    monthly: [String(keep.monthly)],
    encrypt: [plan?.encrypt ? 'yes' : ''],
    seen: [planText(plan)],
  };
}

async function show(visit: Visit, refused: Refused | null): Promise<Answer> {
  // A database server makes its copies itself.
  if (visit.log.engine === 'postgres') return go('/settings/backup');
  const { t } = words(visit, 'settings');
  const { site, language } = visit;
  const key = visit.query.get('job');
  const job = site.jobs.find(key);
  const made = site.jobs.resultOf('plannedBackup', key);
  const { plan, ...standing } = await standingView(visit);
  const now = valuesOf(plan);
  // Who was told that somebody saved meanwhile has seen it now.
  const values = refused ? { ...refused.values, seen: now['seen'] ?? [] } : now;
  const left = made && made.notRemoved.length > 0 ? ` ${t('plan.notRemoved', { n: made.notRemoved.length })}` : '';
  return page(visit, {
    title: t('plan.heading'),
    template: 'backup-plan',
    area: 'settings',
    section: 'settings',
    status: refused ? 422 : 200,
    view: {
      ...standing,
      form: formView(fieldsOf(visit), values, refused?.errors ?? [], words(visit, 'form')),
      error: job?.error ? errorSentence(language, job.error) : '',
      done: made ? `${t('plan.made', { n: made.copies })}${left}` : '',
      hasPlan: plan !== null && !plan.paused,
      lacksPassphrase: site.backupPassphrase === null,
    },
  });
}

async function save(visit: Visit): Promise<Answer> {
  if (visit.log.engine === 'postgres') return go('/settings/backup');
  const { values, errors } = readFields(fieldsOf(visit), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => show(visit, { values, errors: found });
  const plan = errors.length > 0 ? null : planSent(visit, values, errors);
  const before = await readBackupPlan(visit.db);
  if (errors.length === 0 && one(values, 'seen') !== planText(before))
    errors.push({ field: null, text: words(visit, 'settings').t('changedMeanwhile', { now: whenText(visit, before) }) });
  if (errors.length > 0) return again(errors);
  return attempt(
    visit,
    async () => {
      if (plan) {
        refuseNone(plan.keep);
        refuseFolder(plan.folder);
      }
      await act(visit.log, visit.actor, null, (db, at) => setBackupPlan(db, plan, at, one(values, 'seen')));
      return go(PLAN_PAGE, told('settings', 'plan.saved'));
    },
    again,
    FIELDS_OF_ERRORS,
  );
}

/** Adds to `errors` what is missing. */
function planSent(visit: Visit, values: Values, errors: FieldError[]): BackupPlan | null {
  const when = one(values, 'when');
  if (when === 'off') return null;
  const { t } = words(visit, 'form');
  const field = when === 'hours' ? 'hours' : 'at';
  for (const name of [field, 'folder']) {
    const label = fieldsOf(visit).find((one) => one.name === name)?.label ?? name;
    if (one(values, name) === '') errors.push({ field: name, text: t('error.missing', { label }) });
  }
  const number = (name: string) => Number(one(values, name));
  return {
    folder: one(values, 'folder'),
    every: field === 'hours' ? { hours: number('hours') } : { at: number('at') },
    keep: { daily: number('daily'), weekly: number('weekly'), monthly: number('monthly') },
    encrypt: one(values, 'encrypt') !== '',
    paused: false,
  };
}

async function makeNow(visit: Visit): Promise<Answer> {
  const { site, actor } = visit;
  const title = words(visit, 'settings').t('plan.job');
  const params = { passphrase: site.backupPassphrase, atOnce: true };
  return go(`/jobs/${site.jobs.start({ kind: 'plannedBackup', params, actor, title, next: `${PLAN_PAGE}?job={job}` })}`);
}
