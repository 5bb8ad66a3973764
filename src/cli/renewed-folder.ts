// A folder that is made anew from time to time, such as a site: what changed is written, what is no longer part of it is taken away.
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EXIT, UserError } from '../error.ts';
import type { PackageFile } from '../model/file.ts';
import { orUnwritable } from './files.ts';

/** The file by which a folder is known again. */
interface Mark {
  readonly name: string;
  /** Names of the files that were put there with it; null: it is a file of something else. May refuse with a UserError. */
  readonly filesWith: (bytes: Uint8Array) => readonly string[] | null;
}

/**
 * Writes files into a folder that is empty, new, or holds the mark from the last time; each in one piece, the mark last. What is there and
 * the same stays untouched; what was put there the last time and is no longer among the files is taken away, and nothing else.
 *
 * @throws UserError `folder.exists`, `file.unwritable`
 */
export function renewFolder(path: string, files: readonly PackageFile[], mark: Mark): { written: number; removed: number } {
  const target = resolve(path);
  return orUnwritable(path, () => {
    const before = filesBefore(path, target, mark);
    const changed = files.filter(({ name, bytes }) => {
      const place = join(target, name);
      return !existsSync(place) || !Buffer.from(bytes).equals(readFileSync(place));
    });
    const write = ({ name, bytes }: PackageFile) => {
      const place = join(target, name);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(`${place}.part`, bytes);
      renameSync(`${place}.part`, place);
    };
    changed.filter(({ name }) => name !== mark.name).forEach(write);
    const names = new Set(files.map(({ name }) => name));
    const gone = before.filter((name) => !names.has(name) && isWithin(name) && isFile(join(target, name)));
    for (const name of gone) removeFile(target, name);
    changed.filter(({ name }) => name === mark.name).forEach(write);
    return { written: changed.length, removed: gone.length };
  });
}

function filesBefore(path: string, target: string, mark: Mark): readonly string[] {
  if (!existsSync(target) || readdirSync(target).length === 0) return [];
  const place = join(target, mark.name);
  const before = existsSync(place) ? mark.filesWith(readFileSync(place)) : null;
  if (before) return before;
  throw new UserError(
    'folder.exists',
    `${path} holds other files and is not touched. Choose an empty or a new folder.`,
    EXIT.wouldOverwrite,
  );
}

/** Does a name that was read from a file stay in its folder? */
const isWithin = (name: string) => !/\\|^[a-z]:/i.test(name) && name.split('/').every((part) => !['', '.', '..'].includes(part));
const isFile = (place: string) => lstatSync(place, { throwIfNoEntry: false })?.isFile() ?? false;

/** With the folders that are empty then. */
function removeFile(target: string, name: string): void {
  rmSync(join(target, name));
  for (let inside = dirname(name); inside !== '.' && readdirSync(join(target, inside)).length === 0; inside = dirname(inside)) {
    rmdirSync(join(target, inside));
  }
}
