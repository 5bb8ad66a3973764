import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { fileParts } from '../../src/files/parts.ts';
import { archive, workbook } from './office-maker.ts';
import { pdf } from './pdf-maker.ts';

const parts = (name: string, text: string) => fileParts({ name, bytes: Buffer.from(text) });
const places = async (name: string, text: string) => (await parts(name, text)).map((part) => [part.place, part.text]);

describe('parts of a CSV file', () => {
  it('name the line and the label of the column', async () => {
    expect(await places('a.csv', '\ufeffcode,note\r\n1,"a ""b""\nc"\r\n2,d\r\n')).toEqual([
      ['line 1, column 1', 'code'],
      ['line 1, column 2', 'note'],
      ['line 2, column code', '1'],
      ['line 2, column note', 'a "b"\nc'],
      ['line 4, column code', '2'],
      ['line 4, column note', 'd'],
    ]);
  });
  it.each([
    ['', 0],
    ['a', 1],
    ['a,', 1],
    [',,\n,b', 1],
  ])('of %j are complete', async (text, count) => expect(await parts('a.csv', text)).toHaveLength(count));
});

describe('parts of a JSON file', () => {
  it('are every string and every name, with their path', async () => {
    expect(await places('a.json', '{"a":["x",{"b c":"y"}],"n":1234567,"long":32470123456}')).toEqual([
      ['name in $', 'a'],
      ['$.a[0]', 'x'],
      ['name in $.a[1]', 'b c'],
      ['$.a[1]["b c"]', 'y'],
      ['name in $', 'n'],
      ['name in $', 'long'],
      ['$.long', '32470123456'],
    ]);
  });
  it.each([
    ['{"narrative":{"nl":{"introduction":"x"}}}', 'narrative', 'nl'],
    ['{"independence":[{"text":{"fr":"x"}}]}', 'narrative', 'fr'],
    ['{"independence":[{"sources":[{"label":{"fr":"x"}}]}]}', 'narrative', 'fr'],
    ['{"care":[{"text":{"en":"x"}}]}', 'narrative', 'en'],
    ['{"correction":{"reason":{"en":"x"}}}', 'narrative', 'en'],
    ['{"publisher":{"name":{"nl":"x"}}}', 'rendered', null],
    ['{"awards":[{"area":[{"label":{"nl":"x"}}]}]}', 'rendered', null],
  ])('tell what people wrote: %s', async (text, trust, language) => {
    expect((await parts('report.json', text)).find((part) => part.text === 'x')).toMatchObject({ trust, language });
  });
});

describe('parts of a text file', () => {
  it('are its paragraphs', async () => {
    expect(await places('a.txt', 'a\r\nb\r\n\r\n\r\nc\n')).toEqual([
      ['line 1', 'a\nb'],
      ['line 5', 'c'],
    ]);
  });
});

describe('a file that cannot be read is refused', () => {
  it.each([
    ['a.exe', 'x'],
    ['noending', 'x'],
    ['a.zip', 'PK'],
    ['a.json', '{'],
    ['a.json', '{"a":"x","a":"y"}'],
    ['a.json', `${'['.repeat(500)}${']'.repeat(500)}`],
    ['a.csv', 'a,"b'],
    ['a.csv', 'a,b"c'],
    ['a.csv', '"a"b'],
    ['a.png', 'x'],
  ])('%s with %j', async (name, text) => {
    await expect(parts(name, text)).rejects.toThrow(UserError);
  });
  it('when files are attached to a PDF', async () => {
    await expect(fileParts({ name: 'a.pdf', bytes: pdf({ attachment: 'x' }) })).rejects.toThrow('attached');
    await expect(fileParts({ name: 'a.pdf', bytes: pdf({ attachedNote: 'x' }) })).rejects.toThrow('attached');
    expect((await fileParts({ name: 'a.pdf', bytes: pdf({}) })).length).toBeGreaterThan(0);
  });
  it('when files are put into a workbook', async () => {
    const members = { '[Content_Types].xml': '<Types/>', 'xl/embeddings/b.xlsx': workbook() };
    await expect(fileParts({ name: 'a.xlsx', bytes: archive(members) })).rejects.toThrow('put into it');
    expect((await fileParts({ name: 'a.xlsx', bytes: workbook() })).length).toBeGreaterThan(0);
  });
  it('when its bytes are not UTF-8', async () => {
    for (const name of ['a.txt', 'a.md', 'a.csv', 'a.json', 'a.html', 'a.svg']) {
      await expect(fileParts({ name, bytes: new Uint8Array([0x61, 0xe9]) })).rejects.toThrow(UserError);
    }
  });
});
