// Reads a protected grid as a stranger does who has nothing else, and sets the attack on it. It shares no code with what withheld; of a
// large grid it takes the tables that were found on the way, and checks each against every equation.
import type { LowerBound } from '../model/grid.ts';
import { type Attack, attackSystem } from './attack.ts';
import { certify } from './certificates.ts';
import type { Alternatives, Constraint, LinkedTables } from './linked.ts';

/** A grid with its withheld values null; parents by index, the total's −1. */
export interface OpenGrid {
  readonly id: string;
  readonly parents: readonly (readonly number[])[];
  readonly values: readonly (number | null)[];
  readonly threshold: number;
  readonly lowerBound: LowerBound;
}

/** Up to so many the attack finds for itself what agrees. */
const UNKNOWNS_ALONE = 600;

/** @throws UserError `protection.derivable` when a programme ends without an answer */
export function attackGrid(grid: OpenGrid, alternatives: Alternatives | null = null): Promise<Attack> {
  const unknownAt = new Map<number, number>();
  for (const [place, value] of grid.values.entries()) if (value === null) unknownAt.set(place, unknownAt.size);
  const system = systemOf(grid, unknownAt);
  if (alternatives === null || system.unknowns <= UNKNOWNS_ALONE) return attackSystem(system);
  return attackSystem(
    system,
    certify(system, alternatives, ([place]) => [unknownAt.get(Number(place))].flatMap((unknown) => unknown ?? [])),
  );
}

/** One unknown for each withheld cell; each member with those beneath it is an equation. */
function systemOf({ id, parents, values, threshold, lowerBound }: OpenGrid, unknownAt: ReadonlyMap<number, number>): LinkedTables {
  const constraints: Constraint[] = [];
  let step = 1;
  for (const above of [...parents].reverse()) {
    const beneath = above.map((_, parent) => above.flatMap((own, i) => (own === parent ? [i] : [])));
    for (let place = 0; place < values.length; place++) {
      const parent = Math.floor(place / step) % above.length;
      const members = (beneath[parent] ?? []).map((i) => place + (i - parent) * step);
      if (members.length > 0) constraints.push(...equation(place, members, values, unknownAt));
    }
    step *= above.length;
  }
  for (const unknown of unknownAt.values()) constraints.push({ unknowns: [unknown], least: lowerBound, most: null });
  const withheld = [...unknownAt].map(([place, unknown]) => ({
    table: id,
    at: [String(place)],
    threshold,
    unknowns: [unknown],
    earlier: false,
  }));
  return { unknowns: unknownAt.size, constraints, withheld, held: [] };
}

/** The members withheld, less the sum if it is withheld too, are what the printed ones leave. */
function equation(
  sum: number,
  members: readonly number[],
  values: readonly (number | null)[],
  unknownAt: ReadonlyMap<number, number>,
): Constraint[] {
  const unknowns = members.flatMap((place) => unknownAt.get(place) ?? []);
  const minus = [sum].flatMap((place) => unknownAt.get(place) ?? []);
  if (unknowns.length + minus.length === 0) return [];
  const printed = members.reduce((total, place) => total + (values[place] ?? 0), 0);
  const left = (values[sum] ?? 0) - printed;
  return [{ unknowns, minus, least: left, most: left }];
}
