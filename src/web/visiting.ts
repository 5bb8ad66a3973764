// From a request to a visit and from an answer to a response: who is asking, what may they, and is it really our own form that was sent?
import { timingSafeEqual } from 'node:crypto';
import { UserError } from '../error.ts';
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
import type { Route, Visit, Visitor } from './visit.ts';
import { isUiLanguage, preferredLanguage, type UiLanguage } from './words.ts';

export interface Call {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly address: string;
}

/** Only what comes next may need so long: another process writes. */
const LOCKED_TRIES = 40;
const LOCKED_WAIT_MS = 200;

const BODY_STATUS = { 'too-large': 413, unreadable: 400, 'no-room': 507 } as const;

/** Answers one request of a route, or of none (`null`: there is no such page). */
export async function answerCall(site: Site, route: Route | null, call: Call): Promise<Answer> {
  const session = await sessionOf(site, call.cookies['session']);
  const visit = await visitOf(site, call, session);
  if (!route) return notFound(visit);
  const barred = await barredFrom(visit, route);
  if (barred) return barred;
  if (route.method === 'GET') return answered(visit, route);
  if (!isOurOrigin(call.request.headers.get('origin') ?? undefined, site)) return refused(visit, 'origin');
  try {
    const sent = await readBody(call.request, site.uploads, route.fileBytesMax ?? 0);
    try {
      if (route.access !== 'open' && !isSame(sent.values['csrf']?.[0] ?? '', visit.csrf)) return await refused(visit, 'csrf');
      return await answered({ ...visit, sent }, route);
    } finally {
      await site.uploads.dropUnclaimed(Object.values(sent.files).flatMap((files) => files.map(({ uploadId }) => uploadId)));
    }
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    const w = words(visit, 'layout');
    return messagePage(visit, BODY_STATUS[error.reason], w.t('refused.heading'), w.t(`refused.${error.reason}`), home(visit));
  }
}

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

function refused(visit: Visit, why: 'origin' | 'csrf'): Promise<Answer> {
  const w = words(visit, 'layout');
  return messagePage(visit, 403, w.t('refused.heading'), w.t(`refused.${why}`), home(visit));
}

function notFound(visit: Visit): Promise<Answer> {
  const w = words(visit, 'layout');
  return messagePage(visit, 404, w.t('missing.heading'), w.t('missing.text'), home(visit));
}

const home = (visit: Visit) => ({ href: '/', label: words(visit, 'layout').t('back') });

/** The page itself; what a person can put right is told in the frame of a page, and a log that another process writes to is waited for. */
async function answered(visit: Visit, route: Route): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await route.answer(visit);
    } catch (thrown) {
      const error = asUserError(thrown, visit.log.address);
      if (!(error instanceof UserError)) throw thrown;
      if (error.code === 'log.locked' && tries < LOCKED_TRIES) {
        await new Promise((resolve) => setTimeout(resolve, LOCKED_WAIT_MS));
        continue;
      }
      const w = words(visit, 'layout');
      const status = /\.unknown$|\.missing$/.test(error.code) && route.method === 'GET' ? 404 : 409;
      return messagePage(visit, status, w.t('stopped.heading'), errorSentence(visit.language, error), home(visit));
    }
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
