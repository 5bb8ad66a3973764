// One decision for all notices of a list: what is decided, what that would do, and only then the deed.
import { countFiltered } from '../log/notice-counts.ts';
import { type Answer, go } from '../web/answer.ts';
import { type BulkParams, type BulkResult, doBulk } from '../web/bulk-work.ts';
import { errorSentence } from '../web/error-words.ts';
import { type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { messagePage, page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { lookView } from './bulk-view.ts';
import { actionGroups, decisionFields, decisionOf, NEW_DECISION, timeErrors } from './decision-fields.ts';
import { filterWords } from './notice-filter.ts';
import { filterOf, filterText, isNarrowed } from './notice-query.ts';
import { toldWithPeriods } from './notice-told.ts';

export const bulkRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/notices/bulk',
    access: 'log',
    answer: (visit) => bulkPage(visit, { ...NEW_DECISION, decidedOn: [visit.today] }, []),
  },
  { method: 'POST', path: '/notices/bulk', access: 'log', answer: send },
  { method: 'GET', path: '/notices/bulk/look', access: 'log', answer: looked },
  { method: 'GET', path: '/notices/bulk/done', access: 'log', answer: done },
];

/** More notices are looked at and decided beside the pages. */
const LOOKED_AT_ONCE = 5000;
const DECIDED_AT_ONCE = 2000;

const FIELDS = { 'action.unknown': 'action', 'date.out-of-range': 'decidedOn', 'date.unparseable': 'decidedOn' };

async function bulkPage(visit: Visit, values: Values, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'notices');
  const filter = filterOf(visit.query);
  if (!isNarrowed(filter)) return messagePage(visit, 409, t('bulk.heading'), t('bulk.narrow'), { href: '/notices', label: t('back') });
  const form = formView(decisionFields(visit, true), values, errors, words(visit, 'form'));
  const count = await countFiltered(visit.db, filter);
  const named = (...names: readonly string[]) => names.map((name) => form.field[name] ?? null);
  return page(visit, {
    title: t('bulk.heading'),
    template: 'bulk',
    area: 'notices',
    section: 'notices',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form,
      here: `/notices/bulk?${filterText(visit.query)}`,
      listHref: `/notices?${filterText(visit.query)}`,
      filter: await filterWords(visit, filter),
      count: t(count.kind === 'exact' ? 'list.count' : 'list.countMore', { n: count.notices }),
      actions: actionGroups(visit, one(values, 'action'), errors, true),
      when: named('decidedOn', 'decidedAt', 'effectiveOn'),
      rest: named('ground', 'redressTold', 'automated'),
    },
  });
}

async function send(visit: Visit): Promise<Answer> {
  const { sent, query, db } = visit;
  const { values, errors } = readFields(decisionFields(visit, true), sent, words(visit, 'form'));
  errors.push(...timeErrors(visit, values, ['decidedAt']));
  const again = (found: readonly FieldError[]) => bulkPage(visit, values, found);
  const filter = filterOf(query);
  if (errors.length > 0 || !isNarrowed(filter) || sent.values['step']?.[0] === 'back') return again(errors);
  const params = { filter, decision: decisionOf(values) };
  const expected = sent.values['expected']?.[0] ?? '';
  if (sent.values['step']?.[0] === 'confirm' && /^\d{1,9}$/.test(expected))
    return confirm(visit, { ...params, expected: Number(expected) }, again);
  const look = { ...params, expected: null };
  const count = await countFiltered(db, filter);
  if (count.kind === 'atLeast' || count.notices > LOOKED_AT_ONCE) return go(`/jobs/${startJob(visit, look)}`);
  return attempt(visit, async () => lookPage(visit, await doBulk(visit.log, look, visit.actor), []), again, FIELDS);
}

function startJob(visit: Visit, params: BulkParams): string {
  const { t } = words(visit, 'notices');
  const isLook = params.expected === null;
  return visit.site.jobs.start({
    kind: 'bulk',
    params,
    actor: visit.actor,
    title: t(isLook ? 'bulk.looking' : 'bulk.doing'),
    next: `/notices/bulk/${isLook ? 'look' : 'done'}?${filterText(visit.query)}&job={job}`,
  });
}

/** Who confirms sees what changed since, and looks again. */
function confirm(visit: Visit, params: BulkParams, again: (errors: readonly FieldError[]) => Promise<Answer>): Promise<Answer> {
  if ((params.expected ?? 0) > DECIDED_AT_ONCE) return Promise.resolve(go(`/jobs/${startJob(visit, params)}`));
  return attempt(visit, async () => finished(visit, await doBulk(visit.log, params, visit.actor)), again, FIELDS);
}

function finished(visit: Visit, { done: did }: BulkResult): Answer {
  if (did === null) return go('/notices/bulk/history');
  return go(`/notices/bulk/${did.bulkId}`, toldWithPeriods(visit, 'bulk.saved', { n: did.notices }, did.outdated));
}

async function lookPage(visit: Visit, result: BulkResult, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'notices');
  return page(visit, {
    title: t('bulk.lookHeading'),
    template: 'bulk-look',
    area: 'notices',
    section: 'notices',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView([], {}, errors, words(visit, 'form')),
      here: `/notices/bulk?${filterText(visit.query)}`,
      listHref: `/notices?${filterText(visit.query)}`,
      ...(await lookView(visit, result)),
    },
  });
}

/** A look that a job took. */
async function looked(visit: Visit): Promise<Answer> {
  const key = visit.query.get('job');
  const result = visit.site.jobs.resultOf('bulk', key);
  if (result?.preview) return lookPage(visit, result, []);
  return failed(visit, key);
}

async function done(visit: Visit): Promise<Answer> {
  const key = visit.query.get('job');
  const result = visit.site.jobs.resultOf('bulk', key);
  return result?.done ? finished(visit, result) : failed(visit, key);
}

function failed(visit: Visit, key: string | null): Promise<Answer> {
  const { t } = words(visit, 'notices');
  const error = visit.site.jobs.find(key)?.error;
  const text = error ? errorSentence(visit.language, error) : t('bulk.gone');
  return messagePage(visit, 409, t('bulk.heading'), text, { href: `/notices?${filterText(visit.query)}`, label: t('bulk.toList') });
}
