// The people who read reports before they go out. The flagger's own staff, entered by itself; who left is kept with the day.
import { EXIT, UserError } from '../error.ts';
import { isDisguised, isLegible, personForm } from '../model/person.ts';
import { type Actor, addAudit, UNNAMED } from './audit-trail.ts';
import type { Db } from './db.ts';

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly addedAt: string;
  /** Null: in office. */
  readonly retiredAt: string | null;
}

/** Those in office first, each in the order they were entered. */
export async function listPeople(db: Db): Promise<Person[]> {
  const rows = await db.selectFrom('person').selectAll().orderBy('id').execute();
  const people = rows.map((row) => ({ id: row.id, name: row.name, addedAt: row.added_at, retiredAt: row.retired_at }));
  return [...people.filter((one) => one.retiredAt === null), ...people.filter((one) => one.retiredAt !== null)];
}

/** Names of those in office. */
export async function peopleInOffice(db: Db): Promise<string[]> {
  return (await listPeople(db)).filter((one) => one.retiredAt === null).map(({ name }) => name);
}

/** Does a name say of nobody who it is? No letter of it can be read, or it says that nobody was named. */
export function isNobody(name: string): boolean {
  return !isLegible(name) || isOnePerson(name, UNNAMED);
}

/** Does a reader take both for the same name? */
export function isOnePerson(name: string, other: string): boolean {
  return personForm(name) === personForm(other);
}

/**
 * A name as it is kept: blanks evened out.
 *
 * @throws UserError `person.blank`, `person.mixed-scripts`
 */
export function nameOfPerson(name: string): string {
  const shown = name.trim().replace(/\s+/g, ' ');
  if (isNobody(shown))
    throw new UserError('person.blank', 'The name is blank or names nobody; expected was the name of a person.', EXIT.usage);
  if (isDisguised(shown)) {
    const message = 'The name mixes letters of two scripts that look alike (Latin and Cyrillic, for example). Write it in one of them.';
    throw new UserError('person.mixed-scripts', message, EXIT.usage);
  }
  return shown;
}

/** @throws UserError `person.blank`, `person.mixed-scripts`, `person.exists` */
export async function addPerson(db: Db, name: string, actor: Actor): Promise<void> {
  const shown = nameOfPerson(name);
  if (await find(db, shown)) {
    throw new UserError(
      'person.exists',
      'A person of that name, or of one that looks the same, is in office already. See: article22 person list',
      EXIT.usage,
    );
  }
  const row = { name: shown, added_at: actor.now, added_by: actor.by, retired_at: null, retired_by: null };
  const { id } = await db.insertInto('person').values(row).returning('id').executeTakeFirstOrThrow();
  await addAudit(db, actor, 'person.added', `person ${id}`);
}

/** @throws UserError `person.unknown` */
export async function retirePerson(db: Db, name: string, actor: Actor): Promise<void> {
  const person = await find(db, name);
  if (!person) throw unknownPerson();
  await db.updateTable('person').set({ retired_at: actor.now, retired_by: actor.by }).where('id', '=', person.id).execute();
  await addAudit(db, actor, 'person.retired', `person ${person.id}`);
}

export function unknownPerson(): UserError {
  return new UserError(
    'person.unknown',
    'Nobody in office has that name. See the names with “article22 person list”, or enter one with “article22 person add NAME”.',
    EXIT.usage,
  );
}

async function find(db: Db, name: string): Promise<Person | undefined> {
  return (await listPeople(db)).find((one) => one.retiredAt === null && isOnePerson(one.name, name));
}
