// Draws that come out the same in every run: numbers spread evenly, and things that are more or less frequent.

/** Spreads a number evenly over 32 bits, otherwise for each purpose. */
export function mix(i: number, salt: number): number {
  let hashed = Math.imul(i ^ Math.imul(salt, 0x9e3779b9), 0x85ebca6b);
  hashed = Math.imul(hashed ^ (hashed >>> 13), 0xc2b2ae35);
  hashed = Math.imul(hashed ^ (hashed >>> 16), 0x27d4eb2f);
  return (hashed ^ (hashed >>> 15)) >>> 0;
}

/** Even numbers → index of a thing, each as frequent as its weight says, to one part in 65,536. */
export function slotsOf(weights: readonly number[]): (even: number) => number {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const slots = new Uint16Array(65_536);
  let [thing, end] = [0, ((weights[0] ?? 0) / all) * slots.length];
  for (let slot = 0; slot < slots.length; slot += 1) {
    while (slot >= end && thing < weights.length - 1) {
      thing += 1;
      end += ((weights[thing] ?? 0) / all) * slots.length;
    }
    slots[slot] = thing;
  }
  return (even) => slots[even & 0xffff] ?? 0;
}
