// Sizes as people write them: 10k, 1m, 2500.

/** @throws Error for what is no number with `k` or `m` behind it */
export function sizeOf(text: string): number {
  const [, digits, unit = ''] = /^(\d+)([km]?)$/i.exec(text) ?? [];
  if (digits === undefined) throw new Error(`${text}: expected a number of records, as in 10k or 1m`);
  return Number(digits) * ({ k: 1000, m: 1_000_000 }[unit.toLowerCase()] ?? 1);
}
