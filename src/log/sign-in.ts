// Signing in: a login and a password, tried a few times only. A refusal tells nothing about who exists, and takes as long for nobody.
import { createHmac } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';
import { COST, type Cost, hashPassword, isOutdated, nobodysHash, verifyPassword } from '../model/password.ts';
import type { Instant } from '../model/period.ts';
import type { Db } from './db.ts';
import { logKey } from './settings.ts';
import { loginForm, type User, userOf } from './users.ts';

/**
 * Within this time so many tries may fail: of one login from one address, of whatever login from one address, and of one login from
 * everywhere. The last is high, so that nobody elsewhere easily locks a user out.
 */
const WINDOW_MS = 15 * 60_000;
const MOST = { here: 5, address: 20, login: 50 } as const;

/** Who tries; `address`: the network address, null where there is none. */
export interface Trying {
  readonly login: string;
  readonly address: string | null;
}

/**
 * The user, when the password is right and the user may sign in.
 *
 * @throws UserError `sign-in.refused`; `sign-in.too-many`, with `details.retryAt` (an instant)
 */
export function signIn(db: Db, given: Trying & { readonly password: string }, now: Instant, cost: Cost = COST): Promise<User> {
  return limited(db, given, now, async () => {
    const columns = ['id', 'password', 'disabled_at'] as const;
    const row = await db.selectFrom('app_user').select(columns).where('login', '=', loginForm(given.login)).executeTakeFirst();
    const isRight = await verifyPassword(given.password, row?.password ?? nobodysHash(cost));
    if (!row || !isRight || row.disabled_at !== null) return null;
    if (isOutdated(row.password, cost)) {
      const password = await hashPassword(given.password, cost);
      await db.updateTable('app_user').set({ password }).where('id', '=', row.id).where('password', '=', row.password).execute();
    }
    return userOf(db, row.id);
  });
}

/**
 * Lets a password be tried. The try is noted before it is made, so that many at once are counted, too; `work` gives null when it failed.
 *
 * @throws UserError `sign-in.refused`, `sign-in.too-many`
 */
export async function limited<T>(db: Db, { login, address }: Trying, now: Instant, work: () => Promise<T | null>): Promise<T> {
  const key = await logKey(db);
  const [who, from] = [loginKey(key, login), keyed(key, `address ${address ?? ''}`)];
  const keys: Keys = { here: `${who}.${from}`, address: address === null ? null : from, login: `${who}.%` };
  const [since, until] = [later(now, -WINDOW_MS), later(now, WINDOW_MS)];
  // Beyond `until`, too: a clock that was set back must not lock anybody out.
  await db
    .deleteFrom('sign_in_attempt')
    .where((eb) => eb.or([eb('at', '<=', since), eb('at', '>', until)]))
    .execute();
  const tries = [keys.here, ...(keys.address === null ? [] : [keys.address])].map((one) => ({ key: one, at: now }));
  const noted = await db.insertInto('sign_in_attempt').values(tries).returning('id').execute();
  const ids = noted.map(({ id }) => id);
  const retryAt = await lockedUntil(db, keys);
  if (retryAt !== null) {
    await db.deleteFrom('sign_in_attempt').where('id', 'in', ids).execute();
    throw tooMany(retryAt);
  }
  const value = await work().catch(async (error: unknown) => {
    // Nothing was told of the password.
    await db.deleteFrom('sign_in_attempt').where('id', 'in', ids).execute();
    throw error;
  });
  if (value === null) throw refused();
  await db
    .deleteFrom('sign_in_attempt')
    .where((eb) => eb.or([eb('id', 'in', ids), eb('key', '=', keys.here)]))
    .execute();
  return value;
}

/** Forgets the tries of a login: its password is another one now. */
export async function forgetTries(db: Db, login: string): Promise<void> {
  const who = loginKey(await logKey(db), login);
  await db.deleteFrom('sign_in_attempt').where('key', 'like', `${who}.%`).execute();
}

/** As tries are found by; `login` with a `%` for the addresses. */
type Keys = Readonly<Record<keyof typeof MOST, string | null>> & { readonly here: string };

/** When the oldest try that counts is a quarter of an hour old; null: one more may be made. This one is among those counted. */
async function lockedUntil(db: Db, keys: Keys): Promise<Instant | null> {
  for (const [kind, most] of Object.entries(MOST) as [keyof typeof MOST, number][]) {
    const key = keys[kind];
    if (key === null) continue;
    const tries = await db.selectFrom('sign_in_attempt').select('at').where('key', 'like', key).orderBy('at').execute();
    if (tries.length > most) return later(tries[tries.length - 1 - most]?.at ?? '', WINDOW_MS);
  }
  return null;
}

function loginKey(key: Uint8Array, login: string): string {
  return keyed(key, `login ${loginForm(login)}`);
}

function keyed(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(`sign-in ${text}`).digest('hex');
}

function later(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}

function refused(): UserError {
  return new UserError('sign-in.refused', 'Login or password is not right, or this user may not sign in any more.', EXIT.inputRefused);
}

function tooMany(retryAt: Instant): UserError {
  const message = 'Too many tries have failed. Wait a quarter of an hour, or ask whoever administers for a new start password.';
  return new UserError('sign-in.too-many', message, EXIT.inputRefused, { retryAt });
}
