// Tokens that other programs sign in with: shown once, kept as a SHA-256, each with what it may do and until when.
import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { EXIT, quote, UserError } from '../error.ts';
import { type Day, dayIn, type Instant, isDay } from '../model/period.ts';
import { isScope, SCOPES, type Scope } from '../model/scope.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { ifFree } from './if-free.ts';
import { reportTimeZone } from './settings.ts';
import type { ApiTokenTable } from './tables.ts';

/** By this a token is known when it turns up where it should not be. */
const PREFIX = 'a22_';
const SEEN_MS = 60_000;

export interface Token {
  readonly id: number;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly madeAt: Instant;
  readonly madeBy: string;
  /** To the minute; null: never. */
  readonly lastUsedAt: Instant | null;
  /** Last day on which it holds; null: until it is revoked. */
  readonly endsOn: Day | null;
  readonly revokedAt: Instant | null;
}

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly endsOn: Day | null;
}

/** Those that hold first, each in the order they were made. */
export async function listTokens(db: Db): Promise<Token[]> {
  const tokens = (await db.selectFrom('api_token').selectAll().orderBy('id').execute()).map(toToken);
  return [...tokens.filter((token) => token.revokedAt === null), ...tokens.filter((token) => token.revokedAt !== null)];
}

/**
 * Makes a token; `text` is shown once and kept nowhere.
 *
 * @throws UserError `token.name`, `token.exists`, `token.scope`, `token.ends-on`
 */
export async function makeToken(db: Db, given: NewToken, actor: Actor): Promise<{ readonly token: Token; readonly text: string }> {
  const name = given.name.trim().replace(/\s+/g, ' ');
  if (name === '' || name.length > 80)
    throw new UserError('token.name', 'Name the token: which program uses it? At most 80 characters.', EXIT.usage);
  if ((await listTokens(db)).some((other) => other.revokedAt === null && other.name === name))
    throw new UserError('token.exists', `There is a token ${quote(name)} already. Revoke it first, or choose another name.`, EXIT.usage);
  const scopes = checkedScopes(given.scopes);
  const today = dayIn(await reportTimeZone(db), actor.now);
  if (given.endsOn !== null && (!isDay(given.endsOn) || given.endsOn < today))
    throw new UserError('token.ends-on', 'The last day of the token must be a day that exists, and not in the past.', EXIT.usage);
  const text = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  const row = await db
    .insertInto('api_token')
    .values({
      ...{ name, token_sha256: sha256(text), scopes: scopes.join(' '), made_at: actor.now, made_by: actor.by },
      ...{ last_used_at: null, ends_on: given.endsOn, revoked_at: null, revoked_by: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await addAudit(db, actor, 'token.made', `token ${row.id}`, { scopes, endsOn: given.endsOn });
  return { token: toToken(row), text };
}

/** The token of a text; null: there is none, it was revoked, or its last day is over. */
export async function findToken(db: Db, text: string, now: Instant): Promise<Token | null> {
  if (!text.startsWith(PREFIX)) return null;
  const row = await db.selectFrom('api_token').selectAll().where('token_sha256', '=', sha256(text)).executeTakeFirst();
  if (!row || row.revoked_at !== null) return null;
  if (row.ends_on !== null && dayIn(await reportTimeZone(db), now) > row.ends_on) return null;
  if (row.last_used_at === null || Date.parse(now) - Date.parse(row.last_used_at) >= SEEN_MS)
    await ifFree(db, (free) => free.updateTable('api_token').set({ last_used_at: now }).where('id', '=', row.id).execute());
  return toToken(row);
}

/** @throws UserError `token.unknown` */
export async function revokeToken(db: Db, id: number, actor: Actor): Promise<Token> {
  const row = await db
    .updateTable('api_token')
    .set({ revoked_at: actor.now, revoked_by: actor.by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new UserError('token.unknown', 'No token that holds has that number. See them with: article22 token list', EXIT.usage);
  await addAudit(db, actor, 'token.revoked', `token ${id}`);
  return toToken(row);
}

function checkedScopes(given: readonly string[]): Scope[] {
  const scopes = SCOPES.filter((scope) => given.includes(scope));
  if (scopes.length > 0 && given.every(isScope)) return scopes;
  throw new UserError('token.scope', `Say what the token may do: one or more of ${SCOPES.join(', ')}.`, EXIT.usage);
}

function toToken(row: Selectable<ApiTokenTable>): Token {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes.split(' ').filter(isScope),
    madeAt: row.made_at,
    madeBy: row.made_by,
    lastUsedAt: row.last_used_at,
    endsOn: row.ends_on,
    revokedAt: row.revoked_at,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
