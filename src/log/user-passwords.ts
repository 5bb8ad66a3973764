// Passwords of users: their own to choose, and a start password where one was forgotten. Either ends all sessions of the user.
import { EXIT, UserError } from '../error.ts';
import { COST, type Cost, checkPassword, hashPassword, startPassword, verifyPassword } from '../model/password.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Log } from './db.ts';
import { openSession } from './sessions.ts';
import { forgetTries, limited, type Trying } from './sign-in.ts';
import { closeSessionsOf, findUser, type Started, seenUser } from './users.ts';
import { writing } from './writing.ts';

/**
 * The user's own change. A wrong present password counts as a try to sign in. All sessions end; gives the token of a new one, which is opened
 * with the change, for whoever acts.
 *
 * @throws UserError `sign-in.refused`, `sign-in.too-many`, `password.same`, and those of `checkPassword`
 */
export async function changePassword(
  log: Log,
  who: Trying,
  { current, next }: { readonly current: string; readonly next: string },
  actor: Actor,
  cost: Cost = COST,
): Promise<string> {
  const user = await findUser(log.db, who.login);
  checkPassword(next, [user.login, user.name]);
  if (next === current)
    throw new UserError('password.same', 'The new password is the one you have. Choose another one.', EXIT.inputRefused);
  const kept = await limited(log.db, who, actor.now, async () => {
    const row = await log.db.selectFrom('app_user').select('password').where('id', '=', user.id).executeTakeFirst();
    return row && user.disabledAt === null && (await verifyPassword(current, row.password)) ? row.password : null;
  });
  const hash = await hashPassword(next, cost);
  return writing(log, actor, async (db, at) => {
    const { numUpdatedRows } = await db
      .updateTable('app_user')
      .set({ password: hash, must_change: 'no', password_changed_at: at.now })
      .where('id', '=', user.id)
      .where('password', '=', kept)
      .where('disabled_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n)
      throw new UserError('password.changed-meanwhile', 'The password was changed meanwhile. Sign in again.', EXIT.inputRefused);
    await closeSessionsOf(db, user.id);
    await addAudit(db, at, 'user.password-changed', `user ${user.id}`);
    return openSession(db, user.id, actor.now);
  });
}

/** A new start password, shown once; the old one holds no more. @throws UserError as `seenUser` */
export async function resetPassword(
  log: Log,
  login: string,
  actor: Actor,
  cost: Cost = COST,
  seen: string | null = null,
): Promise<Started> {
  const password = startPassword();
  const hash = await hashPassword(password, cost);
  const user = await writing(log, actor, async (db, at) => {
    const found = await seenUser(db, login, seen);
    const row = { password: hash, must_change: 'yes', password_changed_at: at.now };
    await db.updateTable('app_user').set(row).where('id', '=', found.id).execute();
    await closeSessionsOf(db, found.id);
    await forgetTries(db, found.login);
    await addAudit(db, at, 'user.password-reset', `user ${found.id}`);
    return findUser(db, login);
  });
  return { user, startPassword: password };
}
