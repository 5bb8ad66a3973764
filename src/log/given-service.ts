// The service a person types: one the log has, one the shipped list knows beyond doubt, or a new one where the person says so.
import { EXIT, quote, UserError } from '../error.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { loadServiceBook, resolveService } from './service-book.ts';

/** What a name means before anything is entered. `unknown`: a person must say; `likely`: names it may be, the likeliest first. */
export async function lookUpService(db: Db, name: string): Promise<{ readonly isKnown: boolean; readonly likely: readonly string[] }> {
  const found = (await loadServiceBook(db)).recognise(name);
  return found.outcome === 'ask' ? { isKnown: false, likely: found.likely } : { isKnown: true, likely: [] };
}

/**
 * Returns the name under which the log has the service, entered unconfirmed where it was not there. `addNew`: also when nothing is known
 * of the name.
 *
 * @throws UserError `provider.unknown`
 */
export async function enterGivenService(db: Db, name: string, addNew: boolean, actor: Actor): Promise<string> {
  const { serviceId, entered } = await resolveService(db, await loadServiceBook(db), name, addNew ? 'unconfirmed' : 'hold', actor.now);
  if (serviceId === null)
    throw new UserError('provider.unknown', `The log does not know the service ${quote(name)}.`, EXIT.needsAnswer, { name });
  if (entered !== null) await addAudit(db, actor, 'service.entered', `service ${serviceId}`);
  const row = await db.selectFrom('service').select('name').where('id', '=', serviceId).executeTakeFirstOrThrow();
  return row.name;
}
