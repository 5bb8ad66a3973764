// A source file, wherever its bytes come from.

/** A file that can be opened more than once: detection reads it before the records are read. */
export interface SourceFile {
  readonly name: string;
  readonly sizeBytes: number;
  open(): AsyncIterable<Uint8Array>;
}
