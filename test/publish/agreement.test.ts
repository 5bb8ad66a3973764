// The same number everywhere: every cell of report.json is looked up in each finished file by ways of its own, and compared.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/files/csv.ts';
import { htmlCells } from '../../src/files/html-cells.ts';
import { pdfContent } from '../../src/files/pdf-tables.ts';
import { sheetValues } from '../../src/files/sheet-values.ts';
import type { PackageFile } from '../../src/model/file.ts';
import type { Report } from '../../src/model/report.ts';
import { publicFiles } from '../../src/publish/package.ts';
import { renderPdf } from '../../src/publish/pdf-report.ts';
import { reportView } from '../../src/publish/view.ts';
import { chartViews } from '../../src/publish/view-chart.ts';
import type { TableView } from '../../src/publish/view-table.ts';
import { wordsOf } from '../../src/publish/view-words.ts';
import { renderWorkbook } from '../../src/publish/workbook.ts';
import { tablesOf } from '../../src/publish/workbook-sheets.ts';
import { examples } from '../deep.ts';
import { fixtureReport } from './fixture.ts';
import { pages } from './submission.ts';

type Numbers = Map<string, number>;

/** Every published number of report.json by its place, `by-provider:snap`. */
function reportNumbers(files: readonly PackageFile[]): Numbers {
  const { tables } = JSON.parse(textOf(files, 'report.json')) as Report;
  return new Map(
    tables.flatMap(({ id, cells }) => cells.flatMap(({ at, value }) => (value === null ? [] : [[`${id}:${at.join()}`, value] as const]))),
  );
}

function textOf(files: readonly PackageFile[], name: string): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(files, name));
}

