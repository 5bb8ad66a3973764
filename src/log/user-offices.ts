// Who may approve in the browser is a person in office, under the same name: signatures come from people in office, and where there are
// two of them nobody signs alone for work of their own.
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';
import { addPerson, isOnePerson, peopleInOffice, retirePerson } from './people.ts';

/**
 * A right that was given brings its bearer into office, one that was taken away ends the office. Whoever never had it stays as they are:
 * people may also be entered without being able to sign in.
 */
export async function moveOffice(db: Db, name: string, approves: { before: boolean; after: boolean }, actor: Actor): Promise<void> {
  const { before, after } = approves;
  if (before === after) return;
  const inOffice = (await peopleInOffice(db)).some((other) => isOnePerson(other, name));
  if (after && !inOffice) await addPerson(db, name, actor);
  if (before && inOffice) await retirePerson(db, name, actor);
}
