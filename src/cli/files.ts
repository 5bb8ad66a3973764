// Files a person names on the command line: read as JSON, opened as a source, or written as a whole folder.
import {
  accessSync,
  closeSync,
  constants,
  createReadStream,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ZodType } from 'zod';
import { EXIT, quote, UserError } from '../error.ts';
import { PIECE_BYTES, type SourceFile } from '../import/source-file.ts';
import type { PackageFile } from '../model/file.ts';

/** @throws UserError `file.missing`, `file.unreadable` */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError(path, error);
  }
}

/** What went wrong with a file or folder, in words. */
export function fileError(path: string, error: unknown): UserError {
  const code = (error as { code?: string }).code;
  if (error instanceof UserError) return error;
  if (code === 'ENOENT') return new UserError('file.missing', `There is no file ${path}. Is the name spelled right?`);
  if (code === 'EISDIR') return new UserError('file.unreadable', `${path} is a folder; a file was expected.`);
  return new UserError(
    'file.unreadable',
    `${path} cannot be read (${code ?? 'unknown reason'}). Do you have permission to read it?`,
    EXIT.environment,
  );
}

/**
 * A JSON document of a known shape.
 *
 * @throws UserError `file.missing`, `file.unreadable`, `json.unreadable`, `json.unexpected` naming the first place that is wrong
 */
export function readJson<T>(path: string, schema: ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8').decode(readBytes(path)));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('json.unreadable', `${path} is not JSON. Was it saved as plain text, and is every bracket closed?`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.map(String).join('.') || 'the document';
  throw new UserError('json.unexpected', `${path}: at ${quote(place)}: ${issue?.message ?? 'unexpected shape'}.`, EXIT.inputRefused, {
    issues: parsed.error.issues.length,
  });
}

function notOrdinary(path: string): UserError {
  const sentence = `${path} is not an ordinary file but a pipe or a device, and a file is read more than once. Save it as a file first.`;
  return new UserError('file.unreadable', sentence);
}

/** @throws UserError `file.missing`, `file.unreadable` */
export function sourceFile(path: string): SourceFile {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    if (!stat.isFile()) throw notOrdinary(path);
    accessSync(path, constants.R_OK);
    return { name: basename(path), sizeBytes: stat.size, open: () => openStream(path) };
  } catch (error) {
    throw fileError(path, error);
  }
}

async function* openStream(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES })) yield chunk as Uint8Array;
  } catch (error) {
    throw fileError(path, error);
  }
}

/**
 * Writes a folder as a whole: beside it first, on the disk for good, then renamed, so that it is there with everything in it or not at all.
 * Folders above it are made; what an earlier attempt left beside it when the program was killed is taken away.
 *
 * @throws UserError `folder.exists`, `file.unwritable`
 */
export function writeFolder(path: string, files: readonly PackageFile[]): void {
  if (existsSync(path))
    throw new UserError(
      'folder.exists',
      `${path} exists already and is not overwritten. Choose another folder with --out.`,
      EXIT.wouldOverwrite,
    );
  orUnwritable(path, () => {
    const target = resolve(path);
    mkdirSync(dirname(target), { recursive: true });
    const beside = mkdtempSync(`${target}${PART}`);
    try {
      const whole = join(beside, 'whole');
      mkdirSync(whole);
      for (const { name, bytes } of files) {
        mkdirSync(dirname(join(whole, name)), { recursive: true });
        writeFileSync(join(whole, name), bytes, { flush: true });
      }
      renameSync(whole, target);
    } finally {
      rmSync(beside, { recursive: true, force: true });
    }
    clearParts(target);
  });
}

/** Takes away folders that were begun for `path` and never finished. */
export function clearParts(path: string): void {
  const target = resolve(path);
  for (const name of partsOf(target)) rmSync(join(dirname(target), name), { recursive: true, force: true });
}

/** What follows the name of a folder while it is made; six letters of chance come after it. */
const PART = '.part-';

function partsOf(target: string): string[] {
  const begins = `${basename(target)}${PART}`;
  return readdirSync(dirname(target)).filter((name) => name.startsWith(begins) && /^\w{6}$/.test(name.slice(begins.length)));
}

/** Does a folder hold these files and no others, byte for byte? */
export function holdsExactly(path: string, files: readonly PackageFile[]): boolean {
  const held = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return (
    held.length === files.length &&
    files.every(({ name, bytes }) => {
      const place = join(path, name);
      return lstatSync(place, { throwIfNoEntry: false })?.isFile() && readFileSync(place).equals(bytes);
    })
  );
}

/** @throws UserError `file.exists`, `file.unwritable` */
export function writeNewFile(path: string, text: string): void {
  refuseExisting(path);
  orUnwritable(path, () => writeFileSync(path, text, { flag: 'wx' }));
}

/**
 * Makes sure, before work is done, that a new file or folder can be put there: nothing is to be lost for want of a place.
 *
 * @throws UserError `file.exists`, `file.unwritable`
 */
export function refuseUnwritable(path: string, kind: 'file' | 'folder' = 'file'): void {
  refuseExisting(path);
  // Only an attempt tells for certain: permissions, disks and names each have rules of their own. Under another name, so that a kill in
  // between leaves nothing that stands in the way.
  orUnwritable(path, () => rmdirSync(mkdtempSync(`${kind === 'folder' ? firstMissing(resolve(path)) : path}${PART}`)));
}

/** The uppermost folder that would have to be made. */
function firstMissing(path: string): string {
  const above = dirname(path);
  return existsSync(above) ? path : firstMissing(above);
}

/** @throws UserError `file.exists` */
export function refuseExisting(path: string): void {
  if (!existsSync(path)) return;
  throw new UserError('file.exists', `${path} exists already and is not overwritten. Choose another name.`, EXIT.wouldOverwrite);
}

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'its disk can only be read',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'what should be its folder is a file',
  EEXIST: 'what should be its folder is a file',
  EISDIR: 'what should be a file is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};

/** Does what writes at `path`; a reason of the file system becomes a sentence. */
export function orUnwritable<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const why = WHY[(error as { code?: string }).code ?? ''];
    if (!why) throw error;
    throw new UserError('file.unwritable', `${path} cannot be written: ${why}. Choose another place, or put that right.`, EXIT.environment);
  }
}

export interface TextFile {
  write(text: string): void;
  /** Puts the file in its place, when anything was written. */
  finish(): void;
  /** Leaves nothing behind. */
  abandon(): void;
}

/** A new file written piece by piece: beside its place first, so that it is there whole or not at all. */
export function newTextFile(path: string): TextFile {
  const beside = `${path}.part`;
  let open: number | null = null;
  const interrupted = () => rmSync(beside, { force: true });
  const close = () => {
    if (open !== null) closeSync(open);
    process.removeListener('exit', interrupted);
  };
  const start = () => {
    process.once('exit', interrupted);
    return openSync(beside, 'w');
  };
  return {
    write(text) {
      orUnwritable(path, () => {
        open ??= start();
        writeSync(open, text);
      });
    },
    finish() {
      close();
      if (open !== null) orUnwritable(path, () => renameSync(beside, path));
    },
    abandon() {
      close();
      if (open !== null) rmSync(beside, { force: true });
    },
  };
}
