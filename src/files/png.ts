// Text inside a PNG file: text chunks, EXIF, colour profile names, unknown chunks and bytes after the end. Pixels are not read.
import { inflateSync } from 'node:zlib';
import { binaryText } from './binary-text.ts';
import { type TextPart, unreadable } from './text.ts';
import { isXmp, xmpParts } from './xml.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks that hold pixels, sizes and colours only. */
const WITHOUT_TEXT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP mDCV cLLI sBIT pHYs bKGD hIST tIME oFFs acTL fcTL fdAT'.split(' '),
);
const INFLATED_MAX_BYTES = 1 << 20;
/** Of all chunks of a picture together: each may be packed to a thousandth. */
const INFLATED_MAX_BYTES_IN_ALL = 1 << 24;

/** What may still be unpacked. */
interface Budget {
  bytes: number;
}

/** Throws UserError when the bytes are no PNG or a chunk is broken. */
export function pngParts(name: string, bytes: Uint8Array): TextPart[] {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) throw unreadable(name, 'it is not a PNG picture');
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: TextPart[] = [];
  const budget = { bytes: INFLATED_MAX_BYTES_IN_ALL };
  let at = SIGNATURE.length;
  let type = '';
  while (type !== 'IEND') {
    if (at + 12 > data.length) throw unreadable(name, 'it ends in the middle of a chunk');
    const length = data.readUInt32BE(at);
    type = data.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > data.length) throw unreadable(name, 'it ends in the middle of a chunk');
    if (!WITHOUT_TEXT.has(type)) parts.push(...chunkParts(name, type, data.subarray(at + 8, at + 8 + length), budget));
    at += 12 + length;
  }
  if (at < data.length) parts.push(part('png after the end', binaryText(data.subarray(at))));
  return parts;
}

function chunkParts(name: string, type: string, data: Buffer, budget: Budget): TextPart[] {
  if (type !== 'tEXt' && type !== 'zTXt' && type !== 'iTXt' && type !== 'iCCP') return [part(`png ${type}`, binaryText(data))];
  const keyEnd = data.indexOf(0);
  if (keyEnd < 0) throw unreadable(name, `its ${type} chunk has no keyword`);
  const keyword = data.toString('latin1', 0, keyEnd);
  const place = type === 'iCCP' ? 'png iCCP' : `png ${type} ${keyword}`;
  const rest = data.subarray(keyEnd + 1);
  if (type === 'tEXt') return [part(place, `${keyword}: ${rest.toString('latin1')}`)];
  if (type === 'zTXt') return [part(place, `${keyword}: ${inflate(name, rest.subarray(1), budget).toString('latin1')}`)];
  if (type === 'iCCP') return [part(place, `${keyword} ${binaryText(inflate(name, rest.subarray(1), budget))}`)];
  const text = internationalText(name, rest, budget);
  return isXmp(text) ? xmpParts(name, text) : [part(place, `${keyword}: ${text}`)];
}

/** iTXt after its keyword: compressed?, method, language tag, translated keyword, text. */
function internationalText(name: string, data: Buffer, budget: Budget): string {
  const languageEnd = data.indexOf(0, 2);
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) throw unreadable(name, 'its iTXt chunk is broken');
  const text = data.subarray(translatedEnd + 1);
  const labels = data.toString('utf8', 2, translatedEnd).replaceAll('\0', ' ');
  return `${labels} ${(data[0] === 1 ? inflate(name, text, budget) : text).toString('utf8')}`;
}

function inflate(name: string, data: Buffer, budget: Budget): Buffer {
  let inflated: Buffer;
  try {
    inflated = inflateSync(data, { maxOutputLength: INFLATED_MAX_BYTES });
  } catch {
    throw unreadable(name, 'its compressed text is broken or longer than 1 MiB');
  }
  budget.bytes -= inflated.length;
  if (budget.bytes < 0) throw unreadable(name, 'its compressed texts are longer than 16 MiB together');
  return inflated;
}

function part(place: string, text: string): TextPart {
  return { place, text, trust: 'metadata', language: null };
}
