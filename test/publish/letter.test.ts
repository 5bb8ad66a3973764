import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { CARE_ELEMENTS, INDEPENDENCE_ELEMENTS } from '../../src/model/independence.ts';
import type { Report } from '../../src/model/report.ts';
import { type Letter, renderLetter } from '../../src/publish/letter.ts';
import { inGroups } from '../../src/publish/manifest.ts';
import { loadCatalogue } from '../../src/render/catalogue.ts';
import { fixtureReport } from './fixture.ts';
import { AUTHORITY_ONLY, fixtureFlagger } from './submission.ts';

const HASH = '0123456789abcdef'.repeat(4);
const report = fixtureReport();

function letter(language: string, change: Partial<Letter> = {}): { html: string; txt: string } {
  const [award] = fixtureFlagger(change.report ?? report).awards;
  if (!award) throw new Error('no award');
  const files = renderLetter({ report, award, language, manifestSha256: HASH, authorityOnly: AUTHORITY_ONLY, ...change });
  const [html = '', txt = ''] = files.map(({ bytes }) => new TextDecoder().decode(bytes));
  return { html, txt };
}
const visible = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe.each(['nl', 'fr', 'en'])('the letter in %s', (language) => {
  const { html, txt } = letter(language);

  it('quotes the checksum of the manifest in groups of four', () => {
    expect(visible(html)).toContain(inGroups(HASH));
    expect(txt.replace(/\s+/g, ' ')).toContain(inGroups(HASH));
    expect(inGroups(HASH).split(' ')).toHaveLength(16);
  });

  it('is dated with the day of release and names decision, publisher and authority', () => {
    for (const text of [html, txt]) {
      expect(text).toContain('2027');
      expect(text).toContain('INVENTED-2025-07');
      expect(text).toContain('Meldpunt Voorbeeld VZW');
      expect(text).toContain('1030 Brussels');
    }
  });

  it('says for each of the nine duties of Article 22(3) where it is met', () => {
    expect(html.match(/<tr><th scope="row">/g)?.length).toBe(9 + 9);
    for (const file of ['data/by-provider.csv', 'data/by-category.csv', 'data/by-action.csv']) expect(txt).toContain(file);
  });

  it('says that the organisation is invented, that it is a correction, and when the next report is due', () => {
    expect(txt).toContain(loadCatalogue(language, 'letter').t('invented'));
    expect(txt).toMatch(/2028/);
    const plain: Report = { ...report, invented: false, correction: null, nextReportDueOn: null, publicAddress: null };
    const shorter = letter(language, { report: plain }).txt;
    expect(shorter).not.toContain(loadCatalogue(language, 'letter').t('invented'));
    expect(shorter).not.toMatch(/2028|hotline\.example\/report/);
  });

  it('shows in its annex what only the authority may read, and has none without entries', () => {
    const heading = loadCatalogue(language, 'letter').t('annex.heading').replace(/\s/g, ' ');
    for (const text of [html, txt].map(visible)) {
      expect(text).toContain(heading);
      expect(text).toMatch(/escrow.*12[.,]5/);
      expect(text).toContain('Snap B.V.');
    }
    expect(visible(letter(language, { authorityOnly: [] }).html)).not.toContain(heading);
  });

  it('is one well-formed page: language, title, one first heading, no skipped level, nothing from elsewhere', () => {
    const errors: string[] = [];
    parse(html, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toMatch(/<title>\S[^<]+<\/title>/);
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, i) => i === 0 || level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
    expect(html).not.toMatch(/<script|<img|<link|url\(|@import|src=/);
  });

  it('escapes text in HTML and not in plain text', () => {
    expect(html).toContain('&lt;treasurer&gt;');
    expect(txt).toContain('<treasurer>');
    expect(txt).not.toMatch(/&(?:amp|lt|gt|quot|#39);|<\/?[a-z]+>(?<!<treasurer>)/);
  });

  it('marks text that is in another language', () => {
    expect(html.includes('<p lang="en">The &lt;treasurer&gt;')).toBe(language !== 'en');
  });

  it('can tell the authority every element of the register, "none" as well', () => {
    const elements = [...INDEPENDENCE_ELEMENTS, ...CARE_ELEMENTS];
    const entry = { audience: 'authority', text: null, link: null, sources: null, arrangements: null } as const;
    for (const none of [true, false]) {
      const page = letter(language, { authorityOnly: elements.map((element) => ({ ...entry, element, none })) }).html;
      expect(page.match(/<h3>/g)).toHaveLength(elements.length);
    }
  });

  it('has every sentence the others have', () => {
    expect(loadCatalogue(language, 'letter').keys).toEqual(loadCatalogue('en', 'letter').keys);
  });
});
