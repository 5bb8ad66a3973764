// Small writes that may be left out, such as “seen just now”: nobody waits for them while another process writes.
import { SqliteAdapter, sql } from 'kysely';
import { UserError } from '../error.ts';
import { asUserError } from './database-errors.ts';
import type { Db } from './db.ts';

/** Does `work` if the log can be written to at once. Says whether it was done. */
export async function ifFree(db: Db, work: (db: Db) => Promise<unknown>): Promise<boolean> {
  try {
    if (db.getExecutor().adapter instanceof SqliteAdapter) await db.connection().execute((one) => withoutWaiting(one, work));
    else await work(db);
    return true;
  } catch (error) {
    // Locked, full or read-only: whoever writes something that matters is told.
    if (asUserError(error, '') instanceof UserError) return false;
    throw error;
  }
}

async function withoutWaiting(db: Db, work: (db: Db) => Promise<unknown>): Promise<void> {
  const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(db);
  await sql`pragma busy_timeout = 0`.execute(db);
  try {
    await work(db);
  } finally {
    await sql.raw(`pragma busy_timeout = ${rows[0]?.timeout ?? 0}`).execute(db);
  }
}
