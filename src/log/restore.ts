// A backup takes the place of the log; the log that was there is put aside, never deleted. Everything is made ready beside it first, so
// that a stop midway leaves either log whole.
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { EXIT, UserError } from '../error.ts';
import type { Instant } from '../model/period.ts';
import { putGuardsBack } from './audit-guards.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { refuseServer } from './backup.ts';
import { beside, clear, isSqlite, orUserError, syncFolder } from './backup-files.ts';
import { type BackupFacts, checkBackup, type Look, type PartTrouble, troublesOf } from './backup-look.ts';
import { isEncryptedCopy, placeBeside, unseal } from './backup-sealed.ts';
import { pauseBackups } from './backup-standing.ts';
import { openLog } from './database.ts';
import { makeMissingIndexes } from './missing-parts.ts';
import { writing } from './writing.ts';

export interface Restored {
  /** What the copy holds, and what was not in order in it. */
  readonly facts: BackupFacts;
  /** Names of indexes, of guards of the trail and of its head that the copy lacked and the log has again. */
  readonly putBack: readonly string[];
  /** What is not in order in the log that stands there now. */
  readonly troubles: readonly PartTrouble[];
  /** Path of the log that was there before; null: there was none. */
  readonly putAside: string | null;
}

/**
 * Puts a copy of `file` in the place of the log at `given`, which nobody may have open: a caller that has closes it first. The copy is
 * brought up to date and says in its trail that it was restored; nobody is signed in to it. Users, tokens and all else are as they were,
 * but no copies are made by themselves until somebody confirms it. `passphrase`: of an encrypted one. `look`: what is asked of the log
 * before it takes its place; a copy that is not in order is put back all the same, because it may be the only one.
 *
 * @throws UserError `backup.postgres`, `restore.in-use`, `backup.unwritable`, and those of `unseal` and `checkBackup`
 */
export async function restoreLog(
  file: string,
  given: string,
  actor: Actor,
  passphrase: string | null = null,
  look: Look = async () => [],
): Promise<Restored> {
  refuseServer(given);
  // Else the link would be put aside, and the log would stay where it is.
  const address = lstatSync(given, { throwIfNoEntry: false })?.isSymbolicLink() && existsSync(given) ? realpathSync(given) : given;
  if (existsSync(address) && !statSync(address).isFile())
    throw new UserError('log.not-a-log', `${address} is a folder, not a log.`, EXIT.environment);
  const part = `${address}.restoring`;
  return orUserError(address, async () => {
    clear(part);
    try {
      const prepared = await prepare(file, part, actor, passphrase, look);
      if (existsSync(address)) chmodSync(part, statSync(address).mode & 0o777);
      const putAside = existsSync(address) ? freeName(address, actor.now) : null;
      replaceLocked(address, putAside, () => {
        dropSecondNames(address);
        swap(part, address, putAside);
      });
      syncFolder(address);
      return { ...prepared, putAside };
    } finally {
      clear(part);
    }
  });
}

/**
 * What a copy holds, as `checkBackup`. An encrypted one lies decrypted beside the log at `address` while it is looked at.
 *
 * @throws UserError as `unseal` and `checkBackup`
 */
export async function lookAtCopy(
  file: string,
  address: string,
  passphrase: string | null,
  look?: Look,
  shownAs = file,
): Promise<BackupFacts> {
  if (!(await isEncryptedCopy(file))) return checkBackup(file, shownAs, look);
  return orUserError(address, async () => {
    const plain = placeBeside(address);
    try {
      await unseal(file, plain, passphrase, shownAs);
      return { ...(await checkBackup(plain, shownAs, look)), sizeBytes: statSync(file).size };
    } finally {
      clear(plain);
    }
  });
}

