// What verify is pointed at: a zip, a folder of unpacked files, or a folder in which packages lie.
import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EXIT, UserError } from '../error.ts';
import type { PackageFile } from '../model/file.ts';
import { compareText } from '../model/normalise.ts';
import { fileError, readBytes } from './files.ts';

interface Given {
  readonly name: string;
  readonly content: Uint8Array | readonly PackageFile[];
}

/** More than any package; a folder of more is not read. */
const FILES_MAX = 2_000;
const BYTES_MAX = 512 * 1024 * 1024;
/** What file managers leave in folders: nobody put it into the report. */
const LEFT_BEHIND = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/;

const PUBLIC_ZIP = 'public.zip';
const SUBMISSION_ZIP = 'submission.zip';
/** Names beside a public.zip that a site puts there: pages of its own, which no package has. */
const OF_A_SITE = /^(?:public\.zip|index(?:\.[a-z]{2})?\.html)$/;
/** A site keeps a version in `2026/v1`. */
const DEPTH_MAX = 3;

/** @throws UserError `file.missing`, `file.unreadable`, `package.none`, `package.too-large` */
export function packagesAt(path: string): Given[] {
  const stat = looked(path, (at) => statSync(at));
  // As from “verify <(command)”.
  if (stat.isFIFO()) return [{ name: basename(path), content: readBytes(path) }];
  if (!stat.isDirectory()) return [zip(path, basename(path))];
  const found = packagesIn(path, '', DEPTH_MAX);
  if (found.length === 0) {
    throw new UserError(
      'package.none',
      `${path} holds no package. Expected public.zip, submission.zip, or the files of one with its manifest.json.`,
    );
  }
  return found;
}

/** Packages in a folder: its zips, or its own files, or both where a site put the zip beside what was in it; and those of folders inside. */
function packagesIn(root: string, inside: string, depth: number): Given[] {
  const entries = entriesOf(join(root, inside));
  const names = entries.map(({ name }) => name);
  const within = (name: string) => (inside === '' ? name : `${inside}/${name}`);
  // Further inside only those that bear the name of a package.
  const isZip = (name: string) => (inside === '' ? name.endsWith('.zip') : name === PUBLIC_ZIP || name === SUBMISSION_ZIP);
  const asZip = (name: string) => zip(join(root, within(name)), within(name));
  if (names.includes('report.json') && names.includes(PUBLIC_ZIP)) {
    return [asZip(PUBLIC_ZIP), unpacked(root, inside, (name) => !OF_A_SITE.test(name))];
  }
  if (names.includes('manifest.json') || names.includes('report.json')) return [unpacked(root, inside, () => true)];
  const zips = entries.filter((entry) => isZip(entry.name) && !entry.isDirectory());
  const folders = depth === 0 ? [] : entries.filter((entry) => entry.isDirectory());
  return [...zips.map(({ name }) => asZip(name)), ...folders.flatMap(({ name }) => packagesIn(root, within(name), depth - 1))];
}

function zip(path: string, name: string): Given {
  const found = looked(path, (at) => statSync(at));
  // A device never ends, and for a pipe in a folder nobody may write.
  if (!found.isFile()) throw new UserError('file.unreadable', `${path} is not an ordinary file but a pipe or a device.`);
  if (found.size > BYTES_MAX) throw tooLarge(path);
  return { name, content: readBytes(path) };
}

/** What a folder holds, in an order that is the same on every computer. */
function entriesOf(folder: string): Dirent[] {
  return looked(folder, (at) => readdirSync(at, { withFileTypes: true })).sort((a, b) => compareText(a.name, b.name));
}

function looked<T>(path: string, look: (at: string) => T): T {
  try {
    return look(path);
  } catch (error) {
    throw fileError(path, error);
  }
}

function unpacked(root: string, inside: string, isOfPackage: (name: string) => boolean): Given {
  const folder = join(root, inside);
  const files: PackageFile[] = [];
  let bytes = 0;
  for (const name of namesIn(folder, '')) {
    if (!isOfPackage(name)) continue;
    // A link leads out of the folder: it is not followed, and is no file of the package.
    const stat = looked(join(folder, name), (at) => lstatSync(at));
    bytes += stat.size;
    if (files.length >= FILES_MAX || bytes > BYTES_MAX) throw tooLarge(folder);
    files.push({ name, bytes: stat.isFile() ? readBytes(join(folder, name)) : new Uint8Array() });
  }
  return { name: `${inside === '' ? basename(root) : inside}/`, content: files };
}

/** Names of all files beneath a folder, with `/`. */
function* namesIn(folder: string, inside: string): Generator<string> {
  for (const entry of entriesOf(join(folder, inside))) {
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
