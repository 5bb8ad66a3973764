// Publishing: what goes out, once more before it does. The bytes that were checked and signed become a version that is never changed.
import { latestDraft } from '../log/drafts.ts';
import { listPublications } from '../log/publications.ts';
import { samePeriod } from '../model/period.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { type FieldError, formView } from '../web/forms.ts';
import { messagePage, page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { inFours } from './report-package.ts';
import { readStanding, wayView } from './report-standing.ts';

export const reportPublishRoutes: readonly Route[] = [
  { method: 'GET', path: '/report/publish', access: 'any', answer: (visit) => show(visit, []) },
  { method: 'POST', path: '/report/publish', access: 'approve', answer: publish },
  { method: 'GET', path: '/report/published', access: 'any', answer: ended },
];

async function show(visit: Visit, errors: readonly FieldError[]): Promise<Answer> {
  const { t, format } = words(visit, 'report');
  const standing = await readStanding(visit);
  const { draft, checked, publication } = standing;
  if (publication) return go(`/report/versions/${publication.id}`);
  if (!draft || !checked) return messagePage(visit, 404, t('publish.heading'), t('preview.none'), { href: '/report', label: t('back') });
  const { report } = draft;
  const facts = [
    [t('fact.period'), t('fromTo', { first: format.day(report.period.first), last: format.day(report.period.last) })],
    [t('fact.version'), String(report.version)],
    [t('fact.release'), format.day(report.releasedOn)],
    [t('fact.address'), report.publicAddress ?? t('none')],
    [t('fact.signed'), checked.signature.signOffs.map(({ by }) => by).join(', ') || t('none')],
    [t('sign.checksum'), inFours(checked.check.filesSha256)],
  ];
  return page(visit, {
    title: t('publish.heading'),
    template: 'report-publish',
    area: 'report',
    section: 'report',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView([], {}, errors, words(visit, 'form')),
      way: wayView(visit, standing, 'publish'),
      facts: facts.map(([term = '', value = '']) => ({ term, value })),
      seen: checked.check.filesSha256,
      isReady: standing.next === 'publish',
      isChanged: standing.isChanged,
      isOtherDay: report.releasedOn !== visit.today,
      otherDay: t('publish.otherDay', { day: format.day(report.releasedOn), today: format.day(visit.today) }),
      isWithoutAddress: report.publicAddress === null,
      announced: report.publicAddress === null ? '' : t('publish.announced', { address: report.publicAddress }),
    },
  });
}

async function publish(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  const { checked } = await readStanding(visit);
  const seen = visit.sent.values['seen']?.[0] ?? '';
  if (checked && seen !== checked.check.filesSha256) return show(visit, [{ field: null, text: t('sign.otherFiles') }]);
  const order = {
    kind: 'publish',
    params: { seen },
    actor: visit.actor,
    title: t('job.publish'),
    next: '/report/published?job={job}',
  } as const;
  return go(`/jobs/${visit.site.jobs.start(order)}`);
}

/** To the version that went out, or back with what stopped it. */
async function ended(visit: Visit): Promise<Answer> {
  const job = visit.query.get('job');
  const error = visit.site.jobs.find(job)?.error;
  if (error) return show(visit, [{ field: null, text: errorSentence(visit.language, error) }]);
  const draft = await latestDraft(visit.db);
  const publication = (await listPublications(visit.db)).findLast(
    ({ period, version }) => draft !== null && samePeriod(period, draft.report.period) && version === draft.report.version,
  );
  if (!publication) return go('/report');
  return go(`/report/versions/${publication.id}`, told('report', 'told.published', { version: String(publication.version) }));
}
