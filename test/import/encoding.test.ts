// The encoding of a file, decided over the whole of it, and its text.
import { describe, expect, it } from 'vitest';
import { decodeText, detectEncoding } from '../../src/import/encoding.ts';
import type { Encoding } from '../../src/model/dialect.ts';
import { sourceOf } from './source.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const wide = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
/** French in Windows-1252, enough of it to be recognised. */
const FRENCH = latin('r\xe9f\xe9rence,d\xe9cision\r\n1,supprim\xe9\r\n2,\x80 d\xe9j\xe0 retir\xe9\r\n');

async function textOf(bytes: Uint8Array, chunkBytes: number): Promise<string> {
  const file = sourceOf(bytes, chunkBytes);
  const { encoding, mixed } = await detectEncoding(file);
  let text = '';
  for await (const part of decodeText(file, encoding, mixed)) text += part;
  return text;
}

describe('detection', () => {
  it.each<[string, Uint8Array, Encoding, boolean, [crlf: number, lf: number, cr: number]]>([
    ['plain ASCII', Buffer.from('a,b\n1,2\n'), 'utf-8', false, [0, 2, 0]],
    ['UTF-8', Buffer.from('a,é\r\n€,😀\r\n'), 'utf-8', false, [2, 0, 0]],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFa,é\r\n'), 'utf-8', true, [1, 0, 0]],
    ['lone carriage returns, one before a chunk ends', Buffer.from('a,b1\r1,2\r'), 'utf-8', false, [0, 0, 2]],
    ['all kinds of line ends', Buffer.from('a\r\nb\nc\rd'), 'utf-8', false, [1, 1, 1]],
    ['Windows-1252', FRENCH, 'windows-1252', false, [3, 0, 0]],
    [
      'the same with the one accent in the last line',
      latin(`${'a,b\n'.repeat(50_000)}supprim\xe9,r\xe9seau\n`),
      'windows-1252',
      false,
      [0, 50_001, 0],
    ],
    ['UTF-16 LE with its mark', wide('\uFEFFa,é\r\n', 'le'), 'utf-16le', true, [1, 0, 0]],
    ['UTF-16 BE with its mark', wide('\uFEFFa,é\n', 'be'), 'utf-16be', true, [0, 1, 0]],
    ['UTF-16 LE without a mark', wide('a,ł\r1,2\r', 'le'), 'utf-16le', false, [0, 0, 2]],
    ['UTF-16 BE without a mark', wide('номер,дата\n1,2\n', 'be'), 'utf-16be', false, [0, 2, 0]],
  ])('finds %s', async (_, bytes, encoding, bom, [crlf, lf, cr]) => {
    for (const chunkBytes of [4, 7, 4096]) {
      expect(await detectEncoding(sourceOf(bytes, chunkBytes))).toMatchObject({
        encoding,
        bom,
        newlines: { crlf, lf, cr },
        mixed: false,
        doubt: null,
      });
    }
  });

  it('says which lines are not UTF-8, without their text, also where carriage returns end them', async () => {
    for (const end of ['\n', '\r']) {
      const { because } = await detectEncoding(sourceOf(latin(['a', 'b', 'supprim\xe9', 'd\xe9j\xe0', ''].join(end))));
      expect(because).toContain('line(s) (3');
      expect(because).not.toContain('supprim');
    }
  });

  it.each([
    ['nothing at all', Buffer.alloc(0), 'file.empty'],
    ['only a byte order mark', Buffer.from('\uFEFF'), 'file.empty'],
    ['only blank lines', Buffer.from(' \r\n\r\n'), 'file.empty'],
    ['blank UTF-16', wide('\uFEFF \r\n', 'le'), 'file.empty'],
    ['a workbook', Buffer.from('PK\x03\x04\x14\x00'), 'file.is-spreadsheet'],
    ['an old workbook', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'file.is-spreadsheet'],
    ['a web page', Buffer.from('\uFEFF\n<!DOCTYPE html><table>'), 'file.is-html'],
    ['a table a web tool calls .xls', Buffer.from('<table><tr><td>a'), 'file.is-html'],
    ['the same in UTF-16', wide('\uFEFF<html><body>', 'le'), 'file.is-html'],
    ['JSON', Buffer.from('[\n  {"a": 1}]'), 'file.is-json'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'file.is-pdf'],
    ['bytes that are no text', Buffer.from([1, 0, 0, 7, 0, 0, 0, 9, 0, 0, 3, 0]), 'text.undecodable-bytes'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 97, 0, 0, 0]), 'text.undecodable-bytes'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(detectEncoding(sourceOf(bytes, 5))).rejects.toMatchObject({ code, exit: 3 });
  });

  it.each([
    ['a header that begins with a bracket', '[id],b\n1,2\n'],
    ['a header that begins with a less-than sign', '<5 days,b\n1,2\n'],
    ['a NUL byte in a long text', `a,b\n${'1,2\n'.repeat(20)}x\0y,2\n`],
  ])('does not take %s for another format', async (_, text) => {
    expect(await detectEncoding(sourceOf(text))).toMatchObject({ encoding: 'utf-8' });
  });

  it('takes a few lines in another encoding for odd ones out, whose letters are lost', async () => {
    const bytes = Buffer.concat([Buffer.from('a\né\nö\n'), latin('caf\xe9\n')]);
    expect(await detectEncoding(sourceOf(bytes))).toMatchObject({ encoding: 'utf-8', mixed: true });
    expect(await textOf(bytes, 3)).toBe('a\né\nö\ncaf\uFFFD\n');
    const other = Buffer.concat([FRENCH, Buffer.from('3,café\n')]);
    expect(await detectEncoding(sourceOf(other))).toMatchObject({ encoding: 'windows-1252', mixed: true });
    for (const chunkBytes of [1, 2, 64]) expect(await textOf(other, chunkBytes)).toContain('déjà retiré\r\n3,caf\uFFFD\n');
  });

  it('has a question where several encodings are about as likely, with the lines and the choices', async () => {
    const { doubt } = await detectEncoding(sourceOf(latin('a,b\nX \xbe,1\n')));
    expect(doubt).toMatchObject({ code: 'text.undecodable-bytes', exit: 5, details: { line: 2 } });
    expect(doubt?.message).toMatch(/--encoding/);
  });

  it('checks an encoding that was given instead of trusting it', async () => {
    await expect(detectEncoding(sourceOf(latin('\xe9\n')), 'utf-8')).rejects.toMatchObject({ code: 'text.undecodable-bytes', exit: 3 });
    await expect(detectEncoding(sourceOf(latin('\xe9\x81\n')), 'windows-1252')).rejects.toMatchObject({ code: 'text.undecodable-bytes' });
    await expect(detectEncoding(sourceOf(Buffer.from('é\n')), 'utf-16le')).rejects.toMatchObject({ code: 'text.undecodable-bytes' });
  });

  it('obeys an encoding that was given, but for a byte order mark that proves otherwise', async () => {
    expect(await detectEncoding(sourceOf(Buffer.from('é\n')), 'windows-1250')).toMatchObject({
      encoding: 'windows-1250',
      because: 'given',
      doubt: null,
    });
    expect(await detectEncoding(sourceOf(Buffer.from('\uFEFFé\n')), 'windows-1252')).toMatchObject({ encoding: 'utf-8' });
  });
});

describe('decoding', () => {
  it.each([1, 2, 3, 5, 64])('keeps every letter when the bytes come %i at a time', async (chunkBytes) => {
    const text = 'Müller;„Straße“;€;gelöscht;😀;Maßnahme\r\n';
    expect(await textOf(Buffer.from(`\uFEFF${text}`), chunkBytes)).toBe(text);
    expect(await textOf(wide(`\uFEFF${text}`, 'be'), chunkBytes)).toBe(text);
    expect(await textOf(latin('\xef\xbb\xbfM\xfcller;\x84Stra\xdfe\x93;\x80;gel\xf6scht;Ma\xdfnahme\r\n'), chunkBytes)).toBe(
      'Müller;„Straße“;€;gelöscht;Maßnahme\r\n',
    );
  });
});
