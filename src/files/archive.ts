// Archives of anyone, opened to be looked through: zip files, and the Office and OpenDocument files that are zips. Every byte of a
// member is checked against its size and checksum, and a bomb is refused before it unpacks.
import { crc32, inflateRawSync } from 'node:zlib';
import type { PackageFile } from '../model/file.ts';
import { binaryText } from './binary-text.ts';
import { type TextPart, unreadable } from './text.ts';

/** What may still be unpacked; shared by the outermost file and everything inside it, however deep. */
export interface ArchiveBudget {
  files: number;
  bytes: number;
}

const BYTES_MAX = 512 * 1024 * 1024;
/** Texts and sheets pack to a tenth or a twentieth; what grows more than this was made to grow. */
const GROWTH_MAX = 100;
const BYTES_IN_ANY_CASE = 16 * 1024 * 1024;

/** For one outermost file of this size. */
export function archiveBudget(packedBytes: number): ArchiveBudget {
  return { files: 10_000, bytes: Math.min(BYTES_MAX, Math.max(BYTES_IN_ANY_CASE, packedBytes * GROWTH_MAX)) };
}

export interface OpenArchive {
  /** Names as they stand in the archive; folders left out. */
  readonly members: readonly PackageFile[];
  /** Comments of the archive and of its members, names of folders, and bytes that belong to no member. */
  readonly parts: readonly TextPart[];
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [LOCAL_BYTES, CENTRAL_BYTES, END_BYTES] = [30, 46, 22];
const [DESCRIPTOR, LOCAL_MARK] = [Buffer.from('PK\x07\x08'), Buffer.from('PK\x03\x04')];
const COMMENT_MAX = 0xffff;
const UTF8_NAME = 0x0800;
const ENCRYPTED = 0x0001;
const SIZES_BEHIND = 0x0008;
const [STORED, DEFLATED] = [0, 8];

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));
}

/** @throws UserError for what is damaged, encrypted, packed in another way, or too large */
export function openArchive(name: string, bytes: Uint8Array, budget: ArchiveBudget): OpenArchive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(name, data);
  const count = data.readUInt16LE(end + 10);
  const first = data.readUInt32LE(end + 16);
  if (first === 0xffffffff || count === 0xffff) throw unreadable(name, 'it is a zip of the large kind (zip64), which is not read');
  budget.files -= count;
  if (budget.files < 0) throw unreadable(name, 'it holds too many files');
  const members: PackageFile[] = [];
  const parts: TextPart[] = [];
  const add = (place: string, text: string) => {
    if (text !== '') parts.push({ place, text, trust: 'metadata', language: null });
  };
  add('zip comment', data.toString('utf8', end + END_BYTES, end + END_BYTES + data.readUInt16LE(end + 20)));
  const taken: Stretch[] = [{ start: end, end: data.length }];
  let at = first;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end || data.readUInt32LE(at) !== CENTRAL) throw unreadable(name, 'its list of files is damaged');
    const [nameEnd, extraBytes, commentBytes] = [
      at + CENTRAL_BYTES + data.readUInt16LE(at + 28),
      data.readUInt16LE(at + 30),
      data.readUInt16LE(at + 32),
    ];
    const next = nameEnd + extraBytes + commentBytes;
    const encoding = data.readUInt16LE(at + 8) & UTF8_NAME ? 'utf8' : 'latin1';
    const member = data.toString(encoding, at + CENTRAL_BYTES, nameEnd);
    add('zip comment', data.toString('utf8', next - commentBytes, next));
    const stretch = stretchOf(name, data, at);
    taken.push({ start: at, end: next }, stretch);
    const localName = data.toString(encoding, stretch.start + LOCAL_BYTES, stretch.nameEnd);
    if (localName !== member) add('zip comment', localName);
    if (member.endsWith('/')) add('name of a folder', member);
    if (!member.endsWith('/') || stretch.end > stretch.contentStart)
      members.push({ name: member, bytes: unpack(name, data, at, stretch, budget) });
    at = next;
  }
  for (const between of gaps(taken)) add('zip bytes outside its files', textBetween(name, data.subarray(between.start, between.end)));
  return { members, parts };
}

