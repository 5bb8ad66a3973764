// Delimiter and header line, detected by what the parsed records agree on.
import { describe, expect, it } from 'vitest';
import { type DialectOverrides, detectDialect } from '../../src/import/dialect.ts';
import { sourceOf } from './source.ts';

const detect = (text: string, labels: readonly string[] = [], given: DialectOverrides = {}) => detectDialect(sourceOf(text), labels, given);

describe('the delimiter', () => {
  it.each([
    ['comma', 'a,b,c\n1,2,3\n', ','],
    ['semicolon, with decimal commas in every record', 'a;b;c\n1,5;2;3,5\n1,5;2;3,5\n', ';'],
    ['tab, with commas in the text', 'a\tb\nx, y, z\t1\nx, y\t2\n', '\t'],
    ['bar', 'a|b|c\n1|2|3\n', '|'],
    ['semicolon, with more commas than semicolons inside quotes', 'a;b\n"x,y,z,u,v";1\n"x,y,z,u,v";2\n', ';'],
    ['semicolon, with quoted line ends', 'a;b;c\n"x\ny, z\nu";1;2\n', ';'],
    ['semicolon after every value', 'a;b;\n1;2;\n', ';'],
    ['the one named by the first line', 'sep=;\na,x;b,y\n1,2;3,4\n', ';'],
    ['the one named by the first line, quoted', '"sep=|"\r\na,b|c\r\n1,2|3\r\n', '|'],
  ])('is a %s', async (_, text, delimiter) => {
    expect((await detect(text)).delimiter).toBe(delimiter);
  });

  it('is the one under which the labels of the profile are found', async () => {
    const text = 'ref,no;sent,on;type\n1,a;2,b;x\n1,a;2,b;x\n';
    expect((await detect(text, ['ref,no', 'sent,on'])).delimiter).toBe(';');
    expect((await detect(text, ['on;type'])).delimiter).toBe(',');
  });

  it('is decided by the records before a quote that is never closed', async () => {
    expect((await detect('a;b\n1;2\n"3;4\n5;6\n')).delimiter).toBe(';');
  });

  it('can be given, and then says so', async () => {
    const dialect = await detect('a,b;c\n1,2;3\n', [], { delimiter: ',' });
    expect(dialect.delimiter).toBe(',');
    expect(dialect.evidence).toContainEqual({ decision: 'delimiter', value: ',', because: 'given' });
  });
});

describe('quotes and line ends', () => {
  it.each<[string, string, object]>([
    ['double quotes, doubled inside', 'a;b\n"x ""y""; z";1\n', { quote: '"', escape: 'doubled' }],
    ['a backslash before quotes', 'a;b\n"x \\"y\\"; z";1\n"u";2\n', { quote: '"', escape: 'backslash' }],
    ['a backslash that only ends a path', 'a;b\n"C:\\dir\\";1\n"u";2\n', { quote: '"', escape: 'doubled' }],
    ['apostrophes around cells', "'a';'b'\n'x; y';'it''s'\n", { quote: "'" }],
    ['apostrophes in words', "a;b\nl'avis;1\nd'un 'autre';2\n", { quote: '"' }],
    ['inch marks, which surround nothing', 'a;b;c\n5" nail;7" nail;1\n9" nail;x;2\n', { quote: 'none' }],
    ['blanks around quoted cells', 'a, b\n1, "x, y"\n2, "z"\n', { quote: '"', trim: true }],
    ['CRLF', 'a,b\r\n1,2\r\n', { newline: 'crlf' }],
    ['LF', 'a,b\n1,2\n', { newline: 'lf' }],
    ['lone carriage returns', 'a,b\r1,2\r3,4\r', { newline: 'cr' }],
    ['all of them mixed', 'a,b\r1,2\r\n3,4\n5,6\r', { newline: 'mixed' }],
    ['a carriage return inside cells', 'a,b\r\nx\ry,2\r\nz\rz,4\r\n', { newline: 'crlf' }],
    ['lone carriage returns with CRLF inside a cell', 'a,b,\r1,"x\r\ny",\r3,4,\r', { newline: 'mixed' }],
  ])('are %s', async (_, text, expected) => {
    expect(await detect(text)).toMatchObject(expected);
  });

  it('can be given', async () => {
    expect(await detect("a;b\n'x';1\n", [], { quote: '"', escape: 'backslash' })).toMatchObject({ quote: '"', escape: 'backslash' });
  });
});

it('asks when nothing divides the records, unless a delimiter is given', async () => {
  await expect(detect('reference\n1\n2\n')).rejects.toMatchObject({ code: 'file.one-column', exit: 5 });
  expect((await detect('reference\n1\n2\n', ['Reference'], { delimiter: ';' })).headerLine).toBe(1);
});

describe('the header', () => {
  it.each<[string, string, readonly string[], number]>([
    ['the first record', 'ref,type\n1,x\n', [], 1],
    ['below a title and a blank line', 'Export of notices,,\n\nref,sent,type\n1,2026-01-02,x\n', [], 3],
    ['the record that holds the labels of the profile', 'one,two,three\nNote,,\nRef,Sent,Type\n1,2,3\n', ['ref', 'SENT '], 3],
    ['below the line that names the delimiter', 'sep=,\nref,type\n1,x\n', [], 2],
    ['by its physical line when a quoted title goes over two', '"Title\nand more",,\nref,sent,type\n1,2,3\n', ['ref', 'sent'], 3],
  ])('is %s', async (_, text, labels, line) => {
    expect((await detect(text, labels)).headerLine).toBe(line);
  });

  it('can be given by its line', async () => {
    expect((await detect('a,b\nref,type\n1,x\n', [], { headerLine: 2 })).headerLine).toBe(2);
    await expect(detect('a,b\n"1\n",x\n', [], { headerLine: 3 })).rejects.toMatchObject({ code: 'header.missing' });
  });

  it('is asked for when the first records look like data', async () => {
    const text = 'R-1,2026-01-05,X\nR-2,2026-01-06,Y\n';
    await expect(detect(text)).rejects.toMatchObject({ code: 'header.missing', exit: 5 });
    await expect(detect(text, ['Reference', 'Sent'])).rejects.toMatchObject({ code: 'header.missing', exit: 5 });
  });

  it('is none when a person or the mapping says so; the labels are then numbers', async () => {
    const text = 'R-1,2026-01-05,X\nR-2,2026-01-06,Y\n';
    const none = { headerLine: 0, header: ['column 1', 'column 2', 'column 3'] };
    expect(await detect(text, [], { headerLine: 0 })).toMatchObject(none);
    expect(await detect(text, ['column 1', 'Column 3'])).toMatchObject(none);
  });
});

it('tells why for each decision, without any text of the file', async () => {
  const dialect = await detect('\uFEFFname;secret\nAnna Example;hidden\nBert Example;hidden\n');
  expect(dialect.evidence.map(({ decision }) => decision)).toEqual(['encoding', 'delimiter', 'header-line']);
  expect(JSON.stringify(dialect.evidence)).not.toMatch(/anna|secret|hidden/i);
});
