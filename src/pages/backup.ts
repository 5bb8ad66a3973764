// A copy of the log to take away, and a copy in the place of the log. Where the log is on a PostgreSQL server, its own tools do both.
import { createReadStream } from 'node:fs';
import { UserError } from '../error.ts';
import { readAudit } from '../log/audit-list.ts';
import { addAudit, UNNAMED } from '../log/audit-trail.ts';
import type { BackupFacts } from '../log/backup-look.ts';
import { refuseShort } from '../log/encrypted-file.ts';
import { openSession } from '../log/sessions.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { type Field, type FieldError, formView, one, readFields } from '../web/forms.ts';
import { instantText } from '../web/instant.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import { emptyFile } from '../web/uploads.ts';
import type { Route, Visit } from '../web/visit.ts';
import { whenFree } from '../web/when-free.ts';
import { act, takeBack } from '../workflow.ts';
import { actText } from './audit.ts';
import { backupPlanRoutes, standingView } from './backup-plan.ts';

/** A log of ten million notices and more. */
const BACKUP_BYTES_MAX = 20_000_000_000;

export const backupRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/backup', access: 'administer', answer: (visit) => show(visit, null) },
  { method: 'POST', path: '/settings/backup/make', access: 'administer', answer: make },
  { method: 'POST', path: '/settings/backup/download', access: 'administer', answer: take },
  { method: 'POST', path: '/settings/backup/look', access: 'administer', fileBytesMax: BACKUP_BYTES_MAX, answer: look },
  { method: 'POST', path: '/settings/backup/restore', access: 'administer', answer: restore },
  ...backupPlanRoutes,
];

const DOWNLOADED = 'log.backup-downloaded';

interface Refused {
  readonly form: 'make' | 'look' | 'restore';
  readonly errors: readonly FieldError[];
}

/** Both empty: the copy is not encrypted. Named so that what is typed is never shown again. */
function makeFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'settings');
  const secret = { kind: 'password', width: 'medium', max: 400, autocomplete: 'new-password' } as const;
  return [
    { name: 'password', id: 'make-password', label: t('backup.passphrase'), hint: t('backup.passphraseHint'), ...secret },
    { name: 'passwordAgain', id: 'make-again', label: t('backup.passphraseAgain'), ...secret },
  ];
}

function lookFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'settings');
  const secret = { kind: 'password', width: 'medium', max: 400, hint: t('backup.lookPassphraseHint') } as const;
  return [
    { name: 'file', kind: 'file', label: t('backup.file'), hint: t('backup.fileHint'), required: true },
    { name: 'password', id: 'look-password', label: t('backup.lookPassphrase'), ...secret },
  ];
}

const sureField = (visit: Visit): Field => ({
  name: 'sure',
  kind: 'tick',
  label: words(visit, 'settings').t('backup.sure'),
  required: true,
});

async function show(visit: Visit, refused: Refused | null): Promise<Answer> {
  const { t } = words(visit, 'settings');
  const { site, db, language } = visit;
  const key = visit.query.get('job') ?? visit.sent.values['job']?.[0] ?? null;
  const job = site.jobs.find(key);
  const [made, seen] = [site.jobs.resultOf('backup', key), site.jobs.resultOf('lookAtBackup', key)];
  const [last] = (await readAudit(db, { act: DOWNLOADED }, { before: null, limit: 1 })).lines;
  const viewOf = (form: Refused['form'], fields: readonly Field[]) =>
    formView(fields, {}, refused?.form === form ? refused.errors : [], words(visit, 'form'));
  const forms = {
    make: viewOf('make', makeFields(visit)),
    look: viewOf('look', lookFields(visit)),
    restore: viewOf('restore', [sureField(visit)]),
  };
  const { planLines, trouble } = await standingView(visit);
  const isMade = made !== null && (await site.uploads.path(made.uploadId)) !== null;
  const isThere = seen !== null && (await site.uploads.path(seen.uploadId)) !== null;
  return page(visit, {
    title: t('backup.heading'),
    template: 'backup',
    area: 'settings',
    section: 'settings',
    status: refused ? 422 : 200,
    view: {
      form: forms[refused?.form ?? 'look'],
      makeFields: forms.make.fields,
      lookFields: forms.look.fields,
      planLines,
      trouble,
      error: job?.error ? errorSentence(language, job.error) : '',
      isServer: visit.log.engine === 'postgres',
      isTeam: site.mode === 'team',
      last: last
        ? t(last.who === UNNAMED ? 'backup.lastUnnamed' : 'backup.last', { at: instantText(visit, last.at), who: last.who })
        : t('backup.never'),
      made: isMade ? { job: key ?? '', facts: factsView(visit, made), ...troublesView(made) } : null,
      isGone: made !== null && !isMade,
      seen: isThere
        ? {
            job: key ?? '',
            name: seen.name,
            facts: factsView(visit, seen),
            ...troublesView(seen),
            isOfAnother: seen.isOfAnother,
            sure: forms.restore.fields[0] ?? null,
          }
        : null,
    },
  });
}

