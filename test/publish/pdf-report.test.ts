// The finished PDF, read as a screen reader and as a stranger reads it: its structure against the view it was made of.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type PdfTable, pdfContent } from '../../src/files/pdf-tables.ts';
import type { Report } from '../../src/model/report.ts';
import { type Chart, renderCharts } from '../../src/publish/chart.ts';
import { renderHtml } from '../../src/publish/html.ts';
import { renderPdf } from '../../src/publish/pdf-report.ts';
import { layoutOf } from '../../src/publish/pdf-table.ts';
import { type ReportView, reportView } from '../../src/publish/view.ts';
import type { TableView } from '../../src/publish/view-table.ts';
import { DEEP } from '../deep.ts';
import { fixtureReport } from './fixture.ts';
import { tablesOfPage } from './html-tables.ts';
import { longReport } from './long-report.ts';
import { oneLine, type ReadPdf, readPdfFile, textsOf } from './pdf-reader.ts';

const report = fixtureReport();
/** Where its numbers do not matter: a short one is quickly set and read. */
const short = fixtureReport(40);

const blocksOf = (view: ReportView) =>
  view.sections.flatMap((section) => [section, ...section.subsections]).flatMap(({ blocks }) => blocks);
const tablesOf = (view: ReportView): TableView[] => blocksOf(view).flatMap(({ table }) => table ?? []);
const headingsOf = (view: ReportView): string[] => {
  const [main, ...others] = view.sections.map((section) => [section.heading, ...section.subsections.map(({ heading }) => heading)]);
  return [view.title, view.labels.facts, ...(main ?? []), view.labels.contents, ...others.flat()].map(oneLine);
};
const linesOf = ({ rowHeader, columns, rows, totalRow }: TableView): string[][] => [
  [rowHeader, ...columns.map(({ text }) => text)].map(oneLine),
  ...[...rows, ...(totalRow ? [totalRow] : [])].map((row) => [row.header, ...row.cells.map(({ text }) => text)].map(oneLine)),
];

