// Sessions of the browser. A session is found by a token that only its cookie holds; the log keeps the token's SHA-256.
import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../model/period.ts';
import type { Db } from './db.ts';
import { ifFree } from './if-free.ts';
import { type User, userOf } from './users.ts';

/** The longest a session lasts, and how long one of a team lasts without use. */
const LASTS_MS = 12 * 3_600_000;
const IDLE_MS = 3_600_000;
/** Use within a minute is not noted again, so that reading does not write. */
const SEEN_MS = 60_000;

export interface Session {
  /** Null: the one person who works alone. */
  readonly user: User | null;
  /** What each form of this session carries. */
  readonly csrf: string;
  readonly endsAt: Instant;
}

/**
 * Opens a session and returns its token, for the cookie and nowhere else. `userId` null: for the one person who works alone. Ended ones
 * are cleared away.
 */
export async function openSession(db: Db, userId: number | null, now: Instant): Promise<string> {
  await db.deleteFrom('session').where('ends_at', '<=', now).execute();
  const token = secret();
  const times = { made_at: now, last_seen_at: now, ends_at: new Date(Date.parse(now) + LASTS_MS).toISOString() };
  await db
    .insertInto('session')
    .values({ token_sha256: sha256(token), user_id: userId, csrf: secret(), ...times })
    .execute();
  return token;
}

/**
 * The session of a token; null: none, ended, an hour without use (of one who signed in), its user was disabled, or it was opened by a clock
 * that was ahead and has been set back since: it would outlast the others.
 */
export async function findSession(db: Db, token: string, now: Instant): Promise<Session | null> {
  const hash = sha256(token);
  const row = await db.selectFrom('session').selectAll().where('token_sha256', '=', hash).executeTakeFirst();
  if (!row || row.ends_at <= now || Date.parse(row.made_at) - Date.parse(now) > IDLE_MS) return null;
  const idleMs = Date.parse(now) - Date.parse(row.last_seen_at);
  if (row.user_id !== null && idleMs >= IDLE_MS) return null;
  const user = row.user_id === null ? null : await userOf(db, row.user_id);
  if (user && user.disabledAt !== null) return null;
  if (idleMs >= SEEN_MS) {
    await ifFree(db, (free) => free.updateTable('session').set({ last_seen_at: now }).where('token_sha256', '=', hash).execute());
  }
  return { user, csrf: row.csrf, endsAt: row.ends_at };
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('session').where('token_sha256', '=', sha256(token)).execute();
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
