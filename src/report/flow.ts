// How a cell of a two-way table can change while all totals stay: what it gains others give up, along a closed way through rows and
// columns. The way that takes in the fewest further cells is found with a search in breadth. Where the table is a side of a cube, each
// way stays within one slice of it, so that the other sides stay as they are too.
import type { Guard, Move, Shift, Ways } from './fewest.ts';

/** A table without its totals. Of one dimension only there is one row, and nothing binds its columns. */
export interface FlowTable {
  readonly rows: number;
  readonly columns: number;
  /** Places from one row to the next. */
  readonly stride: number;
  readonly bindsColumns: boolean;
  readonly values: readonly number[];
  /** What a withheld cell is at least. */
  readonly lowerBound: 0 | 1;
  /** By slice, the notices of each place; the table itself where it is no side of anything. */
  readonly slices: readonly (readonly number[])[];
  /** Cells that may not change. */
  readonly fixed: ReadonlySet<number>;
}

/** Cells as edges between the row they stand in and their column. */
interface Net {
  readonly row: Int32Array;
  readonly column: Int32Array;
  /** Cells of each line. */
  readonly cells: readonly number[][];
}

function netOf({ rows, columns, stride, bindsColumns, values, fixed }: FlowTable): Net {
  const [row, column] = [new Int32Array(values.length), new Int32Array(values.length)];
  const cells: number[][] = Array.from({ length: rows + (bindsColumns ? columns : 1) }, () => []);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const place = i * stride + j;
      row[place] = i;
      column[place] = rows + (bindsColumns ? j : 0);
      if (fixed.has(place)) continue;
      cells[i]?.push(place);
      cells[column[place] ?? 0]?.push(place);
    }
  }
  return { row, column, cells };
}

/** What is asked of a way: from the line where the target leaves too much to the line where it leaves too little. */
interface Route {
  readonly target: number;
  readonly rises: boolean;
  readonly source: number;
  readonly sink: number;
  readonly free: Guard;
  readonly barred: Guard | null;
}

interface Way {
  readonly slice: number;
  /** From the end to the beginning. */
  readonly cells: readonly number[];
  /** Cells in it that were not free. */
  readonly cost: number;
}

/** A table in the course of being changed. */
interface Flow {
  readonly table: FlowTable;
  readonly net: Net;
  readonly change: Int32Array;
  readonly changeIn: readonly Int32Array[];
  /** By line: how many cells that are not free lie on the way to it, and the last cell of that way. */
  readonly distance: Int32Array;
  readonly through: Int32Array;
  steps: number;
}

/** Ways through such a table. */
export function flowWays(table: FlowTable): Ways {
  const { values, lowerBound, slices, fixed } = table;
  const net = netOf(table);
  const flow: Flow = {
    table,
    net,
    change: new Int32Array(values.length),
    changeIn: slices.map(() => new Int32Array(values.length)),
    distance: new Int32Array(net.cells.length),
    through: new Int32Array(net.cells.length),
    steps: 0,
  };
  return {
    shift(target, by, free, barred) {
      if (fixed.has(target) || (by < 0 && (values[target] ?? 0) + by < lowerBound)) return null;
      const [row, column] = [net.row[target] ?? 0, net.column[target] ?? 0];
      const rises = by > 0;
      const route: Route = { target, rises, source: rises ? column : row, sink: rises ? row : column, free, barred };
      const straight = shifted(flow, route, Math.abs(by), true);
      const cost = ({ cells }: Shift) => cells.filter((cell) => free[cell] !== 1).length;
      if (straight && (cost(straight) === 0 || Math.abs(by) === 1)) return straight;
      const winding = shifted(flow, route, Math.abs(by), false);
      return straight && (!winding || cost(straight) <= cost(winding)) ? straight : winding;
    },
    steps: () => flow.steps,
    reorder(compare) {
      for (const own of net.cells) own.sort(compare);
    },
  };
}

