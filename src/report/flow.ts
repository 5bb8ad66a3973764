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

/** Cells as edges between the row they stand in and their column; -1 at places that may not change. */
interface Net {
  readonly row: Int32Array;
  readonly column: Int32Array;
  /** Cells of each line. */
  readonly cells: readonly number[][];
}

function netOf({ rows, columns, stride, bindsColumns, values, fixed }: FlowTable): Net {
  const [row, column] = [new Int32Array(values.length).fill(-1), new Int32Array(values.length).fill(-1)];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const place = i * stride + j;
      if (fixed.has(place)) continue;
      row[place] = i;
      column[place] = rows + (bindsColumns ? j : 0);
    }
  }
  const net = { row, column, cells: Array.from({ length: rows + (bindsColumns ? columns : 1) }, () => []) };
  layOut(net, Int32Array.from(row.keys()));
  return net;
}

/** The cells of each line in this order. */
function layOut({ row, column, cells }: Net, order: Int32Array): void {
  for (const own of cells) own.length = 0;
  for (const cell of order) {
    cells[row[cell] ?? -1]?.push(cell);
    cells[column[cell] ?? -1]?.push(cell);
  }
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
  /** Notices of each cell as it is now, in all and by slice. */
  readonly now: Int32Array;
  readonly nowIn: readonly Int32Array[];
  /** Of the route asked for, by cell: 0 where it is free, 1 where it is taken in, NEVER where it may not change. */
  readonly costs: Int32Array;
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
    now: Int32Array.from(values),
    nowIn: slices.map((slice) => Int32Array.from(slice)),
    costs: new Int32Array(values.length),
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
      price(flow, route);
      const straight = shifted(flow, route, Math.abs(by), true);
      const cost = ({ cells }: Shift) => cells.filter((cell) => free[cell] !== 1).length;
      if (straight && (cost(straight) === 0 || Math.abs(by) === 1)) return straight;
      const winding = shifted(flow, route, Math.abs(by), false);
      return straight && (!winding || cost(straight) <= cost(winding)) ? straight : winding;
    },
    steps: () => flow.steps,
    reorder(order) {
      layOut(net, order);
    },
  };
}

/** Of a table in which nothing is changed yet; the target is in no way to itself. */
function price({ costs }: Flow, route: Route): void {
  for (let cell = 0; cell < costs.length; cell++) costs[cell] = priceOf(route, cell);
  costs[route.target] = NEVER;
}

/** Whether one cell more is taken in; a barred one never is. */
function priceOf({ free, barred }: Route, cell: number): number {
  if (free[cell] === 1) return 0;
  return barred?.[cell] === 1 ? NEVER : 1;
}

/** Changes the target by so much, along one way or one notice at a time along several, and takes everything back again. */
function shifted(flow: Flow, route: Route, by: number, atOnce: boolean): Shift | null {
  const moves: Move[] = [];
  let left = by;
  while (left > 0) {
    const way = cheapest(flow, route, atOnce ? left : 1);
    if (!way) break;
    left -= follow(flow, route, way, left, moves);
  }
  const changed = new Set<number>();
  for (const { cell } of moves) if (isChanged(flow, cell)) changed.add(cell);
  for (const move of moves) apply(flow, route, move, -1);
  return left > 0 ? null : { cells: [...changed], moves };
}

/** Changes the cells of a way and the target by as much as the way allows, `most` at most; gives how much that is. */
function follow(flow: Flow, route: Route, { slice, cells }: Way, most: number, moves: Move[]): number {
  const { target, rises } = route;
  // Seen from its end: a way to a row ends by lowering, a way to a column by raising, and so on in turn.
  const first = rises ? 0 : 1;
  let amount = most;
  for (let i = first; i < cells.length; i += 2) amount = Math.min(amount, spare(flow, cells[i] ?? 0, slice));
  const enter = (cell: number, by: number) => {
    const move = { cell, slice, by };
    apply(flow, route, move, 1);
    moves.push(move);
  };
  for (let i = 0; i < cells.length; i += 1) enter(cells[i] ?? 0, i % 2 === first ? -amount : amount);
  enter(target, rises ? amount : -amount);
  return amount;
}

function apply(flow: Flow, route: Route, { cell, slice, by }: Move, times: 1 | -1): void {
  const { now, nowIn, costs } = flow;
  now[cell] = (now[cell] ?? 0) + by * times;
  const own = nowIn[slice];
  if (own) own[cell] = (own[cell] ?? 0) + by * times;
  if (cell !== route.target) costs[cell] = isChanged(flow, cell) ? 0 : priceOf(route, cell);
}

const isChanged = ({ table, now }: Flow, cell: number) => now[cell] !== table.values[cell];

/** What the cell could still give up in a slice. */
function spare({ table, now, nowIn }: Flow, cell: number, slice: number): number {
  return Math.min((now[cell] ?? 0) - table.lowerBound, nowIn[slice]?.[cell] ?? 0);
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
  const { distance } = flow;
  // What is farther than it may be is nowhere.
  distance.fill(most + 1);
  distance[route.source] = 0;
  let [now, next]: [number[], number[]] = [[route.source], []];
  for (let far = 0; now.length > 0 && far <= most && (distance[route.sink] ?? 0) > far; far++) {
    // What is reached first at no more cost stays: once that is the sink, the rest changes nothing.
    for (let line = now.pop(); line !== undefined && distance[route.sink] !== far; line = now.pop())
      if (distance[line] === far) spread(flow, slice, amount, line, now, next);
    [now, next] = [next, now];
  }
}

/** Goes on from one line through each cell of it that may change so. */
function spread(flow: Flow, slice: number, amount: number, line: number, now: number[], next: number[]): void {
  const { net, distance, through, table, costs } = flow;
  const far = distance[line] ?? 0;
  const own = net.cells[line] ?? [];
  // A way leaves a column by lowering a cell and a row by raising one.
  const raises = line < table.rows;
  const across = raises ? net.column : net.row;
  flow.steps += own.length;
  for (const cell of own) {
    const to = across[cell] ?? 0;
    const farther = far + (costs[cell] ?? 0);
    // Most lines were reached before at no more cost.
    if (farther >= (distance[to] ?? 0)) continue;
    if (raises ? !mayRise(table, cell) : spare(flow, cell, slice) < amount) continue;
    distance[to] = farther;
    through[to] = cell;
    (farther === far ? now : next).push(to);
  }
}

/** More than any way costs. */
const NEVER = 2 ** 30;

/** Zeros are not raised where they are printed. */
const mayRise = ({ lowerBound, values }: FlowTable, cell: number) => lowerBound === 0 || values[cell] !== 0;
