// The encoding of a file, decided over the whole of it.
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { decodeText, detectEncoding, fromWindows1252 } from '../../src/import/encoding.ts';
import { sourceOf } from './source.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

async function textOf(bytes: Uint8Array, chunkBytes: number): Promise<string> {
  const file = sourceOf(bytes, chunkBytes);
  const { encoding } = await detectEncoding(file);
  let text = '';
  for await (const part of decodeText(file, encoding)) text += part;
  return text;
}

describe('detection', () => {
  it.each([
    ['plain ASCII', Buffer.from('a,b\n1,2\n'), 'utf-8', false, 'lf'],
    ['UTF-8', Buffer.from('a,é\r\n€,😀\r\n'), 'utf-8', false, 'crlf'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFa,é\r\n'), 'utf-8', true, 'crlf'],
    ['Windows-1252', latin('a,\xe9\r\n\x80,\x9c\r\n'), 'windows-1252', false, 'crlf'],
    ['Windows-1252 with the one accent in the last line', latin(`${'a,b\n'.repeat(50_000)}\xe9,b\n`), 'windows-1252', false, 'lf'],
    ['lone carriage returns', Buffer.from('a,b\r1,2\r'), 'utf-8', false, 'cr'],
  ])('finds %s', async (_, bytes, encoding, bom, newline) => {
    expect(await detectEncoding(sourceOf(bytes, 7))).toMatchObject({ encoding, bom, newline });
  });

  it('says which lines made it take Windows-1252, without their text', async () => {
    const { because } = await detectEncoding(sourceOf(latin('a\nb\ncaf\xe9\nd\xe9\n')));
    expect(because).toContain('2 line(s)');
    expect(because).toContain('line 3');
    expect(because).not.toContain('caf');
  });

  it.each([
    ['nothing at all', Buffer.alloc(0), 'file.empty'],
    ['only a byte order mark', Buffer.from('\uFEFF'), 'file.empty'],
    ['only blank lines', Buffer.from(' \r\n\r\n'), 'file.empty'],
    ['a workbook', Buffer.from('PK\x03\x04\x14\x00'), 'file.is-spreadsheet'],
    ['an old workbook', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'file.is-spreadsheet'],
    ['a web page', Buffer.from('\uFEFF\n<!DOCTYPE html><table>'), 'file.is-html'],
    ['a table a web tool calls .xls', Buffer.from('<table><tr><td>a'), 'file.is-html'],
    ['JSON', Buffer.from('[\n  {"a": 1}]'), 'file.is-json'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'file.is-pdf'],
    ['UTF-16 with its mark', Buffer.from('\uFEFFa,b\n', 'utf16le'), 'text.undecodable-bytes'],
    ['UTF-16 without a mark', Buffer.from('a,b\n', 'utf16le'), 'text.undecodable-bytes'],
    ['UTF-8 and Windows-1252 mixed', Buffer.concat([Buffer.from('é\n'), latin('\xe9\n')]), 'text.undecodable-bytes'],
    ['a byte that Windows-1252 does not have', latin('\xe9\n\x81\n'), 'text.undecodable-bytes'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(detectEncoding(sourceOf(bytes, 5))).rejects.toMatchObject({ code, exit: 3 });
  });

  it('names the line with the other encoding', async () => {
    const mixed = Buffer.concat([Buffer.from('a\né\n'), latin('b\n\xe9\n')]);
    const error = await detectEncoding(sourceOf(mixed)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ details: { line: 4 } });
  });

  it.each([
    ['a header that begins with a bracket', '[id],b\n1,2\n'],
    ['a header that begins with a less-than sign', '<5 days,b\n1,2\n'],
  ])('does not take %s for another format', async (_, text) => {
    expect(await detectEncoding(sourceOf(text))).toMatchObject({ encoding: 'utf-8' });
  });

  it('checks an encoding that was given instead of trusting it', async () => {
    await expect(detectEncoding(sourceOf(latin('\xe9\n')), 'utf-8')).rejects.toMatchObject({ code: 'text.undecodable-bytes' });
    await expect(detectEncoding(sourceOf(latin('\xe9\x81\n')), 'windows-1252')).rejects.toMatchObject({ code: 'text.undecodable-bytes' });
  });

  it('obeys an encoding that was given, but for a byte order mark that proves otherwise', async () => {
    expect(await detectEncoding(sourceOf(Buffer.from('é\n')), 'windows-1252')).toMatchObject({
      encoding: 'windows-1252',
      because: 'given',
    });
    expect(await detectEncoding(sourceOf(Buffer.from('\uFEFFé\n')), 'windows-1252')).toMatchObject({ encoding: 'utf-8' });
  });
});

describe('decoding', () => {
  it.each([1, 2, 3, 5, 64])('keeps every letter when the bytes come %i at a time', async (chunkBytes) => {
    const text = 'Müller;„Straße“;€;œuvre;😀;naïve\r\n';
    expect(await textOf(Buffer.from(`\uFEFF${text}`), chunkBytes)).toBe(text);
    expect(await textOf(latin('M\xfcller;\x84Stra\xdfe\x93;\x80;\x9cuvre;na\xefve\r\n'), chunkBytes)).toBe(
      'Müller;„Straße“;€;œuvre;naïve\r\n',
    );
  });

  it('knows every letter of Windows-1252 that Latin-1 does not have', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i);
    const letters = fromWindows1252(bytes).replace(/[\x80-\x9f]/g, '');
    expect(letters).toBe('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');
  });
});
