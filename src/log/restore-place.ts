// A finished log takes the place of the one at an address, which is put aside, never deleted. Whenever it stops, either log stands there whole,
// or on a disk without links for a moment none, of which the next start tells. Of two at one time, one comes after the other.
import { type BigIntStats, existsSync, lstatSync, renameSync, rmSync, statSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { EXIT, UserError } from '../error.ts';
import type { Instant } from '../model/period.ts';
import { beside, hasForeignChanges, isSqlite, nameNew } from './backup-files.ts';
import { asideOf, freeName } from './restore-names.ts';

/** So often the log may be exchanged by others before this one gives way. */
const TRIES = 5;

/**
 * The file `part` becomes the log at `address`; where there is one, nobody may have it open. Returns the path under which that was put aside;
 * null: there was none.
 *
 * @throws UserError `restore.in-use`
 */
export function takePlace(part: string, address: string, now: Instant): string | null {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const present = statSync(address, { throwIfNoEntry: false, bigint: true });
    if (present === undefined) {
      // Changes of a log that is not there any more would be taken for those of this one.
      moveBeside(address, freeName(address, now));
      if (nameNew(part, address)) return null;
    } else {
      const aside = whileAlone(address, present, () => swap(part, address, now));
      if (aside !== null) return aside;
    }
  }
  throw inUse(address);
}

/**
 * Does `work` while no other process has the log open. A log that SQLite cannot read is replaced without asking it. Null: another log took
 * the place of this one meanwhile, and nothing was done.
 */
function whileAlone<T>(address: string, log: BigIntStats, work: () => T): T | null {
  // Opened, what is no database any more would lose the file of its last changes, and one beside which others lie would take those in.
  if (!isSqlite(address) || hasForeignChanges(address)) return work();
  let present: SQLite.Database | null = null;
  try {
    present = new SQLite(address, { fileMustExist: true, timeout: 1000 });
    // Fails while anybody else has it open, and brings what stands beside the file into it.
    present.pragma('journal_mode = delete');
    present.exec('begin exclusive');
  } catch (error) {
    present?.close();
    present = null;
    const code = error instanceof SQLite.SqliteError ? error.code : '';
    if (!existsSync(address)) return null;
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw inUse(address);
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(code)) throw error;
  }
  try {
    const now = statSync(address, { throwIfNoEntry: false, bigint: true });
    return now?.ino === log.ino && now.dev === log.dev ? work() : null;
  } finally {
    present?.close();
  }
}

function swap(part: string, address: string, now: Instant): string {
  dropSecondNames(address);
  let aside = freeName(address, now);
  // Two restores of one second may want the same name.
  while (!nameNew(address, aside)) aside = freeName(address, now);
  try {
    // Left beside the new file, the changes of the old one would be taken for its own.
    moveBeside(address, aside);
    renameSync(part, address);
    return aside;
  } catch (error) {
    if (existsSync(address)) rmSync(aside);
    else renameSync(aside, address);
    moveBeside(aside, address);
    throw error;
  }
}

function moveBeside(from: string, to: string): void {
  for (const [i, path] of beside(from).entries()) {
    const target = beside(to)[i] ?? '';
    if (existsSync(path) && !existsSync(target)) renameSync(path, target);
  }
}

/** A restore that was killed between two steps left the log with a second name, under which nothing else is kept. */
function dropSecondNames(address: string): void {
  const own = statSync(address, { throwIfNoEntry: false });
  if (own === undefined || own.nlink < 2) return;
  for (const path of asideOf(address)) {
    const found = lstatSync(path);
    if (!found.isFile() || found.ino !== own.ino || found.dev !== own.dev) continue;
    // What stood beside the log may have been put aside already.
    moveBeside(path, address);
    rmSync(path);
  }
}

function inUse(address: string): UserError {
  const message = `Another program has ${address} open; nothing was changed. Stop it (such as article22 serve, or another restore), then try again.`;
  return new UserError('restore.in-use', message, EXIT.environment);
}
