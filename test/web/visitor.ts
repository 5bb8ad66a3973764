// A visitor without a window, who asks a served log for its pages, and the pages whose answers are worth timing.
import type { Route } from '../../src/web/visit.ts';
import { type Got, isPage, linksOf, walk } from './walk.ts';

/** Ways in which people look at the list beside those that links lead to: all, its end, each filter alone, several together. */
const LISTS = [
  '',
  'answer=unanswered',
  'answer=none',
  'answer=action&from=2026-01-01&to=2026-12-31',
  'service=1',
  'service=40',
  'category=STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
  'channel=voluntary-programme',
  'complete=no',
  'action=MOOT_ALREADY_REMOVED',
  'from=2026-10-01&to=2026-10-31',
  'service=1&answer=unanswered&complete=no',
  'text=N-00999',
  'text=nothing-is-called-so',
].map((query) => `/notices${query && `?${query}`}`);

export type Ask = (path: string) => Promise<Got>;

/** Asks as a browser does, with the cookie of the session. `address`: what `serve` tells to open. */
export async function comeIn(address: string): Promise<Ask> {
  const { origin } = new URL(address);
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (path) => {
    const answer = await fetch(origin + path, { redirect: 'manual', headers: { cookie } });
    const of = (name: string) => answer.headers.get(name) ?? '';
    const text = await answer.text();
    const html = isPage(path, { type: of('content-type'), disposition: of('content-disposition') }) ? text : '';
    return { status: answer.status, to: answer.headers.get('location'), html };
  };
}

/**
 * Paths of pages that links lead to, two a route, and of many ways to look at the list. `more`: paths that only some logs have.
 * `visited`: the routes that were seen.
 */
export async function pagesToTime(
  routes: readonly Route[],
  ask: Ask,
  more: readonly string[] = [],
): Promise<{ readonly paths: readonly string[]; readonly visited: ReadonlySet<Route> }> {
  const lists = [...LISTS, ...more];
  const { pages, visited } = await walk(routes, ask, ['/', ...lists], 2);
  // Its orders, its sizes, its second and its last page.
  const turned = linksOf(pages.find(({ path }) => path === '/notices')?.html ?? '').filter((path) => path.startsWith('/notices?'));
  return { paths: [...new Set([...lists, ...turned, ...pages.map(({ path }) => path)])], visited };
}
