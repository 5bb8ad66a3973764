// The flagger's data as a JSON file: handed out, and taken in as a whole.
import { readFlagger } from '../log/documents.ts';
import { enterFlagger } from '../log/flagger.ts';
import { flaggerSchema } from '../model/flagger.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { isLongToEnter } from '../web/at-once.ts';
import { words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { DOCUMENT_BYTES_MAX, documentFile, type ImportPage, importPage, readImport } from './document-file.ts';
import { goneFrom } from './profile-award.ts';
import { saveBeside } from './profile-saved.ts';

export const profileFileRoutes: readonly Route[] = [
  { method: 'GET', path: '/profile/file', access: 'any', answer: file },
  { method: 'GET', path: '/profile/import', access: 'write', answer: async (visit) => importPage(visit, await about(visit), []) },
  { method: 'POST', path: '/profile/import', access: 'write', fileBytesMax: DOCUMENT_BYTES_MAX, answer: send },
];

async function file(visit: Visit): Promise<Answer> {
  const flagger = await readFlagger(visit.db);
  return flagger ? documentFile('flagger', flagger) : goneFrom(visit);
}

async function about(visit: Visit): Promise<ImportPage> {
  const { t } = words(visit, 'profile');
  return {
    action: '/profile/import',
    section: 'profile',
    title: t('import.heading'),
    text: t('import.text'),
    back: { href: '/profile', label: t('heading') },
    replaces: (await readFlagger(visit.db)) !== null,
  };
}

async function send(visit: Visit): Promise<Answer> {
  const form = await about(visit);
  const { document, errors } = await readImport(visit, form, flaggerSchema);
  if (document === null) return importPage(visit, form, errors);
  if (await isLongToEnter(visit.db, await readFlagger(visit.db), document)) return saveBeside(visit, { document, seen: null, places: [] });
  return attempt(
    visit,
    async () => {
      const cause = { kind: 'flagger', act: "change of the flagger's data" } as const;
      const { value, corrections } = await act(visit.log, visit.actor, cause, (db, at) => enterFlagger(db, document, at));
      if (corrections.length > 0) return go('/profile', told('profile', 'saved.corrections', { n: corrections.length }));
      return go('/profile', told('profile', value.changed ? 'imported.done' : 'imported.same'));
    },
    (found) =>
      importPage(
        visit,
        form,
        found.map(({ text }) => ({ field: 'document', text })),
      ),
  );
}
