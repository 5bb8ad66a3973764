// After erasing: the bytes leave the file, too.
import { sql } from 'kysely';
import { EXIT, UserError } from '../error.ts';
import type { Log } from './db.ts';

/**
 * `gone`: the file was written anew and holds no erased byte. `in-use`: another program reads the log, so parts of it still stand in the
 * file beside it. `server`: that is for whoever runs the PostgreSQL server.
 */
export type Swept = 'gone' | 'in-use' | 'server';

/**
 * Rewrites an SQLite log without what was deleted; not inside a transaction.
 *
 * @throws UserError `log.not-swept` when it cannot be rewritten; what was deleted stays deleted
 */
export async function sweep({ db, engine }: Pick<Log, 'db' | 'engine'>): Promise<Swept> {
  if (engine === 'postgres') return 'server';
  try {
    await sql`vacuum`.execute(db);
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    return rows[0]?.busy === 0 ? 'gone' : 'in-use';
  } catch (error) {
    const reason = (error as { code?: string }).code ?? 'unknown reason';
    throw new UserError(
      'log.not-swept',
      `It is erased from the log, but the file could not be written anew (${reason}), so bytes of it may still stand there. ` +
        'Make room for a second copy of the log, close other programs that have it open, and run the same command again.',
      EXIT.environment,
    );
  }
}
