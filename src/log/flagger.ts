// Entering the flagger's data: checked beyond its shape, and with the time zone that decides on which day a notice was sent.
import { EXIT, quote, UserError } from '../error.ts';
import { boundaryDays } from '../model/area.ts';
import type { Flagger } from '../model/flagger.ts';
import { addMonths, type Day, dayIn } from '../model/period.ts';
import { categoryOf } from '../model/vocabulary.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { saveFlagger } from './documents.ts';
import { cutSlices } from './report-fold.ts';
import { reportTimeZone, writeSetting } from './settings.ts';
import { moveDays } from './zone.ts';

/**
 * Enters the data in the caller's transaction. A new time zone tells the days of the log anew (`moved`: how many notices that changed).
 *
 * @throws UserError `flagger.unknown-code`, `flagger.time-zone`, `flagger.status-order`
 */
export async function enterFlagger(db: Db, flagger: Flagger, actor: Actor): Promise<{ readonly changed: boolean; readonly moved: number }> {
  checkFlagger(flagger);
  const saved = await saveFlagger(db, flagger, actor);
  await cutSlices(db, likelyBorders(flagger));
  const before = await reportTimeZone(db);
  if (before === flagger.timeZone) return { changed: saved, moved: 0 };
  await writeSetting(db, 'time-zone', flagger.timeZone);
  const moved = await moveDays(db, flagger.timeZone, actor);
  await addAudit(db, actor, 'time-zone.changed', 'log', { from: before, to: flagger.timeZone, notices: moved });
  return { changed: true, moved };
}

const YEARS_AHEAD = 10;

/** Days on which status or area change, and on which years of an award begin: reports are counted between them. */
function likelyBorders(flagger: Flagger): Day[] {
  const begins = flagger.awards.flatMap(({ decidedOn, status }) => [decidedOn, ...(status[0] ? [status[0].on] : [])]);
  const years = Array.from({ length: YEARS_AHEAD }, (_, year) => 12 * (year + 1));
  return [...boundaryDays(flagger), ...begins, ...begins.flatMap((day) => years.map((months) => addMonths(day, months)))];
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
