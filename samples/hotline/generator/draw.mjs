// Seeded chance: the same seed gives the same draws on every machine. Whole-number arithmetic only, so no rounding differs.

/** Draws in a fixed order; one seed for each file, so that changing one file leaves the others as they are. */
export function drawer(seed) {
  let state = seed >>> 0;
  // "mulberry32" step: 32-bit integers in, a fraction in [0,1) out.
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit) => Math.floor(fraction() * limit);
  const between = (low, high) => low + below(high - low + 1);
  const chance = (percent) => fraction() * 100 < percent;
  const pick = (list) => list[below(list.length)];

  /** A key of `{key: weight}`. */
  const weighted = (odds) => {
    const entries = Object.entries(odds);
    let left = fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return entries[entries.length - 1][0];
  };

  /** A value from eleven deciles, straight lines between them. */
  const fromDeciles = (deciles) => {
    const place = fraction() * (deciles.length - 1);
    const lower = Math.floor(place);
    return deciles[lower] + (deciles[lower + 1] - deciles[lower]) * (place - lower);
  };

  /** The list in another order; the list itself stays as it is. */
  const shuffled = (list) => {
    const cards = [...list];
    for (let last = cards.length - 1; last > 0; last -= 1) {
      const other = below(last + 1);
      [cards[last], cards[other]] = [cards[other], cards[last]];
    }
    return cards;
  };

  return { below, between, chance, pick, weighted, fromDeciles, shuffled };
}
