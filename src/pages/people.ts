// The people: who may sign in to the pages of a team, and who reads and signs reports.
import { addPerson, listPeople, type Person, peopleInOffice, retirePerson } from '../log/people.ts';
import { listUsers, type User, userStamp } from '../log/users.ts';
import { ROLES } from '../model/role.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { instantText } from '../web/instant.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';

export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/people', access: 'any', answer: (visit) => peoplePage(visit, null) },
  { method: 'POST', path: '/settings/people', access: 'administer', answer: add },
  { method: 'POST', path: '/settings/people/:id/retire', access: 'administer', answer: retire },
];

export interface Refused {
  readonly form: 'person' | 'user';
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

function personFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'settings');
  return [{ name: 'person', kind: 'text', label: t('people.name'), required: true, max: 100, width: 'medium' }];
}

export function userFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'settings');
  const roles = ROLES.map((role) => ({ value: role, label: words(visit, 'codes').t(`role.${role}`), hint: t(`users.may.${role}`) }));
  return [
    { name: 'login', kind: 'text', label: t('users.login'), hint: t('users.loginHint'), required: true, max: 64, width: 'medium' },
    { name: 'name', kind: 'text', label: t('users.name'), hint: t('users.nameHint'), required: true, max: 100, width: 'medium' },
    { name: 'role', kind: 'radios', label: t('users.role'), options: roles, required: true },
  ];
}

export async function peoplePage(visit: Visit, refused: Refused | null): Promise<Answer> {
  const { t } = words(visit, 'settings');
  const isTeam = visit.site.mode === 'team';
  const form = (name: Refused['form'], fields: readonly Field[]) =>
    refused?.form === name
      ? formView(fields, refused.values, refused.errors, words(visit, 'form'))
      : formView(fields, {}, [], words(visit, 'form'));
  const forms = { person: form('person', personFields(visit)), user: form('user', userFields(visit)) };
  const people = await listPeople(visit.db);
  const inOffice = people.filter(({ retiredAt }) => retiredAt === null).length;
  return page(visit, {
    title: t('people.heading'),
    template: 'people',
    area: 'settings',
    section: 'settings',
    status: refused ? 422 : 200,
    view: {
      form: refused ? forms[refused.form] : formView([], {}, [], words(visit, 'form')),
      isTeam,
      hasUsers: isTeam,
      users: isTeam ? (await listUsers(visit.db)).map((user) => userView(visit, user)) : [],
      userFields: forms.user.fields,
      rule: t(inOffice > 1 ? 'people.ruleTwo' : inOffice === 1 ? 'people.ruleOne' : 'people.ruleNone'),
      hasPeople: people.length > 0,
      people: people.map((person) => personView(visit, person)),
      personFields: forms.person.fields,
    },
  });
}

function userView(visit: Visit, user: User) {
  const { t } = words(visit, 'settings');
  const { id, login, name, role, disabledAt, mustChange } = user;
  const codes = words(visit, 'codes');
  return {
    login,
    name,
    role: codes.t(`role.${role}`),
    state: t(disabledAt !== null ? 'users.disabled' : mustChange ? 'users.mustChange' : 'users.active'),
    isDisabled: disabledAt !== null,
    isOwn: id === visit.visitor?.userId,
    seen: userStamp(user),
    action: `/settings/users/${id}`,
    roleId: `user-${id}-role`,
    roleLabel: t('users.roleOf', { name }),
    changeLabel: t('users.changeOf', { name }),
    roles: ROLES.map((one) => ({ value: one, label: codes.t(`role.${one}`), isChosen: one === role })),
  };
}

function personView(visit: Visit, { id, name, addedAt, retiredAt }: Person) {
  return {
    name,
    since: instantText(visit, addedAt),
    until: retiredAt === null ? '' : instantText(visit, retiredAt),
    inOffice: retiredAt === null,
    action: `/settings/people/${id}/retire`,
  };
}

async function add(visit: Visit): Promise<Answer> {
  const { values, errors } = readFields(personFields(visit), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => peoplePage(visit, { form: 'person', values, errors: found });
  if (errors.length > 0) return again(errors);
  return attempt(
    visit,
    async () => {
      const { value } = await act(visit.log, visit.actor, null, async (db, at) => {
        await addPerson(db, one(values, 'person'), at);
        return (await peopleInOffice(db)).length;
      });
      return go('/settings/people', told('settings', value > 1 ? 'people.addedTwo' : 'people.added'));
    },
    again,
    { 'person.blank': 'person', 'person.exists': 'person', 'person.mixed-scripts': 'person' },
  );
}

async function retire(visit: Visit): Promise<Answer> {
  const { log, actor, params } = visit;
  await act(log, actor, null, async (db, at) => {
    const person = (await listPeople(db)).find(({ id, retiredAt }) => String(id) === params['id'] && retiredAt === null);
    // A blank name is nobody's: told as somebody who is not in office.
    await retirePerson(db, person?.name ?? '', at);
  });
  return go('/settings/people', told('settings', 'people.retired'));
}
