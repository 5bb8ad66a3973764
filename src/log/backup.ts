// A copy of the log while others go on writing. A copy is a plain SQLite file, or one that is encrypted with a
// passphrase; its first bytes tell which.
import { chmodSync, existsSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { EXIT, UserError } from '../error.ts';
import { beside, clear, clearBeside, nameNew, orUserError, syncFile, syncFolder } from './backup-files.ts';
import { identityOf, isCopyOf } from './backup-identity.ts';
import { type BackupFacts, isHurt, lookAtOwn, type PartTrouble } from './backup-look.ts';
import { placeBeside, seal } from './backup-sealed.ts';
import { dropUnfinished, finishedName, isNameOfLog, unfinishedName } from './backup-unfinished.ts';
import { asUserError } from './database-errors.ts';
import { refuseNoLog } from './restore-names.ts';

/** Pages copied before others get their turn. */
const PAGES_A_STEP = 2000;
/** Nobody but the owner reads it. */
const PRIVATE = 0o600;

/**
 * Copies the log at `address` into a new file, as it stands at one moment, and looks at the copy. The file is there whole or not at all.
 * What is not in order in the log is not in the copy either: that is said, and such a copy takes no other's place. `passphrase`: it is
 * encrypted with that; null: it is not.
 *
 * @throws UserError `backup.postgres`, `backup.exists`, `backup.same`, `backup.unwritable`, `backup.of-damaged`, `log.missing`,
 *   `backup.passphrase-short`, and those of `lookAtOwn`
 */
export async function backupLog(
  address: string,
  file: string,
  { overwrite = false, passphrase = null }: { readonly overwrite?: boolean; readonly passphrase?: string | null } = {},
): Promise<BackupFacts> {
  refuseServer(address);
  refuseNoLog(address);
  await refuseTarget(address, file, overwrite);
  const part = unfinishedName(file);
  return orUserError(file, async () => {
    try {
      const facts = passphrase === null ? await copyChecked(address, part) : await copySealed(address, part, passphrase);
      if (overwrite && isHurt(facts) && statSync(file, { throwIfNoEntry: false })?.size) throw ofDamaged(address, file);
      chmodSync(part, PRIVATE);
      syncFile(part);
      if (!overwrite && existsSync(file)) throw exists(file);
      // Left of what stood there before, its changes would be taken for the copy's.
      clearBeside(file);
      if (overwrite) renameSync(part, file);
      else if (!nameNew(part, file)) throw exists(file);
      syncFolder(file);
      dropUnfinished(dirname(file), isPartOf(file), file);
      return facts;
    } finally {
      clear(part);
    }
  });
}

const isPartOf = (file: string) => (name: string) => finishedName(name) === basename(file);

async function copyChecked(address: string, part: string): Promise<BackupFacts> {
  writeFileSync(part, '', { flag: 'wx', mode: PRIVATE });
  return copyInto(address, part);
}

async function copySealed(address: string, part: string, passphrase: string): Promise<BackupFacts> {
  const plain = await orUserError(address, async () => placeBeside(address));
  try {
    const facts = await orUserError(plain, () => copyInto(address, plain));
    await seal(plain, part, passphrase);
    return { ...facts, sizeBytes: statSync(part).size };
  } finally {
    clear(plain);
  }
}

async function copyInto(address: string, plain: string): Promise<BackupFacts> {
  await copy(address, plain);
  try {
    return await lookAtOwn(plain, address);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'log.damaged' || !remakeIndexes(plain)) throw error;
    const facts = await lookAtOwn(plain, address);
    return { ...facts, troubles: [INDEXES_DAMAGED, ...facts.troubles] };
  }
}

const INDEXES_DAMAGED: PartTrouble = {
  part: 'file',
  sentence: 'Indexes of the log do not agree with its tables. In the copy they were made anew from the tables, all of which can be read.',
  remedy:
    'Compare the copy with one from before; where nothing is missing in it, put it in the place of the log: article22 restore FILE --confirm',
};

/** All of them, from the tables; false where those cannot be read either. */
function remakeIndexes(plain: string): boolean {
  const copied = new SQLite(plain);
  try {
    copied.exec('reindex');
    return true;
  } catch (error) {
    if (error instanceof SQLite.SqliteError && /^SQLITE_(CORRUPT|CONSTRAINT|NOTADB)/.test(error.code)) return false;
    throw error;
  } finally {
    copied.close();
  }
}

