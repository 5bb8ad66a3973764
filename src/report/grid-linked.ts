// Two-way tables handed over together that are sides of one cube: three dimensions, each two of them in a table, with the same totals.
// Who has all three knows more than who has one, so they are attacked together too. Shares no code with what withheld.
import { UserError } from '../error.ts';
import type { Grid, ProtectedGrid } from '../model/grid.ts';
import { attackSystem } from './attack.ts';
import { indicesOf, type Shape, shapeOf } from './grid.ts';
import type { Constraint, LinkedTables, WithheldCell } from './linked.ts';

/** A table as it came, and as it is to go out. */
export interface Side {
  readonly given: Grid;
  readonly open: ProtectedGrid;
}

/** Beyond, nobody could say beforehand how long the attack takes. */
const UNKNOWNS_MAX = 10_000;

/** Dimensions with the same name, members and totals are one. */
interface SharedAxis {
  readonly key: string;
  /** By member: its leaves, in an order of their own; the total holds all. */
  readonly leaves: ReadonlyMap<string, readonly string[]>;
}

interface Viewed extends Side {
  readonly index: number;
  readonly shape: Shape;
  readonly axes: readonly SharedAxis[];
}

const TOTAL = 'total';

/** Sets of tables, by index, that join into a cube. What is null in `sides` is left out. */
export function cubesIn(sides: readonly (Side | null)[]): readonly (readonly number[])[] {
  const tables = sides.flatMap((side, index) => (side && side.given.dims.length === 2 ? [viewed(side, index)] : []));
  return triplesOf(tables).map((set) => set.map(({ index }) => index));
}

/** How many withheld counts can be worked out by who has all tables of the set; null where that cannot be told. */
export async function derivableTogether(sides: readonly Side[]): Promise<number | null> {
  const system = systemOf(sides.map(viewed));
  if (system === null) return null;
  try {
    return (await attackSystem(system)).derivable.length;
  } catch (error) {
    if (error instanceof UserError && error.code === 'protection.derivable') return null;
    throw error;
  }
}

function viewed(side: Side, index: number): Viewed {
  const shape = shapeOf(side.given);
  return { ...side, index, shape, axes: shape.axes.map((_, d) => sharedAxis(side.given, shape, d)) };
}

function sharedAxis({ dims, values }: Grid, { axes, strides }: Shape, d: number): SharedAxis {
  const { size, parents, leaves } = axes[d] ?? { size: 0, parents: [], leaves: [] };
  const codeOf = (i: number) => (i === size - 1 ? TOTAL : JSON.stringify(dims[d]?.codes[i]));
  const corner = values.length - 1;
  const totalOf = (i: number) => values[corner - (size - 1 - i) * (strides[d] ?? 1)] ?? 0;
  const members = parents.map((parent, i) => [codeOf(i), parent < 0 ? '' : codeOf(parent), totalOf(i)] as const);
  const beneath = new Map<string, string[]>();
  for (const leaf of leaves)
    for (let at = leaf; at >= 0; at = parents[at] ?? -1) beneath.set(codeOf(at), [...(beneath.get(codeOf(at)) ?? []), codeOf(leaf)]);
  return { key: JSON.stringify([dims[d]?.name, members.map((member) => member.join('\t')).sort()]), leaves: beneath };
}

function triplesOf(tables: readonly Viewed[]): Viewed[][] {
  const keys = [...new Set(tables.flatMap(({ axes }) => axes.map(({ key }) => key)))];
  const over = (a: string, b: string) => tables.filter(({ axes }) => a !== b && axes.every(({ key }) => key === a || key === b));
  return keys.flatMap((a, i) =>
    keys.slice(i + 1).flatMap((b, j) =>
      keys.slice(i + j + 2).flatMap((c) => {
        const pairs = [over(a, b), over(a, c), over(b, c)];
        return pairs.every((pair) => pair.length > 0) ? [pairs.flat()] : [];
      }),
    ),
  );
}

/** The unknowns are the counts by all three dimensions at once; null where there are too many. */
function systemOf(tables: readonly Viewed[]): LinkedTables | null {
  const axes = [...new Map(tables.flatMap((table) => table.axes.map((axis) => [axis.key, axis] as const))).values()];
  const [first = [], second = [], third = []] = axes.map(({ leaves }) => leaves.get(TOTAL) ?? []);
  if (first.length * second.length * third.length > UNKNOWNS_MAX) return null;
  const cells = tables.flatMap((table) => cellsOf(table, axes));
  const zeros = new Set(cells.filter(({ value }) => value === 0).map(({ at }) => at.join('\t')));
  const isZero = (...at: readonly string[]) =>
    axes.some((_, left) => zeros.has(at.map((code, i) => (i === left ? TOTAL : code)).join('\t')));
  const unknownAt = new Map<string, number>();
  for (const a of first)
    for (const b of second) for (const c of third) if (!isZero(a, b, c)) unknownAt.set([a, b, c].join('\t'), unknownAt.size);
  const along = (at: readonly string[]): number[] => {
    const [as = [], bs = [], cs = []] = axes.map(({ leaves }, i) => leaves.get(at[i] ?? '') ?? []);
    return as.flatMap((a) => bs.flatMap((b) => cs.flatMap((c) => unknownAt.get([a, b, c].join('\t')) ?? [])));
  };
  const constraints: Constraint[] = [];
  const withheld: WithheldCell[] = [];
  // Totals stand in two of the tables; once is enough.
  const distinct = new Map(cells.map((cell) => [`${cell.at.join('\t')} ${cell.value === null ? cell.open.id : ''}`, cell]));
  for (const { at, value, open } of distinct.values()) {
    const unknowns = along(at);
    constraints.push({ unknowns, least: value ?? open.lowerBound, most: value });
    if (value === null) withheld.push({ table: String(open.id), at, threshold: open.threshold, unknowns, earlier: false });
  }
  return { unknowns: unknownAt.size, constraints, withheld, held: [] };
}

interface PlacedCell {
  /** A member of each dimension of the cube; the total of the one the table leaves out. */
  readonly at: readonly string[];
  readonly value: number | null;
  readonly open: ProtectedGrid;
}

function cellsOf({ open, shape, axes: own }: Viewed, axes: readonly SharedAxis[]): PlacedCell[] {
  return open.values.map((value, place) => {
    const indices = indicesOf(shape, place);
    const at = axes.map(({ key }) => {
      const d = own.findIndex((axis) => axis.key === key);
      const index = indices[d];
      return index === undefined || index === (shape.axes[d]?.size ?? 0) - 1 ? TOTAL : JSON.stringify(open.dims[d]?.codes[index]);
    });
    return { at, value, open };
  });
}
