// What the check found, by file and place with the words around, and what people decided about it.
import type { Finding, Resolution } from '../model/finding.ts';
import { decides } from '../model/finding.ts';
import { dayIn } from '../model/period.ts';
import type { View } from '../render/mustache.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { messagePage, page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { type FindingWords, readFindingWords, resolveFindings } from '../workflow.ts';
import { fileText, placeText, textAt } from './report-places.ts';
import { type Checked, readStanding, type Standing, wayView } from './report-standing.ts';

export const reportFindingsRoutes: readonly Route[] = [
  { method: 'GET', path: '/report/findings', access: 'any', answer: (visit) => show(visit, {}, []) },
  { method: 'POST', path: '/report/findings', access: 'write', answer: resolve },
];

const FIELDS: Readonly<Record<string, string>> = {
  'resolution.reason': 'reason',
  'resolution.none-named': 'findings',
  'resolution.verdict': 'verdict',
};
/** Shown on one page; more than these are a sign that the report was drafted from the wrong texts. */
const SHOWN_MAX = 300;

function fieldsOf(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'report');
  return [
    {
      name: 'verdict',
      kind: 'radios',
      label: t('findings.verdict'),
      required: true,
      options: (['not-personal', 'role-mailbox'] as const).map((value) => ({
        value,
        label: t(`verdict.${value}`),
        hint: t(`verdict.hint.${value}`),
      })),
    },
    { name: 'reason', kind: 'text', label: t('findings.reason'), hint: t('findings.reasonHint'), required: true, max: 300 },
  ];
}

async function show(visit: Visit, typed: Values, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'report');
  const standing = await readStanding(visit);
  const { checked } = standing;
  if (!checked) return messagePage(visit, 404, t('findings.heading'), t('preview.none'), { href: '/report', label: t('back') });
  const { findings } = checked.check;
  const shown = findings.slice(0, SHOWN_MAX);
  const around = await readFindingWords(visit.log, shown);
  const open = shown.filter(({ id }) => checked.open.some((one) => one.id === id));
  const values = { verdict: ['not-personal'], ...typed };
  const chosen = new Set(typed['findings'] ?? []);
  return page(visit, {
    title: t('findings.heading'),
    template: 'report-findings',
    area: 'report',
    section: 'report',
    status: errors.length > 0 ? 422 : 200,
    view: {
      ...stateView(visit, standing, checked),
      form: formView(fieldsOf(visit), values, errors, words(visit, 'form')),
      noneChosen: errors.some(({ field }) => field === 'findings') ? t('findings.choose') : '',
      files: filesOf(open).map((file) => ({
        heading: fileText(visit.language, file),
        findings: open.filter((one) => one.file === file).map((one) => findingView(visit, one, around.get(one.id), chosen.has(one.id))),
      })),
      resolved: shown
        .filter(({ id }) => !open.some((one) => one.id === id))
        .map((one) => decidedView(visit, one, around.get(one.id), checked)),
    },
  });
}

function stateView(visit: Visit, standing: Standing, { open, check, resolutions }: Checked): { readonly [name: string]: View } {
  const { t } = words(visit, 'report');
  const reviews = open.filter(({ result }) => result === 'review').length;
  return {
    way: wayView(visit, standing, 'read'),
    seen: check.filesSha256,
    hasOpen: open.length > 0,
    hasNone: check.findings.length === 0,
    isDecided: check.findings.length > 0 && open.length === 0,
    hasResolved: resolutions.some(({ verdict }) => verdict !== 'removed'),
    summary: t('findings.open', { n: open.length, blocks: String(open.length - reviews) }),
    hasReviews: reviews > 0,
    all: t('findings.all', { n: reviews }),
    isToBeSigned: standing.next === 'sign' && visit.may('approve'),
    isTooMany: check.findings.length > SHOWN_MAX,
  };
}

const filesOf = (findings: readonly Finding[]) => [...new Set(findings.map(({ file }) => file))];

function findingView(
  visit: Visit,
  finding: Finding,
  around: FindingWords | undefined,
  isChosen: boolean,
): { readonly [name: string]: View } {
  const { t } = words(visit, 'report');
  const text = textAt(finding.place);
  return {
    id: finding.id,
    kind: t(`found.${finding.kind}`),
    mustGo: finding.result === 'block',
    place: placeText(visit.language, finding.place),
    hasWords: around !== undefined,
    before: around?.before ?? '',
    found: around?.found ?? '',
    after: around?.after ?? '',
    lang: around?.language ?? '',
    hasLang: around?.language != null,
    isAround: around !== undefined && !around.isExact,
    isChosen,
    editHref: text?.field ? `/report/texts?language=${text.language}#${text.field}` : '',
    isText: text !== null && text.field !== null,
  };
}

function decidedView(visit: Visit, finding: Finding, around: FindingWords | undefined, { resolutions }: Checked): View {
  const { t, format } = words(visit, 'report');
  const by = resolutions.findLast((one: Resolution) => one.finding === finding.id && decides(one.verdict, finding));
  return {
    ...findingView(visit, finding, around, false),
    file: fileText(visit.language, finding.file),
    decision: by
      ? t('findings.decided', {
          verdict: t(`verdict.${by.verdict}`),
          by: by.by,
          day: format.day(dayIn(visit.timeZone, by.at)),
        })
      : '',
    reason: by?.reason ?? '',
  };
}

async function resolve(visit: Visit): Promise<Answer> {
  const { values, errors } = readFields(fieldsOf(visit), visit.sent, words(visit, 'form'));
  const named = visit.sent.values['findings'] ?? [];
  const isAll = visit.sent.values['all']?.[0] === 'yes';
  const typed = { ...values, findings: named };
  const again = (found: readonly FieldError[]) => show(visit, typed, found);
  const { t } = words(visit, 'report');
  const { checked } = await readStanding(visit);
  const seen = visit.sent.values['seen']?.[0] ?? '';
  const other = checked !== null && seen !== checked.check.filesSha256 ? [{ field: null, text: t('sign.otherFiles') }] : [];
  const missing = named.length === 0 && !isAll ? [{ field: 'findings', text: t('findings.choose') }] : [];
  const problems = [...other, ...missing, ...errors];
  if (problems.length > 0) return again(problems);
  return attempt(
    visit,
    async () => {
      const verdict = one(values, 'verdict') === 'role-mailbox' ? 'role-mailbox' : 'not-personal';
      const findings = isAll ? 'all-reviews' : named;
      const { resolved, open } = await resolveFindings(visit.log, { findings, verdict, reason: one(values, 'reason') }, visit.actor, seen);
      return go(
        open > 0 ? '/report/findings' : '/report',
        told('report', open > 0 ? 'told.resolved' : 'told.allResolved', { n: resolved, open }),
      );
    },
    again,
    FIELDS,
  );
}
