// Archives of anyone, opened to be looked through: zip files, and the Office and OpenDocument files that are zips. Every byte of a
// member is checked against its size and checksum, and a bomb is refused before it unpacks.
import { crc32, inflateRawSync } from 'node:zlib';
import type { PackageFile } from '../model/file.ts';
import { type TextPart, unreadable } from './text.ts';

/** What may still be unpacked; shared by an archive and the archives inside it. */
export interface ArchiveBudget {
  files: number;
  bytes: number;
}

export function archiveBudget(): ArchiveBudget {
  return { files: 10_000, bytes: 512 * 1024 * 1024 };
}

export interface OpenArchive {
  /** Names as they stand in the archive; folders left out. */
  readonly members: readonly PackageFile[];
  /** Comments of the archive and of its members, names of folders, and bytes in front of it. */
  readonly parts: readonly TextPart[];
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [LOCAL_BYTES, CENTRAL_BYTES, END_BYTES] = [30, 46, 22];
const COMMENT_MAX = 0xffff;
const UTF8_NAME = 0x0800;
const ENCRYPTED = 0x0001;
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
    if (member.endsWith('/')) add('name of a folder', member);
    else members.push({ name: member, bytes: unpack(name, data, at, budget) });
    at = next;
  }
  return { members, parts };
}

/** The record at the end stands before a comment of unknown length. */
function endOfDirectory(name: string, data: Buffer): number {
  for (let at = data.length - END_BYTES; at >= Math.max(0, data.length - END_BYTES - COMMENT_MAX); at--) {
    if (data.readUInt32LE(at) === END && at + END_BYTES + data.readUInt16LE(at + 20) === data.length) return at;
  }
  throw unreadable(name, 'it is no zip file, or ends too early');
}

function unpack(name: string, data: Buffer, central: number, budget: ArchiveBudget): Uint8Array {
  const [flags, method, crc] = [data.readUInt16LE(central + 8), data.readUInt16LE(central + 10), data.readUInt32LE(central + 16)];
  const [packedBytes, sizeBytes, local] = [
    data.readUInt32LE(central + 20),
    data.readUInt32LE(central + 24),
    data.readUInt32LE(central + 42),
  ];
  if (flags & ENCRYPTED) throw unreadable(name, 'a file in it is encrypted');
  if (method !== STORED && method !== DEFLATED) throw unreadable(name, 'a file in it is packed in a way that is not read');
  budget.bytes -= sizeBytes;
  if (budget.bytes < 0) throw unreadable(name, 'it would unpack to more than 512 MiB');
  if (local + LOCAL_BYTES > data.length || data.readUInt32LE(local) !== LOCAL) throw unreadable(name, 'its list of files is damaged');
  const begin = local + LOCAL_BYTES + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  const packed = data.subarray(begin, begin + packedBytes);
  const content = method === STORED ? packed : inflate(name, packed, sizeBytes);
  if (content.length !== sizeBytes || crc32(content) !== crc) throw unreadable(name, 'a file in it is damaged');
  return content;
}

/** Stops at the size the list promises. */
function inflate(name: string, packed: Buffer, sizeBytes: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(sizeBytes, 1) });
  } catch {
    throw unreadable(name, 'a file in it is damaged');
  }
}
