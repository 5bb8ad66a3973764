// A copy of the log while others go on writing, and what a copy holds. A copy is a plain SQLite file, or one that is encrypted with a
// passphrase; its first bytes tell which.
import { chmodSync, closeSync, existsSync, openSync, readSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { EXIT, UserError } from '../error.ts';
import type { Instant } from '../model/period.ts';
import { readHead } from './audit-chain.ts';
import type { AuditHead } from './audit-hash.ts';
import { hasForeignParts, hasOwnTables, readDocuments } from './backup-contents.ts';
import { beside, clear, orUserError, syncFile, syncFolder } from './backup-files.ts';
import { placeBeside, seal } from './backup-sealed.ts';
import type { Log } from './db.ts';
import { readContents, readVersion } from './migrate.ts';
import type { LogTables } from './tables.ts';

/** The first bytes of every SQLite file. */
const SQLITE_HEAD = 'SQLite format 3\0';
/** Pages copied before others get their turn. */
const PAGES_A_STEP = 2000;
/** Migrations from this one on keep the trail as a chain. */
const CHAINED = '009';
/** Nobody but the owner reads it. */
const PRIVATE = 0o600;

export interface BackupFacts {
  /** Of the file as it lies there. */
  readonly sizeBytes: number;
  readonly notices: number;
  readonly publications: number;
  /** The last thing that was done in it; null: nothing yet. */
  readonly lastAct: { readonly at: Instant; readonly act: string } | null;
  /** Where its trail stands, for article22 audit verify; null: a version that kept no chain. */
  readonly auditHead: AuditHead | null;
  /** Name of the migration it stands at. */
  readonly version: string;
}

/**
 * Copies the log at `address` into a new file, as it stands at one moment, and checks the copy. The file is there whole or not at all.
 * `passphrase`: it is encrypted with that; null: it is not.
 *
 * @throws UserError `backup.postgres`, `backup.exists`, `backup.same`, `backup.unwritable`, `log.missing`, `backup.passphrase-short`, and
 *   those of `checkBackup`
 */
export async function backupLog(
  address: string,
  file: string,
  { overwrite = false, passphrase = null }: { readonly overwrite?: boolean; readonly passphrase?: string | null } = {},
): Promise<BackupFacts> {
  refuseServer(address);
  if (!existsSync(address)) throw new UserError('log.missing', `There is no log at ${address}.`, EXIT.environment);
  refuseTarget(address, file, overwrite);
  const part = `${file}.part`;
  return orUserError(file, async () => {
    clear(part);
    try {
      const facts = passphrase === null ? await copyChecked(address, part) : await copySealed(address, part, passphrase);
      if (!overwrite && existsSync(file)) throw exists(file);
      chmodSync(part, PRIVATE);
      syncFile(part);
      renameSync(part, file);
      syncFolder(file);
      return facts;
    } finally {
      clear(part);
    }
  });
}

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
  return lookAt(plain, address, async () => undefined);
}

/** Held open, the look at the log stays that of one moment: what others write meanwhile neither enters the copy nor begins it anew. */
async function copy(address: string, part: string): Promise<void> {
  const source = new SQLite(address, { readonly: true, timeout: 3000 });
  try {
    source.exec('begin');
    source.prepare('select count(*) from sqlite_schema').get();
    await source.backup(part, { progress: () => PAGES_A_STEP });
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

/**
 * Looks whether a file is a whole log that this program can take back, and what it holds. `shownAs`: its name in messages.
 *
 * @throws UserError `backup.missing`, `backup.not-a-log`, `backup.damaged`, `log.newer`
 */
export function checkBackup(file: string, shownAs = file): Promise<BackupFacts> {
  return lookAt(file, shownAs, async (log) => {
    try {
      await readDocuments(log.db);
    } catch (error) {
      throw error instanceof SQLite.SqliteError ? error : damaged(shownAs);
    }
  });
}

/** `further`: what else is looked at in it. A copy of the log that is in use is made whatever its documents are. */
async function lookAt(file: string, shownAs: string, further: (log: Log) => Promise<void>): Promise<BackupFacts> {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new UserError('backup.missing', `There is no file ${shownAs}.`, EXIT.environment);
  if (!isSqlite(file)) throw notALog(shownAs);
  const before = beside(file).filter(existsSync);
  const sqlite = new SQLite(file, { readonly: true });
  const db = new Kysely<LogTables>({ dialect: new SqliteDialect({ database: sqlite }) });
  const log: Log = { db, engine: 'sqlite', address: shownAs, close: () => db.destroy() };
  try {
    if (await hasForeignParts(sqlite)) throw foreignParts(shownAs);
    refuseDamaged(sqlite, shownAs);
    if ((await readContents(log)) !== 'log') throw notALog(shownAs);
    if (!(await hasOwnTables(db, await readVersion(log)))) throw notALog(shownAs);
    await further(log);
    return await factsOf(log, file);
  } catch (error) {
    if (error instanceof SQLite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) throw damaged(shownAs);
    throw error;
  } finally {
    await log.close();
    // A log that was copied by hand gets these two by being looked at.
    for (const path of beside(file)) if (!before.includes(path)) rmSync(path, { force: true });
  }
}

function refuseDamaged(sqlite: SQLite.Database, shownAs: string): void {
  // The check jumps about in the file: with 64 MB at hand it takes half the time.
  sqlite.pragma('cache_size = -65536');
  if (sqlite.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw damaged(shownAs);
  if ((sqlite.pragma('foreign_key_check') as unknown[]).length > 0) throw damaged(shownAs);
}

async function factsOf(log: Log, file: string): Promise<BackupFacts> {
  const version = await readVersion(log);
  const { db } = log;
  const notices = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll().as('rows'))
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const publications = await db
    .selectFrom('publication')
    .select((eb) => eb.fn.countAll().as('rows'))
    .executeTakeFirstOrThrow();
  const lastAct = await db.selectFrom('audit').select(['at', 'act']).orderBy('id', 'desc').limit(1).executeTakeFirst();
  const numbers = { notices: Number(notices.rows), publications: Number(publications.rows) };
  const auditHead = version < CHAINED ? null : await readHead(db);
  return { sizeBytes: statSync(file).size, ...numbers, lastAct: lastAct ?? null, auditHead, version };
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

function refuseTarget(address: string, file: string, overwrite: boolean): void {
  const folder = dirname(file);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UserError('backup.unwritable', `There is no folder ${folder}. Make it first, or choose another place.`, EXIT.environment);
  const target = existsSync(file) ? realpathSync(file) : join(realpathSync(folder), basename(file));
  if (target === realpathSync(address))
    throw new UserError('backup.same', 'The copy cannot take the place of the log itself. Choose another name.', EXIT.usage);
  if (existsSync(file) && (!overwrite || !statSync(file).isFile())) throw exists(file);
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

function exists(file: string): UserError {
  return new UserError('backup.exists', `${file} exists already; nothing was changed. Choose another name.`, EXIT.wouldOverwrite);
}

function notALog(file: string): UserError {
  return new UserError('backup.not-a-log', `${file} is not a copy of an article22 log.`, EXIT.inputRefused);
}

function foreignParts(file: string): UserError {
  const message = `${file} holds views, triggers or the like, which no article22 log has and which could act by themselves. Take another copy.`;
  return new UserError('backup.not-a-log', message, EXIT.inputRefused);
}

function damaged(file: string): UserError {
  return new UserError('backup.damaged', `${file} is damaged. Take another copy.`, EXIT.inputRefused);
}
