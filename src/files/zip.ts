// Zip packages: written with the same bytes on every machine, and read as if an enemy had made them. The only home of fflate.
import assert from 'node:assert/strict';
import { crc32, inflateRawSync } from 'node:zlib';
import { type Zippable, zipSync } from 'fflate';
import { UserError } from '../error.ts';
import type { PackageFile } from '../model/file.ts';
import { compareText } from '../model/normalise.ts';
import type { Day } from '../model/period.ts';

/** What a package may hold at most; a real one has some 60 files and 5 MB. */
export const ZIP_LIMITS = { files: 1_000, unpackedBytes: 256 * 1024 * 1024 } as const;

/** Lower-case names only: no way up, no absolute path, no backslash, and no two names that some file systems take for one. */
const NAME = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/;

/** Formats that are packed inside: to pack them again takes time and saves nothing. */
const PACKED_ALREADY = /\.(?:png|pdf|xlsx|zip)$/;

/**
 * Packs files in the order of their names. Every entry is dated noon of `modifiedOn`: zip stores local time without a
 * zone, so the date is made from local parts and the bytes are the same everywhere.
 */
export function writeZip(files: readonly PackageFile[], modifiedOn: Day): Uint8Array {
  const entries: Zippable = {};
  for (const file of [...files].sort((a, b) => compareText(a.name, b.name))) {
    assert(NAME.test(file.name), `not a name for a package: ${file.name}`);
    assert(!(file.name in entries), `two files of one name: ${file.name}`);
    entries[file.name] = PACKED_ALREADY.test(file.name) ? [file.bytes, { level: 0 }] : file.bytes;
  }
  return zipSync(entries, { level: 9, mtime: noonOf(modifiedOn) });
}

/** Packs the members of one file, such as a workbook, in their own order and under their own names; dated like a package. */
export function zipMembers(members: readonly PackageFile[], modifiedOn: Day): Uint8Array {
  return zipSync(Object.fromEntries(members.map(({ name, bytes }) => [name, bytes])), { level: 6, mtime: noonOf(modifiedOn) });
}

function noonOf(day: Day): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly offset: number;
  /** Bytes 6 to 30 of the local header must say the same as the directory. */
  readonly head: Uint8Array;
}

const LOCAL = { signature: 0x04034b50, bytes: 30 } as const;
const CENTRAL = { signature: 0x02014b50, bytes: 46 } as const;
const END = { signature: 0x06054b50, bytes: 22 } as const;
const UTF8_NAME = 0x0800;
const REGULAR_FILE = 0o100000;

/**
 * Files of a zip as `writeZip` makes it. Anything else in it is refused, because two programs could then read two
 * different things from one zip: duplicate or strange names, links, bytes between or after the entries, encryption, wrong
 * checksums, more than the limits.
 *
 * @throws UserError `zip.not-a-zip`, `zip.truncated`, `zip.altered`, `zip.unsafe-name`, `zip.duplicate-name`, `zip.too-large`
 */
export function readZip(bytes: Uint8Array, limits: { files: number; unpackedBytes: number } = ZIP_LIMITS): PackageFile[] {
  const entries = directory(bytes, limits);
  const names = new Set<string>();
  for (const { name } of entries) {
    if (!NAME.test(name)) throw refused('unsafe-name', 'holds a file name that could be written outside its folder.');
    if (names.has(name)) throw refused('duplicate-name', `holds two files named ${name}.`);
    names.add(name);
  }
  return entries.map((entry) => ({ name: entry.name, bytes: unpack(bytes, entry) }));
}

