// From a request to a visit and from an answer to a response: who is asking, what may they, and is it really our own form that was sent?
import { timingSafeEqual } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';
import { UNNAMED } from '../log/audit-trail.ts';
import { asUserError } from '../log/database-errors.ts';
import { OWN_NAME } from '../log/own-name.ts';
import { findSession, openSession, type Session } from '../log/sessions.ts';
import { readSetting, reportTimeZone } from '../log/settings.ts';
import { pageLanguage } from '../log/settings-acts.ts';
import { dayIn } from '../model/period.ts';
import { may, type Right } from '../model/role.ts';
import type { Answer } from './answer.ts';
import { BodyError, NOTHING_SENT, readBody } from './body.ts';
import { errorSentence } from './error-words.ts';
import { isOurOrigin } from './guard.ts';
import { messagePage, words } from './page.ts';
import type { Site } from './site.ts';
import { readTold } from './told.ts';
import { signedOutAnswer, typedAgain } from './typed-again.ts';
import type { Route, Visit, Visitor } from './visit.ts';
import { whenFree } from './when-free.ts';
import { isUiLanguage, preferredLanguage, type UiLanguage, wordsOf } from './words.ts';

export interface Call {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly address: string;
}

const BODY_STATUS = { 'too-large': 413, unreadable: 400, 'no-room': 507 } as const;

/**
 * Answers one request of a route, or of none (`null`: there is no such page). Another log may take the place of the one there is while a
 * form comes in: who sends it must then be let in to that one.
 */
export async function answerCall(site: Site, route: Route | null, call: Call): Promise<Answer> {
  const head = await site.withLog(async () => {
    const come = await enter(site, route, call);
    return 'answer' in come || come.route.method === 'POST' ? come : { answer: await answered(come.visit, come.route) };
  });
  if ('answer' in head) return head.signedOut ? signedOutAnswer(head.signedOut, call.request, head.answer) : head.answer;
  const { visit, route: page } = head;
  try {
    const sent = await readBody(call.request, site.uploads, page.fileBytesMax ?? 0);
    try {
      return await site.withLog(async () => {
        const come = visit.log === site.log ? head : await enter(site, page, call);
        return 'answer' in come ? come.answer : answeredSent({ ...come.visit, sent }, page);
      });
    } finally {
      await site.uploads.dropUnclaimed(Object.values(sent.files).flatMap((files) => files.map(({ uploadId }) => uploadId)));
    }
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    const w = words(visit, 'layout');
    const text = w.t(`refused.${error.reason}`);
    return site.withLog(() => messagePage(asNow(visit), BODY_STATUS[error.reason], w.t('refused.heading'), text, home(visit)));
  }
}

/** Who comes, up to the page; or what keeps them from it, with their visit where they sent a form of ours and are signed out. */
async function enter(
  site: Site,
  route: Route | null,
  call: Call,
): Promise<{ readonly visit: Visit; readonly route: Route } | { readonly answer: Answer; readonly signedOut?: Visit }> {
  const session = await sessionOf(site, call.cookies['session']);
  const visit = await visitOf(site, call, session);
  if (!route) return { answer: await notFound(visit) };
  const isOurs = route.method === 'GET' || isOurOrigin(call.request.headers.get('origin') ?? undefined, site);
  const barred = await barredFrom(visit, route);
  if (barred) return { answer: barred, ...(isOurs && route.method === 'POST' && !visit.visitor ? { signedOut: visit } : {}) };
  return isOurs ? { visit, route } : { answer: await refused(visit, 'origin') };
}

async function answeredSent(visit: Visit, route: Route): Promise<Answer> {
  const isOurs = route.access === 'open' || isSame(visit.sent.values['csrf']?.[0] ?? '', visit.csrf);
  return isOurs ? answered(visit, route) : ((await typedAgain(visit, visit.sent)) ?? refused(visit, 'csrf'));
}

/** With the log that is open now. */
const asNow = (visit: Visit): Visit => ({ ...visit, log: visit.site.log, db: visit.site.log.db });

async function sessionOf(site: Site, token: string | undefined): Promise<Session | null> {
  return token === undefined ? null : findSession(site.log.db, token, site.clock());
}

async function visitOf(site: Site, { request, params, cookies, address }: Call, session: Session | null): Promise<Visit> {
  const { log } = site;
  const url = new URL(request.url);
  const timeZone = await reportTimeZone(log.db);
  const now = site.clock();
  const visitor = session && (await visitorOf(site, session));
  return {
    site,
    log,
    db: log.db,
    path: url.pathname,
    params,
    query: url.searchParams,
    sent: NOTHING_SENT,
    visitor,
    actor: { by: visitor?.name || UNNAMED, now },
    may: (right) => visitor !== null && !visitor.mustChange && may(visitor.role, right),
    language: await languageOf(site, visitor, cookies['language'], request.headers.get('accept-language') ?? undefined),
    today: dayIn(timeZone, now),
    timeZone,
    csrf: session?.csrf ?? '',
    told: readTold(cookies['told']),
    address,
    sessionToken: cookies['session'] ?? null,
  };
}

