// What we pack, any reader of PNG unpacks.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pngParts } from '../../src/files/png.ts';
import { writePngs } from '../../src/files/png-write.ts';

const colour = (red: number, green: number, blue: number) => ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
const [WHITE, NAVY, ORANGE] = [colour(255, 255, 255), colour(18, 67, 109), colour(224, 112, 32)];

async function unpacked(bytes: Uint8Array): Promise<{ widthPx: number; heightPx: number; rgba: Uint32Array }> {
  const image = await loadImage(Buffer.from(bytes));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { widthPx: image.width, heightPx: image.height, rgba: new Uint32Array(data.buffer, data.byteOffset, data.length / 4) };
}

describe('a packed drawing', () => {
  it('has the pixels it was given, and its middle those of these rows', async () => {
    const pixel = fc.constantFrom(WHITE, NAVY, ORANGE);
    const drawing = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 3, max: 9 })).chain(([widthPx, heightPx]) =>
      fc.record({
        widthPx: fc.constant(widthPx),
        heightPx: fc.constant(heightPx),
        rgba: fc.array(pixel, { minLength: widthPx * heightPx, maxLength: widthPx * heightPx }).map((list) => Uint32Array.from(list)),
      }),
    );
    await fc.assert(
      fc.asyncProperty(drawing, async (pixels) => {
        const { whole, middle } = writePngs(pixels, 1, 3);
        const [all, some] = [await unpacked(whole), await unpacked(middle)];
        expect([all.widthPx, all.heightPx, some.heightPx]).toEqual([pixels.widthPx, pixels.heightPx, 2]);
        const near = (found: Uint32Array, expected: Uint32Array) => found.every((value, i) => farthest(value, expected[i] ?? 0) <= 12);
        expect(near(all.rgba, pixels.rgba)).toBe(true);
        expect(near(some.rgba, pixels.rgba.subarray(pixels.widthPx, 3 * pixels.widthPx))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the colours of areas exactly, and rounds those of edges where there are too many', async () => {
    const side = 100;
    const rgba = new Uint32Array(side * side).fill(NAVY);
    for (let i = 0; i < 1000; i += 1) rgba[i] = colour(i % 256, (i * 7) % 256, (i * 13) % 256);
    const { rgba: found } = await unpacked(writePngs({ widthPx: side, heightPx: side, rgba }, 0, side).whole);
    expect(new Set(found.subarray(2000))).toEqual(new Set([NAVY]));
    expect(new Set(found).size).toBeLessThanOrEqual(256);
    expect(Math.max(...[...found].map((value, i) => farthest(value, rgba[i] ?? 0)))).toBeLessThanOrEqual(64);
  });

  it('holds pixels only: no text, nothing after its end', () => {
    const { whole } = writePngs({ widthPx: 2, heightPx: 1, rgba: Uint32Array.of(WHITE, NAVY) }, 0, 1);
    expect(pngParts('a.png', whole)).toEqual([]);
  });

  it('refuses a size that is not its own', () => {
    expect(() => writePngs({ widthPx: 3, heightPx: 1, rgba: Uint32Array.of(WHITE) }, 0, 1)).toThrow(/size/);
  });
});

/** Largest difference in red, green or blue. */
function farthest(one: number, other: number): number {
  return Math.max(...[0, 8, 16].map((bit) => Math.abs(((one >> bit) & 255) - ((other >> bit) & 255))));
}
