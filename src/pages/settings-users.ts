// Acts on the users of a team. A start password stands once on the page that answers, in no address, no cookie and no list.
import { UserError } from '../error.ts';
import { resetPassword } from '../log/user-passwords.ts';
import { addUser, disableUser, enableUser, type Started, setRole, type User, userOf, userStamp } from '../log/users.ts';
import { isRole } from '../model/role.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type FieldError, one, readFields } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { peoplePage, type Refused, userFields } from './people.ts';

export const settingsUsersRoutes: readonly Route[] = [
  { method: 'POST', path: '/settings/users', access: 'administer', answer: add },
  { method: 'POST', path: '/settings/users/:id/role', access: 'administer', answer: (visit) => change(visit, roleOf) },
  { method: 'POST', path: '/settings/users/:id/disable', access: 'administer', answer: (visit) => change(visit, disable) },
  { method: 'POST', path: '/settings/users/:id/enable', access: 'administer', answer: (visit) => change(visit, enable) },
  { method: 'POST', path: '/settings/users/:id/password', access: 'administer', answer: (visit) => change(visit, restart) },
];

const ERRORS = {
  'user.login': 'login',
  'user.exists': 'login',
  'user.name-taken': 'name',
  'person.blank': 'name',
  'person.mixed-scripts': 'name',
  'user.first-admin': 'role',
} as const;

async function add(visit: Visit): Promise<Answer> {
  const { values, errors } = readFields(userFields(visit), visit.sent, words(visit, 'form'));
  const again = (found: readonly FieldError[]) => peoplePage(visit, { form: 'user', values, errors: found });
  if (errors.length > 0 || visit.site.mode !== 'team') return again(errors);
  return attempt(
    visit,
    async () => {
      const role = one(values, 'role');
      if (!isRole(role)) throw new UserError('user.role', 'There is no such role.');
      const given = { login: one(values, 'login'), name: one(values, 'name'), role };
      return startPage(visit, await addUser(visit.log, given, visit.actor, visit.site.passwordCost));
    },
    again,
    ERRORS,
  );
}

/** The only place where a start password is seen. */
function startPage(visit: Visit, { user, startPassword }: Started): Promise<Answer> {
  const { t } = words(visit, 'settings');
  return page(visit, {
    title: t('users.started'),
    template: 'user-started',
    area: 'settings',
    section: 'settings',
    view: { name: user.name, login: user.login, startPassword },
  });
}

type Work = (visit: Visit, user: User, seen: string | null) => Promise<Answer>;

/** Does something to the user of the address, unless somebody else changed them meanwhile. */
async function change(visit: Visit, work: Work): Promise<Answer> {
  const id = Number(visit.params['id']);
  const user = Number.isSafeInteger(id) ? await userOf(visit.db, id) : null;
  if (!user) throw new UserError('user.unknown', 'There is no such user.');
  const again = (errors: Refused['errors']) => peoplePage(visit, { form: 'user', values: {}, errors });
  const seen = visit.sent.values['seen']?.[0] ?? null;
  if (seen !== null && seen !== userStamp(user))
    return again([{ field: null, text: words(visit, 'settings').t('users.changedMeanwhile', { name: user.name }) }]);
  return attempt(visit, () => work(visit, user, seen), again);
}

/** Whoever changes themselves must sign in again: their sessions have ended. */
const back = ({ visitor }: Visit, user: User, key: string) =>
  go(user.id === visitor?.userId ? '/sign-in' : '/settings/people', told('settings', key, { name: user.name }));

async function roleOf(visit: Visit, user: User, seen: string | null): Promise<Answer> {
  const role = visit.sent.values['role']?.[0] ?? '';
  if (!isRole(role)) throw new UserError('user.role', 'There is no such role.');
  await setRole(visit.log, user.login, role, visit.actor, seen);
  return back(visit, user, 'users.roleSet');
}

async function disable(visit: Visit, user: User, seen: string | null): Promise<Answer> {
  await disableUser(visit.log, user.login, visit.actor, seen);
  return back(visit, user, 'users.disabledNow');
}

async function enable(visit: Visit, user: User, seen: string | null): Promise<Answer> {
  await enableUser(visit.log, user.login, visit.actor, seen);
  return back(visit, user, 'users.enabledNow');
}

async function restart(visit: Visit, user: User, seen: string | null): Promise<Answer> {
  return startPage(visit, await resetPassword(visit.log, user.login, visit.actor, visit.site.passwordCost, seen));
}