describe.each(DEEP ? ['nl', 'fr', 'en'] : ['fr', 'en'])('the PDF in %s', { timeout: 60_000 }, (language) => {
  const view = reportView(report, language);
  let charts: readonly Chart[];
  let bytes: Uint8Array;
  let pdf: ReadPdf;
  let tables: readonly PdfTable[];
  beforeAll(async () => {
    charts = renderCharts(report, language);
    bytes = renderPdf(report, language, charts);
    pdf = await readPdfFile(bytes);
    tables = (await pdfContent('report.pdf', bytes)).tables;
  });

  it('says what it is: title, language, tagged, PDF/UA, made on the day of release', () => {
    expect(pdf.info).toMatchObject({ Title: view.title, Language: language, CreationDate: 'D:20270131000000Z' });
    expect(pdf.marked).toBe(true);
    expect(pdf.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.xmp).toContain(`<dc:language><rdf:Bag><rdf:li>${language}</rdf:li>`);
  });

  it('has the headings of the page, the title as the only one of the first level, and a bookmark for each', () => {
    expect(textsOf(pdf, / H[1-6]$/)).toEqual(headingsOf(view));
    expect(textsOf(pdf, / H1$/)).toEqual([oneLine(view.title)]);
    expect(textsOf(pdf, / H3$/)).toEqual(view.sections.flatMap(({ subsections }) => subsections.map(({ heading }) => oneLine(heading))));
    expect(pdf.bookmarks.map(oneLine)).toEqual(headingsOf(view));
  });

  it('has every table with its caption, the headings of its columns and of its rows marked as such', () => {
    expect(tables.map(({ caption }) => caption)).toEqual(tablesOf(view).map(({ caption }) => oneLine(caption)));
    expect(tables.map(({ header, rows }) => [header, ...rows])).toEqual(tablesOf(view).map(linesOf));
    const rows = tablesOf(view).flatMap((table) => linesOf(table).slice(1));
    expect(textsOf(pdf, /Table (?:TBody|TFoot) TR TH$/)).toHaveLength(rows.length);
    expect(textsOf(pdf, /Table THead TR TD$/)).toEqual([]);
    expect(new Set(textsOf(pdf, /TR TD$/))).toEqual(new Set(rows.flatMap(([, ...cells]) => cells)));
  });

  it('has the numbers of the page, table by table', () => {
    const page = tablesOfPage(new TextDecoder().decode(renderHtml(report, language, charts)));
    expect(page.length).toBeGreaterThan(20);
    expect(tables.map(({ header, rows }) => [header, ...rows])).toEqual(page);
  });

  it('has lists, definitions and a table of contents as such', () => {
    const roles = new Set(pdf.elements.map(({ path }) => path.split(' ').at(-1)));
    for (const role of ['L', 'LI', 'Lbl', 'LBody', 'TOC', 'TOCI', 'Figure', 'Caption', 'Link', 'P']) expect(roles).toContain(role);
    const terms = blocksOf(view).flatMap(({ definitions }) => definitions?.list ?? []);
    const labels = textsOf(pdf, / L LI Lbl$/).filter((text) => text !== '•');
    expect(labels).toEqual(terms.map(({ term }) => oneLine(term)));
  });

  it('gives every chart its alternative text, and no other element one that a reader would hear instead', () => {
    expect(charts.length).toBeGreaterThan(5);
    const told = pdf.elements.filter(({ alt }) => alt !== null);
    expect(told.map(({ alt }) => oneLine(alt ?? '')).sort()).toEqual(charts.map(({ alt }) => oneLine(alt)).sort());
    for (const { path } of told) expect(path).toMatch(/ Figure$/);
    expect(pdf.elements.filter(({ path }) => path.endsWith(' Figure'))).toHaveLength(charts.length);
  });

  it('leads from its first sheet to the page, the data and the other languages, at the public address', () => {
    for (const href of [`report.${language}.html`, `report.${language}.html#data`, 'data/by-provider.csv', 'report.json'])
      expect(pdf.links).toContain(`https://hotline.example/report-2026/${href}`);
    for (const link of pdf.links) expect(link).toMatch(/^(#|mailto:contact@|https:\/\/hotline\.example)/);
    expect(pdf.links).not.toContain(`https://hotline.example/report-2026/report.${language}.pdf`);
  });

  it('says on every sheet whose it is, that it is invented and which sheet of how many, outside its structure', () => {
    for (const [index, text] of pdf.artifacts.entries()) {
      expect(text).toContain(view.invented);
      expect(text).toMatch(new RegExp(`\\b${index + 1}\\b\\D+\\b${pdf.pages}\\b`));
      if (index > 0) expect(text).toContain(`${view.publisher} · 2026 · `);
    }
    expect(textsOf(pdf, /^Document$/).join()).not.toContain(view.invented);
  });

  it('brings its fonts along and lets nothing stand outside the margins', () => {
    expect(Object.fromEntries(pdf.fonts)).toEqual({ 'NotoSans-Bold': { embedded: true }, 'NotoSans-Regular': { embedded: true } });
    expect(pdf.outside).toEqual([]);
  });

  it('is the same bytes in any time zone, and again', () => {
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    expect(Buffer.from(renderPdf(report, language, charts)).equals(Buffer.from(bytes))).toBe(true);
    vi.unstubAllEnvs();
  });
});

describe('the PDF', { timeout: 60_000 }, () => {
  it('marks the language of a text that is in another', async () => {
    const foreign: Report = { ...short, narrative: { nl: { outlook: 'Volgend jaar tellen wij opnieuw.' } } };
    const pdf = await readPdfFile(renderPdf(foreign, 'en', []));
    const dutch = pdf.elements.filter(({ lang }) => lang === 'nl').map(({ text }) => text);
    expect(dutch).toContain('Volgend jaar tellen wij opnieuw.');
  });

  it('never reads text as markup, and shows as a number of Unicode what no font has', async () => {
    const hostile = '#read("/etc/passwd") = Heading $x^2$ *bold* @ref <label> \\u{41} [a] // 抖音 😀 → ≤';
    const attacked: Report = { ...short, narrative: { en: { introduction: hostile } } };
    const pdf = await readPdfFile(renderPdf(attacked, 'en', []));
    expect(textsOf(pdf, /^Document$/).join()).toContain(hostile.replace('抖音 😀', '[U+6296][U+97F3] [U+1F600]'));
    expect(textsOf(pdf, / H[1-6]$/)).toEqual(headingsOf(reportView(attacked, 'en')));
  });

  it('keeps a hyphen that was typed, where words are broken too', async () => {
    const name = 'Inhaltevermittlungs-Gesellschaft für Telekommunikationsdatenspeicherung Mustermann-Beispiel mbH';
    const named: Report = { ...report, providers: report.providers.map((provider) => ({ ...provider, name })) };
    const rows = (await pdfContent('a.pdf', renderPdf(named, 'nl', []))).tables.flatMap(({ rows: all }) => all);
    expect(rows.filter(([header]) => header === name).length).toBeGreaterThan(20);
  });

  // A provider's name of 90 letters ran over the numbers beside it, and an area's label off the sheet.
  it.each([90, 31, 35])('breaks a word of %i letters, keeps it within the margins, and is read back with it whole', async (letters) => {
    const long = 'Xqzv'.repeat(23).slice(0, letters);
    const name = `${long} and others`;
    const whole = letters === 90 ? report : short;
    const named: Report = {
      ...whole,
      providers: whole.providers.map((provider) => ({ ...provider, name })),
      narrative: { en: { introduction: `Before (${long}) after, ${long} of ${long}.` } },
    };
    const bytes = renderPdf(named, 'en', []);
    const [pdf, { tables, text }] = [await readPdfFile(bytes), await pdfContent('a.pdf', bytes)];
    expect(pdf.outside).toEqual([]);
    expect(tables.map(({ header, rows }) => [header, ...rows])).toEqual(tablesOf(reportView(named, 'en')).map(linesOf));
    expect(oneLine(text)).toContain(`Before (${long}) after, ${long} of ${long}.`);
    expect(textsOf(pdf, / H[1-6]$/)).toEqual(headingsOf(reportView(named, 'en')));
  });

  it('without a public address leads to the files beside it', async () => {
    const pdf = await readPdfFile(renderPdf({ ...short, publicAddress: null }, 'en', []));
    for (const href of ['report.en.html', 'report.nl.pdf', 'data/by-provider.csv']) expect(pdf.links).toContain(href);
  });

  it('of a real organisation says nothing of invention, and of one language none of others', async () => {
    const pdf = await readPdfFile(renderPdf({ ...short, invented: false, languages: ['nl'] }, 'nl', []));
    expect(pdf.artifacts.join()).not.toContain(reportView(report, 'nl').invented);
    expect(pdf.links.filter((link) => link.endsWith('.pdf'))).toEqual([]);
  });

  it('of a year without a notice stands on its own', async () => {
    const empty = fixtureReport(0);
    const pdf = await readPdfFile(renderPdf(empty, 'fr', []));
    expect(textsOf(pdf, / H[1-6]$/)).toEqual(headingsOf(reportView(empty, 'fr')));
    expect(pdf.elements.filter(({ alt }) => alt !== null)).toEqual([]);
  });
});

describe('a long report', { timeout: 120_000 }, () => {
  const long = longReport();
  const view = reportView(long, 'en');
  let bytes: Uint8Array;
  let pdf: ReadPdf;
  beforeAll(async () => {
    bytes = renderPdf(long, 'en', []);
    pdf = await readPdfFile(bytes);
  });

  it('loses no row of 60 providers, 82 subcategories and all two-way tables, whatever sheets they go over', async () => {
    const tables = (await pdfContent('long.pdf', bytes)).tables;
    expect(tables.map(({ caption }) => caption)).toEqual(tablesOf(view).map(({ caption }) => oneLine(caption)));
    expect(tables.map(({ header, rows }) => [header, ...rows])).toEqual(tablesOf(view).map(linesOf));
    expect(Math.max(...tables.map(({ rows }) => rows.length))).toBeGreaterThan(180);
    expect(Math.max(...tables.map(({ header }) => header.length))).toBeGreaterThan(14);
  });

  it('repeats the header of a table on each sheet it goes over', () => {
    const [providers] = tablesOf(view);
    const isIn = (page: number) => pdf.elements.some((one) => one.page === page && / TBody$/.test(one.path) && one.text.includes('Share '));
    const sheets = Array.from({ length: pdf.pages }, (_, index) => index + 1).filter(isIn);
    expect(sheets.length).toBeGreaterThan(3);
    for (const sheet of sheets.slice(1)) expect(pdf.artifacts[sheet - 1]).toContain(oneLine(providers?.rowHeader ?? '?'));
  });

  it('leaves no total alone on a sheet, and nothing outside the margins', () => {
    const ends = pdf.elements.flatMap((foot, index) => (/ TFoot$/.test(foot.path) && foot.text !== '' ? [{ foot, index }] : []));
    const parts = tablesOf(view).flatMap((table) => (table.totalRow ? layoutOf(table, () => '').parts : []));
    expect(ends).toHaveLength(parts.length);
    for (const { foot, index } of ends) {
      const body = pdf.elements.slice(0, index).findLast(({ path }) => / TBody$/.test(path));
      expect([body?.page, body?.text === ''], foot.text).toEqual([foot.page, false]);
    }
    expect(textsOf(pdf, / TFoot TR$/)).toHaveLength(ends.length);
    expect(pdf.outside).toEqual([]);
  });
});
