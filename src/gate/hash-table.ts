// A table of 16-byte hashes packed into numbers: a million of them take some 40 MB, where strings in a set take five times that.

export interface HashTable {
  /** Hash as 32 hex digits; `mark` is a small number above 0. An entry keeps its highest mark. */
  add(hash: string, mark: number): void;
  /** Mark of the hash whose four words stand first in `words`; 0 when it is not there. */
  find(words: Int32Array): number;
  size(): number;
}

const WORDS = 4;
const FIRST_SLOTS = 1024;

export function hashTable(): HashTable {
  let slots = FIRST_SLOTS;
  let words = new Int32Array(slots * WORDS);
  let marks = new Uint8Array(slots);
  let size = 0;
  const wanted = new Int32Array(WORDS);

  /** The slot of a hash, or the empty one where it belongs. Hashes are evenly spread, so their first word says where to look. */
  const slotOf = (hash: Int32Array): number => {
    let slot = (hash[0] ?? 0) & (slots - 1);
    for (; marks[slot] !== 0; slot = (slot + 1) & (slots - 1)) {
      const at = slot * WORDS;
      if (words[at] === hash[0] && words[at + 1] === hash[1] && words[at + 2] === hash[2] && words[at + 3] === hash[3]) break;
    }
    return slot;
  };
  const put = (hash: Int32Array, mark: number) => {
    const slot = slotOf(hash);
    if (marks[slot] === 0) size += 1;
    words.set(hash, slot * WORDS);
    marks[slot] = Math.max(marks[slot] ?? 0, mark);
  };
  const grow = () => {
    const [oldWords, oldMarks] = [words, marks];
    slots *= 2;
    words = new Int32Array(slots * WORDS);
    marks = new Uint8Array(slots);
    size = 0;
    for (const [slot, mark] of oldMarks.entries()) if (mark !== 0) put(oldWords.subarray(slot * WORDS, (slot + 1) * WORDS), mark);
  };

  return {
    add(hash, mark) {
      if ((size + 1) * 4 > slots * 3) grow();
      for (let i = 0; i < WORDS; i++) wanted[i] = Number.parseInt(hash.slice(i * 8, i * 8 + 8), 16) | 0;
      put(wanted, mark);
    },
    find: (hash) => marks[slotOf(hash)] ?? 0,
    size: () => size,
  };
}
