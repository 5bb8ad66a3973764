// Files of copies on the disk: a name lasts, nothing unfinished stays, and what the disk says becomes a sentence.
import { closeSync, fsyncSync, openSync, readSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT, UserError } from '../error.ts';
import { asUserError } from './database-errors.ts';

/** The first bytes of every SQLite file. */
const SQLITE_HEAD = 'SQLite format 3\0';

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
  const head = Buffer.alloc(SQLITE_HEAD.length);
  const open = openSync(file, 'r');
  try {
    readSync(open, head, 0, head.length, 0);
  } finally {
    closeSync(open);
  }
  return head.toString('latin1') === SQLITE_HEAD;
}
