// A fast hash of short texts for tables that live as long as one reading of a file. Its key is drawn anew each time, so that nobody can
// write a file whose texts all fall into one place.
import { randomBytes } from 'node:crypto';

export interface KeyedHash {
  /** Works out both halves; the halves are asked for by themselves because a pair would be made anew for each of millions of texts. */
  of(text: string): void;
  first(): number;
  second(): number;
}

export function keyedHash(): KeyedHash {
  const key = new Uint32Array(new Uint8Array(randomBytes(16)).buffer);
  const [seed = 0, otherSeed = 0] = key;
  // Odd, so that no bit is lost.
  const factor = (key[2] ?? 0) | 1;
  const otherFactor = (key[3] ?? 0) | 1;
  let first = 0;
  let second = 0;
  return {
    of(text) {
      let a = seed ^ text.length;
      let b = otherSeed;
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        a = Math.imul(a ^ code, factor);
        a ^= a >>> 15;
        b = Math.imul((b << 13) | (b >>> 19), otherFactor) + code;
      }
      first = mixed(a ^ (b << 7));
      second = mixed(b ^ (a >>> 3));
    },
    first: () => first,
    second: () => second,
  };
}

/** Each bit of the result depends on each of the number: 0 to 2^32-1. */
export function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
