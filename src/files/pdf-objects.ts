// The objects of a PDF as text, and a PDF of objects again, packed: what Typst writes one by one and plain takes half the room so.
import assert from 'node:assert';
import { zlibSync } from 'fflate';

export interface PdfObjects {
  /** What stands before the first object. */
  readonly head: Uint8Array;
  /** Bytes of each object without its number, one sign a byte, by number. */
  readonly objects: Map<number, string>;
  /** `/Root`, `/Info` and `/ID` as the file says them. */
  readonly trailer: string;
}

/** Of a file that was saved once and has a plain table of its objects, as Typst writes it. */
export function readObjects(bytes: Uint8Array): PdfObjects {
  const text = Buffer.from(bytes).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const table = /^xref\s+0 \d+\s+((?:\d{10} \d{5} [fn]\s+)+)trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text.slice(start));
  assert(table, 'the PDF has no plain table of its objects');
  const offsets = [...(table[1] ?? '').matchAll(/(\d{10}) \d{5} ([fn])/g)].map(([, at, kind]) => (kind === 'n' ? Number(at) : null));
  const ends = [...offsets.filter((at) => at !== null), start].sort((a, b) => a - b);
  const objects = new Map<number, string>();
  for (const [number, at] of offsets.entries()) {
    if (at === null) continue;
    const body = /^\d+ 0 obj\s([\s\S]*)\sendobj\s*$/.exec(text.slice(at, ends[ends.indexOf(at) + 1]))?.[1];
    assert(body, `object ${number} is not where the table says`);
    objects.set(number, body);
  }
  const trailer = (table[2] ?? '').replace(/\/Size \d+/, '').trim();
  return { head: bytes.slice(0, ends[0]), objects, trailer };
}

const PER_STREAM = 400;

/** The same objects, those that are no streams themselves packed together. The same objects give the same bytes. */
export function writeObjects({ head, objects, trailer }: PdfObjects): Uint8Array {
  const entries = new Map<number, readonly [kind: 1 | 2, place: number, index: number]>();
  const pieces: Buffer[] = [Buffer.from(head)];
  let at = head.length;
  const write = (number: number, body: string) => {
    const piece = Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1');
    entries.set(number, [1, at, 0]);
    pieces.push(piece);
    at += piece.length;
  };
  const plain = [...objects].filter(([, body]) => !body.endsWith('endstream'));
  for (const [number, body] of objects) if (body.endsWith('endstream')) write(number, body);
  let next = Math.max(...objects.keys()) + 1;
  for (let from = 0; from < plain.length; from += PER_STREAM) {
    const packed = plain.slice(from, from + PER_STREAM);
    packed.forEach(([number], index) => {
      entries.set(number, [2, next, index]);
    });
    write(next, packedStream(packed));
    next += 1;
  }
  const start = at;
  entries.set(next, [1, start, 0]);
  write(next, tableStream(entries, next + 1, trailer));
  return Uint8Array.from(Buffer.concat([...pieces, Buffer.from(`startxref\n${start}\n%%EOF`, 'latin1')]));
}

function packedStream(objects: readonly (readonly [number, string])[]): string {
  let offset = 0;
  const places = objects.map(([number, body]) => {
    const place = `${number} ${offset}`;
    offset += body.length + 1;
    return place;
  });
  const first = `${places.join(' ')}\n`;
  return stream(`/Type /ObjStm /N ${objects.length} /First ${first.length}`, first + objects.map(([, body]) => `${body}\n`).join(''));
}

/** Where each object is: at a place of the file, or in which stream and at which place in it. */
function tableStream(entries: ReadonlyMap<number, readonly [number, number, number]>, size: number, trailer: string): string {
  const bytes = Buffer.alloc(size * 7);
  for (const [number, [kind, place, index]] of entries) {
    bytes.writeUInt8(kind, number * 7);
    bytes.writeUInt32BE(place, number * 7 + 1);
    bytes.writeUInt16BE(index, number * 7 + 5);
  }
  return stream(`/Type /XRef /Size ${size} /W [1 4 2] ${trailer}`, bytes.toString('latin1'));
}

function stream(entries: string, content: string): string {
  const packed = Buffer.from(zlibSync(Buffer.from(content, 'latin1'), { level: 9 })).toString('latin1');
  return `<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
}
