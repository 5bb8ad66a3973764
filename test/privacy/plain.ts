// The plain heuristic, for comparison: small cells are withheld, then the smallest others until each row and each column has two.
import type { Grid } from '../../src/model/grid.ts';

export function plainlyWithheld({ dims, values, threshold }: Grid): ReadonlySet<number> {
  const columns = dims[1]?.codes.length ?? 1;
  const rows = values.length / columns;
  const places = values.map((_, place) => place).filter((place) => place % columns < columns - 1 && place < (rows - 1) * columns);
  const value = (place: number) => values[place] ?? 0;
  const withheld = new Set(places.filter((place) => value(place) > 0 && value(place) < threshold));
  const lines = [
    ...Array.from({ length: rows - 1 }, (_, i) => places.filter((place) => Math.floor(place / columns) === i)),
    ...Array.from({ length: columns - 1 }, (_, j) => places.filter((place) => place % columns === j)),
  ];
  for (let before = -1; before < withheld.size; ) {
    before = withheld.size;
    for (const line of lines) {
      if (line.filter((place) => withheld.has(place)).length !== 1) continue;
      const [next] = line.filter((place) => !withheld.has(place) && value(place) > 0).sort((a, b) => value(a) - value(b) || a - b);
      if (next !== undefined) withheld.add(next);
    }
  }
  return withheld;
}
