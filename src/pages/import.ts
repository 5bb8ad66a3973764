// Import, step 1: which file, and what is known of its kind. Files are sent to disk as they come and looked at once.
import { shippedTemplate } from '../import/presets.ts';
import { listImports } from '../log/imports.ts';
import { type Answer, download, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { intakesOf, ownerOf } from '../web/intakes.ts';
import { messagePage, page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { knownProfiles } from '../workflow.ts';
import { importColumnsRoutes } from './import-columns.ts';
import { inspect, pathOf, withIntake } from './import-flow.ts';
import { importHistoryRoutes, importRows } from './import-history.ts';
import { importProfilesRoutes } from './import-profiles.ts';
import { importReadingRoutes } from './import-reading.ts';
import { importSummaryRoutes } from './import-summary.ts';
import { importValuesRoutes } from './import-values.ts';

/** One file, bytes: more than 5,000,000 notices. */
const FILE_BYTES_MAX = 2_000_000_000;
const RECENT = 5;
const REFUSED_AT = {
  'profile.unknown': 'profile',
  ...Object.fromEntries(['empty', 'is-spreadsheet', 'is-html', 'is-json', 'is-pdf'].map((what) => [`file.${what}`, 'file'])),
};
const RECOGNISE = '*recognise';
const NONE = '*none';

export const importRoutes: readonly Route[] = [
  { method: 'GET', path: '/import', access: 'log', answer: (visit) => startPage(visit, { profile: [RECOGNISE] }, []) },
  { method: 'POST', path: '/import', access: 'log', fileBytesMax: FILE_BYTES_MAX, answer: send },
  { method: 'GET', path: '/import/template', access: 'any', answer: template },
  ...importHistoryRoutes,
  ...importProfilesRoutes,
  {
    method: 'GET',
    path: '/import/:id',
    access: 'log',
    answer: (visit) => withIntake(visit, async (intake) => go(pathOf(intake, 'reading'))),
  },
  { method: 'POST', path: '/import/:id/drop', access: 'log', answer: drop },
  ...importReadingRoutes,
  ...importColumnsRoutes,
  ...importValuesRoutes,
  ...importSummaryRoutes,
];

async function fieldsFor(visit: Visit): Promise<readonly Field[]> {
  const { t } = words(visit, 'import');
  const { stored, unused } = await knownProfiles(visit.db);
  const named = [...stored, ...unused].map(({ name, title }) => ({ value: name, label: title }));
  const choices = [{ value: RECOGNISE, label: t('file.recognise') }, { value: NONE, label: t('file.none') }, ...named];
  return [
    { name: 'file', kind: 'file', label: t('file.file'), hint: t('file.fileHint'), required: true },
    { name: 'profile', kind: 'choice', label: t('file.profileLabel'), hint: t('file.profileHint'), options: choices, required: true },
  ];
}

async function startPage(visit: Visit, values: Values, errors: readonly FieldError[]): Promise<Answer> {
  const { t, format } = words(visit, 'import');
  const imports = await listImports(visit.db);
  const open = intakesOf(visit.site).unfinished(ownerOf(visit));
  return page(visit, {
    title: t('file.heading'),
    template: 'import',
    area: 'import',
    section: 'import',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView(await fieldsFor(visit), values, errors, words(visit, 'form')),
      isFirst: imports.length === 0,
      hasOpen: open.length > 0,
      open: open.map((intake) => ({
        href: `/import/${intake.id}`,
        drop: `/import/${intake.id}/drop`,
        name: intake.fileName,
        size: format.fileSize(intake.sizeBytes),
        dropLabel: t('file.dropOne', { file: intake.fileName }),
      })),
      hasRecent: imports.length > 0,
      recent: importRows(visit, imports.slice(0, RECENT)),
    },
  });
}

async function send(visit: Visit): Promise<Answer> {
  const { values, errors } = readFields(await fieldsFor(visit), visit.sent, words(visit, 'form'));
  const { uploads } = visit.site;
  const file = visit.sent.files['file']?.[0];
  if (errors.length > 0 || !file) return startPage(visit, values, errors);
  const chosen = one(values, 'profile');
  const intakes = intakesOf(visit.site);
  const intake = await intakes.open({
    owner: ownerOf(visit),
    fileName: file.name || 'file.csv',
    sizeBytes: file.sizeBytes,
    uploadId: file.uploadId,
    wanted: chosen === RECOGNISE ? 'recognise' : chosen === NONE ? null : { name: chosen },
  });
  const work = async () => {
    try {
      const answer = await inspect(visit, intake, 'reading');
      uploads.claim(file.uploadId);
      return answer;
    } catch (error) {
      await intakes.unopen(intake);
      throw error;
    }
  };
  return attempt(visit, work, (found) => startPage(visit, values, found), REFUSED_AT);
}

function drop(visit: Visit): Promise<Answer> {
  return withIntake(visit, async (intake) => {
    await intakesOf(visit.site).drop(intake);
    return go('/import', told('import', 'file.dropped', { file: intake.fileName }));
  });
}

/** The spreadsheet to fill in for who has no tool, in the language of the page. */
async function template(visit: Visit): Promise<Answer> {
  const name = visit.language === 'en' ? 'spreadsheet' : `spreadsheet-${visit.language}`;
  const bytes = shippedTemplate(name);
  const { t } = words(visit, 'import');
  if (!bytes) return messagePage(visit, 404, t('file.noTemplate'), '', { href: '/import', label: t('gone.back') });
  return download(`article22-${name}.csv`, 'text/csv; charset=utf-8', bytes);
}
