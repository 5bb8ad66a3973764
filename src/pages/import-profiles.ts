// The mapping profiles: those of the log and those that come with the program, to hand on as files and to take in.
import { UserError } from '../error.ts';
import { checkProfile } from '../import/parse-file.ts';
import { saveProfile } from '../log/documents.ts';
import { type Profile, profileSchema } from '../model/profile.ts';
import { type Answer, download, go, told } from '../web/answer.ts';
import { type FieldError, formView, readFields } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act, knownProfiles, profileNamed } from '../workflow.ts';

const PROFILE_BYTES_MAX = 2_000_000;

export const importProfilesRoutes: readonly Route[] = [
  { method: 'GET', path: '/import/profiles', access: 'any', answer: (visit) => list(visit, []) },
  { method: 'GET', path: '/import/profiles/:name', access: 'any', answer: file },
  { method: 'POST', path: '/import/profiles', access: 'log', fileBytesMax: PROFILE_BYTES_MAX, answer: send },
];

const fieldsFor = (visit: Visit) => {
  const { t } = words(visit, 'import');
  return [{ name: 'profile', kind: 'file', label: t('profiles.file'), hint: t('profiles.fileHint'), required: true }] as const;
};

async function list(visit: Visit, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'import');
  const { stored, unused } = await knownProfiles(visit.db);
  const rows = (profiles: readonly Profile[]) =>
    profiles.map(({ name, title, source, columns }) => ({
      title,
      href: `/import/profiles/${name}`,
      source: source.name,
      columns: String(Object.keys(columns).length),
    }));
  return page(visit, {
    title: t('profiles.heading'),
    template: 'import-profiles',
    area: 'import',
    section: 'import',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView(fieldsFor(visit), {}, errors, words(visit, 'form')),
      lists: [
        {
          heading: t('profiles.own'),
          rows: rows(stored),
          isEmpty: stored.length === 0,
          empty: t('profiles.ownEmpty'),
          hasRows: stored.length > 0,
        },
        { heading: t('profiles.shipped'), rows: rows(unused), isEmpty: false, empty: '', hasRows: true },
      ],
    },
  });
}

async function file(visit: Visit): Promise<Answer> {
  const name = visit.params['name'] ?? '';
  const profile = profileNamed(await knownProfiles(visit.db), name);
  if (!profile) throw new UserError('profile.unknown', `There is no profile ${name}.`);
  return download(`${profile.name}.json`, 'application/json; charset=utf-8', `${JSON.stringify(profile, null, 2)}\n`);
}

async function send(visit: Visit): Promise<Answer> {
  const { errors } = readFields(fieldsFor(visit), visit.sent, words(visit, 'form'));
  const [sent] = visit.sent.files['profile'] ?? [];
  const bytes = sent ? await visit.site.uploads.bytes(sent.uploadId) : null;
  if (errors.length > 0 || !bytes) return list(visit, errors);
  const again = (found: readonly FieldError[]) =>
    list(
      visit,
      found.map(({ text }) => ({ field: 'profile', text })),
    );
  return attempt(
    visit,
    async () => {
      const profile = readProfile(bytes);
      const { value } = await act(visit.log, visit.actor, null, (db, at) => saveProfile(db, profile, at));
      return go('/import/profiles', told('import', value.changed ? 'profiles.saved' : 'profiles.same', { title: profile.title }));
    },
    again,
  );
}

/** @throws UserError `json.unreadable`, `json.unexpected`, and what `checkProfile` refuses */
function readProfile(bytes: Uint8Array): Profile {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8').decode(bytes));
  } catch {
    throw new UserError('json.unreadable', 'The file is not JSON.');
  }
  const parsed = profileSchema.safeParse(value);
  if (!parsed.success) throw new UserError('json.unexpected', 'The file is not a mapping profile.');
  checkProfile(parsed.data);
  return parsed.data;
}