/** Changes the target by so much, along one way or one notice at a time along several, and takes everything back again. */
function shifted(flow: Flow, route: Route, by: number, atOnce: boolean): Shift | null {
  const { target, rises } = route;
  const moves: Move[] = [];
  let left = by;
  for (
    let way = cheapest(flow, route, atOnce ? left : 1);
    way && left > 0;
    way = left > 0 ? cheapest(flow, route, atOnce ? left : 1) : null
  ) {
    const { slice, cells } = way;
    // Seen from its end: a way to a row ends by lowering, a way to a column by raising, and so on in turn.
    const signs = cells.map((_, i) => ((i % 2 === 0) === rises ? -1 : 1));
    const amount = Math.min(left, ...cells.filter((_, i) => signs[i] === -1).map((cell) => spare(flow, cell, slice)));
    const own = cells.map((cell, i) => ({ cell, slice, by: (signs[i] ?? 1) * amount }));
    own.push({ cell: target, slice, by: rises ? amount : -amount });
    for (const move of own) apply(flow, move);
    moves.push(...own);
    left -= amount;
  }
  const cells = [...new Set(moves.map(({ cell }) => cell))].filter((cell) => flow.change[cell] !== 0);
  for (const move of moves) apply(flow, { ...move, by: -move.by });
  return left > 0 ? null : { cells, moves };
}

function apply({ change, changeIn }: Flow, { cell, slice, by }: Move): void {
  change[cell] = (change[cell] ?? 0) + by;
  const own = changeIn[slice];
  if (own) own[cell] = (own[cell] ?? 0) + by;
}

/** What the cell could still give up in a slice. */
function spare({ table, change, changeIn }: Flow, cell: number, slice: number): number {
  const { values, lowerBound, slices } = table;
  const inAll = (values[cell] ?? 0) + (change[cell] ?? 0) - lowerBound;
  return Math.min(inAll, (slices[slice]?.[cell] ?? 0) + (changeIn[slice]?.[cell] ?? 0));
}

/** The way with the fewest cells that are not free, over all slices; each of its cells can give `amount`. */
function cheapest(flow: Flow, route: Route, amount: number): Way | null {
  const { target, rises, source, sink } = route;
  const { net, distance, through } = flow;
  let best: Way | null = null;
  for (let slice = 0; slice < flow.table.slices.length && best?.cost !== 0; slice++) {
    if (!rises && spare(flow, target, slice) < amount) continue;
    measure(flow, route, slice, amount, best ? best.cost - 1 : net.cells.length);
    const cost = distance[sink] ?? 0;
    if (cost > (best ? best.cost - 1 : net.cells.length)) continue;
    const cells: number[] = [];
    for (let line = sink; line !== source; line = across(net, cells.at(-1) ?? 0, line)) cells.push(through[line] ?? 0);
    best = { slice, cells, cost };
  }
  return best;
}

const across = (net: Net, cell: number, line: number) => (net.row[cell] === line ? (net.column[cell] ?? 0) : (net.row[cell] ?? 0));

/** Measures how many cells that are not free lie between the source and all other lines, up to the sink. */
function measure(flow: Flow, route: Route, slice: number, amount: number, most: number): void {
  const { distance, net } = flow;
  distance.fill(net.cells.length + 1);
  distance[route.source] = 0;
  let [now, next]: [number[], number[]] = [[route.source], []];
  for (let far = 0; now.length > 0 && far <= most && (distance[route.sink] ?? 0) > far; far++) {
    // What is reached first at no more cost stays: once that is the sink, the rest changes nothing.
    for (let line = now.pop(); line !== undefined && distance[route.sink] !== far; line = now.pop())
      if (distance[line] === far) spread(flow, route, slice, amount, line, now, next);
    [now, next] = [next, now];
  }
}

/** Whether one cell more is taken in; a barred one never is. */
function costOf({ change }: Flow, { free, barred }: Route, cell: number): number {
  if (free[cell] === 1 || change[cell] !== 0) return 0;
  return barred?.[cell] === 1 ? Number.POSITIVE_INFINITY : 1;
}

/** Zeros are not raised where they are printed. */
const mayRise = ({ lowerBound, values }: FlowTable, cell: number) => lowerBound === 0 || values[cell] !== 0;

/** Goes on from one line through each cell of it that may change so. */
function spread(flow: Flow, route: Route, slice: number, amount: number, line: number, now: number[], next: number[]): void {
  const { net, distance, through, table } = flow;
  const far = distance[line] ?? 0;
  const own = net.cells[line] ?? [];
  // A way leaves a column by lowering a cell and a row by raising one.
  const raises = line < table.rows;
  const across = raises ? net.column : net.row;
  flow.steps += own.length;
  for (const cell of own) {
    const to = across[cell] ?? 0;
    // Most lines were reached before at no more cost.
    if ((distance[to] ?? 0) <= far || cell === route.target) continue;
    const cost = costOf(flow, route, cell);
    if (far + cost >= (distance[to] ?? 0)) continue;
    if (raises ? !mayRise(table, cell) : spare(flow, cell, slice) < amount) continue;
    distance[to] = far + cost;
    through[to] = cell;
    (cost === 0 ? now : next).push(to);
  }
}
