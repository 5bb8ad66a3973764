// Work that is under way: how far it is. Where there is no script the page asks again by itself.
import { type Answer, go } from '../web/answer.ts';
import { messagePage, page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';

export const jobRoutes: readonly Route[] = [
  { method: 'GET', path: '/jobs/:id', access: 'any', answer: show },
  { method: 'GET', path: '/jobs/:id/state', access: 'any', answer: state },
];

async function show(visit: Visit): Promise<Answer> {
  const job = visit.site.jobs.find(visit.params['id'] ?? null);
  const { t, format } = words(visit, 'layout');
  if (!job) return messagePage(visit, 404, t('missing.heading'), t('job.gone'), { href: '/', label: t('back') });
  if (job.state !== 'running') return go(job.next);
  const view = {
    heading: job.title,
    address: `/jobs/${job.id}/state`,
    isCounted: job.of > 0,
    done: String(job.done),
    of: String(job.of || 1),
    state: job.of > 0 ? t('job.counted', { done: job.done, of: job.of, share: format.percentWhole(job.done / job.of) }) : t('job.running'),
  };
  return page(visit, { title: job.title, template: 'job', area: 'layout', view, refreshSeconds: 2 });
}

/** For the script of the page. */
async function state(visit: Visit): Promise<Answer> {
  const job = visit.site.jobs.find(visit.params['id'] ?? null);
  if (!job) return { kind: 'json', status: 404, value: { state: 'gone' } };
  const { t, format } = words(visit, 'layout');
  const text =
    job.of > 0 ? t('job.counted', { done: job.done, of: job.of, share: format.percentWhole(job.done / job.of) }) : t('job.running');
  return { kind: 'json', status: 200, value: { state: job.state, done: job.done, of: job.of, text, next: job.next } };
}
