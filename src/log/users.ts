// The people of a team who may sign in: who they are and what they may do. Each act is a transaction of its own, in the trail, and never
// with a password. At least one of them administers.
import type { Selectable } from 'kysely';
import { EXIT, quote, UserError } from '../error.ts';
import { COST, type Cost, hashPassword, startPassword } from '../model/password.ts';
import type { Instant } from '../model/period.ts';
import { isRole, may, type Role } from '../model/role.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db, Log } from './db.ts';
import { isOnePerson, nameOfPerson } from './people.ts';
import type { AppUserTable } from './tables.ts';
import { moveOffice } from './user-offices.ts';
import { writing } from './writing.ts';

export type Theme = 'light' | 'dark';

export interface User {
  readonly id: number;
  /** Lower case. */
  readonly login: string;
  /** Under which the person acts and signs. */
  readonly name: string;
  readonly role: Role;
  /** Has a start password, which only lets them choose another. */
  readonly mustChange: boolean;
  readonly passwordChangedAt: Instant;
  /** Two letters; null: that of the log. */
  readonly language: string | null;
  readonly theme: Theme | null;
  readonly addedAt: Instant;
  /** Null: may sign in. */
  readonly disabledAt: Instant | null;
}

export interface NewUser {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
}

/** A start password is shown once and kept nowhere. */
export interface Started {
  readonly user: User;
  readonly startPassword: string;
}

/** Those who may sign in first, each by login. */
export async function listUsers(db: Db): Promise<User[]> {
  const rows = await db.selectFrom('app_user').selectAll().orderBy('login').execute();
  const users = rows.map(toUser);
  return [...users.filter((user) => user.disabledAt === null), ...users.filter((user) => user.disabledAt !== null)];
}

export async function userOf(db: Db, id: number): Promise<User | null> {
  const row = await db.selectFrom('app_user').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toUser(row) : null;
}

