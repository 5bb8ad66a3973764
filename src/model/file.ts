// A file of a package, in memory.

export interface PackageFile {
  /** Path inside the package with `/`, `data/by-provider.csv`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
