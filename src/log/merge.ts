// Merges are rows that can be taken back, so one counted under another is followed when it is read.

/** Where a chain of merges ends. */
export function followMerges(merges: readonly { readonly from_id: number; readonly into_id: number }[], id: number): number {
  const seen = new Set<number>();
  let at = id;
  for (;;) {
    seen.add(at);
    const next = merges.find((merge) => merge.from_id === at)?.into_id;
    if (next === undefined || seen.has(next)) return at;
    at = next;
  }
}