/** A copy of the backup, checked and brought up to date. What was copied by hand may have its last changes in a file beside it. */
async function prepare(
  file: string,
  part: string,
  actor: Actor,
  passphrase: string | null,
  look: Look,
): Promise<Omit<Restored, 'putAside'>> {
  if (await isEncryptedCopy(file)) await unseal(file, part, passphrase);
  else if (existsSync(file) && statSync(file).isFile()) {
    copyFileSync(file, part, constants.COPYFILE_FICLONE);
    chmodSync(part, 0o600);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${part}-wal`);
  }
  const facts = { ...(await checkBackup(part, file)), sizeBytes: statSync(file).size };
  const log = await openLog(part);
  try {
    const putBack = await writing(log, actor, async (db, at) => {
      const back = [...(await makeMissingIndexes(db)), ...(await putGuardsBack(db, at))];
      // Whoever signed out or was put out since would be in again.
      await db.deleteFrom('session').execute();
      await db.deleteFrom('sign_in_attempt').execute();
      // Two logs of one mark would take away each other's copies.
      await pauseBackups(db);
      await addAudit(db, at, 'log.restored', 'log', { version: facts.version, lastActAt: facts.lastAct?.at ?? null });
      return back;
    });
    const kept = facts.troubles.filter(({ part: of }) => of === 'references');
    const troubles = [...kept, ...troublesOf(await look(log, ''))];
    return { facts, putBack, troubles };
  } finally {
    await log.close();
  }
}

/** Does `work` while no other process has the log open. A log that SQLite cannot read is replaced without asking it. */
function replaceLocked(address: string, putAside: string | null, work: () => void): void {
  // Opened, what is no database any more would lose the file of its last changes.
  if (putAside === null || !isSqlite(address)) {
    work();
    return;
  }
  let present: SQLite.Database | null = null;
  try {
    present = new SQLite(address, { timeout: 1000 });
    // Fails while anybody else has it open, and brings what stands beside the file into it.
    present.pragma('journal_mode = delete');
    present.exec('begin exclusive');
  } catch (error) {
    present?.close();
    present = null;
    const code = error instanceof SQLite.SqliteError ? error.code : '';
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw inUse(address);
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(code)) throw error;
  }
  try {
    work();
  } finally {
    present?.close();
  }
}

function swap(part: string, address: string, putAside: string | null): void {
  // Left beside the new file, the changes of the old one would be taken for its own.
  for (const [i, path] of beside(address).entries()) {
    if (!existsSync(path)) continue;
    if (putAside === null) rmSync(path);
    else renameSync(path, beside(putAside)[i] ?? '');
  }
  if (putAside === null) {
    renameSync(part, address);
    return;
  }
  try {
    linkSync(address, putAside);
  } catch {
    // A disk without links: for a moment there is no log at all.
    renameSync(address, putAside);
  }
  try {
    renameSync(part, address);
  } catch (error) {
    if (!existsSync(address)) renameSync(putAside, address);
    else rmSync(putAside);
    throw error;
  }
}

/** A restore that was killed between two steps left the log with a second name, under which nothing else is kept. */
function dropSecondNames(address: string): void {
  const own = statSync(address, { throwIfNoEntry: false });
  if (own === undefined || own.nlink < 2) return;
  for (const name of readdirSync(dirname(address)).filter((one) => one.startsWith(`${asideStem(address)}-`) && one.endsWith('.sqlite'))) {
    const path = join(dirname(address), name);
    const found = lstatSync(path);
    if (!found.isFile() || found.ino !== own.ino || found.dev !== own.dev) continue;
    // What stood beside the log may have been put aside already.
    for (const [i, aside] of beside(path).entries())
      if (existsSync(aside) && !existsSync(beside(address)[i] ?? '')) renameSync(aside, beside(address)[i] ?? '');
    rmSync(path);
  }
}

const asideStem = (address: string) => `${basename(address).replace(/\.(sqlite3?|db)$/, '')}-before-restore`;

/** `NAME-before-restore-20261122T120000Z.sqlite` beside the log, with a number where that is taken. */
function freeName(address: string, now: Instant): string {
  const at = now.replace(/\.\d+|[-:]/g, '');
  for (let n = 1; ; n += 1) {
    const path = join(dirname(address), `${asideStem(address)}-${at}${n === 1 ? '' : `-${n}`}.sqlite`);
    if (!existsSync(path)) return path;
  }
}

function inUse(address: string): UserError {
  const message = `Another program has ${address} open; nothing was changed. Stop it (such as article22 serve), then try again.`;
  return new UserError('restore.in-use', message, EXIT.environment);
}