function directory(bytes: Uint8Array, limits: { files: number; unpackedBytes: number }): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - END.bytes;
  const beginsWell = bytes.byteLength >= 4 && [LOCAL.signature, END.signature].includes(view.getUint32(0, true) as never);
  if (!beginsWell) throw refused('not-a-zip', 'is not a zip file.');
  if (end < 0 || view.getUint32(end, true) !== END.signature) throw refused('truncated', 'ends too early or has bytes after its end.');
  const count = view.getUint16(end + 10, true);
  const first = view.getUint32(end + 16, true);
  if (count > limits.files) throw refused('too-large', `holds ${count} files; at most ${limits.files} were expected.`);
  if (view.getUint32(end + 4, true) !== 0 || first + view.getUint32(end + 12, true) !== end) throw altered();

  const entries: Entry[] = [];
  let at = first;
  let next = 0;
  let unpackedBytes = 0;
  for (let i = 0; i < count; i++) {
    const entry = centralEntry(bytes, view, at, end);
    if (entry.offset !== next) throw altered();
    next = checkLocal(bytes, view, entry, first);
    unpackedBytes += entry.sizeBytes;
    if (unpackedBytes > limits.unpackedBytes) throw refused('too-large', 'would unpack to far more than a report can hold.');
    entries.push(entry);
    at += CENTRAL.bytes + view.getUint16(at + 28, true);
  }
  if (next !== first || at !== end) throw altered();
  return entries;
}

function centralEntry(bytes: Uint8Array, view: DataView, at: number, end: number): Entry {
  if (at + CENTRAL.bytes > end || view.getUint32(at, true) !== CENTRAL.signature) throw altered();
  const nameBytes = view.getUint16(at + 28, true);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const fileType = (view.getUint32(at + 38, true) >>> 16) & 0o170000;
  const extras = view.getUint32(at + 30, true);
  const plain = (flags & ~UTF8_NAME) === 0 && (method === 0 || method === 8) && (fileType === 0 || fileType === REGULAR_FILE);
  if (!plain || extras !== 0 || at + CENTRAL.bytes + nameBytes > end) throw altered();
  return {
    name: text(bytes.subarray(at + CENTRAL.bytes, at + CENTRAL.bytes + nameBytes)),
    method,
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    sizeBytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    head: bytes.subarray(at + 8, at + 32),
  };
}

/** The header in front of the data must repeat the directory; gives the offset after the data. */
function checkLocal(bytes: Uint8Array, view: DataView, entry: Entry, first: number): number {
  const { offset } = entry;
  if (offset + LOCAL.bytes > first || view.getUint32(offset, true) !== LOCAL.signature) throw altered();
  const nameEnd = offset + LOCAL.bytes + view.getUint16(offset + 26, true);
  const next = nameEnd + entry.packedBytes;
  const head = bytes.subarray(offset + 6, offset + 30);
  if (next > first || !head.every((byte, i) => byte === entry.head[i])) throw altered();
  if (text(bytes.subarray(offset + LOCAL.bytes, nameEnd)) !== entry.name) throw altered();
  return next;
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const begin = entry.offset + LOCAL.bytes + entry.name.length;
  const packed = bytes.subarray(begin, begin + entry.packedBytes);
  const content = entry.method === 0 ? packed : inflate(packed, entry.sizeBytes);
  if (content.byteLength !== entry.sizeBytes || crc32(content) !== entry.crc) throw altered();
  return content;
}

/** Stops at the size the directory promises, so that a bomb costs no more than the limits allow. */
function inflate(packed: Uint8Array, sizeBytes: number): Uint8Array {
  try {
    const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: Math.max(sizeBytes, 1), info: true }) as unknown as {
      buffer: Uint8Array;
      engine: { bytesWritten: number };
    };
    if (engine.bytesWritten !== packed.byteLength) throw altered();
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  } catch (error) {
    throw error instanceof UserError ? error : altered();
  }
}

function text(bytes: Uint8Array): string {
  // Names are ASCII; anything else turns into a sign that no name may hold.
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : '?')).join('');
}

function altered(): UserError {
  return refused('altered', 'is damaged, or was changed or packed again after it was published.');
}

function refused(what: string, sentence: string): UserError {
  return new UserError(
    `zip.${what}`,
    `The zip ${sentence} Expected: a package as article22 wrote it. Ask the publisher for the original file.`,
  );
}
