// The report: where it stands, the one next step, and the way to everything about it.
import { type Correction, listOpenCorrections } from '../log/corrections.ts';
import { isNobody } from '../log/people.ts';
import { dayIn } from '../model/period.ts';
import type { View } from '../render/mustache.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import type { FieldError } from '../web/forms.ts';
import { formView } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { isCorrectedBy } from './home-tasks.ts';
import { reportDraftRoutes } from './report-draft.ts';
import { reportFindingsRoutes } from './report-findings.ts';
import { reportPreviewRoutes } from './report-preview.ts';
import { reportPublishRoutes } from './report-publish.ts';
import { remarkSentence } from './report-remarks.ts';
import { reportSendingsRoutes } from './report-sendings.ts';
import { reportSignRoutes } from './report-sign.ts';
import { readStanding, type Standing, wayView } from './report-standing.ts';
import { reportTextsRoutes } from './report-texts.ts';
import { reportVersionRoutes } from './report-version.ts';
import { reportVersionsRoutes } from './report-versions.ts';

export const reportRoutes: readonly Route[] = [
  { method: 'GET', path: '/report', access: 'any', answer: overview },
  { method: 'POST', path: '/report/check', access: 'write', answer: check },
  { method: 'GET', path: '/report/checked', access: 'any', answer: checked },
  ...reportDraftRoutes,
  ...reportPreviewRoutes,
  ...reportTextsRoutes,
  ...reportFindingsRoutes,
  ...reportSignRoutes,
  ...reportPublishRoutes,
  ...reportVersionsRoutes,
  ...reportVersionRoutes,
  ...reportSendingsRoutes,
];

async function overview(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  const standing = await readStanding(visit);
  const job = visit.query.get('job');
  const ended = visit.site.jobs.find(job);
  const errors: FieldError[] = ended?.error ? [{ field: null, text: errorSentence(visit.language, ended.error) }] : [];
  const remarks = visit.site.jobs.resultOf('draft', job)?.remarks ?? [];
  const { draft, publication } = standing;
  const corrections = (await listOpenCorrections(visit.db)).filter(
    (one) => draft === null || publication !== null || !isCorrectedBy(one, draft.report),
  );
  return page(visit, {
    title: t('heading'),
    template: 'report',
    area: 'report',
    section: 'report',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView([], {}, errors, words(visit, 'form')),
      way: wayView(visit, standing, null),
      next: nextView(visit, standing, corrections[0] ?? null),
      hasDraft: standing.draft !== null,
      mayCheckToo: isStale(standing),
      facts: factViews(visit, standing),
      isChanged: standing.isChanged && !isStale(standing),
      isDrafted: visit.site.jobs.resultOf('draft', job) !== null,
      hasRemarks: remarks.length > 0,
      remarks: remarks.map((remark) => remarkSentence(visit.language, remark)),
      isChecked: standing.checked !== null,
      mayRedraft: standing.draft !== null && standing.publication === null && visit.may('write'),
      draftHeading: t(standing.publication ? 'draft.headingPublished' : 'draft.heading'),
      corrections: corrections.slice(1).map((one) => correctionView(visit, one)),
    },
  });
}

const RIGHTS = { draft: 'write', check: 'write', read: 'write', sign: 'approve', publish: 'approve', send: 'approve' } as const;

function correctionView(visit: Visit, { publicationId, period, version, notices }: Correction) {
  const { t, format } = words(visit, 'report');
  const days = { first: format.day(period.first), last: format.day(period.last) };
  return { text: t('correction.open', { n: notices, ...days, version: String(version) }), href: `/report/draft?correct=${publicationId}` };
}

/** A draft that is not checked yet, and the log says something else by now: draft again rather than check. */
const isStale = ({ next, isChanged }: Standing) => next === 'check' && isChanged;

/** A correction that nobody drafted comes first, as on the home page. */
function nextView(visit: Visit, standing: Standing, correction: Correction | null): View {
  const { next, draft, checked, publication } = standing;
  const { t } = words(visit, 'report');
  if (correction !== null) {
    const correct = { ...correctionView(visit, correction), isCheck: false, label: t('correction.start') };
    return { ...correct, mayAct: visit.may(RIGHTS.draft), whoElse: t(`whoElse.${RIGHTS.draft}`) };
  }
  if (isStale(standing)) {
    const again = { text: t('changed'), isCheck: false, href: '/report/draft', label: t('draft.again') };
    return { ...again, mayAct: visit.may(RIGHTS.draft), whoElse: t(`whoElse.${RIGHTS.draft}`) };
  }
  const isOver = publication !== null && next === 'draft';
  const text =
    next === 'read'
      ? t('next.read', { n: checked?.open.length ?? 0 })
      : next === 'sign' && checked?.signature.state === 'own-work'
        ? t('next.signOneMore')
        : t(isOver ? 'next.over' : draft === null ? 'next.first' : `next.${next}`);
  const hrefs = { draft: '/report/draft', read: '/report/findings', sign: '/report/sign', publish: '/report/publish' };
  return {
    text,
    isCheck: next === 'check',
    mayAct: visit.may(RIGHTS[next]),
    href: next === 'check' ? '' : next === 'send' ? `/report/versions/${publication?.id ?? 0}` : hrefs[next],
    label: t(`nextAct.${next}`),
    whoElse: t(`whoElse.${RIGHTS[next]}`),
  };
}

function factViews(visit: Visit, { draft, checked, publication }: Standing): View {
  const { t, format } = words(visit, 'report');
  if (!draft) return [];
  const { report, draftedBy, draftedAt } = draft;
  const day = (on: string) => format.day(on);
  const facts: [string, string][] = [
    ['kind', t(`kind.${report.kind}`)],
    ['period', t('fromTo', { first: day(report.period.first), last: day(report.period.last) })],
    ['version', t('versionState', { version: String(report.version), state: t(publication ? 'state.published' : 'state.draft') })],
    ['asOf', day(report.asOfOn)],
    ['release', day(report.releasedOn)],
    ['address', report.publicAddress ?? t('none')],
    ['notices', format.number(report.totals.notices)],
    ['languages', report.languages.map((code) => format.language(code)).join(', ')],
    ['drafted', t('byOn', { by: isNobody(draftedBy) ? t('unnamed') : draftedBy, day: day(dayIn(visit.timeZone, draftedAt)) })],
  ];
  if (checked) {
    const { check, open, signature } = checked;
    const resolved = check.findings.length - open.length;
    facts.push([
      'found',
      t('foundState', { n: check.findings.length, resolved: format.number(resolved), open: format.number(open.length) }),
    ]);
    if (signature.signOffs.length > 0) facts.push(['signed', signature.signOffs.map(({ by }) => by).join(', ')]);
  }
  return facts.map(([key, value]) => ({ term: t(`fact.${key}`), value }));
}

async function check(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  const order = { kind: 'check', params: null, actor: visit.actor, title: t('job.check'), next: '/report/checked?job={job}' } as const;
  return go(`/jobs/${visit.site.jobs.start(order)}`);
}

/** After a check: on to what was found, or back to where the report stands. */
async function checked(visit: Visit): Promise<Answer> {
  const job = visit.query.get('job') ?? '';
  const open = visit.site.jobs.resultOf('check', job)?.open;
  if (open === undefined) return go(`/report?job=${encodeURIComponent(job)}`);
  return open > 0 ? go('/report/findings', told('report', 'told.checkedOpen', { n: open })) : go('/report', told('report', 'told.checked'));
}