/** Held open, the look at the log stays that of one moment: what others write meanwhile neither enters the copy nor begins it anew. */
async function copy(address: string, part: string): Promise<void> {
  const source = await orUserError(address, async () => openAtOneMoment(address));
  try {
    await source.backup(part, { progress: () => PAGES_A_STEP });
  } catch (error) {
    // What is written is new, so it is what is read that is damaged or held.
    const isOfLog = error instanceof SQLite.SqliteError && /^SQLITE_(BUSY|LOCKED|CORRUPT|NOTADB)/.test(error.code);
    throw isOfLog ? asUserError(error, address) : error;
  } finally {
    source.close();
  }
  // One file, with nothing beside it.
  const target = new SQLite(part);
  try {
    target.pragma('journal_mode = delete');
  } finally {
    target.close();
  }
}

function openAtOneMoment(address: string): SQLite.Database {
  const source = new SQLite(address, { readonly: true, timeout: 3000 });
  try {
    source.exec('begin');
    source.prepare('select count(*) from sqlite_schema').get();
    return source;
  } catch (error) {
    source.close();
    throw error;
  }
}

/** @throws UserError `backup.postgres` */
export function refuseServer(address: string): void {
  if (!/^postgres(ql)?:\/\//.test(address)) return;
  throw new UserError(
    'backup.postgres',
    'This log is on a PostgreSQL server, whose own tools make and take back copies; they must not be older than the server. A copy: pg_dump --format=custom --file=article22.dump ADDRESS. Into a new, empty database: pg_restore --no-owner --single-transaction --dbname=NEW-ADDRESS article22.dump.',
    EXIT.usage,
  );
}

async function refuseTarget(address: string, file: string, overwrite: boolean): Promise<void> {
  const folder = dirname(file);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UserError('backup.unwritable', `There is no folder ${folder}. Make it first, or choose another place.`, EXIT.environment);
  if (isOfLog(address, file))
    throw new UserError(
      'backup.same',
      'The copy cannot take the place of the log itself, or of a file that belongs to it. Choose another name.',
      EXIT.usage,
    );
  dropUnfinished(folder, isPartOf(file), null);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isDirectory())
    throw new UserError('backup.exists', `${file} is a folder: to make a copy in it, write --to ${file}.`, EXIT.wouldOverwrite);
  if (!found.isFile()) throw new UserError('backup.exists', `${file} is not a file. Choose another name.`, EXIT.wouldOverwrite);
  if (!overwrite) throw exists(file);
  if (found.size === 0) return;
  const identity = await orUserError(address, async () => identityOf(address));
  if (identity === null || !(await isCopyOf(file, identity.mark))) throw noCopyOfIt(file);
}

/** Is it the log, under whatever name, or a name that SQLite or this program uses for the log? */
function isOfLog(address: string, file: string): boolean {
  const own = [realpathSync(address), inRealFolder(address)];
  const targets = existsSync(file) ? [realpathSync(file), inRealFolder(file)] : [inRealFolder(file)];
  return targets.some((target) => own.some((log) => isNameOfLog(log, target) || beside(target).includes(log))) || isSameFile(address, file);
}

const inRealFolder = (path: string) => join(realpathSync(dirname(path)), basename(path));

/** Of one of the log's own files a second name may have been given. */
function isSameFile(address: string, file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  const own = [address, ...beside(realpathSync(address))].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }));
  return found !== undefined && own.some((one) => one?.ino === found.ino && one.dev === found.dev);
}

function exists(file: string): UserError {
  return new UserError(
    'backup.exists',
    `${file} exists already; nothing was changed. Choose another name, or take its place with --overwrite.`,
    EXIT.wouldOverwrite,
  );
}

function noCopyOfIt(file: string): UserError {
  const message = `${file} is not a copy of this log as this program leaves one; nothing was changed. Choose another name.`;
  return new UserError('backup.exists', message, EXIT.wouldOverwrite);
}

function ofDamaged(address: string, file: string): UserError {
  const message = `${address} is not in order (ask article22 doctor), so no copy of it took the place of ${file}, which may be a better one. To copy it as it is, choose another name.`;
  return new UserError('backup.of-damaged', message, EXIT.notVerified);
}
