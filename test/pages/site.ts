// A site on a log of its own, asked as a browser asks, without a network: pages, forms and jobs, for one person alone or for a team.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { findSession, openSession } from '../../src/log/sessions.ts';
import { changePassword } from '../../src/log/user-passwords.ts';
import { addUser, listUsers, type User } from '../../src/log/users.ts';
import type { Cost } from '../../src/model/password.ts';
import type { Role } from '../../src/model/role.ts';
import { ROUTES } from '../../src/pages/routes.ts';
import { runTask } from '../../src/web/job-kinds.ts';
import type { Runner } from '../../src/web/jobs.ts';
import { makeSite } from '../../src/web/open-site.ts';
import { createApp } from '../../src/web/server.ts';
import type { Site } from '../../src/web/site.ts';
import type { Route } from '../../src/web/visit.ts';

export const NOW = '2026-05-20T09:00:00.000Z';
const ORIGIN = 'http://127.0.0.1:2222';

/** Jobs run in this process, one after the other: two would wait for each other's lock without ever giving way. */
const here: Runner = (task, progress) => {
  const ended = last.then(() => runTask(task, progress));
  last = ended.catch(() => undefined);
  return { ended, stop: () => undefined };
};
let last: Promise<unknown> = Promise.resolve();

export interface Seen {
  readonly status: number;
  readonly html: string;
  /** Text without tags and with plain blanks. */
  readonly text: string;
  /** Where it leads on, or null. */
  readonly to: string | null;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

type SentFile = { readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array<ArrayBuffer> });

export type Fields = Readonly<Record<string, string | readonly string[] | SentFile>>;

export interface Browser {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Seen>;
  /** Sends a form; the token of the session goes with it unless `csrf` is given. */
  readonly post: (path: string, fields?: Fields, headers?: Readonly<Record<string, string>>) => Promise<Seen>;
  /** Follows where a form leads, jobs to their end, and gives the page that comes then. */
  readonly submit: (path: string, fields?: Fields) => Promise<Seen>;
  readonly cookies: Map<string, string>;
  /** Any request, with a body as it is. */
  readonly send: (method: string, path: string, body: string | null, headers?: Readonly<Record<string, string>>) => Promise<Seen>;
}

export interface Desk extends Browser {
  readonly site: Site;
  /** A browser of somebody who has not come in. */
  readonly stranger: () => Browser;
  /** In a team: a browser of a user with this role, who has a password of their own; login and name are the role. */
  readonly signedIn: (role: Role) => Promise<Browser>;
}

/** Of users made here. */
export const PASSWORD = 'seven green umbrellas walk';
/** Of scrypt, where a test need not wait. */
export const CHEAP: Cost = { exponent: 2, r: 1, p: 1 };

export interface DeskOptions {
  readonly mode?: Site['mode'];
  /** Of the browser. */
  readonly language?: string;
  readonly now?: string;
  /** Name of the person alone; null: none was given. */
  readonly by?: string | null;
  readonly publicAddress?: string | null;
  /** Time that passed beside the tick of each look at the clock; a test may let it pass. */
  readonly wait?: { ms: number };
  /** Default: all pages. */
  readonly routes?: readonly Route[];
}

/** `prepare` fills the log. */
export async function openDesk(
  {
    mode = 'alone',
    language = 'en',
    now = NOW,
    by = 'A. Example',
    publicAddress = null,
    wait = { ms: 0 },
    routes = ROUTES,
  }: DeskOptions = {},
  prepare: (site: Site) => Promise<void> = async () => undefined,
): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'article22-pages-'));
  let at = Date.parse(now);
  const clock = () => new Date(at++ + wait.ms).toISOString();
  const { site, origins, close } = await makeSite({
    logAddress: join(folder, 'log.sqlite'),
    mode,
    by: mode === 'alone' ? by : null,
    publicAddress,
    version: '0.0.0',
    icu: process.versions['icu'],
    passwordCost: CHEAP,
    clock,
    workFolder: folder,
    run: here,
  });
  origins.push(ORIGIN);
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  await prepare(site);
  const mistakes: unknown[] = [];
  onTestFinished(() => {
    if (mistakes.length > 0) throw mistakes[0];
  });
  const app = createApp(site, routes, (error) => mistakes.push(error));
  const browser = (): Browser => browserOf(site, app, language);
  const own = browser();
  if (mode === 'alone') await own.get(`/start?token=${site.startToken}`);
  const signedIn = async (role: Role): Promise<Browser> => {
    const user = await userWith(site, role);
    const its = browser();
    its.cookies.set('session', await openSession(site.log.db, user.id, site.clock()));
    return its;
  };
  return { ...own, site, stranger: browser, signedIn };
}

