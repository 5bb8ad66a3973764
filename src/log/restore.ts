// A backup takes the place of the log; the log that was there is put aside, never deleted. Everything is made ready beside it first, so
// that a stop midway leaves either log whole.
import { chmodSync, chownSync, constants, copyFileSync, existsSync, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EXIT, UserError } from '../error.ts';
import { putGuardsBack } from './audit-guards.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import { refuseServer } from './backup.ts';
import { beside, clear, isPlainSqlite, orUserError, syncFolder } from './backup-files.ts';
import { identityOf } from './backup-identity.ts';
import { type BackupFacts, checkBackup, type Look, type PartTrouble, refuseNoFile, troublesOf } from './backup-look.ts';
import { isEncryptedCopy, placeBeside, unseal } from './backup-sealed.ts';
import { pauseBackups } from './backup-standing.ts';
import { dropUnfinished, isRestoringOf, restoringName } from './backup-unfinished.ts';
import { openLog } from './database.ts';
import { makeMissingIndexes } from './missing-parts.ts';
import { takePlace } from './restore-place.ts';
import { writing } from './writing.ts';

/** More than that lead round in a circle. */
const LINKS_MAX = 40;

export interface Restored {
  /** What the copy holds, and what was not in order in it. */
  readonly facts: BackupFacts;
  /** Names of indexes, of guards of the trail and of its head that the copy lacked and the log has again. */
  readonly putBack: readonly string[];
  /** What is not in order in the log that stands there now. */
  readonly troubles: readonly PartTrouble[];
  /** Path of the log that was there before; null: there was none. */
  readonly putAside: string | null;
  /** Was it a copy of another log than the one that was there? */
  readonly isOfAnother: boolean;
}

export interface CopyFacts extends BackupFacts {
  /** Is it a copy of another log than the one in whose place it would be put? */
  readonly isOfAnother: boolean;
}

/**
 * Puts a copy of `file` in the place of the log at `given`, which nobody may have open: a caller that has closes it first. The copy is
 * brought up to date and says in its trail that it was restored; nobody is signed in to it. Users, tokens and all else are as they were,
 * but no copies are made by themselves until somebody confirms it. `passphrase`: of an encrypted one. `look`: what is asked of the log
 * before it takes its place; a copy that is not in order is put back all the same, because it may be the only one.
 *
 * @throws UserError `backup.postgres`, `log.no-folder`, `restore.in-use`, `backup.unwritable`, and those of `unseal` and `checkBackup`
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
  const address = leadsTo(given);
  if (existsSync(address) && !statSync(address).isFile())
    throw new UserError('log.not-a-log', `${address} is a folder, not a log.`, EXIT.environment);
  refuseNoFile(file);
  refuseNoFolder(address);
  const part = restoringName(address);
  return orUserError(address, async () => {
    try {
      const prepared = await prepare(file, part, actor, passphrase, look);
      const isOfAnother = isAnother(part, address);
      if (existsSync(address)) likeBefore(part, address);
      const putAside = takePlace(part, address, actor.now);
      syncFolder(address);
      dropUnfinished(dirname(address), (name) => isRestoringOf(address, name), address);
      return { ...prepared, putAside, isOfAnother };
    } finally {
      clear(part);
    }
  });
}

/** Where a link leads, also one to a log that is not there any more. */
function leadsTo(path: string, links = 0): string {
  if (links > LINKS_MAX || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path;
  return existsSync(path) ? realpathSync(path) : leadsTo(resolve(dirname(path), readlinkSync(path)), links + 1);
}

/** False also where there is no log, or it cannot be told of which either is. */
function isAnother(copy: string, address: string): boolean {
  const [mine, there] = [copy, address].map(markAt);
  return mine != null && there != null && !mine.equals(there);
}

function markAt(path: string): Buffer | null {
  try {
    return existsSync(path) ? (identityOf(path)?.mark ?? null) : null;
  } catch {
    return null;
  }
}

/** Whoever could open the log before can go on with it. */
function likeBefore(part: string, address: string): void {
  const { mode, uid, gid } = statSync(address);
  chmodSync(part, mode & 0o777);
  const own = statSync(part);
  if (own.uid === uid && own.gid === gid) return;
  try {
    chownSync(part, uid, gid);
  } catch (error) {
    // Only who runs the computer may give files away.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}

function refuseNoFolder(address: string): void {
  const folder = dirname(address);
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  const message = `There is no folder ${folder} to put the log in. Make it first, or choose another place with --log.`;
  throw new UserError('log.no-folder', message, EXIT.environment);
}

/**
 * What a copy holds, as `checkBackup`. One that is encrypted, or that was copied by hand and may have changes beside it, lies plain beside the
 * log at `address` while it is looked at: where it lies nothing may be writable, or somebody may be working on it.
 *
 * @throws UserError `log.no-folder`, and those of `unseal` and `checkBackup`
 */
export async function lookAtCopy(
  file: string,
  address: string,
  passphrase: string | null,
  look?: Look,
  shownAs = file,
): Promise<CopyFacts> {
  refuseNoFile(file, shownAs);
  refuseNoFolder(leadsTo(address));
  if (!(await isEncryptedCopy(file)) && isAlone(file))
    return { ...(await checkBackup(file, shownAs, look)), isOfAnother: isAnother(file, address) };
  return orUserError(address, async () => {
    const plain = placeBeside(address);
    try {
      await bring(file, plain, passphrase, shownAs);
      const facts = await checkBackup(plain, shownAs, look);
      return { ...facts, sizeBytes: statSync(file).size, isOfAnother: isAnother(plain, address) };
    } finally {
      clear(plain);
    }
  });
}

const isAlone = (file: string) => isPlainSqlite(file) && !beside(file).some((path) => existsSync(path));

/**
 * Copies a backup, plain, into the file `to`. What was copied by hand may have its last changes in a file beside it; what lies beside a copy
 * of ours is of another file.
 */
async function bring(file: string, to: string, passphrase: string | null, shownAs: string): Promise<void> {
  if (await isEncryptedCopy(file)) {
    await unseal(file, to, passphrase, shownAs);
    return;
  }
  const pairs = [[file, to], ...(isPlainSqlite(file) || !existsSync(`${file}-wal`) ? [] : [[`${file}-wal`, `${to}-wal`]])];
  for (const [from = '', into = ''] of pairs) {
    copyFileSync(from, into, constants.COPYFILE_FICLONE);
    chmodSync(into, 0o600);
  }
}

/** A copy of the backup, checked and brought up to date. */
async function prepare(
  file: string,
  part: string,
  actor: Actor,
  passphrase: string | null,
  look: Look,
): Promise<Omit<Restored, 'putAside' | 'isOfAnother'>> {
  await bring(file, part, passphrase, file);
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
