// The name under which the one person alone acts, where no command gave one.

import { EXIT, UserError } from '../error.ts';
import type { Db } from './db.ts';
import { isNobody } from './people.ts';
import { writeSetting } from './settings.ts';

/** Setting of the log. */
export const OWN_NAME = 'own-name';

/** @throws UserError `person.blank` */
export async function setOwnName(db: Db, name: string): Promise<void> {
  const shown = name.trim().replace(/\s+/g, ' ');
  if (isNobody(shown))
    throw new UserError('person.blank', 'The name is blank or names nobody; expected was the name of a person.', EXIT.usage);
  await writeSetting(db, OWN_NAME, shown);
}
