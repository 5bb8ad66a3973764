// CSV text to records and back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { type CsvOptions, readableCell, readCsv, readCsvBytes, writeCsv } from '../../src/files/csv.ts';

async function records(chunks: Iterable<string>, options: Partial<CsvOptions> = {}): Promise<[number, ...string[]][]> {
  const found: [number, ...string[]][] = [];
  for await (const { line, cells } of readCsv(chunks, { delimiter: ',', ...options })) found.push([line, ...cells]);
  return found;
}

async function refusal(chunks: Iterable<string>, options: Partial<CsvOptions> = {}): Promise<UserError> {
  const error = await records(chunks, options).catch((caught: unknown) => caught);
  if (!(error instanceof UserError)) throw new Error(`expected a refusal, got ${JSON.stringify(error)}`);
  return error;
}

describe('reading', () => {
  it.each<[string, string, Partial<CsvOptions>, unknown[][]]>([
    [
      'LF',
      'a,b\n1,2\n',
      {},
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      {},
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'CRLF and LF mixed',
      'a,b\r\n1,2\n3,4\r\n',
      {},
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    [
      'lone CR where the file has only these',
      'a,b\r1,2\r',
      { newline: 'any' },
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      {},
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'blank lines, as records of one empty cell',
      'a,b\n\n1,2\n',
      {},
      [
        [1, 'a', 'b'],
        [2, ''],
        [3, '1', '2'],
      ],
    ],
    [
      'records of unequal width',
      'a,b\n1\n1,2,3\n',
      {},
      [
        [1, 'a', 'b'],
        [2, '1'],
        [3, '1', '2', '3'],
      ],
    ],
    ['doubled quotes', '"a ""b""",c\n', {}, [[1, 'a "b"', 'c']]],
    ['delimiters inside quotes', '"a;b";c\n', { delimiter: ';' }, [[1, 'a;b', 'c']]],
    ['a byte order mark', '\uFEFF"a",b\n', {}, [[1, 'a', 'b']]],
    [
      'lines inside quotes, by the line a record starts on',
      'a\n"x\ny\r\nz"\nb\n',
      {},
      [
        [1, 'a'],
        [2, 'x\ny\r\nz'],
        [5, 'b'],
      ],
    ],
    ['blanks around cells, untouched', ' a , b \n', {}, [[1, ' a ', ' b ']]],
  ])('reads %s', async (_, text, options, expected) => {
    expect(await records([text], options)).toEqual(expected);
  });

  it('reads the same records however the text is cut into chunks', async () => {
    const text = 'a;"b ""q"""\r\n"x\r\ny";é€😀\r\n;\r\n';
    const whole = await records([text], { delimiter: ';' });
    const letters = [...text];
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(letters.length), { maxLength: 8 }), async (cuts) => {
        const at = [0, ...[...cuts].sort((a, b) => a - b), letters.length];
        const chunks = at.slice(1).map((end, i) => letters.slice(at[i], end).join(''));
        expect(await records(chunks, { delimiter: ';' })).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['at the end of the file', 'a,b\n1,2\n3,"4\n5,6\n', 3],
    ['after records with lines of their own', 'a,b\n"1\n1",2\n3,"4\n5,6\n', 4],
    ['on the first line', '"a,b\n1,2\n', 1],
  ])('refuses a quote that is never closed, %s, and names the line of its record', async (_, text, line) => {
    const error = await refusal([text]);
    expect(error.code).toBe('file.unterminated-quote');
    expect(error.details['line']).toBe(line);
    expect(error.message).toContain(`Line ${line}:`);
  });

  it('hands over the records before the one that is refused', async () => {
    const read: string[] = [];
    const all = (async () => {
      for await (const { cells } of readCsv(['a,b\n1,2\n3,"4\n5,6\n'], { delimiter: ',' })) read.push(cells.join());
    })();
    await expect(all).rejects.toMatchObject({ code: 'file.unterminated-quote' });
    expect(read).toEqual(['a,b', '1,2']);
  });

  it('takes a record without an end for an unclosed quote instead of reading it all into memory', async () => {
    function* endless(): Generator<string> {
      yield 'a,b\n1,"';
      for (let i = 0; i < 100_000; i += 1) yield `${'x'.repeat(1000)}\n`;
      throw new Error('read on to the end');
    }
    expect(await refusal(endless())).toMatchObject({ code: 'file.unterminated-quote', details: { line: 2 } });
  });

  // Its pieces of 4 MB were once taken for lines, and a file of 120 MB for records that nobody wrote.
  it('refuses a line that does not end, before it fills the memory, and names it', async () => {
    function* endless(start: string): Generator<string> {
      yield `a,b\n1,2\n${start}`;
      for (let i = 0; i < 100_000; i += 1) yield 'x'.repeat(1000);
      throw new Error('read on to the end');
    }
    for (const start of ['1', '1"'])
      expect(await refusal(endless(start), { delimiter: ',', strayQuotes: 'recover' })).toMatchObject({
        code: 'file.line-too-long',
        details: { line: 3 },
      });
    function* longLine(): Generator<string> {
      for (let i = 0; i < 4_000; i += 1) yield 'x'.repeat(1000);
      yield ',2\n3,4\n';
    }
    expect((await records(longLine(), { delimiter: ',', strayQuotes: 'recover' })).map(([line]) => line)).toEqual([1, 2]);
  });

  // All that was read ahead came as records at once, and took 230 MB.
  it('hands over few records at once behind a quote that is never closed', async () => {
    const lines = `${'x'.repeat(1000)},b\n`.repeat(6_000);
    const bytes = (async function* () {
      yield Buffer.from(`"${lines}`);
    })();
    const batches: number[] = [];
    for await (const batch of readCsvBytes(bytes, { delimiter: ',', strayQuotes: 'recover' })) batches.push(batch.length);
    expect(batches.reduce((sum, count) => sum + count)).toBe(6_000);
    expect(Math.max(...batches)).toBeLessThan(600);
  });

  it.each([
    ['text after a closing quote', 'a,b\n"1" x,2\n', ['"1" x', '2']],
    ['a quote inside an unquoted cell', 'a,b\n5" nail,2\n', ['5" nail', '2']],
  ])('refuses %s with its line, and takes it as text when told to', async (_, text, cells) => {
    expect(await refusal([text])).toMatchObject({ code: 'text.stray-quote', details: { line: 2 } });
    expect(await records([text], { strayQuotes: 'recover' })).toEqual([
      [1, 'a', 'b'],
      [2, ...cells],
    ]);
  });

  it.each<[string, string, Partial<CsvOptions>, unknown[][]]>([
    [
      'no end to it',
      'a,b\n1,"x\n2,y\n',
      {},
      [
        [2, 'unclosed', '1', '"x'],
        [3, null, '2', 'y'],
      ],
    ],
    [
      'no end to it before other quotes',
      'a,b\n1,"x\n2,"y,z"\n',
      {},
      [
        [2, 'unclosed', '1', '"x'],
        [3, null, '2', 'y,z'],
      ],
    ],
    [
      'quotes inside a quoted cell',
      'a,b\n1,"x "y" z"\n2,y\n',
      {},
      [
        [2, 'inside', '1', 'x "y" z'],
        [3, null, '2', 'y'],
      ],
    ],
    [
      'a quoted cell over lines beside it',
      'a,b\n5" x,"y\nz"\n2,y\n',
      {},
      [
        [2, 'inside', '5" x', 'y\nz'],
        [4, null, '2', 'y'],
      ],
    ],
    [
      'a carriage return at the end of its line',
      'a,b\r1,"x\r2,y\r',
      { newline: 'any' },
      [
        [2, 'unclosed', '1', '"x'],
        [3, null, '2', 'y'],
      ],
    ],
    ['blanks around quotes', 'a,b\n1,"x" \n', {}, [[2, 'inside', '1', 'x']]],
  ])('recovers a record whose quote has %s, marks it, and reads on behind it', async (_, text, options, expected) => {
    for (const chunks of [[text], [...text]]) {
      const found: unknown[][] = [];
      for await (const { line, cells, strayQuote } of readCsv(chunks, { delimiter: ',', strayQuotes: 'recover', ...options })) {
        found.push([line, strayQuote ?? null, ...cells]);
      }
      expect(found.slice(1)).toEqual(expected);
    }
  });

  it.each<[string, string, string[]]>([
    ['quotes', '"x \\"y\\"; z";1\n', ['x "y"; z', '1']],
    ['an apostrophe that is no quote', '"L\\\'Exemple";1\n', ["L'Exemple", '1']],
    ['backslashes', '"C:\\\\";1\n', ['C:\\', '1']],
    ['nothing else', '"a\\nb";1\n', ['a\\nb', '1']],
    ['doubled quotes beside it', '"x ""y\\"""; z";1\n', ['x "y""; z', '1']],
  ])('reads a backslash before %s', async (_, text, cells) => {
    for (const chunks of [[text], [...text]]) {
      expect(await records(chunks, { delimiter: ';', escape: 'backslash' })).toEqual([[1, ...cells]]);
    }
  });

  it('hands on the error of a source that breaks off', async () => {
    function* broken(): Generator<string> {
      yield 'a,b\n1,2\n';
      throw new Error('disk gone');
    }
    await expect(records(broken())).rejects.toThrow('disk gone');
  });
});

describe('writing', () => {
  it.each<[string, (string | number | null)[][], string]>([
    [
      'ends each record with CRLF',
      [
        ['a', 'b'],
        [1, 2.5],
      ],
      'a,b\r\n1,2.5\r\n',
    ],
    ['quotes what needs it', [['a,b', 'c"d', 'e\nf']], '"a,b","c""d","e\nf"\r\n'],
    ['writes null as an empty cell', [['a', null, 0]], 'a,,0\r\n'],
    ['does not write a record of one empty cell as a blank line', [[null]], '""\r\n'],
    ['puts an apostrophe before formula-like text', [['=1+1', '@a', '+a', '-a', '\ta']], "'=1+1,'@a,'+a,'-a,'\ta\r\n"],
    ['leaves numbers written as text', [['-1', '+32', '-1,5', '-1.5']], '-1,+32,"-1,5",-1.5\r\n'],
    ['leaves negative numbers', [[-1, -0.5]], '-1,-0.5\r\n'],
  ])('%s', (_, rows, expected) => {
    expect(writeCsv(rows)).toBe(expected);
  });

  it('takes another delimiter and a byte order mark', () => {
    expect(writeCsv([['a;b', 'c,d']], { delimiter: ';', bom: true })).toBe('\uFEFF"a;b";c,d\r\n');
  });

  it('is read back equal, formula-like text included', async () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=a', "'=a", "''-a", '-1', '"', ' ', 'a\r\nb', '\r', "'", '@', ';'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        async (rows, delimiter) => {
          const read = await records([writeCsv(rows, { delimiter })], { delimiter });
          expect(read.map(([, ...cells]) => cells.map(readableCell))).toEqual(rows);
        },
      ),
    );
  });
});
