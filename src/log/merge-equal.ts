// Adds up counts that stand under the same codes (merged providers, slices of time).

const SUMS = ['notices', 'items', 'itemsAffected'] as const;
type Counted = { readonly notices: number } & { readonly [sum in (typeof SUMS)[number]]?: number };

/** In a fixed order: by their codes, which is all but the numbers of notices and items. Counts of no notice are left out. */
export function mergeEqual<T extends Counted>(counts: Iterable<T>): T[] {
  const byCodes = new Map<string, { -readonly [K in keyof T]: T[K] }>();
  for (const count of counts) {
    const key = JSON.stringify({ ...count, notices: 0, items: 0, itemsAffected: 0 });
    const sum = byCodes.get(key) as { [sum in (typeof SUMS)[number]]?: number } | undefined;
    if (!sum) byCodes.set(key, { ...count });
    else for (const name of SUMS) if (count[name] !== undefined) sum[name] = (sum[name] ?? 0) + count[name];
  }
  return [...byCodes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, count]) => count)
    .filter(({ notices }) => notices !== 0);
}
