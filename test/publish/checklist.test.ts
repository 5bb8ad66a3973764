// Where each duty is met: every place the list names is there, in every rendering, and it claims nothing the report does not hold.
import { describe, expect, it } from 'vitest';
import { checklistSchema } from '../../src/model/checklist.ts';
import type { Report } from '../../src/model/report.ts';
import { checklistFile, duties, dutyWords } from '../../src/publish/checklist.ts';
import { publicFiles } from '../../src/publish/package.ts';
import { reportView } from '../../src/publish/view.ts';
import { wordsOf } from '../../src/publish/view-words.ts';
import { fixtureReport } from './fixture.ts';
import { pages } from './submission.ts';

const report = fixtureReport();
const day = (text: string) => text;
const bare: Report = {
  ...report,
  independence: report.independence.filter(
    ({ element }) => !['investigations', 'changes-told', 'funding', 'provider-arrangements'].includes(element),
  ),
  care: [],
  narrative: {},
  tables: report.tables.filter(({ id }) => !['by-assessment', 'by-completeness', 'by-area', 'apart'].includes(id)),
  publicAddress: null,
};
/** Nobody assesses twice or notes completeness, no check is told, and complaints are told in a language the report is not issued in. */
const unknown: Report = {
  ...bare,
  narrative: { sv: { complaints: 'Två klagomål.' } },
  tables: report.tables.map((table) =>
    ['by-assessment', 'by-completeness'].includes(table.id)
      ? { ...table, cells: table.cells.map((cell) => (['yes', 'no'].includes(cell.at[0] ?? '') ? { ...cell, value: 0 } : cell)) }
      : table,
  ),
};
const of = (from: Report, code: string) => duties(from, day).find((one) => one.code === code);

describe.each([
  ['a full report', report],
  ['a report with as little as the law allows', bare],
  // “Care and accuracy” was named although the page leaves it out where every notice is “not recorded”.
  ['a report whose tables of care hold no answer', unknown],
  ['a report without a single notice', fixtureReport(0)],
])('the list of duties of %s', (_what, given) => {
  it('names only chapters that are on the page', () => {
    for (const language of given.languages) {
      const ids = reportView(given, language).sections.map(({ id }) => id);
      for (const { code, chapters } of duties(given, day)) for (const id of chapters) expect(ids, code).toContain(id);
    }
  });

  it('names only tables of the report and files of the package', () => {
    const names = publicFiles(given, pages(given)).map(({ name }) => name);
    const tables = given.tables.map(({ id }) => id);
    for (const one of duties(given, day)) {
      for (const file of one.files) expect(names, one.code).toContain(file);
      for (const id of one.tables) expect(tables, one.code).toContain(id);
    }
  });

  it('says of every duty where it is met, or that the report does not tell', () => {
    for (const one of duties(given, day)) {
      const places = [...one.chapters, ...one.tables, ...one.files];
      expect(places.length > 0 || one.remark !== null, one.code).toBe(one.met !== 'not-told');
    }
    for (const language of given.languages)
      for (const { where, code } of dutyWords(wordsOf(given, language))) expect(where, code).toMatch(/\S/);
  });
});

describe('the list of duties', () => {
  it('follows the text of Article 22(3) and then names its relatives', () => {
    const all = duties(report, day);
    expect(all.filter(({ group }) => group === 'report').map(({ code }) => code)).toEqual([
      'yearly',
      'notices',
      'comprehensible',
      'provider',
      'category',
      'action',
      'independence',
      'sent',
      'public',
      'personal-data',
    ]);
    expect(all.filter(({ group }) => group === 'report').every(({ provision }) => provision?.startsWith('22(3)'))).toBe(true);
    expect(of(report, 'category')).toMatchObject({ provision: '22(3)(b)', tables: ['by-category'], files: ['data/by-category.csv'] });
    expect(of(report, 'elements')?.provision).toBe('16(2)');
  });

  it('claims nothing for what was left out', () => {
    expect(of(bare, 'diligent')).toMatchObject({ met: 'not-told', chapters: [], files: [] });
    for (const code of ['elements', 'diligent']) expect(of(unknown, code)).toMatchObject({ met: 'not-told', chapters: [], tables: [] });
    expect(of(bare, 'investigations')?.met).toBe('not-told');
    expect(of(report, 'investigations')?.met).toBe('in-the-report');
    expect(of(bare, 'independence')?.files).toEqual([]);
    expect(of(bare, 'public')?.remark?.key).toBe('none');
  });

  it('stands on the page and in checklist.json with the same words', () => {
    const file = checklistSchema.parse(JSON.parse(new TextDecoder().decode(checklistFile(report).bytes)));
    for (const language of report.languages) {
      const section = reportView(report, language).sections.find(({ id }) => id === 'checklist');
      const shown = section?.subsections.flatMap(({ blocks }) => blocks.flatMap((block) => block.definitions?.list ?? []));
      expect(shown).toEqual(file.duties.map(({ duty, where }) => ({ term: duty[language], meaning: where[language] })));
    }
    expect(file.duties.map(({ code }) => code)).toEqual(duties(report, day).map(({ code }) => code));
  });

  it('tells an interim report from a yearly one', () => {
    const interim: Report = { ...report, kind: 'interim', period: { first: '2026-01-01', last: '2026-03-31' } };
    const yearly = (given: Report) => dutyWords(wordsOf(given, 'en')).find(({ code }) => code === 'yearly')?.where;
    expect(yearly(interim)).toContain('This interim report covers 1 January 2026 to 31 March 2026');
    expect(yearly(report)).not.toContain('interim');
  });
});
