// What was measured, kept in a file with one line for each part, so that a part that is run again changes its own line only.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Name → what was kept under it; nothing where there is no file. The reader knows what it wrote. */
export function readLines<T>(path: string): Readonly<Record<string, T>> {
  if (!existsSync(path)) return {};
  const lines = readFileSync(path, 'utf8').split('\n');
  return Object.fromEntries(lines.filter((line) => line !== '').map((line) => JSON.parse(line) as readonly [string, T]));
}

export function writeLines<T>(path: string, kept: Readonly<Record<string, T>>): void {
  const lines = Object.keys(kept)
    .sort()
    .map((name) => `${JSON.stringify([name, kept[name]])}\n`);
  writeFileSync(path, lines.join(''));
}
