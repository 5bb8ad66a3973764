// The interface for case management systems, under /api. Whoever asks shows a token; cookies count for nothing here.
import { EXIT, UserError } from '../error.ts';
import { givenDecision, givenNotice } from '../import/given-notice.ts';
import type { Actor } from '../log/audit-trail.ts';
import { asUserError } from '../log/database-errors.ts';
import { reportTimeZone } from '../log/settings.ts';
import { readTally } from '../log/tally-counts.ts';
import { findToken } from '../log/tokens.ts';
import { takeDecision, takeNotice } from '../log/told-notice.ts';
import { apiDecisionSchema, apiNoticeSchema, readApi } from '../model/api.ts';
import { isDay } from '../model/period.ts';
import type { Scope } from '../model/scope.ts';
import { act } from '../workflow.ts';
import type { Answer } from './answer.ts';
import { BodyError, readText } from './body.ts';
import { openApi } from './openapi.ts';
import type { Site } from './site.ts';

interface ApiCall {
  readonly site: Site;
  readonly url: URL;
  /** Parts of the path that vary, decoded. */
  readonly parts: readonly string[];
  /** What was sent, as it stands in the document; null where nothing is. */
  readonly body: unknown;
  readonly actor: Actor;
}

interface ApiRoute {
  readonly method: string;
  readonly path: RegExp;
  /** Null: open to all. */
  readonly scope: Scope | null;
  readonly answer: (call: ApiCall) => Promise<Answer>;
}

const ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: /^\/api\/openapi\.json$/, scope: null, answer: async ({ site }) => json(200, openApi(site.version)) },
  { method: 'POST', path: /^\/api\/notices$/, scope: 'notices:write', answer: postNotice },
  { method: 'PATCH', path: /^\/api\/notices\/([^/]+)\/([^/]+)\/decision$/, scope: 'decisions:write', answer: patchDecision },
  { method: 'GET', path: /^\/api\/counts$/, scope: 'counts:read', answer: getCounts },
];

/** Answers a request under /api. */
export async function answerApi(site: Site, request: Request): Promise<Answer> {
  const url = new URL(request.url);
  const here = ROUTES.filter(({ path }) => path.test(url.pathname));
  const route = here.find(({ method }) => method === request.method);
  if (!route)
    return here.length > 0
      ? fault(405, 'api.method', 'This address does not take that method.')
      : fault(404, 'api.unknown', 'There is nothing at this address.');
  try {
    const { scope } = route;
    const by = scope === null ? { name: '' } : await site.withLog(() => tokenOf(site, request, scope));
    if ('kind' in by) return by;
    const parts = (route.path.exec(url.pathname) ?? []).slice(1).map(decodeURIComponent);
    const body = route.method === 'GET' ? null : await bodyOf(request);
    return await site.withLog(() => route.answer({ site, url, parts, body, actor: { by: `API ${by.name}`, now: site.clock() } }));
  } catch (thrown) {
    return faultOf(thrown, site);
  }
}

async function tokenOf(site: Site, request: Request, scope: Scope): Promise<Answer | { readonly name: string }> {
  const text = /^Bearer (\S{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const token = text === undefined ? null : await findToken(site.log.db, text, site.clock());
  if (!token)
    return {
      ...fault(401, 'api.token', 'Send a token that holds, as “Authorization: Bearer …”.'),
      headers: { 'WWW-Authenticate': 'Bearer' },
    } as Answer;
  return token.scopes.includes(scope) ? token : fault(403, 'api.scope', `The token may not do this; it lacks ${scope}.`);
}

async function postNotice(call: ApiCall): Promise<Answer> {
  const read = readApi(apiNoticeSchema, call.body);
  if ('faults' in read) return faults(read.faults);
  const { site, actor } = call;
  const { source, reasons, location, submitter, goodFaith, ...given } = read.value;
  const notice = givenNotice(
    { ...given, checklist: { reasons, location, submitter, goodFaith }, note: null },
    await reportTimeZone(site.log.db),
  );
  const { value } = await act(site.log, actor, { kind: 'by-hand', act: 'notice told by another system' }, (db, at) =>
    takeNotice(db, source, notice, at),
  );
  return json(value === 'new' ? 201 : 200, { source, reference: given.reference, outcome: value });
}

async function patchDecision(call: ApiCall): Promise<Answer> {
  const read = readApi(apiDecisionSchema, call.body);
  if ('faults' in read) return faults(read.faults);
  const { site, actor, parts } = call;
  const [source = '', reference = ''] = parts;
  const decision = givenDecision(read.value, await reportTimeZone(site.log.db));
  const { value } = await act(site.log, actor, { kind: 'decision', act: 'decision told by another system' }, (db, at) =>
    takeDecision(db, source, reference, decision, at),
  );
  return json(value.isNew ? 201 : 200, { source, reference, ...value });
}

async function getCounts({ site, url }: ApiCall): Promise<Answer> {
  const [first, last] = [url.searchParams.get('first') ?? '', url.searchParams.get('last') ?? ''];
  const isMonths = isDay(first) && isDay(last) && first <= last && first.endsWith('-01') && isEndOfMonth(last);
  if (!isMonths) return fault(422, 'api.period', 'Give “first” and “last” as days, from the first day of a month to the last day of one.');
  return json(200, { first, last, counts: await readTally(site.log.db, { first, last }) });
}

const isEndOfMonth = (day: string) => new Date(Date.parse(day) + 24 * 3600_000).getUTCDate() === 1;

async function bodyOf(request: Request): Promise<unknown> {
  const text = request.body ? await readText(request.body as unknown as AsyncIterable<Uint8Array>) : '';
  try {
    return JSON.parse(text);
  } catch {
    throw new BodyError('unreadable');
  }
}

function faultOf(thrown: unknown, site: Site): Answer {
  if (thrown instanceof BodyError) {
    return thrown.reason === 'too-large'
      ? fault(413, 'api.too-large', 'The document is larger than 1 MB.')
      : fault(400, 'api.unreadable', 'What was sent is no JSON document.');
  }
  if (thrown instanceof URIError) return fault(404, 'api.unknown', 'There is nothing at this address.');
  const error = asUserError(thrown, site.log.address);
  if (!(error instanceof UserError)) throw thrown;
  // Nothing that was sent is wrong: a log in use, a server that is down, a full disk.
  if (error.exit === EXIT.environment) return { ...fault(503, error.code, error.message), headers: { 'Retry-After': '2' } } as Answer;
  return fault(error.code === 'notice.unknown' ? 404 : 422, error.code, error.message);
}

function json(status: number, value: unknown): Answer {
  return { kind: 'json', status, value };
}

function fault(status: number, code: string, message: string): Answer {
  return json(status, { error: { code, message, field: null } });
}

function faults(found: readonly { readonly code: string; readonly message: string; readonly field: string | null }[]): Answer {
  const [error] = found;
  return json(422, { error, errors: found });
}
