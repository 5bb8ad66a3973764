// The colours of a drawing brought down to a palette. Areas keep theirs exactly; those of the edges of letters and bars, of which there
// are hundreds, are rounded, which nobody can see.

const PALETTE_MAX = 256;
/** Colours that cover this many pixels are areas. */
const AREA_MIN_PIXELS = 400;
/** Colours of edges are rounded to steps of this many of 256. */
const STEP = 24;

/** Rows that are alike: the first one and the one after the last. */
export interface RowGroup {
  readonly fromPx: number;
  readonly toPx: number;
}

export interface Palette {
  /** Red in the lowest byte, then green, blue and opacity. */
  readonly colours: readonly number[];
  /** Place in `colours` of each colour of the drawing. */
  readonly indexOf: ReadonlyMap<number, number>;
  /** All rows: most of a chart repeat the row above, and are looked at once. */
  readonly groups: readonly RowGroup[];
}

export function paletteOf(rgba: Uint32Array, widthPx: number): Palette {
  const groups = groupsOf(rgba, widthPx);
  const counts = countsOf(rgba, widthPx, groups);
  // Sorted by colour where two are as frequent, so that the order never depends on where they stand.
  const byCount = [...counts].sort(([a, x], [b, y]) => y - x || a - b);
  const colours = byCount.filter(([, count], i) => count >= AREA_MIN_PIXELS && i < PALETTE_MAX / 2).map(([colour]) => colour);
  const indexOf = new Map(colours.map((colour, i) => [colour, i]));
  const places = new Map(indexOf);
  for (const [colour] of byCount) {
    if (indexOf.has(colour)) continue;
    const near = rounded(colour);
    let place = places.get(near);
    if (place === undefined) {
      place = colours.length < PALETTE_MAX ? colours.push(near) - 1 : nearest(colours, near);
      places.set(near, place);
    }
    indexOf.set(colour, place);
  }
  return { colours, indexOf, groups };
}

function groupsOf(rgba: Uint32Array, widthPx: number): RowGroup[] {
  const bytes = Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  const [length, heightPx] = [widthPx * 4, rgba.length / widthPx];
  const groups: RowGroup[] = [];
  let fromPx = 0;
  for (let y = 1; y <= heightPx; y += 1) {
    if (y < heightPx && bytes.compare(bytes, (y - 1) * length, y * length, y * length, (y + 1) * length) === 0) continue;
    groups.push({ fromPx, toPx: y });
    fromPx = y;
  }
  return groups;
}

/** Pixels of each colour. */
function countsOf(rgba: Uint32Array, widthPx: number, groups: readonly RowGroup[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { fromPx, toPx } of groups) {
    const [begin, end] = [fromPx * widthPx, (fromPx + 1) * widthPx];
    let from = begin;
    for (let i = begin + 1; i <= end; i += 1) {
      if (i < end && rgba[i] === rgba[from]) continue;
      const colour = rgba[from] as number;
      counts.set(colour, (counts.get(colour) ?? 0) + (i - from) * (toPx - fromPx));
      from = i;
    }
  }
  return counts;
}

const part = (colour: number, bit: number) => (colour >> bit) & 255;

function rounded(colour: number): number {
  const step = (value: number) => Math.min(255, Math.round(value / STEP) * STEP);
  return ((255 << 24) | (step(part(colour, 16)) << 16) | (step(part(colour, 8)) << 8) | step(part(colour, 0))) >>> 0;
}

function nearest(colours: readonly number[], colour: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  colours.forEach((other, i) => {
    const distance = [0, 8, 16].reduce((sum, bit) => sum + (part(other, bit) - part(colour, bit)) ** 2, 0);
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}
