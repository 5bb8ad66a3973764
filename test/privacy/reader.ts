// A reader of another make than the program's attack: how far each withheld cell of a two-way table can go is a question of flow, and
// answered here by the oldest way there is, one augmenting path after another. No solver, nothing shared with the program.

interface Network {
  readonly from: number[];
  readonly to: number[];
  /** What each arc can still take; arc a and arc a ^ 1 are each other's way back. */
  capacity: number[];
  readonly out: number[][];
}

function addArc({ from, to, capacity, out }: Network, tail: number, head: number, most: number): number {
  const arc = to.length;
  from.push(tail, head);
  to.push(head, tail);
  capacity.push(most, 0);
  out[tail]?.push(arc);
  out[head]?.push(arc + 1);
  return arc;
}

/** The arcs of a shortest way with room left, or null. */
function pathIn({ from, to, capacity, out }: Network, source: number, sink: number): number[] | null {
  const through = new Map<number, number>([[source, -1]]);
  const queue = [source];
  for (let i = 0; i < queue.length && !through.has(sink); i++) {
    for (const arc of out[queue[i] ?? 0] ?? []) {
      const head = to[arc] ?? 0;
      if ((capacity[arc] ?? 0) <= 0 || through.has(head)) continue;
      through.set(head, arc);
      queue.push(head);
    }
  }
  if (!through.has(sink)) return null;
  const arcs: number[] = [];
  for (let node = sink; node !== source; node = from[arcs.at(-1) ?? 0] ?? 0) arcs.push(through.get(node) ?? 0);
  return arcs;
}

/** Sends as much as goes, at most so much, and says how much that was. */
function send(network: Network, source: number, sink: number, most: number): number {
  const { capacity } = network;
  let sent = 0;
  while (sent < most) {
    const arcs = pathIn(network, source, sink);
    if (!arcs) return sent;
    const amount = Math.min(most - sent, ...arcs.map((arc) => capacity[arc] ?? 0));
    for (const arc of arcs) {
      capacity[arc] = (capacity[arc] ?? 0) - amount;
      capacity[arc ^ 1] = (capacity[arc ^ 1] ?? 0) + amount;
    }
    sent += amount;
  }
  return sent;
}

/** How many withheld cells have one value only, or none but 1 … threshold − 1. `values` row-major with totals last. */
export function derivableIn(values: readonly (number | null)[], columns: number, threshold: number, lowerBound: number): number {
  const rows = values.length / columns;
  const lines = Array.from({ length: rows + columns - 2 }, (_, line) =>
    line < rows - 1 ? (values[line * columns + columns - 1] ?? 0) : (values[(rows - 1) * columns + line - rows + 1] ?? 0),
  );
  const [source, sink] = [lines.length, lines.length + 1];
  const network: Network = { from: [], to: [], capacity: [], out: Array.from({ length: lines.length + 2 }, () => []) };
  const cells: { readonly arc: number; readonly row: number; readonly column: number }[] = [];
  for (let row = 0; row < rows - 1; row++) {
    for (let column = rows - 1; column < lines.length; column++) {
      const value = values[row * columns + column - rows + 1] ?? null;
      for (const line of [row, column]) lines[line] = (lines[line] ?? 0) - (value ?? lowerBound);
      if (value === null) cells.push({ arc: addArc(network, row, column, Number.POSITIVE_INFINITY), row, column });
    }
  }
  if (lines.some((left) => left < 0)) throw new Error('more is printed than the totals hold');
  const ends = lines.map((left, line) => (line < rows - 1 ? addArc(network, source, line, left) : addArc(network, line, sink, left)));
  const all = lines.slice(0, rows - 1).reduce((sum, left) => sum + left, 0);
  if (send(network, source, sink, all) < all) throw new Error('no table agrees with what is printed');
  // From here on the totals stay as they are.
  for (const arc of ends) [network.capacity[arc], network.capacity[arc ^ 1]] = [0, 0];
  const start = [...network.capacity];
  const reach = (cell: (typeof cells)[number], up: boolean): number => {
    network.capacity = [...start];
    const now = start[cell.arc ^ 1] ?? 0;
    [network.capacity[cell.arc], network.capacity[cell.arc ^ 1]] = [0, 0];
    const moved = up ? send(network, cell.column, cell.row, threshold) : send(network, cell.row, cell.column, now);
    return lowerBound + (up ? now + moved : now - moved);
  };
  return cells.filter((cell) => {
    const [highest, lowest] = [reach(cell, true), reach(cell, false)];
    return highest === lowest || (lowest >= 1 && highest < threshold);
  }).length;
}
