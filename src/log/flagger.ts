// Entering the flagger's data: checked beyond its shape, and with the time zone that decides on which day a notice was sent.
import { EXIT, quote, UserError } from '../error.ts';
import type { Flagger } from '../model/flagger.ts';
import { dayIn } from '../model/period.ts';
import { categoryOf } from '../model/vocabulary.ts';
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';
import { saveFlagger } from './documents.ts';
import { keepPast } from './notices.ts';
import { openCorrections } from './publications.ts';
import { reportTimeZone, writeSetting } from './settings.ts';

/**
 * Enters the data in the caller's transaction. A new time zone moves notices to the days of that zone, with the earlier values kept.
 * True when something changed.
 *
 * @throws UserError `flagger.unknown-code`, `flagger.time-zone`, `flagger.status-order`
 */
export async function enterFlagger(db: Db, flagger: Flagger, actor: Actor): Promise<boolean> {
  checkFlagger(flagger);
  const changed = await saveFlagger(db, flagger, actor);
  if ((await reportTimeZone(db)) !== flagger.timeZone) {
    await writeSetting(db, 'time-zone', flagger.timeZone);
    await openCorrections(db, await moveDays(db, flagger.timeZone, actor), 'change of time zone', actor);
  }
  return changed;
}

function checkFlagger(flagger: Flagger): void {
  try {
    dayIn(flagger.timeZone, '2026-01-01T00:00:00Z');
  } catch {
    throw new UserError(
      'flagger.time-zone',
      `timeZone ${quote(flagger.timeZone)} is not a known zone; write a name such as Europe/Brussels.`,
      EXIT.inputRefused,
    );
  }
  for (const award of flagger.awards) {
    const codes = award.area.flatMap((item) => item.categories);
    const unknown = codes.find((code) => categoryOf(code) === undefined);
    if (unknown)
      throw new UserError(
        'flagger.unknown-code',
        `Award ${quote(award.code)}: its area names the type ${quote(unknown)}, which is not in schema/content-types.json.`,
      );
    if (award.status[0]?.kind !== 'awarded' || award.status.some((entry, i) => i > 0 && entry.on < (award.status[i - 1]?.on ?? ''))) {
      throw new UserError(
        'flagger.status-order',
        `Award ${quote(award.code)}: the status history must begin with “awarded” and stand in order of days.`,
      );
    }
  }
}

/** Days of sending before and after, of every notice that moved. */
async function moveDays(db: Db, timeZone: string, actor: Actor): Promise<string[]> {
  const notices = await db.selectFrom('notice').selectAll().where('sent_at', 'is not', null).where('removed_at', 'is', null).execute();
  const moved: string[] = [];
  for (const notice of notices) {
    const day = dayIn(timeZone, notice.sent_at ?? '');
    if (day === notice.sent_first_on) continue;
    await keepPast(db, notice, actor.now, null);
    await db
      .updateTable('notice')
      .set({ sent_first_on: day, sent_last_on: day, recorded_at: actor.now, recorded_by: actor.by })
      .where('id', '=', notice.id)
      .execute();
    moved.push(notice.sent_first_on, day);
  }
  return moved;
}
