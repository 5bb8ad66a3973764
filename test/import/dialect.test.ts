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
});

it('tells why for each decision, without any text of the file', async () => {
  const dialect = await detect('\uFEFFname;secret\nAnna Example;hidden\nBert Example;hidden\n');
  expect(dialect.evidence.map(({ decision }) => decision)).toEqual(['encoding', 'delimiter', 'header-line']);
  expect(JSON.stringify(dialect.evidence)).not.toMatch(/anna|secret|hidden/i);
});
