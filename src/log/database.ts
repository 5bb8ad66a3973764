// Opens the log: an SQLite file or a PostgreSQL server, brought up to date. The home of kysely's dialects and of the drivers.
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { type Dialect, Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { EXIT, UserError } from '../error.ts';
import type { Log } from './db.ts';
import { migrateLog } from './migrate.ts';
import type { LogTables } from './tables.ts';

export interface OpenOptions {
  /** Make the log when there is none; otherwise a missing one is an error. */
  readonly create?: boolean;
  /** How long to wait for another process's lock, milliseconds. */
  readonly lockWaitMs?: number;
}

/**
 * Opens the log at a file path or a `postgres://` address.
 *
 * @throws UserError `log.missing`, `log.exists`, `log.not-a-log`, `log.locked`, `log.read-only`, `log.newer`, `log.unreachable`
 */
export async function openLog(address: string, options: OpenOptions = {}): Promise<Log> {
  const log = /^postgres(ql)?:\/\//.test(address) ? openPostgres(address) : openSqlite(address, options);
  try {
    await migrateLog(log, options.create ?? false);
    return log;
  } catch (error) {
    await log.close();
    throw asUserError(error, log.address);
  }
}

function openSqlite(path: string, options: OpenOptions): Log {
  if (!existsSync(path) && !options.create) {
    throw new UserError('log.missing', `There is no log at ${path}. Make one with: article22 init`, EXIT.environment);
  }
  let sqlite: SQLite.Database;
  try {
    if (existsSync(path) && statSync(path).isDirectory())
      throw new UserError('log.not-a-log', `${path} is a folder, not a log.`, EXIT.environment);
    assertWritable(path);
    sqlite = new SQLite(path, { timeout: options.lockWaitMs ?? 3000 });
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('synchronous = FULL');
  } catch (error) {
    throw asUserError(error, path);
  }
  const db = new Kysely<LogTables>({ dialect: sqliteDialect(sqlite) });
  return { db, engine: 'sqlite', address: path, close: () => db.destroy() };
}

/**
 * On a full disk SQLite takes the transaction back by itself. Taking it back once more fails, and that error would hide the reason.
 */
function sqliteDialect(sqlite: SQLite.Database): Dialect {
  const dialect = new SqliteDialect({ database: sqlite });
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = dialect.createDriver();
      const rollback = driver.rollbackTransaction.bind(driver);
      driver.rollbackTransaction = async (connection) => {
        if (sqlite.inTransaction) await rollback(connection);
      };
      return driver;
    },
  };
}

/** Root may write to a read-only file, so the permission itself is looked at too. */
function assertWritable(path: string): void {
  if (!existsSync(path)) return;
  if ((statSync(path).mode & 0o222) === 0) throw Object.assign(new Error('read-only'), { code: 'SQLITE_READONLY' });
  closeSync(openSync(path, 'r+'));
}

function openPostgres(address: string): Log {
  const pool = new pg.Pool({ connectionString: address, max: 4, connectionTimeoutMillis: 5000 });
  pool.on('error', () => undefined);
  const db = new Kysely<LogTables>({ dialect: new PostgresDialect({ pool }) });
  return { db, engine: 'postgres', address: address.replace(/\/\/([^:@/]*):[^@]*@/, '//$1:***@'), close: () => db.destroy() };
}

/** Turns what a driver throws for a state of the environment into a sentence; everything else stays as it is. */
export function asUserError(error: unknown, address: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof UserError || typeof code !== 'string') return error;
  const say = (name: string, sentence: string) => new UserError(name, sentence, EXIT.environment);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return say('log.locked', `Another process is writing to ${address}. Wait until it is done, then try again.`);
  if (/^SQLITE_READONLY|^EROFS|^EACCES|^EPERM/.test(code))
    return say('log.read-only', `${address} cannot be written to. Give yourself write permission, or choose another log with --log.`);
  if (code === 'SQLITE_NOTADB') return say('log.not-a-log', `${address} is not an article22 log. Choose another file with --log.`);
  if (code.startsWith('SQLITE_CORRUPT')) return say('log.damaged', `${address} is damaged. Restore your last backup copy of it.`);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return say('log.disk-full', `The disk that holds ${address} is full; nothing was changed. Make room and try again.`);
  if (code === 'SQLITE_CANTOPEN') return say('log.missing', `${address} cannot be opened. Does its folder exist?`);
  if (/^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|EAI_AGAIN|57P0\d|08\d{3})$/.test(code))
    return say('log.unreachable', `The PostgreSQL server at ${address} does not answer. Is it running, and is the address right?`);
  if (/^(28\w{3}|3D000)$/.test(code))
    return say('log.refused', `The PostgreSQL server refuses ${address} (${code}). Check user, password and name of the database.`);
  return error;
}
