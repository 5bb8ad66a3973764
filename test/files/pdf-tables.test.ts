// Text and tables of a PDF by its structure.
import { describe, expect, it } from 'vitest';
import { readObjects, writeObjects } from '../../src/files/pdf-objects.ts';
import { pdfContent } from '../../src/files/pdf-tables.ts';
import { itemsByMark, type PdfItem, textOf } from '../../src/files/pdf-text.ts';
import { pdf } from './pdf-maker.ts';

const text = (str: string): PdfItem => ({ str, hasEOL: false });
const line: PdfItem = { str: '', hasEOL: true };
const mark = (id: string | null, ...items: readonly PdfItem[]): PdfItem[] => [
  { type: 'beginMarkedContentProps', tag: 'Span', ...(id === null ? {} : { id }) },
  ...items,
  { type: 'endMarkedContent' },
];

describe('a word that is broken', () => {
  it.each([
    ['with a hyphen that is no text', [...mark('a', text('aanbie')), ...mark('b'), ...mark('c', line, text('der'))], 'aanbieder'],
    [
      'with a hyphen of its own',
      [...mark('a', text('aanbie')), ...mark('b', ...mark(null, text('-'))), ...mark('c', line, text('der'))],
      'aanbieder',
    ],
    ['twice', [text('ge'), ...mark('a'), line, text('ge'), ...mark('b'), line, text('vens')], 'gegevens'],
  ])('is made whole: %s', (_, items, expected) => {
    expect(textOf(items)).toBe(expected);
  });

  it.each([
    ['a hyphen that was typed', [text('e-'), line, text('mail')], 'e-\nmail'],
    ['a mark without text between two lines', [text('Totaal'), ...mark('a'), line, text('De')], 'Totaal\nDe'],
    ['a hyphen in a mark of its own within a line', [text('02'), ...mark('a', text('-')), text('123')], '02-123'],
    ['a dash before a number', [text('van'), ...mark('a', text('-')), line, text('3')], 'van-\n3'],
  ])('is told from %s', (_, items, expected) => {
    expect(textOf(items)).toBe(expected);
  });
});

describe('the text of a mark', () => {
  it('holds what stands in marks within it that have no number', () => {
    const marks = itemsByMark([...mark('a', text('x'), ...mark(null, text('y'))), text('outside'), ...mark('b', text('z'))]);
    expect([...marks].map(([id, items]) => [id, textOf(items)])).toEqual([
      ['a', 'xy'],
      ['b', 'z'],
    ]);
  });
});

describe('a PDF', { timeout: 30_000 }, () => {
  it('without structure has no tables', async () => {
    expect((await pdfContent('a.pdf', pdf({ page: 'Total 12' }))).tables).toEqual([]);
  });

  it('that is none is refused', async () => {
    await expect(pdfContent('a.pdf', Buffer.from('no pdf'))).rejects.toThrow('it is not a PDF, or is damaged');
  });

  it('has the same objects after it is packed, and is a PDF again', async () => {
    const plain = pdf({ page: 'Total 12', outline: 'Chapter' });
    const file = readObjects(plain);
    expect(file.objects.size).toBeGreaterThan(4);
    expect((await pdfContent('a.pdf', writeObjects(file))).tables).toEqual([]);
    expect(Buffer.from(writeObjects(file)).equals(Buffer.from(writeObjects(readObjects(plain))))).toBe(true);
    expect(() => readObjects(writeObjects(file))).toThrow('no plain table');
  });
});
