// A whole page: a template with its view inside the frame that all pages share.
import { readFlagger } from '../log/documents.ts';
import type { Right } from '../model/role.ts';
import type { Labels } from '../model/vocabulary.ts';
import { renderTemplate, type View } from '../render/mustache.ts';
import type { Answer } from './answer.ts';
import { assetHref } from './assets.ts';
import type { Visit } from './visit.ts';
import { ownName, UI_LANGUAGES, type Words, wordsOf } from './words.ts';

/** Parts of the program, in the order of the year; `right`: who may enter it. */
export const SECTIONS = [
  { key: 'home', href: '/', right: null },
  { key: 'notices', href: '/notices', right: null },
  { key: 'import', href: '/import', right: 'log' },
  { key: 'providers', href: '/providers', right: null },
  { key: 'silence', href: '/silence', right: null },
  { key: 'quality', href: '/quality', right: null },
  { key: 'independence', href: '/independence', right: null },
  { key: 'profile', href: '/profile', right: null },
  { key: 'report', href: '/report', right: null },
  { key: 'settings', href: '/settings', right: null },
] as const satisfies readonly { readonly key: string; readonly href: string; readonly right: Right | null }[];
export type Section = (typeof SECTIONS)[number]['key'];

export interface PageOptions {
  /** What `<title>` says; the heading stands in the template. */
  readonly title: string;
  /** templates/ui/NAME.html.mustache */
  readonly template: string;
  /** Area whose words the template has as `w`. */
  readonly area: string;
  readonly view: { readonly [name: string]: View };
  readonly section?: Section;
  readonly status?: number;
  /** Files of templates/ui/assets beyond the common one. */
  readonly scripts?: readonly string[];
  /** Ask again after so many seconds, where there is no script. */
  readonly refreshSeconds?: number;
}

/** Renders a page. Every view also has `w` (words of the area), `csrf`, `language` and what the visitor may. */
export async function page(visit: Visit, options: PageOptions): Promise<Answer> {
  const { language, csrf, visitor } = visit;
  const layout = wordsOf(language, 'layout');
  const rights = {
    mayLog: visit.may('log'),
    mayWrite: visit.may('write'),
    mayApprove: visit.may('approve'),
    mayAdminister: visit.may('administer'),
  };
  const w = wordsOf(language, options.area).w;
  const body = renderTemplate(`ui/${options.template}.html`, { w, csrf, language, ...rights, ...options.view });
  const isIn = visitor !== null && !visitor.mustChange;
  const html = renderTemplate('ui/layout.html', {
    w: layout.w,
    language,
    theme: visitor?.theme ?? '',
    csrf,
    title: `${(options.status ?? 200) === 422 ? `${layout.t('error')}: ` : ''}${options.title}`,
    brand: 'article22',
    body,
    organisation: isIn ? await organisationOf(visit) : '',
    isIn,
    visitor: visitor?.name ?? '',
    mayLeave: visit.site.mode === 'team',
    hasNav: isIn,
    nav: SECTIONS.filter(({ right }) => right === null || visit.may(right)).map(({ key, href }) => ({
      href,
      label: layout.t(`section.${key}`),
      isCurrent: key === options.section,
    })),
    languages: UI_LANGUAGES.map((code) => ({
      code,
      name: ownName(code),
      isCurrent: code === language,
      href: `/language/${code}?to=${encodeURIComponent(withQuery(visit))}`,
    })),
    told: toldView(visit),
    refresh: options.refreshSeconds === undefined ? null : { seconds: String(options.refreshSeconds) },
    styleHref: assetHref('style.css'),
    iconHref: assetHref('icon.svg'),
    scripts: ['app.js', ...(options.scripts ?? [])].map((name) => ({ src: assetHref(name) })),
    footer: layout.t('footer', { version: visit.site.version }),
  });
  return { kind: 'page', status: options.status ?? 200, html };
}

/** What the act before told. A cookie of an earlier version of the program may name words that are gone. */
function toldView({ told, language }: Visit): View {
  if (!told) return null;
  try {
    return { text: wordsOf(language, told.area).t(told.key, told.values) };
  } catch {
    return null;
  }
}

/** Of a log whose document cannot be read the pages still open: one of them puts a copy in its place. */
async function organisationOf({ db, language }: Visit): Promise<string> {
  try {
    const name: Labels = (await readFlagger(db))?.name ?? {};
    return name[language] ?? Object.values(name)[0] ?? '';
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError')) return '';
    throw error;
  }
}

function withQuery({ path, query }: Visit): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Words of an area in the language of the visit. */
export function words(visit: Visit, area: string): Words {
  return wordsOf(visit.language, area);
}

/** A page that only says something: not found, not allowed, something is in the way. */
export function messagePage(
  visit: Visit,
  status: number,
  heading: string,
  text: string,
  back: { readonly href: string; readonly label: string } | null,
): Promise<Answer> {
  return page(visit, { title: heading, template: 'error', area: 'layout', status, view: { heading, text, back } });
}
