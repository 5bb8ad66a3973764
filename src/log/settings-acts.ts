// Settings people change: each checked, and in the trail. The time zone and the languages of a report are part of the flagger's data once
// that is entered, so both always say the same. Run them through `act` with the cause `flagger`: another zone may move a notice into
// another period.
import { EXIT, quote, UserError } from '../error.ts';
import { dayIn } from '../model/period.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { readFlagger } from './documents.ts';
import { enterFlagger } from './flagger.ts';
import { readSetting, refuseChanged, reportTimeZone, writeSetting } from './settings.ts';
import { moveDays } from './zone.ts';

const PAGE_LANGUAGE = 'page-language';

/** Languages the pages exist in. */
const PAGE_LANGUAGES = ['nl', 'fr', 'de', 'en'];

/**
 * The zone in which a day is a calendar day. Tells the days of the log anew; returns how many notices that changed. `seen`: the zone that
 * was on the screen; null: whatever it is now.
 *
 * @throws UserError `time-zone.unknown`, `setting.changed-meanwhile`, and those of `enterFlagger`
 */
export async function setTimeZone(db: Db, zone: string, actor: Actor, seen: string | null = null): Promise<number> {
  if (!isZone(zone))
    throw new UserError('time-zone.unknown', `${quote(zone)} is not a known zone; write a name such as Europe/Brussels.`, EXIT.usage);
  const before = await reportTimeZone(db);
  refuseChanged(seen, before);
  const flagger = await readFlagger(db);
  if (flagger) return (await enterFlagger(db, { ...flagger, timeZone: zone }, actor)).moved;
  if (before === zone) return 0;
  await writeSetting(db, 'time-zone', zone);
  const moved = await moveDays(db, zone, actor);
  await addAudit(db, actor, 'time-zone.changed', 'log', { from: before, to: zone, notices: moved });
  return moved;
}

/** Language of the pages for whoever chose none; null: that of the browser. */
export async function pageLanguage(db: Db): Promise<string | null> {
  return readSetting(db, PAGE_LANGUAGE).then((language) => language || null);
}

/** `seen`: the language that was on the screen, `en` where none was chosen. @throws UserError `language.unknown`, `setting.changed-meanwhile` */
export async function setPageLanguage(db: Db, language: string | null, actor: Actor, seen: string | null = null): Promise<void> {
  refuseChanged(seen, (await pageLanguage(db)) ?? 'en');
  if (language !== null) refuseUnknown(language, PAGE_LANGUAGES);
  await change(db, PAGE_LANGUAGE, language ?? '', actor);
}

async function change(db: Db, name: string, value: string, actor: Actor): Promise<void> {
  const before = await readSetting(db, name);
  if (before === value) return;
  await writeSetting(db, name, value);
  await addAudit(db, actor, 'setting.changed', name, { from: before, to: value });
}

function refuseUnknown(language: string, known: readonly string[]): void {
  if (known.includes(language)) return;
  throw new UserError('language.unknown', `${quote(language)} is not one of the languages ${known.join(', ')}.`, EXIT.usage);
}

function isZone(zone: string): boolean {
  try {
    dayIn(zone, '2026-01-01T00:00:00Z');
    return true;
  } catch {
    return false;
  }
}
