// Opens the log: an SQLite file or a PostgreSQL server, brought up to date. The home of kysely's dialects and of the drivers.
// What is there is looked at before anything is written, so that what is not a log of this program stays as it is.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { type Dialect, type DialectAdapter, Kysely, PostgresDialect, SqliteAdapter, SqliteDialect } from 'kysely';
import { EXIT, UserError } from '../error.ts';
import { copyingPool } from './copy.ts';
import { asUserError } from './database-errors.ts';
import type { Log } from './db.ts';
import { type Contents, migrateLog, readContents, refuseOutdated } from './migrate.ts';
import { rememberingStatements } from './remembered-statements.ts';
import { refuseInterrupted, refuseNoLog } from './restore-names.ts';
import type { LogTables } from './tables.ts';

export interface OpenOptions {
  /** `never`: a missing log is an error; `if-missing`: it is made; `new`: it is made, and whatever is there already is an error. */
  readonly create?: 'never' | 'if-missing' | 'new';
  /** How long to wait for another writer's lock, milliseconds. Without it: 3 seconds on SQLite, without end on PostgreSQL. */
  readonly lockWaitMs?: number;
  /** Only to be read: nothing is written, not even to bring it up to date. */
  readonly readOnly?: boolean;
}

type Create = NonNullable<OpenOptions['create']>;

const SQLITE_WAIT_MS = 3000;
const WAL_BYTES_KEPT = 67_108_864;

/**
 * Opens the log at a file path or a `postgres://` address.
 *
 * @throws UserError `log.missing`, `log.no-folder`, `log.exists`, `log.not-a-log`, `log.locked`, `log.read-only`, `log.newer`,
 *   `log.unreachable`, `log.refused`; read only: `log.older`
 */
export async function openLog(address: string, { create = 'never', lockWaitMs, readOnly = false }: OpenOptions = {}): Promise<Log> {
  const postgres = /^postgres(ql)?:\/\//.test(address);
  const shown = postgres ? withoutPassword(address) : address;
  try {
    const timeout = lockWaitMs ?? SQLITE_WAIT_MS;
    if (readOnly) return await openToRead(address, shown, postgres, timeout);
    if (postgres) return await admitted(await openPostgres(address, shown, lockWaitMs), create);
    refusePath(address, create);
    // A crash may have left changes beside the file; opened for writing, even a look would move them into it.
    if (existsSync(address)) await look(openSqlite(address, { readonly: existsSync(`${address}-wal`), timeout }), create);
    return await admitted(forWriting(openSqlite(address, { timeout })), create);
  } catch (error) {
    if (create === 'new' && error instanceof SQLite.SqliteError && error.code === 'SQLITE_NOTADB') throw exists(shown);
    throw asUserError(error, shown);
  }
}

async function openToRead(address: string, shown: string, postgres: boolean, timeout: number): Promise<Log> {
  if (!postgres) refuseNoLog(address);
  const log = postgres ? await openPostgres(address, shown) : openSqlite(address, { readonly: true, timeout });
  try {
    refuse(await readContents(log), 'never', shown);
    await refuseOutdated(log);
    return log;
  } catch (error) {
    await log.close();
    throw error;
  }
}

function refusePath(path: string, create: Create): void {
  if (!existsSync(path)) {
    if (create === 'never') refuseNoLog(path);
    refuseInterrupted(path);
    const folder = dirname(path);
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      throw new UserError(
        'log.no-folder',
        `There is no folder ${folder} to make the log in. Make it first, or choose another place with --log.`,
        EXIT.environment,
      );
    return;
  }
  if (statSync(path).isDirectory()) throw new UserError('log.not-a-log', `${path} is a folder, not a log.`, EXIT.environment);
  if (!isWritable(path))
    throw new UserError(
      'log.read-only',
      `${path} cannot be written to. Give yourself write permission, or choose another log with --log.`,
      EXIT.environment,
    );
}

/** Root may write to a read-only file, so the permission itself is looked at too. */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return (statSync(path).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}

interface SqliteLog extends Log {
  readonly sqlite: SQLite.Database;
}

function openSqlite(path: string, options: SQLite.Options): SqliteLog {
  const sqlite = new SQLite(path, options);
  const db = new Kysely<LogTables>({ dialect: sqliteDialect(sqlite) });
  return { db, engine: 'sqlite', address: path, close: () => db.destroy(), sqlite };
}

/**
 * Kysely's, with two things it leaves out. SQLite can change its schema in a transaction, so a migration that stops midway leaves nothing.
 * And on a full disk SQLite takes the transaction back by itself; taking it back once more fails and would hide the reason.
 */
function sqliteDialect(database: SQLite.Database): Dialect {
  const dialect = new SqliteDialect({ database: rememberingStatements(database) });
  return {
    createAdapter: (): DialectAdapter => Object.create(new SqliteAdapter(), { supportsTransactionalDdl: { value: true } }),
    createDriver() {
      const driver = dialect.createDriver();
      const rollback = driver.rollbackTransaction.bind(driver);
      driver.rollbackTransaction = async (connection) => {
        if (database.inTransaction) await rollback(connection);
      };
      return driver;
    },
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

function forWriting({ sqlite, ...log }: SqliteLog): Log {
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('synchronous = FULL');
    // A large act leaves a large write-ahead file, which is cut again once its pages are in the log.
    sqlite.pragma(`journal_size_limit = ${WAL_BYTES_KEPT}`);
    // What is deleted is written over.
    sqlite.pragma('secure_delete = ON');
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return log;
}

async function openPostgres(address: string, shown: string, lockWaitMs?: number): Promise<Log> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: address, max: 4, connectionTimeoutMillis: 5000 });
  // A connection may be lost while nothing is asked of it, at rest or within a transaction: who asks next is told.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  const db = new Kysely<LogTables>({ dialect: new PostgresDialect({ pool: copyingPool(pool) }) });
  const wait = lockWaitMs === undefined ? {} : { lockWaitMs };
  return { db, engine: 'postgres', address: shown, ...wait, close: () => db.destroy() };
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/([^:@/]*):[^/]*@/, '//$1:***@').replace(/([?&]password=)[^&]*/, '$1***');
}

async function look(log: Log, create: Create): Promise<void> {
  try {
    refuse(await readContents(log), create, log.address);
  } finally {
    await log.close();
  }
}

/** The log, brought up to date; closed again when it is refused. */
async function admitted(log: Log, create: Create): Promise<Log> {
  try {
    refuse(await readContents(log), create, log.address);
    await migrateLog(log);
    return log;
  } catch (error) {
    await log.close();
    throw error;
  }
}

function refuse(contents: Contents, create: Create, address: string): void {
  if (contents === 'empty' && create === 'never') throw missing(`${address} holds no log yet.`);
  if (contents !== 'empty' && create === 'new') throw exists(address);
  if (contents === 'foreign')
    throw new UserError(
      'log.not-a-log',
      `${address} is a database of another program, not an article22 log. Choose another with --log.`,
      EXIT.environment,
    );
}

function missing(sentence: string): UserError {
  return new UserError('log.missing', `${sentence} Make one with: article22 init`, EXIT.environment);
}

function exists(address: string): UserError {
  return new UserError(
    'log.exists',
    `${address} exists already and is not empty; nothing was changed. Choose another log with --log.`,
    EXIT.wouldOverwrite,
  );
}
