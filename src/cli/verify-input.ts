// What verify is pointed at: a zip, a folder of unpacked files, or a folder in which packages lie.
import { lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EXIT, UserError } from '../error.ts';
import type { PackageFile } from '../model/file.ts';
import { readBytes } from './files.ts';

interface Given {
  readonly name: string;
  readonly content: Uint8Array | readonly PackageFile[];
}

/** More than any package; a folder of more is not read. */
const FILES_MAX = 2_000;
const BYTES_MAX = 512 * 1024 * 1024;
/** What file managers leave in folders: nobody put it into the report. */
const LEFT_BEHIND = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/;

/** @throws UserError `file.missing`, `file.unreadable`, `package.none`, `package.too-large` */
export function packagesAt(path: string): Given[] {
  const stat = statOf(path);
  if (!stat.isDirectory()) {
    if (stat.size > BYTES_MAX) throw tooLarge(path);
    return [{ name: basename(path), content: readBytes(path) }];
  }
  const names = readdirSync(path);
  if (isUnpacked(path)) return [unpacked(path)];
  const zips = names.filter((name) => name.endsWith('.zip')).sort();
  const folders = names.filter((name) => statOf(join(path, name)).isDirectory() && isUnpacked(join(path, name))).sort();
  if (zips.length + folders.length === 0) {
    throw new UserError(
      'package.none',
      `${path} holds no package. Expected public.zip, submission.zip, or the files of one with its manifest.json.`,
    );
  }
  return [...zips.flatMap((name) => packagesAt(join(path, name))), ...folders.map((name) => unpacked(join(path, name)))];
}

function isUnpacked(folder: string): boolean {
  return readdirSync(folder).some((name) => name === 'manifest.json' || name === 'report.json');
}

function statOf(path: string) {
  try {
    return lstatSync(path);
  } catch {
    throw new UserError('file.missing', `There is no file or folder ${path}. Is the name spelled right?`);
  }
}

function unpacked(folder: string): Given {
  const files: PackageFile[] = [];
  let bytes = 0;
  for (const name of namesIn(folder, '')) {
    const stat = statOf(join(folder, name));
    bytes += stat.size;
    if (files.length >= FILES_MAX || bytes > BYTES_MAX) throw tooLarge(folder);
    // A link leads out of the folder: it is not followed, and is no file of the package.
    files.push({ name, bytes: stat.isFile() ? readBytes(join(folder, name)) : new Uint8Array() });
  }
  return { name: `${basename(folder)}/`, content: files };
}

/** Names of all files beneath a folder, with `/`. */
function* namesIn(folder: string, inside: string): Generator<string> {
  for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) yield* namesIn(folder, name);
    else if (!LEFT_BEHIND.test(entry.name)) yield name;
  }
}

function tooLarge(path: string): UserError {
  return new UserError(
    'package.too-large',
    `${path} is far larger than a package of a report. Name the package itself.`,
    EXIT.inputRefused,
  );
}
