// A source file, wherever its bytes come from.

/** A file that can be opened more than once: detection reads it before the records are read. */
export interface SourceFile {
  readonly name: string;
  readonly sizeBytes: number;
  open(): AsyncIterable<Uint8Array>;
}

/** Read from the disk at a time: what becomes of such a piece is in memory at once. */
export const PIECE_BYTES = 65_536;
