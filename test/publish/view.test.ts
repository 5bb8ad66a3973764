// The report as strings: what stands where, and which nothing is shown how.
import { describe, expect, it } from 'vitest';
import { INDEPENDENCE_ELEMENTS } from '../../src/model/independence.ts';
import { type Report, reportSchema } from '../../src/model/report.ts';
import { reportView } from '../../src/publish/view.ts';
import type { Block, Section } from '../../src/publish/view-section.ts';
import type { TableView } from '../../src/publish/view-table.ts';
import { fixtureReport } from './fixture.ts';

const report = fixtureReport();
const LANGUAGES = ['en', 'nl', 'fr'] as const;

const blocksOf = (sections: readonly Section[]): Block[] =>
  sections.flatMap((section) => [...section.blocks, ...section.subsections.flatMap((part) => part.blocks)]);
const tablesOf = (of: Report, language: string): TableView[] =>
  blocksOf(reportView(of, language).sections).flatMap(({ table }) => (table ? [table] : []));
const cellsOf = (of: Report, language: string) =>
  tablesOf(of, language).flatMap((table) => [...table.rows, ...(table.totalRow ? [table.totalRow] : [])].flatMap((row) => row.cells));
const sectionOf = (of: Report, id: string, language = 'en') => reportView(of, language).sections.find((section) => section.id === id);

/** Every value in a view that a template would have to format. */
function unformatted(value: unknown, path = ''): string[] {
  if (typeof value === 'number' || value === undefined || typeof value === 'function') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unformatted(inner, `${path}.${key}`));
}

describe('the fixture', () => {
  it.each([1500, 40, 0])('of %s notices is a valid report', (notices) => {
    expect(reportSchema.safeParse(fixtureReport(notices)).error?.issues ?? []).toEqual([]);
  });
});

