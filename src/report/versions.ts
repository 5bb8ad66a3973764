// What a reader knows who has several versions of a report: each version's cells are unknowns of their own, and cells whose
// published marginals did not change are taken to be the same.
import { type Constraint, type LinkedTables, type LinkedVersion, linkTables, type Published } from './linked.ts';
import { AXES, type AxisView } from './reader.ts';

export interface Together {
  readonly linked: LinkedTables;
  /** What a reader takes for granted, as far as nothing published contradicts it. */
  readonly assumed: readonly Constraint[];
}

/** Links all versions in one system; the first is the report itself, the others are earlier ones of its period. */
export function linkVersions(published: readonly Published[]): Together {
  const versions: LinkedVersion[] = [];
  for (const [i, one] of published.entries()) versions.push(shifted(linkTables(one, i > 0), versions));
  const linked: LinkedTables = {
    unknowns: sumOf(versions, ({ unknowns }) => unknowns),
    constraints: versions.flatMap(({ constraints }) => constraints),
    withheld: versions.flatMap(({ withheld }) => withheld),
    held: versions.flatMap(({ held }) => held),
  };
  const assumed = versions.flatMap((a, i) => versions.slice(i + 1).flatMap((b) => assumptions(a, b)));
  return { linked, assumed };
}

const sumOf = (versions: readonly LinkedVersion[], of: (version: LinkedVersion) => number) =>
  versions.reduce((total, version) => total + of(version), 0);

/** The version with its unknowns and withheld cells numbered after those of the versions before it. */
function shifted(version: LinkedVersion, before: readonly LinkedVersion[]): LinkedVersion {
  const unknowns = sumOf(before, (other) => other.unknowns);
  const cells = sumOf(before, (other) => other.withheld.length);
  const moved = (own: readonly number[]) => own.map((unknown) => unknown + unknowns);
  return {
    ...version,
    constraints: version.constraints.map((constraint) => ({ ...constraint, unknowns: moved(constraint.unknowns) })),
    withheld: version.withheld.map((cell) => ({ ...cell, unknowns: moved(cell.unknowns) })),
    held: version.held.map((member) =>
      'withheld' in member.cell ? { ...member, cell: { withheld: member.cell.withheld + cells } } : member,
    ),
    along: (fixed) => moved(version.along(fixed)),
  };
}

/** Codes of either version that hold the same members, each with the same number in the lists of both. */
interface Block {
  readonly a: readonly (string | null)[];
  readonly b: readonly (string | null)[];
}

/** Any cell of a table: the axis is summed over. */
const ALL: Block = { a: [null], b: [null] };

/** Cells of two and of three axes whose marginals are the same in both versions. */
function assumptions(a: LinkedVersion, b: LinkedVersion): Constraint[] {
  const [ps = [], cs = [], gs = []] = AXES.map((_, axis) => unchanged(a.axes[axis], b.axes[axis]));
  const shapes = [
    [ps, cs, [ALL]],
    [ps, [ALL], gs],
    [[ALL], cs, gs],
    [ps, cs, gs],
  ] as const;
  return shapes.flatMap(([first, second, third]) =>
    first.flatMap((p) =>
      second.flatMap((c) =>
        third.flatMap((g): Constraint[] => {
          const unknowns = unknownsAt(a, p.a, c.a, g.a);
          const minus = unknownsAt(b, p.b, c.b, g.b);
          return unknowns.length + minus.length === 0 ? [] : [{ unknowns, minus, least: 0, most: 0 }];
        }),
      ),
    ),
  );
}

type Codes = readonly (string | null)[];

function unknownsAt(version: LinkedVersion, ps: Codes, cs: Codes, gs: Codes): number[] {
  return ps.flatMap((p) => cs.flatMap((c) => gs.flatMap((g) => version.along([p, c, g]))));
}

/** The finest blocks both versions can be cut into, as far as no number of theirs changed. */
function unchanged(a: AxisView | undefined, b: AxisView | undefined): Block[] {
  if (!a || !b) return [];
  const held = (axis: AxisView, code: string) => axis.holds.get(code) ?? [];
  const blocks: { codesA: string[]; codesB: string[]; members: Set<string> }[] = a.codes.map((code) => ({
    codesA: [code],
    codesB: [],
    members: new Set(held(a, code)),
  }));
  for (const code of b.codes) {
    const own = held(b, code);
    const met = blocks.filter((block) => own.some((member) => block.members.has(member)));
    const [into = { codesA: [], codesB: [], members: new Set<string>() }, ...others] = met;
    if (met.length === 0) blocks.push(into);
    for (const other of others) {
      into.codesA.push(...other.codesA);
      into.codesB.push(...other.codesB);
      for (const member of other.members) into.members.add(member);
      blocks.splice(blocks.indexOf(other), 1);
    }
    into.codesB.push(code);
    for (const member of own) into.members.add(member);
  }
  return blocks
    .filter(({ members }) => [...members].every((member) => (a.list.get(member) ?? 0) === (b.list.get(member) ?? 0)))
    .map(({ codesA, codesB }) => ({ a: codesA, b: codesB }));
}
