// Signing: somebody says "I have read these files". Which files, by their checksum; who has to do with them; who must sign yet.
import { OWN_NAME } from '../log/own-name.ts';
import { isNobody, isOnePerson, peopleInOffice } from '../log/people.ts';
import { readSetting } from '../log/settings.ts';
import { dayIn } from '../model/period.ts';
import type { View } from '../render/mustache.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { messagePage, page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { signOff } from '../workflow.ts';
import { inFours } from './report-package.ts';
import { type Checked, readStanding, type Standing, wayView } from './report-standing.ts';

export const reportSignRoutes: readonly Route[] = [
  { method: 'GET', path: '/report/sign', access: 'any', answer: (visit) => show(visit, {}, []) },
  { method: 'POST', path: '/report/sign', access: 'approve', answer: sign },
];

const FIELDS = { 'person.unknown': 'who', 'sign-off.who': 'who' };

/** In a team who came in signs; alone it is said who does. */
async function fieldsOf(visit: Visit): Promise<readonly Field[]> {
  const { t } = words(visit, 'report');
  const read: Field = { name: 'read', kind: 'tick', label: t('sign.read') };
  if (visit.site.mode === 'team') return [read];
  const people = await peopleInOffice(visit.db);
  const own = visit.visitor?.name ?? '';
  const who = { name: 'who', label: t('sign.who'), required: true } as const;
  if (people.length > 0) {
    const options = people.map((name) => ({ value: name, label: name }));
    return [{ ...who, kind: 'radios', hint: t(people.length > 1 ? 'sign.whoOfSeveral' : 'sign.whoHint'), options }, read];
  }
  return [{ ...who, kind: 'text', hint: own === '' ? t('sign.nameHint') : '', width: 'medium', max: 120 }, read];
}

async function show(visit: Visit, typed: Values, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'report');
  const standing = await readStanding(visit);
  const { checked } = standing;
  if (!checked) return messagePage(visit, 404, t('sign.heading'), t('preview.none'), { href: '/report', label: t('back') });
  const people = await peopleInOffice(visit.db);
  const own = visit.visitor?.name || ((await readSetting(visit.db, OWN_NAME)) ?? '');
  const only = people.length === 1 ? (people[0] ?? '') : people.find((name) => isOnePerson(name, own));
  const values = { who: [only ?? (people.length === 0 ? own : '')], ...typed };
  const mayAsPerson = visit.site.mode === 'alone' || people.length === 0 || people.some((name) => isOnePerson(name, own));
  return page(visit, {
    title: t('sign.heading'),
    template: 'report-sign',
    area: 'report',
    section: 'report',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView(await fieldsOf(visit), values, errors, words(visit, 'form')),
      way: wayView(visit, standing, 'sign'),
      seen: checked.check.filesSha256,
      checksum: inFours(checked.check.filesSha256),
      hasOpen: checked.open.length > 0,
      open: t('sign.open', { n: checked.open.length }),
      isSigned: checked.open.length === 0 && checked.signature.state === 'signed',
      isPublished: standing.publication !== null,
      canSign: checked.open.length === 0 && standing.publication === null && visit.may('approve') && mayAsPerson,
      isNotInOffice: !mayAsPerson,
      as: visit.site.mode === 'team' ? t('sign.as', { name: visit.visitor?.name ?? '' }) : '',
      signed: signedViews(visit, checked),
      ...ruleView(visit, standing, checked, people),
    },
  });
}

function signedViews(visit: Visit, { signature }: Checked): View {
  const { t, format } = words(visit, 'report');
  return signature.signOffs.map(({ by, at }) => ({ text: t('sign.by', { by, day: format.day(dayIn(visit.timeZone, at)) }) }));
}

/** Who has to do with these files, and whose signature is missing yet. */
function ruleView(visit: Visit, { draft }: Standing, { signature, resolutions }: Checked, people: readonly string[]) {
  const { t } = words(visit, 'report');
  const deciders = resolutions.filter(({ verdict }) => verdict !== 'removed').map(({ by }) => by);
  const is = (name: string, others: readonly string[]) => others.some((other) => isOnePerson(name, other));
  const isDrafter = (name: string) => draft !== null && isOnePerson(name, draft.draftedBy);
  const isUntouched = (name: string) => !isDrafter(name) && !is(name, [...deciders, ...signature.signOffs.map(({ by }) => by)]);
  const makersKnown = draft !== null && [draft.draftedBy, ...deciders].every((name) => is(name, people));
  const reason = draft === null || isNobody(draft.draftedBy) ? 'sign.why.nobody' : makersKnown ? 'sign.why.ownWork' : 'sign.why.unknown';
  return {
    rule: t(signature.people >= 2 ? 'sign.rule.two' : 'sign.rule.one'),
    isOneMore: signature.state === 'own-work',
    why: t(reason),
    hasPeople: people.length > 0,
    people: people.map((name) => ({
      name,
      did: [
        ...(isDrafter(name) ? [t('sign.did.drafted')] : []),
        ...(is(name, deciders) ? [t('sign.did.decided')] : []),
        ...(is(
          name,
          signature.signOffs.map(({ by }) => by),
        )
          ? [t('sign.did.signed')]
          : []),
        ...(isUntouched(name) ? [t(makersKnown || signature.people < 2 ? 'sign.did.mayAlone' : 'sign.did.nothing')] : []),
      ].join(', '),
    })),
  };
}

async function sign(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  const { values, errors } = readFields(await fieldsOf(visit), visit.sent, words(visit, 'form'));
  const { checked } = await readStanding(visit);
  const again = (found: readonly FieldError[]) => show(visit, values, found);
  const seen = visit.sent.values['seen']?.[0] ?? '';
  const isOther = checked !== null && seen !== checked.check.filesSha256;
  const problems = [
    ...errors,
    ...(one(values, 'read') === '' ? [{ field: 'read', text: t('sign.notRead') }] : []),
    ...(isOther ? [{ field: null, text: t('sign.otherFiles') }] : []),
  ];
  if (problems.length > 0) return again(problems);
  const by = visit.site.mode === 'team' ? visit.actor.by : one(values, 'who');
  return attempt(
    visit,
    async () => {
      const { signature } = await signOff(visit.log, { ...visit.actor, by }, seen);
      return go('/report', told('report', signature.state === 'signed' ? 'told.signed' : 'told.signedOneMore', { by }));
    },
    again,
    FIELDS,
  );
}
