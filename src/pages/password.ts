// A user's own password: changed when they wish, and at the first sign-in, because who gave them the start password knows it.
import { changePassword } from '../log/user-passwords.ts';
import { userOf } from '../log/users.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { orTooMany } from './entry.ts';

export const passwordRoutes: readonly Route[] = [
  { method: 'GET', path: '/password', access: 'any', answer: (visit) => show(visit, []) },
  { method: 'POST', path: '/password', access: 'any', answer: change },
];

function fieldsOf(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'settings');
  const own = { kind: 'password', required: true, width: 'medium', max: 400 } as const;
  return [
    {
      name: 'current',
      label: t(visit.visitor?.mustChange ? 'password.start' : 'password.current'),
      autocomplete: 'current-password',
      ...own,
    },
    { name: 'next', label: t('password.next'), hint: t('password.hint'), autocomplete: 'new-password', ...own },
    { name: 'repeat', label: t('password.repeat'), autocomplete: 'new-password', ...own },
  ];
}

async function show(visit: Visit, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'settings');
  // Nobody signs in where one person works alone.
  if (visit.visitor?.userId == null) return go('/settings');
  const user = await userOf(visit.db, visit.visitor.userId);
  return page(visit, {
    title: t('password.heading'),
    template: 'password',
    area: 'settings',
    section: 'settings',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView(fieldsOf(visit), {}, errors, words(visit, 'form')),
      mustChange: visit.visitor.mustChange,
      login: user?.login ?? '',
    },
  });
}

async function change(visit: Visit): Promise<Answer> {
  const { db, log, actor, address, visitor } = visit;
  const user = visitor?.userId == null ? null : await userOf(db, visitor.userId);
  if (!user) return go('/settings');
  const { values, errors } = readFields(fieldsOf(visit), visit.sent, words(visit, 'form'));
  const given = { current: one(values, 'current'), next: one(values, 'next') };
  if (errors.length === 0 && given.next !== one(values, 'repeat'))
    errors.push({ field: 'repeat', text: words(visit, 'settings').t('password.differ') });
  if (errors.length > 0) return show(visit, errors);
  const again = (found: readonly FieldError[]) => show(visit, found);
  const work = async (): Promise<Answer> => {
    // All sessions ended with the old password; who is here stays.
    const session = await changePassword(log, { login: user.login, address }, given, actor, visit.site.passwordCost);
    const to = visitor?.mustChange ? '/' : '/settings';
    return { ...go(to, told('settings', 'password.changed')), cookies: [{ name: 'session', value: session }] } as Answer;
  };
  return attempt(visit, () => orTooMany(visit, again, work), again, ERRORS);
}

const ERRORS = {
  'sign-in.refused': 'current',
  'password.same': 'next',
  'password.short': 'next',
  'password.long': 'next',
  'password.common': 'next',
  'password.own-name': 'next',
} as const;
