// What was imported, when and by whom; one import with its decisions; taking it back, after a look at what that would do.
import { UserError } from '../error.ts';
import { UNNAMED } from '../log/audit-trail.ts';
import { type ImportEntry, listImports } from '../log/imports.ts';
import { type Answer, go } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import type { Undone } from '../web/import-work.ts';
import { instantText } from '../web/instant.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { decisionViews } from './import-because.ts';

export const importHistoryRoutes: readonly Route[] = [
  { method: 'GET', path: '/import/history', access: 'any', answer: list },
  { method: 'GET', path: '/import/history/:number', access: 'any', answer: show },
  { method: 'POST', path: '/import/history/:number/look', access: 'log', answer: (visit) => undo(visit, true) },
  { method: 'GET', path: '/import/history/:number/undo', access: 'log', answer: confirm },
  { method: 'POST', path: '/import/history/:number/undo', access: 'log', answer: (visit) => undo(visit, false) },
];

/** Rows of the table of imports. */
export function importRows(visit: Visit, imports: readonly ImportEntry[]) {
  const { t, format } = words(visit, 'import');
  return imports.map(({ id, fileName, importedAt, importedBy, source, summary, undoneAt }) => ({
    href: `/import/history/${id}`,
    number: String(id),
    fileName,
    linkText: t('history.one', { number: String(id), file: fileName }),
    at: instantText(visit, importedAt),
    by: importedBy === UNNAMED ? t('history.unnamed') : importedBy,
    source,
    records: format.number(summary.records ?? 0),
    added: format.number((summary.new ?? 0) + (summary.updated ?? 0)),
    isUndone: undoneAt !== null,
  }));
}

async function list(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'import');
  const imports = await listImports(visit.db);
  const view = { isEmpty: imports.length === 0, hasAny: imports.length > 0, rows: importRows(visit, imports) };
  return page(visit, { title: t('history.heading'), template: 'import-history', area: 'import', section: 'import', view });
}

async function entryOf(visit: Visit): Promise<ImportEntry> {
  const number = visit.params['number'] ?? '';
  const entry = (await listImports(visit.db)).find(({ id }) => String(id) === number);
  if (!entry) throw new UserError('import.unknown', `There is no import ${number}.`);
  return entry;
}

async function show(visit: Visit): Promise<Answer> {
  const w = words(visit, 'import');
  const { t, format } = w;
  const codes = words(visit, 'codes');
  const entry = await entryOf(visit);
  const job = visit.site.jobs.find(visit.query.get('job'));
  const done = undoneBy(visit, entry, false);
  const fates = ['new', 'updated', 'unchanged', 'rejected', 'skipped', 'held'] as const;
  const known = ['encoding', 'delimiter', 'quote', 'escape', 'newline', 'header-line', 'date-format', 'time-zone', 'decimal'];
  const told = Object.entries(entry.decisions).flatMap(([decision, value]) =>
    typeof value === 'string' && known.includes(decision) ? [{ decision, value, because: '' }] : [],
  );
  return page(visit, {
    title: t('history.one', { number: String(entry.id), file: entry.fileName }),
    template: 'import-history-entry',
    area: 'import',
    section: 'import',
    view: {
      heading: t('history.one', { number: String(entry.id), file: entry.fileName }),
      error: job?.error ? errorSentence(visit.language, job.error) : '',
      facts: [
        { name: t('history.at'), value: instantText(visit, entry.importedAt) },
        { name: t('history.by'), value: entry.importedBy === UNNAMED ? t('history.unnamed') : entry.importedBy },
        { name: t('history.source'), value: entry.source },
        { name: t('history.profile'), value: entry.profile ?? t('history.noProfile') },
        { name: t('history.size'), value: format.fileSize(entry.sizeBytes) },
        { name: t('history.sha'), value: entry.fileSha256 },
      ],
      sums: [
        ...fates.map((fate) => ({ fate: codes.t(`record.${fate}`), records: format.number(entry.summary[fate] ?? 0) })),
        { fate: t('sum.all'), records: format.number(entry.summary.records ?? 0) },
      ],
      hasHeld: entry.undoneAt === null && (entry.summary['held'] ?? 0) > 0,
      decisions: decisionViews(w, told),
      undone: entry.undoneAt === null ? null : { text: t('history.undoneOn', { at: instantText(visit, entry.undoneAt) }) },
      mayUndo: entry.undoneAt === null && visit.may('log'),
      look: `/import/history/${entry.id}/look`,
      done: done === null || entry.undoneAt === null ? null : undoneView(visit, done),
    },
  });
}

async function undo(visit: Visit, dryRun: boolean): Promise<Answer> {
  const { id, fileName } = await entryOf(visit);
  const { t } = words(visit, 'import');
  const job = visit.site.jobs.start({
    kind: 'undo',
    params: { importId: id, dryRun },
    actor: visit.actor,
    title: t(dryRun ? 'job.lookUndo' : 'job.undo', { number: String(id), file: fileName }),
    next: `/import/history/${id}${dryRun ? '/undo' : ''}?job={job}`,
  });
  return go(`/jobs/${job}`);
}

/** What it would do, and the button that does it. */
async function confirm(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'import');
  const entry = await entryOf(visit);
  const key = visit.query.get('job');
  const found = undoneBy(visit, entry, true);
  if (!found || entry.undoneAt !== null) return go(`/import/history/${entry.id}${visit.site.jobs.find(key)?.error ? `?job=${key}` : ''}`);
  return page(visit, {
    title: t('undo.heading', { number: String(entry.id) }),
    template: 'import-undo',
    area: 'import',
    section: 'import',
    view: {
      heading: t('undo.heading', { number: String(entry.id) }),
      fileName: entry.fileName,
      back: `/import/history/${entry.id}`,
      action: `/import/history/${entry.id}/undo`,
      ...undoneView(visit, found),
    },
  });
}

/** What the work that the address names did, or would do, where it was about this import. */
function undoneBy({ site, query }: Visit, { id }: ImportEntry, dryRun: boolean): Undone | null {
  const undone = site.jobs.resultOf('undo', query.get('job'));
  return undone?.importId === id && undone.dryRun === dryRun ? undone : null;
}

function undoneView(visit: Visit, { removed, restored, toldElsewhere, kept, keptReferences, corrections }: Undone) {
  const { t, format } = words(visit, 'import');
  return {
    counts: [
      { name: t('undo.removed'), value: format.number(removed) },
      { name: t('undo.restored'), value: format.number(restored) },
      { name: t('undo.elsewhere'), value: format.number(toldElsewhere) },
      { name: t('undo.kept'), value: format.number(kept) },
    ],
    hasKept: kept > 0,
    kept: keptReferences.map((reference) => ({ reference })),
    keptMore: kept > keptReferences.length ? t('sum.more', { n: kept - keptReferences.length }) : '',
    corrections: corrections.map(({ first, last, version, notices: n }) => ({
      text: t('sum.correction', { first: format.day(first), last: format.day(last), version: String(version), n }),
    })),
  };
}
