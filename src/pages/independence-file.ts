// The register of independence as a JSON file: handed out, and taken in as a whole.
import { readIndependence, saveIndependence } from '../log/documents.ts';
import { independenceSchema } from '../model/independence.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';
import { DOCUMENT_BYTES_MAX, documentFile, type ImportPage, importPage, readImport } from './document-file.ts';

export const independenceFileRoutes: readonly Route[] = [
  { method: 'GET', path: '/independence/file', access: 'any', answer: file },
  { method: 'GET', path: '/independence/import', access: 'write', answer: async (visit) => importPage(visit, await about(visit), []) },
  { method: 'POST', path: '/independence/import', access: 'write', fileBytesMax: DOCUMENT_BYTES_MAX, answer: send },
];

async function file({ db }: Visit): Promise<Answer> {
  const register = (await readIndependence(db)) ?? { format: 'article22-independence/1', entries: [] };
  return documentFile('independence', register);
}

async function about(visit: Visit): Promise<ImportPage> {
  const { t } = words(visit, 'independence');
  return {
    action: '/independence/import',
    section: 'independence',
    title: t('import.heading'),
    text: t('import.text'),
    back: { href: '/independence', label: t('back') },
    replaces: (await readIndependence(visit.db)) !== null,
  };
}

async function send(visit: Visit): Promise<Answer> {
  const form = await about(visit);
  const { document, errors } = await readImport(visit, form, independenceSchema);
  if (document === null) return importPage(visit, form, errors);
  return attempt(
    visit,
    async () => {
      const { value } = await act(visit.log, visit.actor, null, (db, at) => saveIndependence(db, document, at));
      return go('/independence', told('independence', value ? 'imported' : 'imported.same', { n: document.entries.length }));
    },
    (found) => importPage(visit, form, found),
  );
}
