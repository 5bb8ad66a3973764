import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/files/pdf.ts';
import { scanFiles } from '../../src/gate/gate.ts';
import { buildKnownValues } from '../../src/gate/known-values.ts';
import type { PackageFile } from '../../src/model/file.ts';
import { CARE_ELEMENTS, INDEPENDENCE_ELEMENTS } from '../../src/model/independence.ts';
import type { Report } from '../../src/model/report.ts';
import { renderLetter } from '../../src/publish/letter.ts';
import type { Letter } from '../../src/publish/letter-view.ts';
import { inGroups } from '../../src/publish/manifest.ts';
import { loadCatalogue } from '../../src/render/catalogue.ts';
import { fixtureReport } from './fixture.ts';
import { AUTHORITY_ONLY, fixtureFlagger } from './submission.ts';

const HASH = '0123456789abcdef'.repeat(4);
const report = fixtureReport();

function filesOf(language: string, change: Partial<Letter> = {}): PackageFile[] {
  const [award] = fixtureFlagger(change.report ?? report).awards;
  if (!award) throw new Error('no award');
  return renderLetter({ report, award, language, manifestSha256: HASH, authorityOnly: AUTHORITY_ONLY, others: [], ...change });
}

function letter(language: string, change: Partial<Letter> = {}): { html: string; txt: string } {
  const [html = '', txt = ''] = filesOf(language, change).map(({ bytes }) => new TextDecoder().decode(bytes));
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

  it('says for each of the ten duties of Article 22(3) where it is met', () => {
    expect(html.match(/<tr><th scope="row"/g)?.length).toBe(9 + 10);
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

  // Checks kept for the authority were left out of the letter and stood in authority-only.json alone.
  it('tells the checks of quality that only the authority may read, in words of its language', () => {
    const entry = { element: 'quality-check', audience: 'authority', none: false, text: null, link: null } as const;
    const check = { period: { first: '2025-01-01', last: '2025-12-31' }, sampled: 83, agreed: 79 };
    const files = filesOf(language, { authorityOnly: [{ ...entry, sources: null, arrangements: null, checks: [check] }] });
    const told = loadCatalogue(language, 'letter').t('annex.check', { period: '2025', sampled: 83, agreed: 79 });
    expect(told).toMatch(/2025.*83.*79/);
    for (const { bytes } of files.slice(0, 2)) expect(visible(new TextDecoder().decode(bytes))).toContain(told.replace(/\s+/g, ' '));
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
    const entry = { audience: 'authority', text: null, link: null, sources: null, arrangements: null, checks: null } as const;
    for (const none of [true, false]) {
      const page = letter(language, { authorityOnly: elements.map((element) => ({ ...entry, element, none })) }).html;
      expect(page.match(/<h3>/g)).toHaveLength(elements.length);
    }
  });

  it('is the same as PDF: every figure, every duty and command of the text, and the checksum', async () => {
    const pdf = filesOf(language).find(({ name }) => name.endsWith('.pdf'));
    const { parts } = await readPdf(pdf?.name ?? '', pdf?.bytes ?? new Uint8Array());
    const compact = (text: string) => text.replace(/\s+/g, '');
    const shown = compact(parts.map(({ text }) => text).join(' '));
    expect(shown).toContain(compact(inGroups(HASH)));
    // In the text a label and its value stand on one line with a colon; in the PDF they are two cells.
    const lines = txt.split('\n').flatMap((line) =>
      line
        .replace(/^(?:- |\*\*\* )/, '')
        .replace(/(?::| \*\*\*)$/, '')
        .split(/\u00a0?: /),
    );
    // Said otherwise on paper: the letterhead has no label, the subject none, and the table's caption stands apart from its heading.
    const { t } = loadCatalogue(language, 'letter');
    const otherwise = ['label.from', 'label.subject', 'figures.heading'].map((key) => t(key));
    const missing = lines.filter((line) => !shown.includes(compact(line)) && !otherwise.some((label) => line.startsWith(label)));
    expect(missing).toEqual([]);
  });

  // A checksum whose first groups happened to be digits was taken for a telephone number, because the second line is indented.
  it.each(['0470123456780471'.repeat(4), '32470123456789ab'.repeat(4), '0044207946001234'.repeat(4)])(
    'has no checksum that the gate takes for a number of a person: %s',
    async (manifestSha256) => {
      const rules = {
        roleMailboxes: [report.publisher.contactEmail, 'dsa@bipt.example'],
        allowedUrls: ['https://hotline.example'],
        allowedWords: [],
        allowedTexts: Object.values(report.publisher.name).concat(report.publisher.legalName),
        countries: ['BE'],
      };
      const known = await buildKnownValues(new Uint8Array(32), [], []);
      const found = await scanFiles(filesOf(language, { manifestSha256, authorityOnly: [] }), known, rules);
      expect(found.filter(({ kind }) => kind !== 'ADDRESS').map(({ kind, file, place }) => `${kind} ${file} ${place}`)).toEqual([]);
    },
  );

  it('says how to check it without a program of ours', () => {
    for (const text of [visible(html), txt])
      for (const command of ['sha256sum manifest.json', 'certutil -hashfile manifest.json SHA256', 'Get-FileHash manifest.json'])
        expect(text).toContain(command);
  });

  it('tells each authority its own day for the next report', () => {
    const [award] = fixtureFlagger(report).awards;
    const dated = { ...award, nextReportDueOn: '2029-05-17' } as Letter['award'];
    expect(letter(language, { award: dated }).txt).toContain('2029');
    expect(txt).not.toContain('2029');
  });

  it('has every sentence the others have', () => {
    expect(loadCatalogue(language, 'letter').keys).toEqual(loadCatalogue('en', 'letter').keys);
  });
});
