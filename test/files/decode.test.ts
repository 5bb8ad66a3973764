// What a file of unknown making says of itself by its bytes: text in some encoding, or nothing that could be looked through.
import { brotliCompressSync, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnyFile } from '../../src/files/any-file.ts';
import { decodeAnyText } from '../../src/files/decode.ts';

const TEXT = 'Jan Jansen, Kerkstraat 12, 9000 Gent. Wij hebben met hem gesproken over het bericht dat hij plaatste.';
const hex = (bytes: string) => Buffer.from(bytes, 'hex');
/** One line with a name and an address in it, as three programs pack it. */
const PACKED = {
  bz2: hex(
    '425a68393141592653594b44818100000add80001040057020409826bfdc4020004114fd20869ea3268794d3d428d0d0000015fa3353f05212b9cc92882e101619' +
      'fa6165e0eaeacc9a6e7eb94225b020305647933e66558fe2ee48a70a120968903020',
  ),
  xz: hex(
    'fd377a585a000004e6d6b4460200210116000000742fe5a30100424a616e204a616e73656e2c204b65726b7374726161742031322c20393030302047656e742c20' +
      '6d61696c206a616e2e706c616e746564406578616d706c652e6f72670a0000fad914dc64cd3b7600015b439e211c961fb6f37d010000000004595a',
  ),
  zst: hex(
    '28b52ffd24c1950400924b221e70499b03402a8bda96b66fdb6a4847ba0c0a130800d28ffeda9695fe871727395b9f7aab4fa870e3477d68a7e29b66e8b3a5cd96' +
      '224b359d9a2a61e18de655f10b4aef0b0597f6a3c955f349ef8671556421f40804340150c4a16820817ad8b3e640e59c2d891b5e909e67b69c3352b69cd4e4dda0' +
      '0821821ac4a16963b605fea0e6dece8a9e1501010017442829411a33b7',
  ),
  br: brotliCompressSync(TEXT.repeat(3)),
};

describe('a packed file', () => {
  it.each(Object.entries(PACKED))('is refused and has no parts: .%s', async (ending, bytes) => {
    const files = [];
    for await (const file of readAnyFile({ name: `a.${ending}`, bytes })) files.push(file);
    expect(files).toHaveLength(1);
    expect(files[0]?.refusal).toMatch(/^a\.[a-z0-9]+: it is (?:packed with|a binary file)/);
    expect(files[0]?.parts()).toEqual([]);
  });
  it.each([
    ['bz2', 'bzip2'],
    ['xz', 'xz'],
    ['zst', 'Zstandard'],
  ] as const)('is told by its first bytes: %s', async (ending, program) => {
    for await (const { refusal } of readAnyFile({ name: 'a', bytes: PACKED[ending] })) expect(refusal).toContain(`packed with ${program}`);
  });
  it.each(Object.entries(PACKED))('is known as binary without its first bytes, too: .%s', (_, bytes) => {
    expect(() => decodeAnyText('a', bytes.subarray(6))).toThrow('binary');
  });
  it('is refused whatever was packed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 400, maxLength: 4000 }), (bytes) => {
        expect(() => decodeAnyText('a', deflateRawSync(bytes))).toThrow('binary');
      }),
      { numRuns: 100, seed: 22 },
    );
  });
});

describe('text with something else in it', () => {
  it.each<[what: string, bytes: Uint8Array]>([
    ['packed data behind much text', Buffer.concat([Buffer.from(TEXT.repeat(500)), deflateRawSync(Buffer.from(noise(6000)))])],
    [
      'a stretch in UTF-16',
      Buffer.concat([Buffer.from(TEXT.repeat(500)), Buffer.from('mail jan.planted@example.org'.repeat(20), 'utf16le')]),
    ],
    ['UTF-16 by its mark, with halves of letters', Buffer.concat([hex('fffe'), Buffer.from(noise(500))])],
  ])('is refused: %s', (_, bytes) => {
    expect(() => decodeAnyText('a', bytes)).toThrow('binary');
  });
});

/** The same bytes each time, as even as packed data. */
function noise(length: number): number[] {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state & 0xff;
  });
}

describe('text is read', () => {
  it.each<[what: string, bytes: Uint8Array, text: string]>([
    ['UTF-8', Buffer.from('één €'), 'één €'],
    ['windows-1252', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x80]), 'café €'],
    ['UTF-16 with its mark', Buffer.from('\ufeffcafé', 'utf16le'), 'café'],
    ['UTF-16 without one', Buffer.from('een lange zin', 'utf16le'), 'een lange zin'],
    ['Cyrillic in a single-byte encoding', Buffer.from('cff0e8e2e5f22c20ece8f021', 'hex'), 'Ïðèâåò, ìèð!'],
    ['with an end sign of old', Buffer.from('een\r\n\x1a'), 'een\r\n\x1a'],
    ['with colours of a terminal', Buffer.from('\x1b[31mrood\x1b[0m'), '\x1b[31mrood\x1b[0m'],
    ['with separators of records', Buffer.from('een\x1ftwee\x1e'), 'een\x1ftwee\x1e'],
    ['that was read in the wrong encoding once', Buffer.from('câ\u0080\u0099est'), 'câ\u0080\u0099est'],
    ['nothing', Buffer.alloc(0), ''],
  ])('%s', (_, bytes, text) => expect(decodeAnyText('a', bytes)).toBe(text));
});