describe('a view', () => {
  it.each(LANGUAGES)('holds strings only (%s)', (language) => {
    for (const notices of [1500, 3, 0]) expect(unformatted(reportView(fixtureReport(notices), language))).toEqual([]);
  });

  it('has its chapters in the order in which a report is read', () => {
    expect(reportView(report, 'nl').sections.map(({ id }) => id)).toEqual([
      'main-points',
      'about',
      'method',
      'by-provider',
      'by-category',
      'by-action',
      'crossed',
      'by-month',
      'time-to-decision',
      'undecided',
      'complaints',
      'area-and-channels',
      'independence',
      'care',
      'comparison',
      'outlook',
      'corrections',
      'glossary',
      'checklist',
      'data',
      'accessibility',
    ]);
  });

  // Two entries on one element gave two tables one id: links of the page led to the first only.
  it('gives every chapter and table an id of its own, also where several entries of the register hold a table', () => {
    const { independence, care } = structuredClone(report);
    const twice = { ...report, independence: [...report.independence, ...independence], care: [...report.care, ...care] };
    const parts = reportView(twice, 'nl').sections.flatMap((one) => [one, ...one.subsections]);
    expect(parts.map(({ id }) => id)).toEqual([...new Set(parts.map(({ id }) => id))]);
    const tables = parts.flatMap(({ blocks }) => blocks.flatMap(({ table }) => table?.id ?? []));
    expect(tables).toEqual([...new Set(tables)]);
    for (const name of ['funding', 'arrangements', 'checks'])
      expect(tables.filter((id) => id.startsWith(`table-${name}`))).toEqual([`table-${name}`, `table-${name}-2`]);
  });

  it.each(LANGUAGES)('shows every number of every table once (%s)', (language) => {
    const shown = cellsOf(report, language).flatMap(({ cell, value }) => (cell && value !== null ? [`${cell}=${value}`] : []));
    const published = report.tables.flatMap((table) =>
      table.cells.flatMap((cell) => (cell.value === null ? [] : [`${table.id}:${cell.at.join(',')}=${cell.value}`])),
    );
    expect(shown.sort()).toEqual(published.sort());
  });

  it('never lets a withheld number through', () => {
    const withheld = cellsOf(report, 'en').filter(({ kind }) => kind === 'withheld');
    expect(withheld.length).toBeGreaterThan(20);
    for (const cell of withheld) expect(cell).toMatchObject({ text: 'withheld', value: null });
  });

  it('tells the four nothings apart', () => {
    const texts = new Set(cellsOf(report, 'en').map(({ kind, text }) => `${kind}: ${text}`));
    expect(texts).toContain('number: 0');
    expect(texts).toContain('withheld: withheld');
    expect(texts).toContain('not-applicable: n/a');
    expect(tablesOf(report, 'en').flatMap(({ rows }) => rows.map(({ header }) => header))).toContain('Provider not recorded');
    const explained = sectionOf(report, 'method')?.subsections.find(({ id }) => id === 'nothings');
    expect(explained?.blocks.flatMap(({ definitions }) => definitions?.list.map(({ term }) => term) ?? [])).toEqual([
      '0',
      'Not recorded',
      'n/a',
      'withheld',
    ]);
  });

  it('says a share only with its base, and not of a handful', () => {
    const shares = (of: Report) => tablesOf(of, 'en').filter(({ columns }) => columns.some(({ text }) => text === 'Share of notices'));
    for (const table of shares(report)) expect(table.notes.join(' ')).toMatch(/Shares are of [\d,]+ notices/);
    expect(shares(fixtureReport(12)).filter(({ id }) => id === 'table-by-provider')).toEqual([]);
  });

  it('answers every element of independence under its own heading', () => {
    const parts = sectionOf(report, 'independence')?.subsections ?? [];
    expect(parts.map(({ id }) => id)).toEqual(INDEPENDENCE_ELEMENTS.map((element) => `element-${element}`));
    for (const { heading, blocks } of parts) expect(blocks.length, heading).toBeGreaterThan(0);
    expect(parts.find(({ id }) => id === 'element-board-ties')?.blocks[0]?.paragraph?.text).toMatch(/^None\./);
  });

  it('keeps what is for the authority only out of the page', () => {
    const [first, ...rest] = report.independence;
    const secret = {
      ...report,
      independence: [{ ...first, audience: 'authority', text: { en: 'For the authority.' } }, ...rest],
    } as Report;
    expect(JSON.stringify(reportView(secret, 'en'))).not.toContain('For the authority.');
  });

  it('explains every type and action of the lists that is not explained by its own row above', () => {
    const keys = (id: string) =>
      sectionOf(report, 'method')
        ?.subsections.find((part) => part.id === id)
        ?.blocks.flatMap(({ definitions }) => definitions?.list ?? []) ?? [];
    const members = (id: string, beneath: boolean) =>
      report.tables.find((table) => table.id === id)?.dimensions[0]?.members.filter(({ parent }) => (parent !== null) === beneath) ?? [];
    expect(keys('key-categories')).toHaveLength(members('by-category', false).length);
    expect(keys('key-actions')).toHaveLength(members('by-action', true).length);
  });

  it('shows a narrative in another language with that language and a note, and leaves out what nobody wrote', () => {
    const frenchOnly = { ...report, narrative: { fr: { complaints: 'Aucune réclamation.' } } };
    const [block] = sectionOf(frenchOnly, 'complaints')?.blocks ?? [];
    expect(block?.narrative).toEqual({
      field: 'complaints',
      lang: 'fr',
      paragraphs: ['Aucune réclamation.'],
      note: 'The text that follows is available in this language only: French.',
    });
    expect(sectionOf({ ...report, narrative: {} }, 'complaints')).toBeUndefined();
  });

  it('says that there is nothing to compare or correct', () => {
    const first = { ...report, comparison: null, correction: null };
    for (const id of ['comparison', 'corrections']) expect(sectionOf(first, id)?.blocks).toHaveLength(1);
    expect(reportView(first, 'en').notices).toEqual([]);
  });

  it('of a year without a notice says zero everywhere', () => {
    const empty = fixtureReport(0);
    for (const id of ['by-provider', 'by-category', 'by-action']) {
      const table = tablesOf(empty, 'en').find((one) => one.id === `table-${id}`);
      expect(table?.totalRow?.cells[0]).toMatchObject({ text: '0', value: '0' });
    }
    expect(sectionOf(empty, 'time-to-decision')?.subsections).toEqual([]);
  });

  it('shows a time only with the number of decisions it rests on, and the providers without one in one row', () => {
    const view = tablesOf(report, 'en').find(({ id }) => id === 'table-timing');
    expect(view?.columns.map(({ text }) => text)).toEqual([
      'Notices with a decision',
      'Of these, time known',
      'Median time',
      'Within 7 days',
    ]);
    expect(view?.rows.map(({ header }) => header)).toContain('TikTok Technology Limited');
    expect(view?.rows.at(-1)).toMatchObject({ header: '1 further provider', cells: Array(4).fill({ kind: 'withheld' }) });
  });

  it('tells hours in days too where there are many', () => {
    const [all, ...rest] = report.timing;
    const hours = (median: number) => {
      const timing = [{ ...all, unit: 'hour', median, within24Hours: 3 }, ...rest] as Report['timing'];
      return tablesOf({ ...report, timing }, 'en').find(({ id }) => id === 'table-timing')?.totalRow?.cells[2]?.text;
    };
    expect([0, 1, 36.5, 311.5].map(hours)).toEqual(['less than an hour', '1 hour', '36.5 hours', '311.5 hours (13 days)']);
  });

  it.each([
    [1, /regroupe 1 notification, adressée à un fournisseur/],
    [12, /regroupe 12 notifications, adressées à des fournisseurs/],
  ])('says of %s notices to providers that are not named that they are counted', (n, expected) => {
    const of = { ...report, totals: { ...report.totals, otherProviderNotices: n } };
    expect(
      tablesOf(of, 'fr')
        .find(({ id }) => id === 'table-by-provider')
        ?.notes.join(' '),
    ).toMatch(expected);
  });

  it('puts items beside notices only where the rows are the same', () => {
    const tables = report.tables.map((table) =>
      table.id === 'items-by-provider' ? { ...table, dimensions: [{ name: 'provider' as const, members: [] }], cells: [] } : table,
    );
    const view = tablesOf({ ...report, tables }, 'en').find(({ id }) => id === 'table-by-provider');
    expect(view?.columns.map(({ text }) => text)).toEqual(['Notices', 'Share of notices']);
  });
});
