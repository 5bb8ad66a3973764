// Numbers for the keys of a file, such as its references, in a few bytes a key: a million of them must not fill the memory.
import { hash } from 'node:crypto';

/** Keys are known by 128 bits of their SHA-256, so two of a file never meet by chance. */
const WORDS = 4;

export interface KeyIndex {
  /** Number of a key, from 0 in the order in which they first came; a new one is added with zeros beside it. */
  enter(key: string): number;
  /** Number of a key; -1 when it never came. */
  find(key: string): number;
  /** One of the numbers kept beside a key. */
  get(number: number, field: number): number;
  set(number: number, field: number, value: number): void;
  size(): number;
}

/** `fields`: how many numbers (0 to 2^32-1) are kept beside each key. */
export function keyIndex(fields: number): KeyIndex {
  const width = WORDS + fields;
  let entries = new Uint32Array(1024 * width);
  /** Number of an entry plus one; 0 is free. At most half full. */
  let slots = new Uint32Array(2048);
  let size = 0;

  const slotOf = (words: Uint32Array): number => {
    const mask = slots.length - 1;
    let slot = (words[0] ?? 0) & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      const at = (entry - 1) * width;
      if (words.every((word, i) => entries[at + i] === word)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  };

  const grow = () => {
    const larger = new Uint32Array(entries.length * 2);
    larger.set(entries);
    entries = larger;
    slots = new Uint32Array(slots.length * 2);
    for (let entry = 0; entry < size; entry += 1) slots[slotOf(entries.subarray(entry * width, entry * width + WORDS))] = entry + 1;
  };

  return {
    enter(key) {
      const words = digest(key);
      const slot = slotOf(words);
      const present = slots[slot] ?? 0;
      if (present !== 0) return present - 1;
      entries.set(words, size * width);
      size += 1;
      slots[slot] = size;
      if (size * width >= entries.length) grow();
      return size - 1;
    },
    find: (key) => (slots[slotOf(digest(key))] ?? 0) - 1,
    get: (number, field) => entries[number * width + WORDS + field] ?? 0,
    set: (number, field, value) => {
      entries[number * width + WORDS + field] = value;
    },
    size: () => size,
  };
}

function digest(key: string): Uint32Array {
  const bytes = hash('sha256', key, 'buffer');
  return new Uint32Array([bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12)]);
}
