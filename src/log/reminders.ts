// Reminders sent for several notices at once: each is a follow-up of its own, in one act.
import type { Day } from '../model/period.ts';
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';
import { addEvent, eventsOf } from './notice-events.ts';

export interface Reminded {
  readonly reminded: number;
  /** Had a reminder of that day already, as when two people worked through one list. */
  readonly already: number;
}

/** Notes that the provider was reminded of these notices on a day. @throws UserError as `addEvent` */
export async function remindOf(db: Db, noticeIds: readonly number[], on: Day, actor: Actor): Promise<Reminded> {
  const ids = [...new Set(noticeIds)];
  const events = await eventsOf(db, ids);
  const due = ids.filter((id) => !events.get(id)?.some((event) => event.kind === 'follow-up' && event.on === on));
  for (const id of due) await addEvent(db, id, { kind: 'follow-up', on, result: null, until: null }, actor);
  return { reminded: due.length, already: ids.length - due.length };
}
