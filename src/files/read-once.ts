// A finished file is read several times in one run: at the check, once more at publication, and when the package is verified. What is read
// from bytes depends on the bytes alone, so the last results are remembered.
import { createHash } from 'node:crypto';

/** As many as a package of all languages has, with its letters. */
const REMEMBERED_MAX = 64;

/** `read`, which is not called again for bytes it has just read. A failure is not remembered. */
export function readOnce<T>(read: (name: string, bytes: Uint8Array) => Promise<T>): (name: string, bytes: Uint8Array) => Promise<T> {
  const results = new Map<string, T>();
  return async (name, bytes) => {
    const key = createHash('sha256').update(bytes).digest('base64');
    const found = results.get(key);
    if (found !== undefined) return found;
    const result = await read(name, bytes);
    const [oldest] = results.keys();
    if (results.size >= REMEMBERED_MAX && oldest !== undefined) results.delete(oldest);
    results.set(key, result);
    return result;
  };
}