/** Byte offsets, `end` not included. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface MemberStretch extends Stretch {
  readonly nameEnd: number;
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** Where a member lies, with its own header and the sizes that may stand behind it. */
function stretchOf(name: string, data: Buffer, central: number): MemberStretch {
  const start = data.readUInt32LE(central + 42);
  if (start + LOCAL_BYTES > data.length || data.readUInt32LE(start) !== LOCAL) throw unreadable(name, 'its list of files is damaged');
  const nameEnd = start + LOCAL_BYTES + data.readUInt16LE(start + 26);
  const contentStart = nameEnd + data.readUInt16LE(start + 28);
  const contentEnd = contentStart + data.readUInt32LE(central + 20);
  if (contentEnd > data.length) throw unreadable(name, 'a file in it is damaged');
  // Checksum and both sizes as the list has them, with or without a mark in front.
  const sizes = data.subarray(central + 16, central + 28);
  const behind = [Buffer.concat([DESCRIPTOR, sizes]), sizes].find((one) => data.subarray(contentEnd, contentEnd + one.length).equals(one));
  const hasSizes = (data.readUInt16LE(central + 8) & SIZES_BEHIND) !== 0;
  return { start, nameEnd, contentStart, contentEnd, end: contentEnd + (hasSizes ? (behind?.length ?? 0) : 0) };
}

function gaps(taken: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  let reached = 0;
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start)) {
    if (start > reached) found.push({ start: reached, end: start });
    reached = Math.max(reached, end);
  }
  return found;
}

/** What stands between the files of an archive; a file its list does not name could be packed, so it is refused. */
function textBetween(name: string, data: Buffer): string {
  if (data.every((byte) => byte === 0)) return '';
  if (data.includes(LOCAL_MARK)) throw unreadable(name, 'it holds a file that its list does not name');
  return binaryText(data) || '-';
}

/** The record at the end stands before a comment of unknown length. */
function endOfDirectory(name: string, data: Buffer): number {
  for (let at = data.length - END_BYTES; at >= Math.max(0, data.length - END_BYTES - COMMENT_MAX); at--) {
    if (data.readUInt32LE(at) === END && at + END_BYTES + data.readUInt16LE(at + 20) === data.length) return at;
  }
  throw unreadable(name, 'it is no zip file, or ends too early');
}

function unpack(
  name: string,
  data: Buffer,
  central: number,
  { contentStart, contentEnd }: MemberStretch,
  budget: ArchiveBudget,
): Uint8Array {
  const [flags, method, crc] = [data.readUInt16LE(central + 8), data.readUInt16LE(central + 10), data.readUInt32LE(central + 16)];
  const sizeBytes = data.readUInt32LE(central + 24);
  if (flags & ENCRYPTED) throw unreadable(name, 'a file in it is encrypted');
  if (method !== STORED && method !== DEFLATED) throw unreadable(name, 'a file in it is packed in a way that is not read');
  budget.bytes -= sizeBytes;
  if (budget.bytes < 0) throw unreadable(name, 'it would unpack to far more than files of its size do, or to more than 512 MiB');
  const packed = data.subarray(contentStart, contentEnd);
  const content = method === STORED ? packed : inflate(name, packed, sizeBytes);
  if (content.length !== sizeBytes || crc32(content) !== crc) throw unreadable(name, 'a file in it is damaged');
  return content;
}

/** Stops at the size the list promises. Bytes behind the end of what was packed could hold anything. */
function inflate(name: string, packed: Buffer, sizeBytes: number): Buffer {
  try {
    const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: Math.max(sizeBytes, 1), info: true }) as unknown as Inflated;
    if (engine.bytesWritten === packed.length) return buffer;
  } catch {
    // Told below.
  }
  throw unreadable(name, 'a file in it is damaged');
}

/** What Node gives with `info`; its types do not know it. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}
