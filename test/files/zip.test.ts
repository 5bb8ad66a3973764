import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip, writeZip } from '../../src/files/zip.ts';
import type { PackageFile } from '../../src/model/file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text: string): PackageFile => ({ name, bytes: utf8(text) });
const plain = (files: readonly PackageFile[]) => files.map(({ name, bytes }) => ({ name, bytes: Array.from(bytes) }));
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'none';
};

const DAY = '2027-01-31';
const SAMPLE = [file('a.txt', 'one '.repeat(200)), file('data/b.csv', 'x,y\r\n'), file('empty.txt', '')];
const zip = () => writeZip(SAMPLE, DAY).slice();

/** Replaces every place where `from` stands by `to`, of the same length. */
function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1'));
}
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const directoryOf = (bytes: Uint8Array) => view(bytes).getUint32(bytes.length - 6, true);

const name = fc
  .tuple(fc.stringMatching(/^[a-z0-9]{1,8}$/), fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}$/))
  .map(([folder, base]) => `${folder}/${base}`);
const files = fc.uniqueArray(fc.record({ name, bytes: fc.uint8Array({ maxLength: 300 }) }), { selector: (f) => f.name, maxLength: 8 });

describe('zip', () => {
  it('reads back what it wrote, in the order of names', () => {
    fc.assert(
      fc.property(files, (written) => {
        const sorted = [...written].sort((a, b) => (a.name < b.name ? -1 : 1));
        expect(plain(readZip(writeZip(written, DAY)))).toEqual(plain(sorted));
      }),
      { numRuns: 50 },
    );
  });

  it('gives the same bytes whatever the order of the files', () => {
    expect(writeZip([...SAMPLE].reverse(), DAY)).toEqual(writeZip(SAMPLE, DAY));
  });

  it('gives the same bytes in every time zone', () => {
    const before = process.env['TZ'];
    const offsets = new Set<number>();
    const hashes = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Europe/Brussels'].map((zone) => {
      process.env['TZ'] = zone;
      offsets.add(new Date(2027, 0, 31).getTimezoneOffset());
      return createHash('sha256').update(zip()).digest('hex');
    });
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    expect(offsets.size).toBe(4);
    expect(new Set(hashes).size).toBe(1);
  });

  it('never gives other content after a flipped bit', () => {
    const good = plain(SAMPLE);
    const bytes = zip();
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of [1, 0x20, 0x80]) {
        const flipped = bytes.slice();
        flipped[at] = (flipped[at] ?? 0) ^ bit;
        try {
          expect(plain(readZip(flipped))).toEqual(good);
        } catch (error) {
          expect(String((error as { code?: string }).code), `byte ${at}`).toMatch(/^zip\./);
        }
      }
    }
  });

  it('refuses a zip cut at any byte', () => {
    const bytes = zip();
    for (let length = 0; length < bytes.length; length++) {
      expect(
        codeOf(() => readZip(bytes.slice(0, length))),
        `${length} bytes`,
      ).toMatch(/^zip\.(not-a-zip|truncated)$/);
    }
  });

  const hostile: readonly (readonly [what: string, bytes: () => Uint8Array, code: string])[] = [
    ['an empty file', () => new Uint8Array(), 'zip.not-a-zip'],
    ['a text', () => utf8('Dear Sir or Madam'), 'zip.not-a-zip'],
    ['a name that climbs', () => replaced(zip(), 'data/b.csv', '../../b.cs'), 'zip.unsafe-name'],
    ['an absolute name', () => replaced(zip(), 'data/b.csv', '/etc/b.csv'), 'zip.unsafe-name'],
    ['a backslash', () => replaced(zip(), 'data/b.csv', 'data\\b.csv'), 'zip.unsafe-name'],
    ['a drive', () => replaced(zip(), 'a.txt', 'c:txt'), 'zip.unsafe-name'],
    ['a name in capitals, one with another on some disks', () => replaced(zip(), 'a.txt', 'A.txt'), 'zip.unsafe-name'],
    ['a local name that differs from the directory', () => Buffer.from(zip()).fill('b', 30, 31), 'zip.altered'],
    ['bytes after the end', () => new Uint8Array([...zip(), 0]), 'zip.truncated'],
    ['bytes before the start', () => new Uint8Array([...utf8('PK\u0003\u0004'), ...zip()]), 'zip.altered'],
  ];
  it.each(hostile)('%s', (_what, bytes, code) => {
    expect(codeOf(() => readZip(bytes()))).toBe(code);
  });

  it('refuses two entries of one name', () => {
    const twice = replaced(writeZip([file('a1.txt', 'one'), file('a2.txt', 'two')], DAY), 'a2.txt', 'a1.txt');
    expect(codeOf(() => readZip(twice))).toBe('zip.duplicate-name');
  });

  it('refuses links', () => {
    const bytes = zip();
    view(bytes).setUint32(directoryOf(bytes) + 38, 0o120777 * 0x10000, true);
    expect(codeOf(() => readZip(bytes))).toBe('zip.altered');
  });

  it('refuses a bomb: by the size it promises, and by the size it has', () => {
    const bomb = writeZip([{ name: 'bomb.bin', bytes: new Uint8Array(5_000_000) }], DAY).slice();
    expect(codeOf(() => readZip(bomb, { files: 10, unpackedBytes: 1_000_000 }))).toBe('zip.too-large');
    view(bomb).setUint32(22, 100, true);
    view(bomb).setUint32(directoryOf(bomb) + 24, 100, true);
    expect(codeOf(() => readZip(bomb))).toBe('zip.altered');
  });

  it('refuses more files than a report has', () => {
    expect(codeOf(() => readZip(zip(), { files: 2, unpackedBytes: 1_000_000 }))).toBe('zip.too-large');
  });

  it('does not write a name it would not read', () => {
    for (const bad of ['../a', 'A.txt', 'a//b', '/a', 'a b', '']) expect(() => writeZip([file(bad, '')], DAY), bad).toThrow(/not a name/);
    expect(() => writeZip([file('a', ''), file('a', '')], DAY)).toThrow(/two files/);
  });
});
