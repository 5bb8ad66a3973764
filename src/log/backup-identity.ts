// Which log a copy is of. Copies of several logs may lie in one folder, so each bears a mark of its log: in its name, in an encrypted one
// also in its head, and in a plain one the log's own key tells it.
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { beginning, isPlainSqlite } from './backup-files.ts';
import { isEncrypted, MAGIC, readMark } from './encrypted-file.ts';

export interface LogIdentity {
  /** 16 bytes; nothing about the key can be told from it. */
  readonly mark: Buffer;
  /** IANA name of the report's time zone. */
  readonly zone: string;
}

const SQLITE_HEAD = 'SQLite format 3\0';

/**
 * Of a log on this disk, whatever version it is of; nothing is brought up to date by the look. Null: it is none.
 *
 * @throws what SQLite says where it cannot be opened
 */
export function identityOf(address: string): LogIdentity | null {
  const sqlite = new SQLite(address, { readonly: true, timeout: 3000 });
  try {
    const setting = sqlite.prepare<[string], { value: string }>('select value from setting where name = ?');
    const key = setting.get('key')?.value;
    if (!key) return null;
    return { mark: markOf(key), zone: setting.get('time-zone')?.value ?? 'Europe/Brussels' };
  } catch (error) {
    if (error instanceof SQLite.SqliteError && /no such table/.test(error.message)) return null;
    throw error;
  } finally {
    sqlite.close();
  }
}

/** As it stands in names: 8 letters and digits. */
export function markText(mark: Buffer): string {
  return mark.toString('hex').slice(0, 8);
}

/** Is it a finished copy of this log, plain or encrypted? False also for what cannot be read. */
export async function isCopyOf(file: string, mark: Buffer): Promise<boolean> {
  try {
    if (!statSync(file).isFile()) return false;
    if (await isEncrypted(file)) return (await readMark(file))?.equals(mark) ?? false;
    // Opened, a file with changes beside it would get other files beside it; a copy of ours has none.
    return isPlainSqlite(file) && (identityOf(file)?.mark.equals(mark) ?? false);
  } catch {
    return false;
  }
}

/** Does what there is of it begin as a copy, finished or not? False also for what cannot be read. */
export function beginsAsCopy(file: string): boolean {
  try {
    const begun = beginning(file, SQLITE_HEAD.length);
    return [Buffer.from(SQLITE_HEAD, 'latin1'), MAGIC].some((whole) => whole.subarray(0, begun.length).equals(begun));
  } catch {
    return false;
  }
}

function markOf(key: string): Buffer {
  return createHash('sha256').update(`article22 log ${key}`).digest().subarray(0, 16);
}
