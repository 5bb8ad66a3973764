// Decisions that were recorded on many notices at once, and taking one of them back as a whole.

import { type Bulk, listBulks } from '../log/bulk.ts';
import { dateText } from '../log/notice-fields.ts';
import { type Answer, go } from '../web/answer.ts';
import { type BulkUndone, undoBulkStep } from '../web/bulk-work.ts';
import { errorSentence } from '../web/error-words.ts';
import { type FieldError, formView } from '../web/forms.ts';
import { instantText } from '../web/instant.ts';
import { messagePage, page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { filterWords } from './notice-filter.ts';
import { toldWithPeriods } from './notice-told.ts';
import { actionLabel, dateWords, fieldLabel, fieldText } from './notice-words.ts';

export const bulkHistoryRoutes: readonly Route[] = [
  { method: 'GET', path: '/notices/bulk/history', access: 'any', answer: history },
  {
    method: 'GET',
    path: '/notices/bulk/:bulk',
    access: 'any',
    answer: (visit) => withBulk(visit, (bulk) => bulkPage(visit, bulk, jobErrors(visit))),
  },
  { method: 'POST', path: '/notices/bulk/:bulk/undo', access: 'log', answer: (visit) => withBulk(visit, (bulk) => undo(visit, bulk)) },
];

/** More are taken back beside the pages. */
const UNDONE_AT_ONCE = 2000;

async function history(visit: Visit): Promise<Answer> {
  const { t, format } = words(visit, 'notices');
  const bulks = await listBulks(visit.db);
  return page(visit, {
    title: t('bulks.heading'),
    template: 'bulk-history',
    area: 'notices',
    section: 'notices',
    view: {
      isEmpty: bulks.length === 0,
      hasAny: bulks.length > 0,
      rows: bulks.map(({ id, decision, notices, recordedAt, recordedBy, undone }) => ({
        href: `/notices/bulk/${id}`,
        at: instantText(visit, recordedAt, 'long'),
        action: actionLabel(visit.language, decision.action),
        notices: format.number(notices),
        by: recordedBy,
        isUndone: undone !== null,
      })),
    },
  });
}

async function withBulk(visit: Visit, show: (bulk: Bulk) => Promise<Answer>): Promise<Answer> {
  const bulk = (await listBulks(visit.db)).find(({ id }) => String(id) === visit.params['bulk']);
  if (bulk) return show(bulk);
  const { t } = words(visit, 'notices');
  return messagePage(visit, 404, t('bulks.missing'), t('bulks.missingText'), { href: '/notices/bulk/history', label: t('bulks.heading') });
}

async function bulkPage(visit: Visit, bulk: Bulk, errors: readonly FieldError[]): Promise<Answer> {
  const { t, format } = words(visit, 'notices');
  const { decision, filter, undone } = bulk;
  const { decided, effective } = decision;
  const dated = (date: typeof effective) =>
    date === null ? null : dateWords(visit, dateText(date.at, date.firstOn, date.lastOn) as string);
  const coded = (field: 'ground' | 'automated' | 'redressTold') => ({
    name: fieldLabel(visit, field),
    value: fieldText(visit, field, decision[field]),
  });
  const effectiveText = dated(effective);
  const result = visit.site.jobs.resultOf('bulkUndo', visit.query.get('job'));
  return page(visit, {
    title: t('bulks.one', { number: String(bulk.id) }),
    template: 'bulk-one',
    area: 'notices',
    section: 'notices',
    status: errors.length > 0 ? 422 : 200,
    view: {
      heading: t('bulks.one', { number: String(bulk.id) }),
      form: formView([], {}, errors, words(visit, 'form')),
      facts: [
        { name: fieldLabel(visit, 'action'), value: actionLabel(visit.language, decision.action) },
        { name: fieldLabel(visit, 'decided'), value: dated(decided) ?? '' },
        ...(effectiveText === null ? [] : [{ name: fieldLabel(visit, 'effective'), value: effectiveText }]),
        coded('ground'),
        coded('automated'),
        coded('redressTold'),
        { name: t('bulks.notices'), value: format.number(bulk.notices) },
        { name: t('one.recorded'), value: t('one.recordedBy', { by: bulk.recordedBy, at: instantText(visit, bulk.recordedAt, 'long') }) },
      ],
      filter: await filterWords(visit, filter),
      undone:
        undone === null
          ? null
          : {
              text: t(undone.kept === 0 ? 'bulks.undoneBy' : 'bulks.undoneText', {
                by: undone.by,
                at: instantText(visit, undone.at, 'long'),
                n: undone.kept,
              }),
            },
      references: (result?.references ?? []).map((reference) => ({ reference })),
      hasReferences: (result?.references ?? []).length > 0,
      mayUndo: undone === null && visit.may('log'),
      undoHref: `/notices/bulk/${bulk.id}/undo`,
      undoText: t('bulks.undoText', { n: bulk.notices }),
    },
  });
}

/** How a job that took it back ended, where it failed. */
function jobErrors({ site, query, language }: Visit): FieldError[] {
  const error = site.jobs.find(query.get('job'))?.error;
  return error ? [{ field: null, text: errorSentence(language, error) }] : [];
}

function undo(visit: Visit, { id, notices }: Bulk): Promise<Answer> {
  const { t } = words(visit, 'notices');
  if (notices > UNDONE_AT_ONCE) {
    const job = visit.site.jobs.start({
      kind: 'bulkUndo',
      params: { bulkId: id },
      actor: visit.actor,
      title: t('bulks.undoing', { number: String(id) }),
      next: `/notices/bulk/${id}?job={job}`,
    });
    return Promise.resolve(go(`/jobs/${job}`));
  }
  return attempt(
    visit,
    async () => go(`/notices/bulk/${id}`, undoneTold(visit, await undoBulkStep(visit.log, { bulkId: id }, visit.actor))),
    (errors) => withBulk(visit, (bulk) => bulkPage(visit, bulk, errors)),
  );
}

function undoneTold(visit: Visit, { undone, kept, outdated }: BulkUndone) {
  return toldWithPeriods(visit, kept === 0 ? 'bulks.undoneAll' : 'bulks.undoneSome', { n: undone, kept }, outdated);
}
