// Files of copies on the disk: a name lasts, nothing unfinished stays, and what the disk says becomes a sentence.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT, UserError } from '../error.ts';
import { asUserError } from './database-errors.ts';

/** The first bytes of every SQLite file. */
const SQLITE_HEAD = 'SQLite format 3\0';
/** Where it says, with 2, that changes may stand in a file beside it. */
const BESIDE_AT = 18;

/** What SQLite may put beside a file. */
export function beside(file: string): string[] {
  return ['-wal', '-shm', '-journal'].map((end) => `${file}${end}`);
}

/** Takes away a file that was not finished. */
export function clear(file: string): void {
  for (const path of [file, ...beside(file)]) rmSync(path, { force: true });
}

/** Takes away what SQLite left beside a file. */
export function clearBeside(file: string): void {
  for (const path of beside(file)) rmSync(path, { force: true });
}

/**
 * Gives a file the name `to` as well, or on a disk without links instead of its own. False: that name is taken, and nothing was done. What
 * another program has under that name is never replaced.
 */
export function nameNew(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(to)) return false;
  }
  return moveNew(from, to);
}

/** The same on a disk without links. */
export function moveNew(from: string, to: string): boolean {
  statSync(from);
  try {
    writeFileSync(to, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  }
}

/** What was written lasts. */
export function syncFile(file: string): void {
  const open = openSync(file, 'r+');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** A new name in a folder lasts only once the folder itself is written. Some systems do it by themselves and refuse to be asked. */
export function syncFolder(file: string): void {
  try {
    const folder = openSync(dirname(file), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    if (!/^(EPERM|EISDIR|EINVAL|EACCES|ENOTSUP)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** What the disk and SQLite say, as sentences about `path`. */
export async function orUserError<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const error = asUserError(thrown, path);
    const code = error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : null;
    if (code === null) throw error;
    const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : code;
    throw new UserError('backup.unwritable', `${path} cannot be written (${why}); nothing was changed.`, EXIT.environment);
  }
}

/** Does it begin as a database of SQLite does? */
export function isSqlite(file: string): boolean {
  return beginning(file, SQLITE_HEAD.length).toString('latin1') === SQLITE_HEAD;
}

/**
 * Does it say that it is whole without a file of changes beside it? Every copy of ours does. SQLite would take in what lies there all the
 * same, such as the changes of another file that had this name before.
 */
export function isPlainSqlite(file: string): boolean {
  const head = beginning(file, BESIDE_AT + 1);
  return head.toString('latin1', 0, SQLITE_HEAD.length) === SQLITE_HEAD && head[BESIDE_AT] === 1;
}

/** Do changes of another file lie beside it, under the name that its own would have? */
export function hasForeignChanges(file: string): boolean {
  return isPlainSqlite(file) && (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Its first bytes, fewer where it ends before. */
export function beginning(file: string, most: number): Buffer {
  const head = Buffer.alloc(most);
  const open = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(open, head, 0, most, 0));
  } finally {
    closeSync(open);
  }
}
