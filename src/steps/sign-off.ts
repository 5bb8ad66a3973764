// Step 3, the last part: a person says "I have read these files". The signature holds for exactly these bytes.
import { EXIT, UserError } from '../error.ts';
import type { Actor } from '../log/audit-trail.ts';
import type { Log } from '../log/db.ts';
import { isNobody, isOnePerson, peopleInOffice, unknownPerson } from '../log/people.ts';
import { saveSignOff } from '../log/sign-offs.ts';
import { writing } from '../log/writing.ts';
import { type CheckOutcome, readCheck, readFindings, refuseOtherFiles } from './check.ts';

/**
 * Signs the files of the latest check. `seen`: SHA-256 of the files that were read; null: those of the latest check. Returns the check as
 * it then stands.
 *
 * @throws UserError `draft.missing`, `check.missing`, `check.changed`, `sign-off.who`, `person.unknown`, `gate.closed` while findings are open
 */
export async function signOff(log: Log, actor: Actor, seen: string | null = null): Promise<CheckOutcome> {
  if (isNobody(actor.by))
    throw new UserError('sign-off.who', 'Say who has read the files, with --by or the variable ARTICLE22_BY.', EXIT.usage);
  await writing(log, actor, async (db, at) => {
    const { open, filesSha256 } = await readFindings({ db });
    refuseOtherFiles(seen, filesSha256);
    const people = await peopleInOffice(db);
    if (people.length > 0 && !people.some((name) => isOnePerson(name, at.by))) throw unknownPerson();
    if (open.length > 0) {
      throw new UserError(
        'gate.closed',
        `${open.length} findings are open, so there is nothing to sign yet. See them with: article22 check --open`,
        EXIT.gateClosed,
        { open: open.length },
      );
    }
    await saveSignOff(db, filesSha256, at);
  });
  return readCheck(log);
}