/** The user of a role, made when there is none yet; the first of a log administers. */
async function userWith(site: Site, role: Role): Promise<User> {
  const known = (await listUsers(site.log.db)).find(({ login }) => login === role);
  if (known) return known;
  if (role !== 'admin') await userWith(site, 'admin');
  const actor = { by: 'A. Example', now: site.clock() };
  const { user, startPassword } = await addUser(site.log, { login: role, name: `${role} Example`, role }, actor, CHEAP);
  const change = { current: startPassword, next: PASSWORD };
  await changePassword(site.log, { login: role, address: null }, change, actor, CHEAP);
  return user;
}

function browserOf(site: Site, app: ReturnType<typeof createApp>, language: string): Browser {
  const cookies = new Map<string, string>();
  // As the server names them: with the port.
  const mark = new URL(site.origins[0] ?? ORIGIN).port === '' ? '' : `-${new URL(site.origins[0] ?? ORIGIN).port}`;
  const ask = async (path: string, init: RequestInit): Promise<Seen> => {
    const cookie = [...cookies].map(([name, value]) => `${name}${mark}=${value}`).join('; ');
    const headers = {
      host: '127.0.0.1:2222',
      'accept-language': language,
      ...(cookie ? { cookie } : {}),
      ...(init.headers as Record<string, string>),
    };
    const response = await app.request(`${ORIGIN}${path}`, { ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [, named = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      const name = named.slice(0, named.length - mark.length);
      if (/max-age=0/i.test(set)) cookies.delete(name);
      else cookies.set(name, decodeURIComponent(value));
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    const html = new TextDecoder().decode(bytes);
    return { status: response.status, html, text: textOf(html), to: response.headers.get('location'), headers: response.headers, bytes };
  };
  const get: Browser['get'] = (path, headers = {}) => ask(path, { headers });
  const token = async () => (await findSession(site.log.db, cookies.get('session') ?? '', site.clock()))?.csrf ?? '';
  const post: Browser['post'] = async (path, fields = {}, headers = {}) => {
    const all: Fields = 'csrf' in fields ? fields : { csrf: await token(), ...fields };
    return ask(path, { method: 'POST', body: bodyOf(all), headers: { origin: ORIGIN, ...headers } });
  };
  const submit: Browser['submit'] = async (path, fields) => {
    let seen = await post(path, fields);
    for (let tries = 0; (seen.to !== null || isWorking(seen)) && tries < 600; tries += 1) {
      const next: string = seen.to ?? /data-job="([^"]+)\/state"/.exec(seen.html)?.[1] ?? '/';
      if (seen.to === null) await new Promise((resolve) => setTimeout(resolve, 50));
      seen = await get(next);
    }
    return seen;
  };
  const send: Browser['send'] = (method, path, body, headers = {}) => ask(path, { method, headers, ...(body === null ? {} : { body }) });
  return { get, post, submit, send, cookies };
}

const isWorking = ({ html }: Seen) => html.includes('data-job=');

function bodyOf(fields: Fields): FormData | URLSearchParams {
  const hasFile = Object.values(fields).some((value) => typeof value === 'object' && !Array.isArray(value));
  const body = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') body.append(name, value);
    else if (Array.isArray(value)) for (const one of value as readonly string[]) body.append(name, one);
    else {
      const { name: fileName, ...file } = value as SentFile;
      (body as FormData).append(name, new File(['text' in file ? file.text : file.bytes], fileName));
    }
  }
  return body;
}

function textOf(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
