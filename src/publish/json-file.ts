// JSON files of a package. A value has one writing only, whatever order its keys came in from a database or a file.
import type { PackageFile } from '../model/file.ts';
import { compareText } from '../model/normalise.ts';

/** UTF-8, two blanks of indentation, keys in the order of code points, a newline at the end. */
export function jsonFile(name: string, value: unknown): PackageFile {
  return { name, bytes: new TextEncoder().encode(`${JSON.stringify(ordered(value), null, 2)}\n`) };
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
