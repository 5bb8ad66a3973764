// Packs a drawing into small PNG files: at most 256 colours in a palette, no colour space, no text. The same pixels give the same bytes
// on the same platform and version of Node, whose zlib is several times as fast as any in JavaScript.
import assert from 'node:assert';
import { crc32, deflateSync } from 'node:zlib';
import { type Palette, paletteOf, type RowGroup } from './png-palette.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const BITS_PER_PIXEL = 8;
const INDEXED = 3;

/** An opaque picture: one number a pixel, its bytes red, green, blue and opacity in this order. */
export interface Pixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint32Array;
}

/** Two pictures of one drawing. */
export interface Cuts {
  readonly whole: Uint8Array;
  /** Without what stands above and below it. */
  readonly middle: Uint8Array;
}

/** The drawing as a PNG, and as another its rows from `fromPx` to `toPx`; Large areas keep their colour exactly. */
export function writePngs({ widthPx, heightPx, rgba }: Pixels, fromPx: number, toPx: number): Cuts {
  assert(rgba.length === widthPx * heightPx, 'as many pixels as the size says');
  const { colours, indexOf, groups } = paletteOf(rgba, widthPx);
  const rows = indexedRows(rgba, widthPx, groups, indexOf);
  const png = (from: number, to: number) =>
    joined([
      SIGNATURE,
      chunk('IHDR', header(widthPx, to - from)),
      chunk('PLTE', Uint8Array.from(colours.flatMap((colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]))),
      chunk('IDAT', deflateSync(rows.subarray(from * (widthPx + 1), to * (widthPx + 1)))),
      chunk('IEND', new Uint8Array()),
    ]);
  return { whole: png(0, heightPx), middle: png(fromPx, toPx) };
}

/** Rows of the file: each begins with the number of its filter, 0 for none, and has one byte a pixel. */
function indexedRows(rgba: Uint32Array, widthPx: number, groups: readonly RowGroup[], indexOf: Palette['indexOf']): Uint8Array {
  const length = widthPx + 1;
  const rows = new Uint8Array((length * rgba.length) / widthPx);
  for (const { fromPx, toPx } of groups) {
    let last = -1;
    let index = 0;
    for (let x = 0; x < widthPx; x += 1) {
      const colour = rgba[fromPx * widthPx + x] as number;
      if (colour !== last) {
        last = colour;
        index = indexOf.get(colour) as number;
      }
      rows[fromPx * length + 1 + x] = index;
    }
    for (let y = fromPx + 1; y < toPx; y += 1) rows.copyWithin(y * length, fromPx * length, (fromPx + 1) * length);
  }
  return rows;
}

function header(widthPx: number, heightPx: number): Uint8Array {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, widthPx);
  view.setUint32(4, heightPx);
  bytes.set([BITS_PER_PIXEL, INDEXED], 8);
  return bytes;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(Buffer.from(type, 'latin1'), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(pieces));
}
