// The workbook, read back from its bytes as a stranger's program reads it.
import { describe, expect, it } from 'vitest';
import { archiveBudget, openArchive } from '../../src/files/archive.ts';
import { sheetValues } from '../../src/files/sheet-values.ts';
import { scanFiles } from '../../src/gate/gate.ts';
import { buildKnownValues } from '../../src/gate/known-values.ts';
import type { PackageFile } from '../../src/model/file.ts';
import type { Report } from '../../src/model/report.ts';
import { TOTAL } from '../../src/model/table.ts';
import { renderWorkbook } from '../../src/publish/workbook.ts';
import { workbookSheets } from '../../src/publish/workbook-sheets.ts';
import { loadCatalogue } from '../../src/render/catalogue.ts';
import { fixtureReport } from './fixture.ts';

const report = fixtureReport();
const books = new Map(
  await Promise.all(report.languages.map(async (language) => [language, await renderWorkbook(report, language)] as const)),
);
const book = (language: string) => {
  const found = books.get(language);
  if (!found) throw new Error(language);
  return found;
};
const sheets = (language: string) => sheetValues(book(language));
const sheet = (language: string, name: string) => {
  const found = sheets(language).find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};
const members = (language: string) =>
  new Map(
    openArchive('book', book(language).bytes, archiveBudget(book(language).bytes.length)).members.map(({ name, bytes }) => [
      name,
      new TextDecoder().decode(bytes),
    ]),
  );

