// A copy is looked at as the doctor looks at a log, before it takes the place of one: what was restored is whole, or it is said what is not.
import type { Actor } from '../log/audit-trail.ts';
import type { Log } from '../log/db.ts';
import { isCurrent } from '../log/migrate.ts';
import { type CopyFacts, lookAtCopy, type Restored, restoreLog } from '../log/restore.ts';
import { examineKept } from './doctor.ts';

/** As `restoreLog`, with all that the doctor asks of what a copy holds: not what lies beside it, and not what time it is. */
export function takeBack(file: string, address: string, actor: Actor, passphrase: string | null = null): Promise<Restored> {
  return restoreLog(file, address, actor, passphrase, async (log) =>
    (await examineKept(log, actor.now)).filter(({ part }) => part !== 'leftovers'),
  );
}

/** Parts that a look at a copy asks by itself, and what lies beside a log, not a copy. */
const ASKED: readonly string[] = ['shape', 'trail', 'leftovers'];

/**
 * As `lookAtCopy`, with all that the doctor asks of a log. Of an earlier version that is only asked once it is brought up to date, which a
 * look does not do. `shownAs`: name of the file in messages.
 */
export function lookBefore(
  file: string,
  address: string,
  now: string,
  passphrase: string | null,
  shownAs = file,
): Promise<CopyFacts & { readonly isAllAsked: boolean }> {
  let isAllAsked = false;
  const look = async (log: Log, version: string) => {
    isAllAsked = isCurrent(version);
    return isAllAsked ? (await examineKept(log, now)).filter(({ part }) => !ASKED.includes(part)) : [];
  };
  return lookAtCopy(file, address, passphrase, look, shownAs).then((facts) => ({ ...facts, isAllAsked }));
}