function bytesOf(files: readonly PackageFile[], name: string): Uint8Array {
  const found = files.find((file) => file.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found.bytes;
}

/** A number as a reader of any language writes it: `1.204`, `1 204`; null for a word. */
function numberIn(text: string): number | null {
  const digits = text.replace(/\D/g, '');
  return digits === '' ? null : Number(digits);
}

function pageNumbers(files: readonly PackageFile[], language: string): Numbers {
  return pairs(htmlCells(bytesOf(files, `report.${language}.html`)).map(({ cell, text }) => [cell, numberIn(text)]));
}

async function csvNumbers(files: readonly PackageFile[], report: Report): Promise<Numbers> {
  const found: [string, number | null][] = [];
  for (const { id, dimensions, measure } of report.tables) {
    const rows: (readonly string[])[] = [];
    for await (const { cells } of readCsv([textOf(files, `data/${id}.csv`)], { delimiter: ',' })) rows.push(cells);
    const [header = [], ...body] = rows;
    const place = dimensions.map(({ name }) => header.indexOf(`${name.replaceAll('-', '_')}_code`));
    const value = header.indexOf(measure);
    found.push(...body.map((row): [string, number | null] => [`${id}:${place.map((at) => row[at]).join()}`, numberIn(row[value] ?? '')]));
  }
  return pairs(found);
}

/** By the place the page gives the same cell of the same table. */
async function pdfNumbers(bytes: Uint8Array, views: readonly TableView[]): Promise<Numbers> {
  const tables = (await pdfContent('report.pdf', bytes)).tables;
  expect(tables).toHaveLength(views.length);
  return pairs(
    views.flatMap(({ rows, totalRow }, i) =>
      [...rows, ...(totalRow ? [totalRow] : [])].flatMap(({ cells }, row) =>
        cells.flatMap(({ cell }, column): [string, number | null][] =>
          cell ? [[cell, numberIn(tables[i]?.rows[row]?.[column + 1] ?? '')]] : [],
        ),
      ),
    ),
  );
}

function workbookNumbers(file: PackageFile, views: readonly TableView[]): Numbers {
  const sheets = sheetValues(file).slice(3);
  expect(sheets).toHaveLength(views.length);
  return pairs(
    views.flatMap(({ columns, rows, totalRow }, i) => {
      const values = sheets[i]?.values ?? new Map<string, string | number>();
      const heads = [...values].filter(([at]) => /^[A-Z]+2$/.test(at));
      return [...rows, ...(totalRow ? [totalRow] : [])].flatMap(({ cells }, row) =>
        cells.flatMap(({ cell }, column): [string, number | null][] => {
          if (!cell) return [];
          // Columns of one heading stand in the order of the page.
          const same = columns.slice(0, column).filter(({ text }) => text === columns[column]?.text).length;
          const letters = heads.filter(([, text]) => text === columns[column]?.text)[same]?.[0].replace('2', '');
          const value = values.get(`${letters}${row + 3}`);
          return [[cell, typeof value === 'number' ? value : null]];
        }),
      );
    }),
  );
}

/** A place that stands twice must say the same twice. */
function pairs(found: readonly (readonly [string, number | null])[]): Numbers {
  const numbers: Numbers = new Map();
  for (const [place, value] of found) {
    if (value === null) continue;
    if (numbers.has(place)) expect(value, place).toBe(numbers.get(place));
    numbers.set(place, value);
  }
  return numbers;
}

/** What a format shows is what the report says, no more; and of the statutory lists nothing is left out. */
function expectEqual(found: Numbers, expected: Numbers, format: string): void {
  for (const [place, value] of found) expect(value, `${format} ${place}`).toBe(expected.get(place));
  const statutory = [...expected.keys()].filter((place) => /^by-(?:provider|category|action):/.test(place));
  for (const place of statutory) expect(found.has(place), `${format} lacks ${place}`).toBe(true);
}

async function expectAgreement(report: Report): Promise<void> {
  const files = publicFiles(report, pages(report));
  const expected = reportNumbers(files);
  const csv = await csvNumbers(files, report);
  expect(csv).toEqual(expected);
  for (const language of report.languages) {
    const views = tablesOf(reportView(report, language));
    const page = pageNumbers(files, language);
    expectEqual(page, expected, `page ${language}`);
    expect(await pdfNumbers(renderPdf(report, language, []), views)).toEqual(page);
    expect(workbookNumbers(await renderWorkbook(report, language), views)).toEqual(page);
  }
}

describe('page, PDF, workbook, CSV and JSON', () => {
  it('agree in every language of the sample report', async () => {
    await expectAgreement(fixtureReport());
  });

  it('agree for whatever number of notices', { timeout: 120_000 }, async () => {
    const sizes = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 41, max: 4000 }));
    await fc.assert(
      fc.asyncProperty(sizes, async (notices) => {
        for (const n of notices) await expectAgreement({ ...fixtureReport(n), languages: ['en'] });
      }),
      { numRuns: examples(4) },
    );
  });
});

describe('text and charts', () => {
  const report = fixtureReport();
  const numbers = new Set(report.tables.flatMap(({ cells }) => cells.map(({ value }) => value)));

  it('name in the main points only counts that stand in a table', () => {
    for (const { code, numbers: told } of report.mainPoints) {
      for (const name of ['notices', 'of', 'items'])
        if (told[name] !== undefined) expect(numbers.has(told[name]), `${code} ${name}`).toBe(true);
    }
  });

  it('draw only counts that stand in the table beside them, or what is left of its total', () => {
    for (const { id, tableId, chart } of chartViews(wordsOf(report, 'en'))) {
      const table = report.tables.find((one) => `table-${one.id}` === tableId);
      if (!table?.addsUp || chart.series.length !== 1 || table.dimensions.length !== 1) continue;
      const cells = new Set(table.cells.map(({ value }) => value));
      const bars = chart.series.flatMap((series) => series.bars.map(({ value }) => value ?? 0));
      const unknown = bars.filter((value) => !cells.has(value));
      expect(unknown.length, id).toBeLessThanOrEqual(1);
      expect(
        bars.reduce((sum, value) => sum + value, 0),
        id,
      ).toBe(table.cells.find(({ at }) => at[0] === 'total')?.value);
    }
  });
});
