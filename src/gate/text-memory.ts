// What was found in texts, remembered by the text: a check, the next check, a publication and a verification read the same sentences, in
// all formats. It may hold what people wrote, so it goes when something is erased.
import { clearedWithAll } from '../model/memory.ts';

interface TextMemory<V> {
  readonly get: (text: string) => V | undefined;
  readonly set: (text: string, found: V) => V;
}

/** So many texts: far more than a report has, and far less than a large table, whose texts stand there once. */
const TEXTS_MAX = 20_000;
/** Signs of one text: the styles of a page are the longest that come again. */
const LENGTH_MAX = 16_000;
/** Signs of all texts together. */
const SIGNS_MAX = 8_000_000;

export function textMemory<V>(): TextMemory<V> {
  const known = new Map<string, V>();
  let signs = 0;
  const clear = () => {
    known.clear();
    signs = 0;
  };
  clearedWithAll(clear);
  return {
    get: (text) => known.get(text),
    set(text, found) {
      if (text.length > LENGTH_MAX) return found;
      if (known.size >= TEXTS_MAX || signs + text.length > SIGNS_MAX) clear();
      known.set(text, found);
      signs += text.length;
      return found;
    },
  };
}
