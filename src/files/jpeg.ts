// Text inside a JPEG file: EXIF, XMP, IPTC, comments, unknown segments and bytes after the end. Pixels are not read.
import { binaryText } from './binary-text.ts';
import { type TextPart, unreadable } from './text.ts';
import { isXmp, xmpParts } from './xml.ts';

const [START, END, SCAN] = [0xd8, 0xd9, 0xda];
/** Segments of tables and sizes. */
const WITHOUT_TEXT = new Set([0xc4, 0xcc, 0xdb, 0xdd]);
/** How such a segment begins where it is JFIF's or Adobe's own flags or a colour profile; programs put other things there, too. */
const HEADS: ReadonlyMap<number, readonly string[]> = new Map([
  [0xe0, ['JFIF\0', 'JFXX\0']],
  [0xe2, ['ICC_PROFILE\0']],
  [0xee, ['Adobe']],
]);
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf;
/** Markers without a length. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Throws UserError when the bytes are no JPEG or end too early. */
export function jpegParts(name: string, bytes: Uint8Array): TextPart[] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data[0] !== 0xff || data[1] !== START) throw unreadable(name, 'it is not a JPEG picture');
  const parts: TextPart[] = [];
  let at = 2;
  for (let marker = markerAt(name, data, at); marker !== END; marker = markerAt(name, data, at)) {
    const end = isBare(marker) ? at + 2 : segmentEnd(name, data, at);
    if (mayHoldText(marker, data.subarray(at + 4, end))) parts.push(...segmentParts(name, marker, data.subarray(at + 4, end)));
    at = marker === SCAN ? afterScan(data, end) : end;
    while (data[at] === 0xff && data[at + 1] === 0xff) at += 1;
  }
  if (at + 2 < data.length) parts.push(part('jpeg after the end', binaryText(data.subarray(at + 2))));
  return parts;
}

function markerAt(name: string, data: Buffer, at: number): number {
  const marker = data[at + 1];
  if (data[at] !== 0xff || marker === undefined) throw unreadable(name, 'it ends in the middle, or a segment of it is broken');
  return marker;
}

function segmentEnd(name: string, data: Buffer, at: number): number {
  const end = at + 4 > data.length ? Number.POSITIVE_INFINITY : at + 2 + data.readUInt16BE(at + 2);
  if (end > data.length) throw unreadable(name, 'it ends in the middle of a segment');
  return end;
}

function mayHoldText(marker: number, data: Buffer): boolean {
  if (isBare(marker) || isFrame(marker) || marker === SCAN || WITHOUT_TEXT.has(marker)) return false;
  return !HEADS.get(marker)?.some((head) => data.toString('latin1', 0, head.length) === head);
}

/** Where the pixels end: at the first marker that is neither a stuffed byte nor a restart. */
function afterScan(data: Buffer, from: number): number {
  let at = data.indexOf(0xff, from);
  while (at >= 0 && (data[at + 1] === 0 || isBare(data[at + 1] ?? 0))) at = data.indexOf(0xff, at + 2);
  return at < 0 ? data.length : at;
}

function segmentParts(name: string, marker: number, data: Buffer): TextPart[] {
  const text = marker === 0xe1 ? data.toString('utf8') : '';
  if (isXmp(text)) return xmpParts(name, text.slice(text.indexOf('\0') + 1));
  const kind = marker === 0xfe ? 'comment' : data.toString('latin1', 0, 4) === 'Exif' ? 'exif' : `segment ${marker.toString(16)}`;
  return [part(`jpeg ${kind}`, binaryText(data))];
}

function part(place: string, text: string): TextPart {
  return { place, text, trust: 'metadata', language: null };
}
