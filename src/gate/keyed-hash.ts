// The keyed hash of known values with its key worked in once: the same numbers as `knownHash`, without the fixed cost of a call of
// node:crypto. A report of 5 MB holds millions of runs of words, each of which may be a known value.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { FormHash } from '../model/known.ts';

/** As `knownHash` of one key: for the millions of references that a log may hold. */
export function formHash(key: Uint8Array): FormHash {
  const { digest, words } = keyedHash(key);
  const hash = Buffer.alloc(4 * words.length);
  let message = Buffer.alloc(256);
  return (form) => {
    if (form.length * 3 > message.length) message = Buffer.alloc(form.length * 3);
    digest(message, message.write(form));
    for (const [i, word] of words.entries()) hash.writeInt32BE(word, 4 * i);
    return hash.toString('hex');
  };
}

export interface KeyedHash {
  /** The first 16 bytes of the last hash, as four words, big-endian. */
  readonly words: Int32Array;
  /** HMAC-SHA256 of the first `length` bytes of `message`. */
  digest(message: Uint8Array, length: number): void;
}

export function keyedHash(key: Uint8Array): KeyedHash {
  const keyed = hmac.create(sha256, key);
  // Each hash starts from a copy of the state that holds the key; one copy is used again and again.
  const state = keyed.clone();
  const bytes = new Uint8Array(keyed.outputLen);
  const view = new DataView(bytes.buffer);
  const words = new Int32Array(4);
  return {
    words,
    digest(message, length) {
      keyed._cloneInto(state).update(message.subarray(0, length)).digestInto(bytes);
      for (let i = 0; i < words.length; i++) words[i] = view.getInt32(4 * i);
    },
  };
}