/** What was chosen in this browser, by this user, by the browser itself, by whoever administers; English where nobody chose. */
async function languageOf(
  site: Site,
  visitor: Visitor | null,
  chosen: string | undefined,
  accepted: string | undefined,
): Promise<UiLanguage> {
  for (const language of [chosen, visitor?.language, preferredLanguage(accepted)]) if (isUiLanguage(language)) return language;
  const language = await pageLanguage(site.log.db);
  return isUiLanguage(language) ? language : 'en';
}

async function visitorOf(site: Site, { user }: Session): Promise<Visitor | null> {
  if (user) {
    const { id: userId, name, role, mustChange, language, theme } = user;
    return site.mode === 'team' ? { userId, name, role, mustChange, language, theme } : null;
  }
  if (site.mode !== 'alone') return null;
  return {
    userId: null,
    name: site.by ?? (await readSetting(site.log.db, OWN_NAME)) ?? '',
    role: 'admin',
    mustChange: false,
    language: null,
    theme: null,
  };
}

/** Null: come in. */
async function barredFrom(visit: Visit, { access, path }: Route): Promise<Answer | null> {
  if (access === 'open') return null;
  const { visitor, site } = visit;
  const w = words(visit, 'layout');
  if (!visitor) {
    if (site.mode === 'team') return { kind: 'go', to: `/sign-in?to=${encodeURIComponent(visit.path)}`, told: null };
    return messagePage(visit, 403, w.t('start.heading'), w.t('start.text'), null);
  }
  if (visitor.mustChange && path !== '/password' && path !== '/sign-out') return { kind: 'go', to: '/password', told: null };
  if (access === 'any' || visit.may(access as Right)) return null;
  return messagePage(visit, 403, w.t('forbidden.heading'), w.t(`forbidden.${access}`), home(visit));
}

/** Tells that the program failed; a page changed nothing, an act perhaps did. @throws what making a visit throws */
export async function brokenAnswer(site: Site, call: Call): Promise<Answer> {
  const visit = await visitOf(site, call, await sessionOf(site, call.cookies['session']));
  const w = words(visit, 'layout');
  const text = w.t(call.request.method === 'GET' ? 'broken.reading' : 'broken.act');
  return messagePage(visit, 500, w.t('broken.heading'), text, home(visit));
}

/**
 * What became of the place of the log (a server that is down, a disk that is full), told without asking the log for anything. Null: it is
 * something else.
 */
export function environmentAnswer(site: Site, { request, cookies }: Call, thrown: unknown): Answer | null {
  const error = asUserError(thrown, site.log.address);
  if (!(error instanceof UserError) || error.exit !== EXIT.environment) return null;
  const chosen = cookies['language'];
  const language = isUiLanguage(chosen) ? chosen : (preferredLanguage(request.headers.get('accept-language') ?? undefined) ?? 'en');
  const heading = wordsOf(language, 'layout').t('stopped.heading');
  const sentence = errorSentence(language, error).replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const html = `<!doctype html><html lang="${language}"><title>article22</title><h1>${heading}</h1><p>${sentence}</p></html>`;
  return { kind: 'page', status: 503, html };
}

function refused(visit: Visit, why: 'origin' | 'csrf'): Promise<Answer> {
  const w = words(visit, 'layout');
  return messagePage(visit, 403, w.t('refused.heading'), w.t(`refused.${why}`), home(visit));
}

function notFound(visit: Visit): Promise<Answer> {
  const w = words(visit, 'layout');
  return messagePage(visit, 404, w.t('missing.heading'), w.t('missing.text'), home(visit));
}

const home = (visit: Visit) => ({ href: '/', label: words(visit, 'layout').t('back') });

/**
 * The page itself; what a person can put right is told in the frame of a page. A log that another process writes to is waited for: the route
 * is then run again from its start, so it writes in one transaction only, or waits for what comes after it by itself (`whenFree`).
 */
async function answered(visit: Visit, route: Route): Promise<Answer> {
  try {
    return await whenFree(visit.log.address, () => route.answer(visit));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const w = words(visit, 'layout');
    const status = /\.unknown$|\.missing$/.test(error.code) && route.method === 'GET' ? 404 : 409;
    return messagePage(asNow(visit), status, w.t('stopped.heading'), errorSentence(visit.language, error), home(visit));
  }
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length > 0 && left.length === right.length && timingSafeEqual(left, right);
}

/** Lets the person alone in who has the start token of this run. Null: a wrong one. */
export async function startSession(site: Site, token: string): Promise<string | null> {
  if (site.startToken === null || !isSame(token, site.startToken)) return null;
  return openSession(site.log.db, null, site.clock());
}