function factsView(visit: Visit, { sizeBytes, notices, publications, lastAct }: BackupFacts) {
  const { t, format } = words(visit, 'settings');
  return [
    { name: t('backup.notices'), value: format.number(notices) },
    { name: t('backup.publications'), value: format.number(publications) },
    {
      name: t('backup.lastAct'),
      value: lastAct === null ? t('backup.nothingDone') : `${actText(visit, lastAct.act)}, ${instantText(visit, lastAct.at)}`,
    },
    { name: t('backup.size'), value: format.fileSize(sizeBytes) },
  ];
}

const troublesView = ({ troubles }: BackupFacts) => ({
  isSound: troubles.length === 0,
  isHurt: troubles.length > 0,
  troubles: troubles.map(({ sentence }) => ({ sentence })),
});

async function make(visit: Visit): Promise<Answer> {
  const { site, actor } = visit;
  const { values, errors } = readFields(makeFields(visit), visit.sent, words(visit, 'form'));
  const passphrase = one(values, 'password') || null;
  if (errors.length === 0 && one(values, 'passwordAgain') !== (passphrase ?? ''))
    errors.push({ field: 'passwordAgain', text: words(visit, 'settings').t('backup.passphraseDiffer') });
  if (errors.length > 0) return show(visit, { form: 'make', errors });
  return attempt(
    visit,
    async () => {
      if (passphrase !== null) refuseShort(passphrase);
      const params = { ...(await emptyFile(site.uploads)), passphrase };
      const title = words(visit, 'settings').t('backup.job');
      return go(`/jobs/${site.jobs.start({ kind: 'backup', params, actor, title, next: '/settings/backup?job={job}' })}`);
    },
    (found) => show(visit, { form: 'make', errors: found }),
    { 'backup.passphrase-short': 'password' },
  );
}

/** Gives the copy away, once: nothing of it stays here. */
async function take(visit: Visit): Promise<Answer> {
  const { site, log, actor } = visit;
  const made = site.jobs.resultOf('backup', visit.sent.values['job']?.[0] ?? null);
  const file = made && (await site.uploads.path(made.uploadId));
  if (!made || file === null) throw new UserError('backup.missing', 'The backup is not there any more.');
  await act(log, actor, null, (db, at) => addAudit(db, at, DOWNLOADED, 'log', { sizeBytes: made.sizeBytes }));
  const at = actor.now
    .replace(/\.\d+|[-:]/g, '')
    .replace('T', '-')
    .replace('Z', '');
  const body = givenOnce(file, () => site.uploads.drop(made.uploadId));
  const [ending, type] = made.isEncrypted ? ['.encrypted', 'application/octet-stream'] : ['', 'application/vnd.sqlite3'];
  return { kind: 'file', name: `article22-backup-${at}.sqlite${ending}`, type, body, as: 'download' };
}

async function* givenOnce(file: string, drop: () => Promise<void>): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } finally {
    await drop();
  }
}

async function look(visit: Visit): Promise<Answer> {
  const { site, actor, sent } = visit;
  const { values, errors } = readFields(lookFields(visit), sent, words(visit, 'form'));
  const file = sent.files['file']?.[0];
  const path = file && (await site.uploads.path(file.uploadId));
  if (errors.length > 0 || !file || !path) return show(visit, { form: 'look', errors });
  site.uploads.claim(file.uploadId);
  const title = words(visit, 'settings').t('backup.lookJob');
  const params = { uploadId: file.uploadId, file: path, name: file.name, passphrase: one(values, 'password') || null };
  return go(`/jobs/${site.jobs.start({ kind: 'lookAtBackup', params, actor, title, next: '/settings/backup?job={job}' })}`);
}

/** Puts the copy in the place of the log. Every session ended with the old log; the person alone is let in to the new one. */
async function restore(visit: Visit): Promise<Answer> {
  const { site, actor, sent } = visit;
  const { errors } = readFields([sureField(visit)], sent, words(visit, 'form'));
  if (errors.length > 0) return show(visit, { form: 'restore', errors });
  const seen = site.jobs.resultOf('lookAtBackup', sent.values['job']?.[0] ?? null);
  const file = seen && (await site.uploads.path(seen.uploadId));
  if (!seen || file === null) throw new UserError('backup.missing', 'The backup is not there any more.');
  return attempt(
    visit,
    async () => {
      const restored = await site.replaceLog(() => takeBack(file, site.logAddress, actor));
      const isSound = restored.troubles.length === 0;
      const said = (sound: string) => told('settings', isSound ? sound : 'backup.restoredNotInOrder');
      if (site.mode === 'team') return go('/sign-in', said('backup.restoredTeam'));
      // The visit must not be tried again: the copy is in its place.
      const session = await whenFree(site.log.address, () => site.withLog(() => openSession(site.log.db, null, actor.now)));
      return { ...go('/', said('backup.restored')), cookies: [{ name: 'session', value: session }] } as Answer;
    },
    // The log of the visit is closed; the one that is open now says what there is.
    (found) => show({ ...visit, log: site.log, db: site.log.db }, { form: 'restore', errors: found }),
  );
}