describe('the workbook', () => {
  it.each(report.languages)('in %s reads back as it was meant, cell by cell', (language) => {
    const expected = workbookSheets(report, language).map(({ name, rows }) => ({
      name,
      values: rows.flatMap((row) => row.flatMap((cell) => (cell && cell.value !== '' ? [cell.value] : []))),
    }));
    expect(sheets(language).map(({ name, values }) => ({ name, values: [...values.values()] }))).toEqual(expected);
  });

  it.each(report.languages)('in %s has a title in A1 of every sheet, nothing hidden, merged or reckoned', (language) => {
    for (const { name, values, hidden, merged, formulas } of sheets(language)) {
      expect(values.get('A1'), name).toMatch(/\S/);
      expect({ hidden, merged, formulas }, name).toEqual({ hidden: null, merged: [], formulas: [] });
    }
  });

  it.each(report.languages)('in %s has short and different names for its sheets', (language) => {
    const names = sheets(language).map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
  });

  it('begins with cover, contents and notes, and the contents name every other sheet', () => {
    const names = sheets('en').map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['Cover', 'Contents', 'Notes']);
    const listed = [...sheet('en', 'Contents').values].filter(([at]) => /^A\d+$/.test(at)).map(([, value]) => value);
    expect(listed.slice(2)).toEqual(names.filter((name) => name !== 'Contents'));
  });

  it('says on the cover who published what, with which version, and that the sample is invented', () => {
    const cover = [...sheet('en', 'Cover').values.values()].join('\n');
    for (const told of [
      report.publisher.legalName,
      report.licence,
      report.publisher.contactEmail,
      'version 2',
      '31 January 2027',
      'invented',
    ])
      expect(cover).toContain(told);
  });

  it('has numbers as numbers, and words where there are none', () => {
    const { values } = sheet('en', '9 Provider and type');
    const written = [...values].filter(([at]) => /^[B-Z]\d+$/.test(at) && !/^[A-Z]+[12]$/.test(at)).map(([, value]) => value);
    expect(written.some((value) => value === 'withheld')).toBe(true);
    expect(written.filter((value) => value !== 'withheld').every((value) => typeof value === 'number')).toBe(true);
  });

  it('shows the total of every list that has one, told apart by its look', () => {
    const total = report.tables.find(({ id }) => id === 'by-provider')?.cells.find(({ at }) => at[0] === TOTAL)?.value;
    const rows = workbookSheets(report, 'en').find(({ name }) => name === '1 Providers')?.rows ?? [];
    const last = rows.find((row) => row.some((cell) => cell?.total));
    expect(last?.[2]).toMatchObject({ value: total, total: true, format: '#,##0' });
    expect(rows.filter((row) => row.some((cell) => cell?.total))).toHaveLength(1);
  });

  it('says of every service in which provider it is counted', () => {
    const rows = workbookSheets(report, 'en').find(({ name }) => name === '1 Providers')?.rows ?? [];
    const row = rows.find((cells) => cells[0]?.value === 'Instagram');
    expect([row?.[0]?.style, row?.[1]?.value]).toEqual(['beneath', 'Meta Platforms Ireland Limited']);
  });

  it('gives medians as numbers with their unit beside them, and shares as parts of one', () => {
    const { values } = sheet('en', '14 Median times');
    expect([values.get('D2'), values.get('E2')]).toEqual(['Median time', loadCatalogue('en', 'workbook').t('column.unit')]);
    expect([typeof values.get('D3'), values.get('E3')]).toEqual(['number', 'days']);
    expect(sheet('en', '1 Providers').values.get('D3')).toBeCloseTo(0.2067, 3);
  });

  it('keeps title and headings in sight, and repeats them on paper', () => {
    const [, workbook] = [...members('en')].find(([name]) => name === 'xl/workbook.xml') ?? [];
    expect(workbook).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="3">'1 Providers'!$1:$2</definedName>`);
    const providers = members('en').get('xl/worksheets/sheet4.xml') ?? '';
    expect(providers).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
    expect(providers).toMatch(/<pageSetup [^>]*fitToHeight="0"/);
  });

  it('has its parts in the order the format asks for, and one style for every cell', () => {
    const order = ['sheetPr', 'sheetViews', 'cols', 'sheetData', 'hyperlinks', 'pageMargins', 'pageSetup'];
    const styles = (members('nl').get('xl/styles.xml') ?? '').match(/<xf /g)?.length ?? 0;
    for (const [name, xml] of members('nl')) {
      if (!name.startsWith('xl/worksheets/sheet')) continue;
      const found = [...xml.matchAll(/<(sheetPr|sheetViews|cols|sheetData|hyperlinks|pageMargins|pageSetup)\b/g)].map(
        ([, tag = '']) => tag,
      );
      expect(found, name).toEqual([...found].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
      for (const [, style] of xml.matchAll(/ s="(\d+)"/g)) expect(Number(style), name).toBeLessThan(styles);
    }
  });

  it('names title, language and publisher in its properties, and no person', () => {
    const core = members('fr').get('docProps/core.xml') ?? '';
    expect(core).toContain('<dc:language>fr</dc:language>');
    expect(core).toContain(`<dc:creator>${report.publisher.name['fr']}</dc:creator>`);
    expect(core).toMatch(/<dc:title>[^<]{10,}<\/dc:title>/);
    expect(core).toContain('2027-01-31T00:00:00Z');
    expect(core).not.toMatch(/lastModifiedBy/);
  });

  it('lets no name run as a formula', async () => {
    const [first, ...rest] = report.providers;
    const hostile: Report = { ...report, providers: [{ code: first?.code ?? '', name: '=HYPERLINK("x")', services: [] }, ...rest] };
    const file = await renderWorkbook(hostile, 'en');
    const providers = sheetValues(file).find(({ name }) => name === '1 Providers');
    expect([...(providers?.values.values() ?? [])]).toContain('=HYPERLINK("x")');
    expect(providers?.formulas).toEqual([]);
    const { members: parts } = openArchive('book', file.bytes, archiveBudget(file.bytes.length));
    expect(new TextDecoder().decode(parts.find(({ name }) => name === 'xl/styles.xml')?.bytes)).toContain('formatCode="@"');
  });

  it('has the same bytes in every time zone', async () => {
    const before = process.env['TZ'];
    const made: string[] = [];
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      process.env['TZ'] = zone;
      made.push(Buffer.from((await renderWorkbook(report, 'nl')).bytes).toString('base64'));
    }
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    expect(new Set(made).size).toBe(1);
  });

  it('is there for a year without a notice', async () => {
    const none = await renderWorkbook(fixtureReport(0), 'en');
    expect(sheetValues(none).map(({ name }) => name)).toContain('1 Providers');
  });
});

describe('the gate', () => {
  const rules = {
    roleMailboxes: [report.publisher.contactEmail],
    allowedUrls: [report.publisher.website, report.publicAddress ?? ''],
    allowedWords: [],
    allowedTexts: Object.values(report.publisher.name),
    countries: ['BE'],
  };
  const scan = async (file: PackageFile) => scanFiles([file], await buildKnownValues(new Uint8Array(), [], []), rules);

  it('finds nothing in a workbook that people have not read on the page', async () => {
    for (const language of report.languages) expect(await scan(book(language))).toEqual([]);
  });

  it('finds an e-mail address in a note of a workbook, and one in the name of a provider', async () => {
    const note = { ...report, narrative: { en: { 'method-note': 'Ask jan.peeters@example.org about it.' } } };
    expect(await scan(await renderWorkbook(note, 'en'))).toEqual([
      expect.objectContaining({ kind: 'EMAIL', result: 'block', file: 'report.en.xlsx', place: expect.stringContaining('sheet Notes') }),
    ]);
    const [first, ...rest] = report.providers;
    const named = { ...report, providers: [{ code: first?.code ?? '', name: 'jan.peeters@example.org', services: [] }, ...rest] };
    expect((await scan(await renderWorkbook(named, 'en'))).some(({ place }) => place.includes('sheet 1 Providers'))).toBe(true);
  });
});
