// Texts that people wrote come out as texts: no formula in a cell, no element in a page, no command in Typst, no name of a template.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableCell, readCsv, writeCsv } from '../../src/files/csv.ts';
import { htmlParts } from '../../src/files/html.ts';
import { readPdf } from '../../src/files/pdf.ts';
import type { Report } from '../../src/model/report.ts';
import { textSchema } from '../../src/model/text.ts';
import { renderHtml } from '../../src/publish/html.ts';
import { renderPdf } from '../../src/publish/pdf-report.ts';
import { fixtureReport } from '../publish/fixture.ts';
import { HOSTILE_TEXTS } from './random.ts';

/** What a spreadsheet may run: also behind blanks, and as the wide signs of East Asian keyboards, which were let through once. */
const RUNS = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...HOSTILE_TEXTS.map((text) => text.slice(0, 300))),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", ' ', '"', '\u3000', '\u00a0'), fc.string())
    .map(([sign, text]) => sign + text),
);

async function read(text: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of readCsv([text], { delimiter: ',' })) rows.push([...cells]);
  return rows;
}

describe('a cell of a data file', () => {
  it('is never a formula, and is read back as it was', async () => {
    const given = fc.sample(hostile, 400).map((text) => text.replace(/[\ud800-\udfff]/g, '?'));
    const rows = await read(writeCsv(given.map((text) => [text, 'x'])));
    expect(rows.length).toBe(given.length);
    for (const [i, [cell = '']] of rows.entries()) {
      if (!NUMBER.test(cell)) expect(cell).not.toMatch(RUNS);
      expect(readableCell(cell).replace(/\r\n?/g, '\n')).toBe((given[i] ?? '').replace(/\r\n?/g, '\n'));
    }
  });
});

/** Those that a report takes at all; the others are refused where they are typed. */
const TEXTS = HOSTILE_TEXTS.map((text) => text.slice(0, 400)).filter((text) => text.trim() !== '' && textSchema.safeParse(text).success);

describe('a narrative of hostile texts', () => {
  const before = fixtureReport();
  const narrative = { outlook: TEXTS.join('\n\n') };
  const report: Report = {
    ...before,
    languages: ['en'],
    narrative: { ...before.narrative, en: { ...before.narrative['en'], ...narrative } },
  };

  it('adds no element and no attribute to a page, and each stands in it as it was written', () => {
    const [plain, page] = [{ ...report, narrative: before.narrative }, report].map((one) => Buffer.from(renderHtml(one, 'en', [])));
    const elements = (bytes: Buffer | undefined) => (bytes?.toString('utf8').match(/<(?!\/?(?:p|wbr|br)\b)[a-z!/]/gi) ?? []).length;
    expect(elements(page)).toBe(elements(plain));
    const told =
      htmlParts('report.en.html', page ?? new Uint8Array()).find(({ place }) => place.startsWith('narrative outlook'))?.text ?? '';
    for (const text of ['<script>alert(1)</script>', '{{{w}}}{{> layout}}{{#a}}', '[a](javascript:alert(1))', '#sys.inputs'])
      expect(told).toContain(text);
  });

  it('stands in the PDF as it was written: nothing of it is run', async () => {
    const { parts } = await readPdf('report.en.pdf', renderPdf(report, 'en', []));
    const all = parts
      .map(({ text }) => text)
      .join('\n')
      .replace(/\s+/g, '');
    for (const text of ['#import"x.typ"', '#sys.inputs', '$x$`raw`<label>@ref', '<script>alert(1)</script>', '{{{w}}}'])
      expect(all).toContain(text);
  });
});
