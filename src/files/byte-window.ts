// A stretch of a file that is being read: bytes are added at its end and dropped at its beginning, so that any record can be read twice.
import assert from 'node:assert/strict';

export interface ByteWindow {
  /** From the first byte that was not dropped. */
  bytes(): Buffer;
  /** Adds some; false at the end of the file, when there are no more. */
  more(): Promise<boolean>;
  /** So many of the first bytes are done with. */
  drop(count: number): void;
  /** Also where not all of the file was wanted. */
  close(): Promise<void>;
}

/** A file comes in pieces of this size, and those that are larger are taken in parts. */
const PIECE_BYTES = 65_536;
const EMPTY = Buffer.alloc(0);

export function byteWindow(chunks: AsyncIterable<Uint8Array>): ByteWindow {
  const input = chunks[Symbol.asyncIterator]();
  let bytes: Buffer = EMPTY;
  let ahead: Buffer = EMPTY;
  const next = async (): Promise<Buffer> => {
    for (;;) {
      const { value, done } = await input.next();
      if (done) return EMPTY;
      if (value.length > 0) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
  };
  return {
    bytes: () => bytes,
    async more() {
      // A record that goes on and on takes twice as much each time: added in small parts it would be copied too often.
      let room = Math.max(PIECE_BYTES, bytes.length);
      const parts = [bytes];
      while (room > 0) {
        if (ahead.length === 0) ahead = await next();
        if (ahead.length === 0) break;
        const part = ahead.subarray(0, room);
        ahead = ahead.subarray(part.length);
        room -= part.length;
        parts.push(part);
      }
      if (parts.length > 1) bytes = Buffer.concat(parts);
      return parts.length > 1;
    },
    drop(count) {
      assert(count <= bytes.length, 'more bytes dropped than held');
      bytes = bytes.subarray(count);
    },
    async close() {
      await input.return?.();
    },
  };
}
