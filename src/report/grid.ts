// The shape of a grid: where its cells lie, which of them are totals, and which add up to which.
import { quote, UserError } from '../error.ts';
import type { Grid } from '../model/grid.ts';

/** One dimension: its members by index, the total last. */
export interface Axis {
  readonly size: number;
  /** Index of the member each member stands beneath; the total's is −1. */
  readonly parents: readonly number[];
  /** Members with none beneath them. */
  readonly leaves: readonly number[];
}

export interface Shape {
  readonly axes: readonly Axis[];
  readonly strides: readonly number[];
}

/** @throws UserError `grid.shape`, `grid.not-additive` */
export function shapeOf(grid: Grid): Shape {
  const withTotal = grid.dims.map(({ codes }) => codes.length);
  const without = withTotal.map((length) => length + 1);
  const sizes = [withTotal, without].find((candidate) => candidate.reduce((a, b) => a * b, 1) === grid.values.length);
  if (!sizes)
    throw refusal(
      'grid.shape',
      `has ${grid.values.length} values; expected were ${withTotal.join(' × ')}, or ${without.join(' × ')} where the codes leave the total out`,
    );
  const axes = grid.dims.map((dim, i) => axisOf(dim, sizes[i] ?? 1));
  const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((a, b) => a * b, 1));
  const shape = { axes, strides };
  refuseNotAdditive(grid, shape);
  return shape;
}

export function refusal(code: string, sentence: string): UserError {
  return new UserError(code, sentence);
}

function axisOf({ name, codes, parents = [] }: Grid['dims'][number], size: number): Axis {
  const own = codes.slice(0, size - 1);
  const index = new Map(own.map((code, i) => [code, i]));
  if (index.size < own.length) throw refusal('grid.shape', `has a code twice in dimension ${quote(name)}; each member is expected once`);
  if (parents.length > codes.length) throw refusal('grid.shape', `has more parents than codes in dimension ${quote(name)}`);
  const above = own.map((_, i) => {
    const parent = parents[i] ?? null;
    // The total itself may be written as the parent of those at the top.
    if (parent === null || (codes.length === size && parent === codes.at(-1))) return size - 1;
    const at = index.get(parent);
    if (at === undefined) throw refusal('grid.shape', `has a parent in dimension ${quote(name)} that is none of its codes`);
    return at;
  });
  for (let i = 0; i < own.length; i++)
    for (let at = i, seen = 0; at !== size - 1; at = above[at] ?? size - 1)
      if (++seen > size) throw refusal('grid.shape', `has a member in dimension ${quote(name)} that stands beneath itself`);
  const beneath = new Set(above);
  return { size, parents: [...above, -1], leaves: own.flatMap((_, i) => (beneath.has(i) ? [] : [i])) };
}

/** Index in each dimension of the cell at `place`. */
export function indicesOf({ axes, strides }: Shape, place: number): number[] {
  return axes.map(({ size }, d) => Math.floor(place / (strides[d] ?? 1)) % size);
}

/** Does a dimension stand at its total? Such cells are public. */
export function isTotal(shape: Shape, place: number): boolean {
  return indicesOf(shape, place).some((at, d) => at === (shape.axes[d]?.size ?? 0) - 1);
}

/** Says where, and no number: what does not add up may be a small count. */
function refuseNotAdditive({ dims, values }: Grid, shape: Shape): void {
  for (const [d, { size, parents }] of shape.axes.entries()) {
    const stride = shape.strides[d] ?? 1;
    const sums = new Map<number, number>();
    for (const [place, value] of values.entries()) {
      const parent = parents[Math.floor(place / stride) % size] ?? -1;
      if (parent < 0) continue;
      const at = place + (parent - (Math.floor(place / stride) % size)) * stride;
      sums.set(at, (sums.get(at) ?? 0) + value);
    }
    for (const [place, found] of sums) {
      if (found === values[place]) continue;
      const codes = indicesOf(shape, place).map((at, i) => quote(String(dims[i]?.codes[at] ?? 'total')));
      throw refusal(
        'grid.not-additive',
        `does not add up: ${codes.join(' / ')} is not the sum of its members in dimension ${quote(dims[d]?.name ?? '')}; correct it where it was counted`,
      );
    }
  }
}
