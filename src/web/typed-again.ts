// A form that comes when its session has ended, or from before it began: nothing is done, and what was typed is shown to be sent again.
import type { Answer } from './answer.ts';
import { BodyError, readBody } from './body.ts';
import { page, words } from './page.ts';
import type { Sent, Visit } from './visit.ts';

const SECRET = /^(?:password|current|next)/i;

/** For a form of ours that somebody sent who is signed out; `otherwise` where nothing was typed or files came with it, which are not kept. */
export async function signedOutAnswer(visit: Visit, request: Request, otherwise: Answer): Promise<Answer> {
  try {
    return (await typedAgain(visit, await readBody(request, visit.site.uploads, 0))) ?? otherwise;
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return otherwise;
  }
}

/**
 * The same fields as a form to the same address, with the token of the session there is now: a person presses, nothing is sent by itself.
 * The caller has made sure that the form is ours. Null: nothing was typed, or a file or a secret was, which are not kept.
 */
export async function typedAgain(visit: Visit, { values, files }: Sent): Promise<Answer | null> {
  const fields = Object.entries(values)
    .filter(([name]) => name !== 'csrf')
    .flatMap(([name, all]) => all.map((value) => ({ name, value })));
  const typed = fields.filter(({ value }) => value.trim() !== '');
  const isSecret = fields.some(({ name }) => SECRET.test(name));
  if (typed.length === 0 || isSecret || Object.values(files).some((some) => some.length > 0)) return null;
  const { t } = words(visit, 'layout');
  const [isIn, isTeam] = [visit.visitor !== null, visit.site.mode === 'team'];
  const query = visit.query.toString();
  return page(visit, {
    title: t(isIn ? 'again.heading' : 'again.signedOut'),
    template: 'typed-again',
    area: 'layout',
    status: 403,
    view: {
      heading: t(isIn ? 'again.heading' : 'again.signedOut'),
      text: t(isIn ? 'again.text' : isTeam ? 'again.textTeam' : 'again.textAlone'),
      canSignIn: !isIn && isTeam,
      action: query === '' ? visit.path : `${visit.path}?${query}`,
      fields,
      typed: typed.map(({ name, value }) => ({ name: readable(name), value })),
    },
  });
}

/** `sentOn-2` as “Sent on 2”: the page alone knows how it labels its fields. */
function readable(name: string): string {
  const text = name.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`).replace(/[-_]+/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
