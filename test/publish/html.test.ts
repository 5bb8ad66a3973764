// The finished page, read as a browser and as a stranger reads it.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it, vi } from 'vitest';
import { NARRATIVE_FIELDS } from '../../src/model/narrative-field.ts';
import type { Report } from '../../src/model/report.ts';
import { renderCharts } from '../../src/publish/chart.ts';
import { renderHtml } from '../../src/publish/html.ts';
import { pageProblems } from '../../src/publish/verify-copies.ts';
import { fixtureReport } from './fixture.ts';

type Element = DefaultTreeAdapterTypes.Element;
const report = fixtureReport();
const LANGUAGES = ['nl', 'fr', 'en'];

function elementsOf(html: string): Element[] {
  const errors: string[] = [];
  const found: Element[] = [];
  const nodes: DefaultTreeAdapterTypes.Node[] = [
    parse(html, { onParseError: ({ code, startLine }) => errors.push(`${code} in line ${startLine}`) }),
  ];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) nodes.push(...[...node.childNodes].reverse());
  }
  expect(errors).toEqual([]);
  return found;
}
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const inside = (element: Element, tag: string): boolean => {
  for (let node = element.parentNode; node && 'tagName' in node; node = node.parentNode) if (node.tagName === tag) return true;
  return false;
};
const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

const pages = new Map(LANGUAGES.map((language) => [language, renderHtml(report, language, renderCharts(report, language))]));
const page = (language: string) => new TextDecoder().decode(pages.get(language));