/** A login as it is kept. */
export function loginForm(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/** @throws UserError `user.unknown` */
export async function findUser(db: Db, login: string): Promise<User> {
  const row = await db.selectFrom('app_user').selectAll().where('login', '=', loginForm(login)).executeTakeFirst();
  if (row) return toUser(row);
  throw new UserError('user.unknown', 'There is no user with that login. See them with: article22 user list', EXIT.usage);
}

/**
 * Enters a user with a start password. One who may approve is a person in office from now on.
 *
 * @throws UserError `user.login`, `user.exists`, `user.name-taken`, `user.first-admin`, `person.blank`, `person.mixed-scripts`
 */
export async function addUser(log: Log, { login, name, role }: NewUser, actor: Actor, cost: Cost = COST): Promise<Started> {
  const given = { login: checkedLogin(login), name: nameOfPerson(name) };
  const password = startPassword();
  // Before the transaction: it takes a while, and others wait for the log.
  const hash = await hashPassword(password, cost);
  const user = await writing(log, actor, async (db, at) => {
    const others = await listUsers(db);
    refuseTaken(given, others);
    if (role !== 'admin' && !others.some(isAdmin))
      throw new UserError('user.first-admin', 'Nobody administers yet: the first user must have the role admin.', EXIT.usage);
    const { id } = await db
      .insertInto('app_user')
      .values({
        ...given,
        role,
        ...{ password: hash, must_change: 'yes', password_changed_at: at.now },
        ...{ language: null, theme: null, added_at: at.now, added_by: at.by, disabled_at: null, disabled_by: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await addAudit(db, at, 'user.added', `user ${id}`, { role });
    await moveOffice(db, given.name, { before: false, after: may(role, 'approve') }, at);
    return findUser(db, given.login);
  });
  return { user, startPassword: password };
}

/** What somebody sees of a user before they change one. */
export const userStamp = ({ role, disabledAt }: User): string => `${role} ${disabledAt ?? ''}`;

/** As `findUser`, unless they are not as `seen` any more; null: however they are. @throws UserError `user.unknown`, `user.changed-meanwhile` */
export async function seenUser(db: Db, login: string, seen: string | null): Promise<User> {
  const user = await findUser(db, login);
  if (seen === null || seen === userStamp(user)) return user;
  throw new UserError('user.changed-meanwhile', 'Somebody changed this user meanwhile. Look at the user again.', EXIT.wouldOverwrite);
}

/** Ends their sessions, too. @throws UserError as `seenUser`, and `user.last-admin` */
export function setRole(log: Log, login: string, role: Role, actor: Actor, seen: string | null = null): Promise<User> {
  return writing(log, actor, async (db, at) => {
    const user = await seenUser(db, login, seen);
    if (user.role === role) return user;
    if (role !== 'admin') await refuseLastAdmin(db, user);
    await db.updateTable('app_user').set({ role }).where('id', '=', user.id).execute();
    await closeSessionsOf(db, user.id);
    await addAudit(db, at, 'user.role-set', `user ${user.id}`, { from: user.role, to: role });
    await moveOffice(db, user.name, { before: approves(user), after: approves({ ...user, role }) }, at);
    return { ...user, role };
  });
}

/** They may not sign in any more, and their sessions end. @throws UserError as `seenUser`, and `user.last-admin` */
export function disableUser(log: Log, login: string, actor: Actor, seen: string | null = null): Promise<User> {
  return writing(log, actor, async (db, at) => {
    const user = await seenUser(db, login, seen);
    if (user.disabledAt !== null) return user;
    await refuseLastAdmin(db, user);
    await db.updateTable('app_user').set({ disabled_at: at.now, disabled_by: at.by }).where('id', '=', user.id).execute();
    await closeSessionsOf(db, user.id);
    await addAudit(db, at, 'user.disabled', `user ${user.id}`);
    await moveOffice(db, user.name, { before: approves(user), after: false }, at);
    return { ...user, disabledAt: at.now };
  });
}

/** They may sign in again, with the password they had. @throws UserError as `seenUser` */
export function enableUser(log: Log, login: string, actor: Actor, seen: string | null = null): Promise<User> {
  return writing(log, actor, async (db, at) => {
    const user = await seenUser(db, login, seen);
    if (user.disabledAt === null) return user;
    await db.updateTable('app_user').set({ disabled_at: null, disabled_by: null }).where('id', '=', user.id).execute();
    await addAudit(db, at, 'user.enabled', `user ${user.id}`, { role: user.role });
    const enabled = { ...user, disabledAt: null };
    await moveOffice(db, user.name, { before: false, after: approves(enabled) }, at);
    return enabled;
  });
}

/** How the pages look to this user: their own affair, so not in the trail. */
export async function setPreferences(db: Db, id: number, preferences: Pick<User, 'language' | 'theme'>): Promise<void> {
  const { language, theme } = preferences;
  await db.updateTable('app_user').set({ language, theme }).where('id', '=', id).execute();
}

/** Ends all sessions of a user: what they may do, or how they prove who they are, has changed. */
export async function closeSessionsOf(db: Db, userId: number): Promise<void> {
  await db.deleteFrom('session').where('user_id', '=', userId).execute();
}

const isAdmin = (user: User) => user.disabledAt === null && may(user.role, 'administer');
const approves = (user: User) => user.disabledAt === null && may(user.role, 'approve');

async function refuseLastAdmin(db: Db, user: User): Promise<void> {
  if (!isAdmin(user) || (await listUsers(db)).filter(isAdmin).length > 1) return;
  throw new UserError('user.last-admin', 'Nobody else administers. Make somebody else admin first.', EXIT.usage);
}

function checkedLogin(login: string): string {
  const form = loginForm(login);
  if (/^[a-z0-9][a-z0-9._@-]{1,63}$/.test(form)) return form;
  throw new UserError(
    'user.login',
    `The login ${quote(login)} cannot be used: 2 to 64 characters are taken, letters a to z, digits, and . _ @ -, the first a letter or digit.`,
    EXIT.usage,
  );
}

/** Two people under one name could sign for each other, also one after the other. */
function refuseTaken({ login, name }: Pick<NewUser, 'login' | 'name'>, others: readonly User[]): void {
  if (others.some((other) => other.login === login))
    throw new UserError('user.exists', `The login ${quote(login)} is taken. See: article22 user list`, EXIT.usage);
  if (others.some((other) => isOnePerson(other.name, name))) {
    throw new UserError(
      'user.name-taken',
      'Another user has that name, or one that looks the same. Enable that one again, or add something that tells the two apart.',
      EXIT.usage,
    );
  }
}

function toUser(row: Selectable<AppUserTable>): User {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    // What a newer program may have written there gives no right that we know of.
    role: isRole(row.role) ? row.role : 'analyst',
    mustChange: row.must_change === 'yes',
    passwordChangedAt: row.password_changed_at,
    language: row.language,
    theme: row.theme === 'light' || row.theme === 'dark' ? row.theme : null,
    addedAt: row.added_at,
    disabledAt: row.disabled_at,
  };
}
