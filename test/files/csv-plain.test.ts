// The reader of plain records gives what the library gives, and leaves to the library what is not plain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { byteWindow } from '../../src/files/byte-window.ts';
import { type CsvOptions, type CsvRecord, readCsvBytes } from '../../src/files/csv.ts';
import { libraryRecords } from '../../src/files/csv-library.ts';
import { plainReader } from '../../src/files/csv-plain.ts';
import { examples } from '../deep.ts';

async function* cut(bytes: Uint8Array, at: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [0, ...at.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  for (const [i, place] of places.entries()) if (i > 0) yield bytes.subarray(places[i - 1], place);
}

async function all(batches: AsyncIterable<readonly CsvRecord[]>): Promise<unknown> {
  const found: CsvRecord[] = [];
  try {
    for await (const records of batches) found.push(...records);
    return found;
  } catch (error) {
    if (error instanceof UserError) return [...found, error.code, error.details];
    throw error;
  }
}

async function* library(chunks: AsyncIterable<Uint8Array>, options: CsvOptions): AsyncGenerator<readonly CsvRecord[]> {
  const window = byteWindow(chunks);
  await window.more();
  yield* libraryRecords(window, 1, options, false);
}

const sign = fc.constantFrom(
  '"',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  "'",
  '\n',
  '\n',
  '\r\n',
  '\r\n',
  '\r',
  ' ',
  'a',
  'b',
  '1',
  'é',
  '語',
  '🙂',
  '\0',
  '\u00a0',
);
const cell = fc.oneof(
  fc.string({ unit: sign, maxLength: 6 }),
  fc.string({ unit: sign, maxLength: 12 }).map((text) => `"${text.replaceAll('"', '""')}"`),
  fc.constantFrom('', 'N-0001', '2026-03-14 09:31', '"said ""no"", then\r\nyes"'),
);
const options = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quote: fc.constantFrom('"', '"', '"', "'", 'none'),
  strayQuotes: fc.constantFrom('recover', 'recover', 'refuse'),
}) as fc.Arbitrary<CsvOptions>;
const table = fc.tuple(
  fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
  fc.constantFrom('\n', '\r\n'),
  options,
  fc.boolean(),
);

describe('any text', () => {
  it('is divided as the library divides it, wherever its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.array(fc.nat(), { maxLength: 4 }), async ([rows, end, dialect, isEnded], cuts) => {
        const bytes = Buffer.from(rows.map((row) => row.join(dialect.delimiter)).join(end) + (isEnded ? end : ''));
        expect(await all(readCsvBytes(cut(bytes, cuts), dialect))).toEqual(await all(library(cut(bytes, []), dialect)));
      }),
      { numRuns: examples(800) },
    );
  });
});

describe('plain records', () => {
  const read = (text: string) => plainReader({ delimiter: ',' })?.(Buffer.from(text), 1);

  it('are all read without the library', () => {
    const text = 'a,b\r\n"x, ""y""\nz",é\n,\n\n"","ü ""\r\n"\n';
    expect(read(text)).toEqual({
      records: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['x, "y"\nz', 'é'] },
        { line: 4, cells: ['', ''] },
        { line: 5, cells: [''] },
        { line: 6, cells: ['', 'ü "\r\n'] },
      ],
      bytes: Buffer.byteLength(text),
      line: 8,
      isDoubtful: false,
      isCut: false,
    });
  });

  it.each([
    ['a quote inside a cell', 'a\nb"c,d\n', true],
    ['text behind a closing quote', 'a\n"b" c,d\n', true],
    ['a carriage return behind a closing quote', 'a\n"b"\rc\n', true],
    ['no end of the line yet', 'a\nb,c', false],
    ['a quote that may be doubled yet', 'a\n"b"', false],
    ['a carriage return that may belong to a line feed', 'a\n"b"\r', false],
  ])('end before %s', (_, text, isDoubtful) => {
    expect(read(text)).toMatchObject({ records: [{ line: 1, cells: ['a'] }], bytes: 2, line: 2, isDoubtful });
  });

  it('end before one that is very long', () => {
    expect(read(`a\n"${'x'.repeat(1_100_000)}"\n`)).toMatchObject({ bytes: 2, isDoubtful: true });
  });

  it.each<Partial<CsvOptions>>([{ newline: 'any' }, { trim: true }, { delimiter: 'ab' }, { delimiter: 'é' }, { delimiter: '"' }])(
    'are not looked for in %o',
    (dialect) => {
      expect(plainReader({ delimiter: ',', ...dialect })).toBeNull();
    },
  );
});
