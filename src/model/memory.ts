// What is remembered because it is asked for again and again. It may hold what people wrote, so all of it goes when something is erased.

const clears: (() => void)[] = [];

/** `clear` empties a memory of this process; it is called when all that is remembered has to go. */
export function clearedWithAll(clear: () => void): void {
  clears.push(clear);
}

/** After something was erased from the log, or another log took its place. */
export function clearMemory(): void {
  for (const clear of clears) clear();
}

export interface Memory<V> {
  readonly get: (key: string) => V | undefined;
  readonly set: (key: string, value: V) => V;
}

/** Holds the last `most` values that were set. */
export function memoryOf<V>(most: number): Memory<V> {
  const kept = new Map<string, V>();
  clearedWithAll(() => kept.clear());
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      const [oldest] = kept.keys();
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
      kept.set(key, value);
      return value;
    },
  };
}
