// Days on which people say that they did something outside the log: none before what it was done with, none that is still to come.
import { EXIT, UserError } from '../error.ts';
import { type Day, dayIn } from '../model/period.ts';
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';
import { reportTimeZone } from './settings.ts';

/** What came before: `what` as in “the report was published”, on a day. */
interface Earliest {
  readonly on: Day;
  readonly what: string;
}

/** @throws UserError `day.order` for a day before the earliest or after today */
export async function refuseOtherDays(db: Db, on: Day, earliest: Earliest, actor: Actor): Promise<void> {
  const today = dayIn(await reportTimeZone(db), actor.now);
  if (on >= earliest.on && on <= today) return;
  const sentence = `The day ${on} cannot be: ${earliest.what} on ${earliest.on}, and today is ${today}.`;
  throw new UserError('day.order', sentence, EXIT.usage, { on, earliest: earliest.on, today });
}
