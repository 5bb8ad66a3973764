// Which members of an axis are held together in the two-way tables. A group called "smaller" holds the smallest members and no
// other, never one alone, and never all of them.
import { compareText } from '../model/normalise.ts';
import { AXES, type Axis, type Cube, SMALLER, totalsOf } from './cube.ts';
import type { TooSmall } from './small.ts';

/** Codes that are held together, by axis. */
export type Held = readonly [ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>];

interface Sized {
  readonly code: string;
  readonly notices: number;
}

/** Members of each axis, smallest first. */
export type Sizes = Readonly<Record<Axis, readonly Sized[]>>;

export function sizesOf(base: Cube): Sizes {
  const bySize = (axis: Axis): Sized[] => {
    const totals = totalsOf(base, axis);
    return base.axes[axis]
      .map((slot, i) => ({ code: slot.code, notices: totals[i] ?? 0 }))
      .sort((a, b) => a.notices - b.notices || compareText(a.code, b.code));
  };
  return { 0: bySize(0), 1: bySize(1), 2: bySize(2) };
}

/**
 * Holds a member together with those held already and with every smaller one; of a group, the next smallest member.
 * Null where that cannot be: nothing would be left outside, or a member would be held that has to stand `apart`.
 */
export function hold(sizes: Sizes, held: Held, { axis, code }: TooSmall, apart: ReadonlySet<string>): Held | null {
  const members = sizes[axis];
  const before = held[axis];
  const wanted =
    code === SMALLER[axis] ? members.findIndex((member) => !before.has(member.code)) : members.findIndex((m) => m.code === code);
  if (wanted < 0) return null;
  const grown = new Set([...before, ...members.slice(0, wanted + 1).map((member) => member.code)]);
  if (grown.size === 1) for (const member of members.slice(1, 2)) grown.add(member.code);
  if (grown.size >= members.length || grown.size < 2 || [...grown].some((member) => apart.has(member))) return null;
  const [providers, categories, groups] = held;
  return [axis === 0 ? grown : providers, axis === 1 ? grown : categories, axis === 2 ? grown : groups];
}

/** Notices that are held together on any axis. */
export function noticesHeld(sizes: Sizes, held: Held): number {
  return AXES.flatMap((axis) => sizes[axis].filter((member) => held[axis].has(member.code))).reduce((sum, m) => sum + m.notices, 0);
}

/** Is the group what it is called? Of an earlier version's group that may no longer be so. */
export function isTrueGroup(sizes: Sizes, held: Held, axis: Axis): boolean {
  const members = sizes[axis];
  const own = members.filter((member) => held[axis].has(member.code));
  const outside = members.filter((member) => !held[axis].has(member.code));
  if (own.length === 0) return held[axis].size === 0;
  return own.length > 1 && outside.length > 0 && (own.at(-1)?.notices ?? 0) <= (outside[0]?.notices ?? 0);
}