describe.each(LANGUAGES)('the page in %s', (language) => {
  const html = page(language);
  const elements = elementsOf(html);
  const all = (...tags: string[]) => elements.filter(({ tagName }) => tags.includes(tagName));

  it('names its language, title and description', () => {
    expect(attribute(all('html')[0] as Element, 'lang')).toBe(language);
    expect(textOf(all('title')[0] as Element)).toContain('2026');
    expect(all('meta').filter((meta) => attribute(meta, 'name') === 'description')).toHaveLength(1);
  });

  it('has one h1 and skips no level of heading', () => {
    const levels = all('h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) => Number(tagName.slice(1)));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1);
      return level;
    }, 0);
  });

  it('has its landmarks, and a first link that skips to the main points', () => {
    for (const tag of ['header', 'main', 'footer']) expect(all(tag)).toHaveLength(1);
    expect(attribute(all('a')[0] as Element, 'href')).toBe('#main-points');
  });

  it('has ids that are unique and links within the page that lead somewhere', () => {
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const named = elements.flatMap((element) => attribute(element, 'aria-labelledby')?.split(' ') ?? []);
    const within = all('a').flatMap((link) => (attribute(link, 'href')?.startsWith('#') ? [attribute(link, 'href')?.slice(1)] : []));
    for (const id of [...named, ...within]) expect(ids).toContain(id);
  });

  it('asks for nothing: no script, no link element, no image, font or style from anywhere', () => {
    expect(all('script', 'link', 'iframe', 'object', 'embed', 'base', 'form')).toEqual([]);
    for (const element of elements) {
      expect(element.attrs.filter(({ name }) => name.startsWith('on'))).toEqual([]);
      expect(attribute(element, 'src') ?? 'data:').toMatch(/^data:/);
      expect(attribute(element, 'srcset')).toBeUndefined();
    }
    expect(textOf(all('style')[0] as Element)).not.toMatch(/url\(|@import/);
  });

  it('links only to itself, to files of the package, and to addresses of the publisher', () => {
    for (const link of all('a'))
      expect(attribute(link, 'href')).toMatch(
        /^(#|data\/|report\.|datapackage|checklist|manifest|https:\/\/hotline\.example|mailto:contact@)/,
      );
  });

  it('has tables that say what they show: caption, headers with scope, a named region one can move to', () => {
    expect(all('table').length).toBeGreaterThan(20);
    for (const table of all('table')) {
      expect(table.childNodes.filter((node) => node.nodeName === 'caption')).toHaveLength(1);
      const region = table.parentNode as Element;
      expect([attribute(region, 'tabindex'), attribute(region, 'aria-labelledby')]).toEqual(['0', `caption-${attribute(table, 'id')}`]);
      // Only wide ones are landmarks: too many of those would hide the others.
      expect(attribute(region, 'role')).toBe(attribute(region, 'class')?.includes('wide') ? 'region' : 'group');
    }
    for (const th of all('th')) {
      expect(['row', 'col']).toContain(attribute(th, 'scope'));
      expect(textOf(th).trim()).not.toBe('');
    }
    for (const td of all('td')) expect(textOf(td).trim()).not.toBe('');
  });

  it('gives every chart a text alternative and the way to its table', () => {
    expect(all('img')).toHaveLength(renderCharts(report, language).length);
    expect(all('img').length).toBeGreaterThan(5);
    for (const img of all('img')) {
      expect(attribute(img, 'alt')?.length).toBeGreaterThan(80);
      expect(inside(img, 'figure')).toBe(true);
    }
  });

  it('marks all text of people for whoever must read it: narrative, register, reason of a correction', () => {
    const fields = elements.flatMap((element) => attribute(element, 'data-narrative') ?? []);
    const register = [...report.independence, ...report.care].filter((entry) => entry.text !== null).map((entry) => entry.element);
    expect(fields.sort()).toEqual([...NARRATIVE_FIELDS, ...register, 'correction', 'correction-method'].sort());
  });

  it('says what it invents', () => {
    expect(html).toContain('class="invented"');
  });

  it('has no name left in braces, no undefined and no blank where a number belongs', () => {
    const text = textOf(all('body')[0] as Element);
    expect(text).not.toMatch(/\{\w*\}|undefined|NaN|\[object|\bnull\b|STATEMENT_|KEYWORD_|ACTION_/);
  });
});

describe('the page', () => {
  it('shows the numbers of the report and no others', () => {
    const files = LANGUAGES.map((language) => ({ name: `report.${language}.html`, bytes: pages.get(language) ?? new Uint8Array() }));
    expect(pageProblems(report, files)).toEqual([]);
  });

  it('offers the other formats at the top, with format, language and size', () => {
    const beside = [
      { name: 'report.nl.pdf', bytes: new Uint8Array(1_234_567) },
      { name: 'report.nl.xlsx', bytes: new Uint8Array(45_678) },
      { name: 'data/by-provider.csv', bytes: new Uint8Array(2345) },
      { name: 'manifest.json', bytes: new Uint8Array(9999) },
    ];
    const links = (files: typeof beside) => {
      const elements = elementsOf(new TextDecoder().decode(renderHtml(report, 'nl', [], files)));
      const nav = elements.find((element) => attribute(element, 'class') === 'formats') as Element;
      return { top: textOf(nav).replace(/\s+/g, ' ').trim(), page: textOf(elements[0] as Element) };
    };
    const { top, page: text } = links(beside);
    expect(top).toMatch(/\(PDF, Nederlands, 1,2.MB\).*\(XLSX, Nederlands, 46.kB\).*\(CSV, JSON\)$/);
    expect(text).toMatch(/data\/by-provider\.csv, 2.kB/);
    // Its size would depend on that of this page.
    expect(text).not.toMatch(/10.kB/);
    expect(links([]).top).toMatch(/^\S.*\(CSV, JSON\)$/);
    expect(links([]).top).not.toContain('PDF');
  });

  it('begins with the key figures of the year, with their base, and has none for a year without a notice', () => {
    const key = (of: Report) => {
      const elements = elementsOf(new TextDecoder().decode(renderHtml(of, 'en', [])));
      const group = elements.find((element) => attribute(element, 'class') === 'key');
      return group ? textOf(group).replace(/\s+/g, ' ').trim() : null;
    };
    const { acted, notices } = report.totals;
    expect(key(report)).toContain(`Notices sent1,500`);
    expect(key(report)).toContain(`${acted.toLocaleString('en')} of ${notices.toLocaleString('en')}`);
    expect(key({ ...report, totals: { ...report.totals, notices: 12, acted: 7 } })).toContain('Notices on which the provider acted7 of 12');
    expect(key(fixtureReport(0))).toBeNull();
  });

  it('names the language of a text in another one', () => {
    const narrative = { en: { outlook: 'In English only.' } };
    const area = [{ code: 'grooming', label: { en: 'Grooming in English' }, condition: null }];
    const awards = report.awards.map((award) => ({ ...award, area }));
    const elements = elementsOf(new TextDecoder().decode(renderHtml({ ...report, narrative, awards }, 'nl', [])));
    const list = elements.find((element) => element.tagName === 'ul' && textOf(element).includes('Grooming in'));
    expect(attribute(list as Element, 'lang')).toBe('en');
    expect(attribute(elements.find((element) => attribute(element, 'data-narrative') === 'outlook') as Element, 'lang')).toBe('en');
  });

  it('is the same bytes in any time zone', () => {
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    expect(Buffer.from(renderHtml(report, 'fr', renderCharts(report, 'fr'))).equals(Buffer.from(pages.get('fr') ?? []))).toBe(true);
    vi.unstubAllEnvs();
  });

  it('of a real organisation has no notice of invention, and of one language no choice of languages', () => {
    const html = new TextDecoder().decode(renderHtml({ ...report, invented: false, languages: ['nl'] }, 'nl', []));
    expect(html).not.toContain('class="invented"');
    expect(html).not.toContain('class="languages"');
  });

  it('never reads text as markup', () => {
    const hostile = '<script>alert(1)</script><img src="https://tracker.example/x.png" onerror="y">{{title}} &amp; "\'';
    const texts = { introduction: hostile, outlook: hostile };
    const attacked: Report = {
      ...report,
      publisher: { ...report.publisher, name: { nl: hostile, fr: hostile, en: hostile }, legalName: hostile },
      providers: report.providers.map((provider) => ({ ...provider, name: hostile })),
      narrative: { en: texts },
    };
    const elements = elementsOf(new TextDecoder().decode(renderHtml(attacked, 'en', [])));
    expect(elements.filter(({ tagName }) => tagName === 'script' || tagName === 'img')).toEqual([]);
    const told = elements.find((element) => attribute(element, 'data-narrative') === 'outlook') as Element;
    expect(textOf(told).trim()).toBe(hostile);
  });

  it.each(LANGUAGES)('of a year without a notice stands on its own (%s)', (language) => {
    const empty = { ...fixtureReport(0), comparison: null };
    expect(renderCharts(empty, language)).toEqual([]);
    elementsOf(new TextDecoder().decode(renderHtml(empty, language, [])));
  });
});
