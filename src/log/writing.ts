// Every act that writes is one transaction with an instant of its own: later than all before it, even when the clock stood or was set back.
import { sql } from 'kysely';
import type { Actor } from './audit-trail.ts';
import type { Db, Log } from './db.ts';

/**
 * Runs `work` in a transaction that no other writer overlaps. The actor it hands on carries the instant to record; rows of one act share
 * it, and no two acts do, so "before" and "after" are always told apart. Acts on one open log stand in line: those that wait hold no
 * connection, which reading needs.
 */
export function writing<T>(log: Log, actor: Actor, work: (db: Db, actor: Actor) => Promise<T>): Promise<T> {
  const before = lines.get(log.db) ?? Promise.resolve();
  const mine = before.then(() =>
    log.db.transaction().execute(async (db) => {
      if (log.lockWaitMs !== undefined) await sql`select set_config('lock_timeout', ${`${log.lockWaitMs}ms`}, true)`.execute(db);
      return work(db, { ...actor, now: await nextInstant(db, actor.now) });
    }),
  );
  const ended = () => undefined;
  lines.set(log.db, mine.then(ended, ended));
  return mine;
}

/** When the last act in line has ended, well or not; by the `db` of an open log. */
const lines = new WeakMap<Db, Promise<void>>();

/** Takes the writers' lock (a row on PostgreSQL, the file on SQLite) and returns an instant after the last one recorded. */
async function nextInstant(db: Db, now: string): Promise<string> {
  const start = { name: 'last-instant', value: '' };
  await db
    .insertInto('setting')
    .values(start)
    .onConflict((on) => on.column('name').doUpdateSet((eb) => ({ value: eb.ref('setting.value') })))
    .execute();
  const { value: last } = await db.selectFrom('setting').select('value').where('name', '=', start.name).executeTakeFirstOrThrow();
  const at = now > last ? now : new Date(Date.parse(last) + 1).toISOString();
  await db.updateTable('setting').set({ value: at }).where('name', '=', start.name).execute();
  return at;
}
