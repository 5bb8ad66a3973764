// How people come in and go: the start address of the person alone, signing in and out in a team, the language of the pages.
import { UserError } from '../error.ts';
import { closeSession, openSession } from '../log/sessions.ts';
import { signIn } from '../log/sign-in.ts';
import { type Answer, go } from '../web/answer.ts';
import type { FieldError, Values } from '../web/forms.ts';
import { type Field, formView, one, readFields } from '../web/forms.ts';
import { clockText } from '../web/instant.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { startSession } from '../web/visiting.ts';
import { isUiLanguage } from '../web/words.ts';

export const entryRoutes: readonly Route[] = [
  { method: 'GET', path: '/start', access: 'open', answer: start },
  { method: 'GET', path: '/sign-in', access: 'open', answer: (visit) => signInPage(visit, {}, []) },
  { method: 'POST', path: '/sign-in', access: 'open', answer: enter },
  { method: 'POST', path: '/sign-out', access: 'any', answer: leave },
  { method: 'GET', path: '/language/:code', access: 'open', answer: setLanguage },
];

/** The token is gone from the address at once. */
async function start(visit: Visit): Promise<Answer> {
  const session = await startSession(visit.site, visit.query.get('token') ?? '');
  return { kind: 'go', to: '/', told: null, cookies: session === null ? [] : [{ name: 'session', value: session }] };
}

function signInFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'entry');
  return [
    { name: 'login', kind: 'text', label: t('login'), required: true, autocomplete: 'username', width: 'medium' },
    { name: 'password', kind: 'password', label: t('password'), required: true, autocomplete: 'current-password', width: 'medium' },
  ];
}

function signInPage(visit: Visit, values: Values, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'entry');
  const form = formView(signInFields(visit), values, errors, words(visit, 'form'));
  return page(visit, {
    title: t('signIn'),
    template: 'sign-in',
    area: 'entry',
    status: errors.length > 0 ? 422 : 200,
    view: { form, to: pathOf(visit.query.get('to')) },
  });
}

async function enter(visit: Visit): Promise<Answer> {
  const { values, errors } = readFields(signInFields(visit), visit.sent, words(visit, 'form'));
  if (errors.length > 0) return signInPage(visit, values, errors);
  const again = (found: readonly FieldError[]) => signInPage(visit, values, found);
  const work = async (): Promise<Answer> => {
    const user = await signIn(
      visit.db,
      { login: one(values, 'login'), password: one(values, 'password'), address: visit.address },
      visit.actor.now,
      visit.site.passwordCost,
    );
    // Whoever was in here before is out.
    if (visit.sessionToken !== null) await closeSession(visit.db, visit.sessionToken);
    const session = await openSession(visit.db, user.id, visit.actor.now);
    return { kind: 'go', to: pathOf(visit.sent.values['to']?.[0] ?? null), told: null, cookies: [{ name: 'session', value: session }] };
  };
  return attempt(visit, () => orTooMany(visit, again, work), again);
}

/** After too many tries: when the next one is taken. Anything else as it comes. */
export async function orTooMany(
  visit: Visit,
  again: (errors: readonly FieldError[]) => Promise<Answer>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const retryAt = error instanceof UserError && error.code === 'sign-in.too-many' ? error.details['retryAt'] : null;
    if (typeof retryAt !== 'string') throw error;
    return again([{ field: null, text: words(visit, 'entry').t('tooMany', { time: clockText(visit, retryAt) }) }]);
  }
}

async function leave(visit: Visit): Promise<Answer> {
  if (visit.sessionToken !== null) await closeSession(visit.db, visit.sessionToken);
  return { ...go('/sign-in'), cookies: [{ name: 'session', value: '' }] } as Answer;
}

async function setLanguage(visit: Visit): Promise<Answer> {
  const { code } = visit.params;
  return {
    kind: 'go',
    to: pathOf(visit.query.get('to')),
    told: null,
    cookies: isUiLanguage(code) ? [{ name: 'language', value: code }] : [],
  };
}

/** A path of ours; anything else leads home. */
function pathOf(text: string | null): string {
  if (!text?.startsWith('/')) return '/';
  const url = URL.canParse(text, 'http://here.invalid') ? new URL(text, 'http://here.invalid') : null;
  // Two slashes in front would lead to another host; a path may get them only by being read: “/.//elsewhere”.
  return url?.host === 'here.invalid' && /^\/(?![/\\])/.test(url.pathname) ? `${url.pathname}${url.search}` : '/';
}
