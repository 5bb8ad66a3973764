// What a reader knows who has several versions of a report, or the reports of parts of its period: each one's cells are unknowns of
// their own. Cells of two versions whose published marginals did not change are taken to be the same, and of cells by provider and
// category the parts are taken to be no more than the whole, because a notice counts in the period in which it was first sent.
import { overlaps, type Period, samePeriod } from '../model/period.ts';
import { type Constraint, type LinkedTables, type LinkedVersion, linkTables, type Published } from './linked.ts';
import { AXES, type AxisView } from './reader.ts';

export interface Together {
  readonly linked: LinkedTables;
  /** What a reader takes for granted, as far as nothing published contradicts it. */
  readonly assumed: readonly Constraint[];
  /** Unknowns of the report itself at a code of each axis. */
  readonly unknownsAt: (at: readonly string[]) => readonly number[];
}

/** Links all versions in one system; the first is the report itself, the others are earlier ones of its period. */
export function linkVersions(published: readonly Published[]): Together {
  const versions: LinkedVersion[] = [];
  for (const [i, one] of published.entries()) versions.push(numberedAfter(linkTables(one, i > 0), versions));
  const linked: LinkedTables = {
    unknowns: sumOf(versions, ({ unknowns }) => unknowns),
    constraints: versions.flatMap(({ constraints }) => constraints),
    withheld: versions.flatMap(({ withheld }) => withheld),
    held: versions.flatMap(({ held }) => held),
  };
  const periods = published.map(({ period }) => period ?? null);
  const assumed = versions.flatMap((a, i) =>
    versions.flatMap((b, j) => (j > i && sameOrUntold(periods[i], periods[j]) ? assumptions(a, b) : [])),
  );
  assumed.push(...additions(versions, periods));
  return { linked, assumed, unknownsAt: (at) => versions[0]?.along(at) ?? [] };
}

const sumOf = (versions: readonly LinkedVersion[], of: (version: LinkedVersion) => number) =>
  versions.reduce((total, version) => total + of(version), 0);

/** The version with its unknowns and withheld cells numbered after those of the versions before it. */
export function numberedAfter(version: LinkedVersion, before: readonly LinkedVersion[]): LinkedVersion {
  if (before.length === 0) return version;
  const unknowns = sumOf(before, (other) => other.unknowns);
  const cells = sumOf(before, (other) => other.withheld.length);
  const moved = (own: readonly number[]) => own.map((unknown) => unknown + unknowns);
  return {
    ...version,
    constraints: version.constraints.map(({ unknowns: plus, minus = [], ...bounds }) => ({
      ...bounds,
      unknowns: moved(plus),
      minus: moved(minus),
    })),
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

function unknownsAt(version: Pick<LinkedVersion, 'along'>, ps: Codes, cs: Codes, gs: Codes): number[] {
  return ps.flatMap((p) => cs.flatMap((c) => gs.flatMap((g) => version.along([p, c, g]))));
}

/** Codes of several versions that hold the same members, by version. */
interface Merged {
  readonly codes: readonly (readonly string[])[];
  readonly members: ReadonlySet<string>;
}

/** The finest blocks all these axes can be cut into. */
function blocksOf(axes: readonly AxisView[]): Merged[] {
  let blocks: Merged[] = [];
  for (const [version, axis] of axes.entries()) {
    for (const code of axis.codes) {
      const own = axis.holds.get(code) ?? [];
      const met = blocks.filter(({ members }) => own.some((member) => members.has(member)));
      const codes = axes.map((_, i) => [...met.flatMap((block) => block.codes[i] ?? []), ...(i === version ? [code] : [])]);
      const merged = { codes, members: new Set([...met.flatMap(({ members }) => [...members]), ...own]) };
      // In the place of the first it takes in.
      const at = met[0] ? blocks.indexOf(met[0]) : blocks.length;
      blocks = [...blocks.slice(0, at), merged, ...blocks.slice(at).filter((block) => !met.includes(block))];
    }
  }
  return blocks;
}

/** The finest blocks both versions can be cut into, as far as no number of theirs changed. */
function unchanged(a: AxisView | undefined, b: AxisView | undefined): Block[] {
  if (!a || !b) return [];
  return blocksOf([a, b])
    .filter(({ members }) => [...members].every((member) => (a.list.get(member) ?? 0) === (b.list.get(member) ?? 0)))
    .map(({ codes: [own = [], other = []] }) => ({ a: own, b: other }));
}

/** Versions whose period is not told are of the same one. */
const sameOrUntold = (a: Period | null | undefined, b: Period | null | undefined) => (a && b ? samePeriod(a, b) : !a && !b);

/** Of each period with parts that lie in it, in the newest version of each: the parts of a cell together are no more than the whole. */
function additions(versions: readonly LinkedVersion[], periods: readonly (Period | null)[]): Constraint[] {
  const newest = periods.flatMap((period, i) =>
    period && periods.findIndex((other) => other && samePeriod(other, period)) === i ? [{ period, i }] : [],
  );
  return newest.flatMap((whole) => {
    const within = newest.filter(
      ({ period, i }) => i !== whole.i && whole.period.first <= period.first && period.last <= whole.period.last,
    );
    const parts = within.filter((part) => !within.some((other) => other !== part && overlaps(other.period, part.period)));
    return parts.length === 0 ? [] : additionsOf([whole, ...parts].flatMap(({ i }) => versions[i] ?? []));
  });
}

function additionsOf(versions: readonly LinkedVersion[]): Constraint[] {
  const [whole] = versions;
  const grown = (axis: 0 | 1) => {
    const axes = versions.flatMap((version) => version.axes[axis] ?? []);
    const [own, ...parts] = axes.map(({ list }) => list);
    const inParts = (member: string) => parts.reduce((total, list) => total + (list.get(member) ?? 0), 0);
    return blocksOf(axes).filter(({ members }) => [...members].every((member) => inParts(member) <= (own?.get(member) ?? 0)));
  };
  const categories = grown(1);
  return grown(0).flatMap(({ codes: providers }) =>
    categories.flatMap(({ codes }): Constraint[] => {
      const at = (i: number) => unknownsAt(versions[i] ?? EMPTY, providers[i] ?? [], codes[i] ?? [], [null]);
      const minus = versions.slice(1).flatMap((_, i) => at(i + 1));
      return whole && minus.length > 0 ? [{ unknowns: at(0), minus, least: 0, most: null }] : [];
    }),
  );
}

const EMPTY: Pick<LinkedVersion, 'along'> = { along: () => [] };
