// What an open log is, for all who work with one.
import { type Kysely, SqliteAdapter } from 'kysely';
import type { LogTables } from './tables.ts';

export type Engine = 'sqlite' | 'postgres';
export type Db = Kysely<LogTables>;

/** An open log. `address` is fit for a message: without a password. */
export interface Log {
  readonly db: Db;
  readonly engine: Engine;
  readonly address: string;
  /** Of a log on PostgreSQL: how long an act waits for a lock, milliseconds; without it, without end. SQLite has it in its connection. */
  readonly lockWaitMs?: number;
  close(): Promise<void>;
}

/** Which engine answers, also within a transaction, where the open log itself is not at hand. */
export function engineOf(db: Db): Engine {
  return db.getExecutor().adapter instanceof SqliteAdapter ? 'sqlite' : 'postgres';
}
