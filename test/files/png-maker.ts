// Small PNG files with chunks of our choice, for tests.
import { crc32, deflateSync } from 'node:zlib';

export type Chunk = readonly [type: string, data: Uint8Array];

const ascii = (text: string) => Buffer.from(text, 'latin1');

function chunk([type, data]: Chunk): Buffer {
  const body = Buffer.concat([ascii(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** One grey pixel, `chunks` before its data, `after` behind the end. */
export function png(chunks: readonly Chunk[] = [], after: Uint8Array = Buffer.alloc(0)): Uint8Array {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const pixels: Chunk = ['IDAT', deflateSync(Buffer.from([0, 128]))];
  const all: Chunk[] = [['IHDR', header], ...chunks, pixels, ['IEND', Buffer.alloc(0)]];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...all.map(chunk), after]);
}

/** Every way to put text into a PNG, by name. */
export function textChunks(text: string): Record<string, Chunk> {
  return {
    tEXt: ['tEXt', ascii(`Comment\0${text}`)],
    zTXt: ['zTXt', Buffer.concat([ascii('Comment\0\0'), deflateSync(ascii(text))])],
    iTXt: ['iTXt', Buffer.concat([ascii('Comment\0\0\0nl\0\0'), Buffer.from(text)])],
    'iTXt, compressed': ['iTXt', Buffer.concat([ascii('Comment\0\u0001\0nl\0\0'), deflateSync(Buffer.from(text))])],
    'iTXt, translated keyword': ['iTXt', Buffer.concat([ascii('Comment\0\0\0nl\0'), Buffer.from(text), ascii('\0-')])],
    'tEXt, keyword': ['tEXt', ascii(`${text}\0-`)],
    eXIf: ['eXIf', Buffer.concat([ascii('MM\0*\0\0\0\b'), ascii(`${text}\0`)])],
    'eXIf, UTF-16': ['eXIf', Buffer.concat([ascii('II*\0\b\0\0\0'), Buffer.from(text, 'utf16le')])],
    'eXIf, UTF-16 at an odd place': ['eXIf', Buffer.concat([ascii('II*\0\b\0\0\0x'), Buffer.from(text, 'utf16le')])],
    iCCP: ['iCCP', Buffer.concat([ascii('Profile\0\0'), deflateSync(ascii(`desc\0\0\0${text}\0`))])],
    'iCCP, name': ['iCCP', Buffer.concat([ascii(`${text}\0\0`), deflateSync(ascii('desc'))])],
    'unknown chunk': ['prVt', ascii(`\0\u0001${text}`)],
  };
}
