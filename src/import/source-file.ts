// A source file, wherever its bytes come from.

/** A file that can be opened more than once: detection reads it before the records are read. */
export interface SourceFile {
  readonly name: string;
  readonly sizeBytes: number;
  /** Where it stands, for a thread that opens it by itself; left out where it is no file of its own. */
  readonly path?: string;
  open(): AsyncIterable<Uint8Array>;
}
