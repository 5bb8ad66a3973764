// The finished pictures of the charts, looked at pixel by pixel: nothing is cut off at an edge, and there is text where text must be.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { PackageFile } from '../../src/model/file.ts';
import { TONES } from '../../src/render/chart-tones.ts';

/** Pixels round the picture that must be bare. */
const EDGE_PX = 4;
/** Of the headline, which every shared picture begins with. */
const HEADLINE_PX = { from: 20, to: 68 } as const;
const INK_MIN_PX = 300;

/** Contrast of two colours, as WCAG 2 reckons it. */
export function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Outcomes in the order in which bars stack them. */
const STACK = ['action', 'no_action', 'moot', 'pending', 'unknown'] as const;

/** Colours that cannot be told from the ground, from a neighbour, or from the number in them. */
export function toneFindings(): string[] {
  const tones = Object.entries(TONES);
  return [
    ...tones.filter(([, { fill }]) => contrast(fill, '#ffffff') < 3).map(([name]) => `${name} is too pale`),
    ...tones.filter(([, { fill, text }]) => contrast(fill, text) < 4.5).map(([name]) => `numbers in ${name} cannot be read`),
    ...STACK.slice(1)
      .filter((name, i) => contrast(TONES[name].fill, TONES[STACK[i] as (typeof STACK)[number]].fill) < 3)
      .map((name) => `${name} is too like its neighbour`),
  ];
}

/** What is wrong with a shared picture. */
export async function pictureFindings({ name, bytes }: PackageFile): Promise<string[]> {
  const { width, height, inkAt } = await pixelsOf(bytes);
  const edge = inkAt((x, y) => x < EDGE_PX || y < EDGE_PX || x >= width - EDGE_PX || y >= height - EDGE_PX);
  const headline = inkAt((x, y) => y >= HEADLINE_PX.from && y < HEADLINE_PX.to && x < width / 2);
  return [
    ...(edge === 0 ? [] : [`${name}: something is cut off at the edge`]),
    ...(headline > INK_MIN_PX ? [] : [`${name}: the headline has vanished`]),
  ];
}

/** Counts pixels that are not ground. */
export async function pixelsOf(bytes: Uint8Array): Promise<{
  width: number;
  height: number;
  inkAt: (where: (x: number, y: number) => boolean) => number;
}> {
  const image = await loadImage(Buffer.from(bytes));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const inkAt = (where: (x: number, y: number) => boolean): number => {
    let ink = 0;
    for (let at = 0; at < width * height; at += 1) {
      if ((data[at * 4 + 1] ?? 255) < 200 && where(at % width, Math.floor(at / width))) ink += 1;
    }
    return ink;
  };
  return { width, height, inkAt };
}
