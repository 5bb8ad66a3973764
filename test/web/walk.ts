// Finds the pages of a site as a visitor would: from link to link, until every route that a link leads to was seen.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Route } from '../../src/web/visit.ts';

export interface Got {
  readonly status: number;
  readonly to: string | null;
  /** Empty for a file. */
  readonly html: string;
}

/** Is an answer a page of ours, and not a file, or a report in a frame? */
export function isPage(path: string, headers: { readonly type: string; readonly disposition: string }): boolean {
  return headers.type.startsWith('text/html') && headers.disposition === '' && !path.startsWith('/report/file');
}

export interface Seen {
  readonly route: Route;
  /** With its query. */
  readonly path: string;
  readonly html: string;
}

/** The GET route that answers a path; null: none. */
export function routeOf(routes: readonly Route[], path: string): Route | null {
  const [bare = ''] = path.split('?');
  return routes.find((route) => route.method === 'GET' && patternOf(route).test(bare)) ?? null;
}

const patternOf = ({ path }: Route) => new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`);

/** Acts of another browser or of another log would end the walk. */
const LEFT_OUT = /^\/(language|sign-out|start)/;

/**
 * Walks from `starts` along links, frames and filters. Of each route at most `most` pages, with different questions where there are
 * some; an address with an answer of 500 or a link to nothing is a finding.
 */
export async function walk(
  routes: readonly Route[],
  get: (path: string) => Promise<Got>,
  starts: readonly string[],
  most: number,
): Promise<{ readonly pages: readonly Seen[]; readonly visited: ReadonlySet<Route>; readonly findings: readonly string[] }> {
  const queue = [...starts];
  const asked = new Set<string>();
  const kinds = new Map<Route, Set<string>>();
  const pages: Seen[] = [];
  const findings: string[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const route = routeOf(routes, path);
    if (LEFT_OUT.test(path) || asked.has(path)) continue;
    asked.add(path);
    const known = (route && kinds.get(route)) ?? new Set();
    if (!route) findings.push(...missing(path));
    if (!route || known.size >= most || known.has(kindOf(path))) continue;
    const { status, to, html } = await get(path);
    if (status >= 400) findings.push(`${path} answers ${status}`);
    kinds.set(route, known.add(kindOf(path)));
    if (to !== null) queue.push(to);
    if (html === '') continue;
    pages.push({ route, path, html });
    queue.push(...linksOf(html));
  }
  return { pages, visited: new Set(kinds.keys()), findings: [...new Set(findings)] };
}

function missing(path: string): string[] {
  const [bare = ''] = path.split('?');
  return /^\/(assets|api)\//.test(bare) ? [] : [`a link leads to ${bare.replace(/\d+/g, 'N')}, which is no page`];
}

/** Pages of a route that are asked with the same words are alike. */
const kindOf = (path: string) => [...new Set(new URLSearchParams(path.split('?')[1] ?? '').keys())].sort().join();

/** Addresses on this site that a page leads to, without what stands behind `#`. */
export function linksOf(html: string): string[] {
  return elements(parse(html)).flatMap((element) => {
    const { tagName } = element;
    const isFilter = tagName === 'form' && attribute(element, 'method') === 'get';
    const names = { a: 'href', iframe: 'src', ...(isFilter ? { form: 'action' } : {}) } as Readonly<Record<string, string>>;
    const target = attribute(element, names[tagName] ?? '');
    const [path = ''] = (target ?? '').split('#');
    return path.startsWith('/') ? [path] : [];
  });
}

export type Element = DefaultTreeAdapterTypes.Element;

/** All elements beneath a node, in the order of the page. */
export function elements(node: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elements(child)] : []));
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}
