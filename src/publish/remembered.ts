// What was made lately, by all that it was made of: a check, a publication and a verification in one process ask for the same files.
import { createHash } from 'node:crypto';

export interface Remembered<T> {
  /** The same parts give what was made of them, or `make` does it anew. A part is text or bytes. */
  get(parts: readonly (string | Uint8Array)[], make: () => T): T;
}

/** Keeps the last `max`. What is made must follow from the parts alone, and nobody changes it afterwards. */
export function remembered<T>(max: number): Remembered<T> {
  const made = new Map<string, T>();
  return {
    get(parts, make) {
      const hash = createHash('sha256');
      // Each with its length before it, so that no two lists of parts read alike.
      for (const part of parts) hash.update(`${part.length} `).update(part);
      const key = hash.digest('hex');
      const known = made.get(key);
      if (known !== undefined) return known;
      const value = make();
      const [oldest] = made.keys();
      if (made.size >= max && oldest !== undefined) made.delete(oldest);
      made.set(key, value);
      // What went wrong once is tried again.
      if (value instanceof Promise) value.catch(() => made.delete(key));
      return value;
    },
  };
}
