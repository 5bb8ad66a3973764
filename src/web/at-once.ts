// What a page does while somebody waits, and what runs beside it: to count published periods again, or to date every notice anew, takes
// long where there are many.
import { listNewestVersions } from '../log/corrections.ts';
import type { Db } from '../log/db.ts';
import { sumMonths } from '../log/tally-sums.ts';
import type { Flagger } from '../model/flagger.ts';
import { ANY_NOTICE } from '../model/notice-filter.ts';

/** So many notices are counted again while a page waits. */
const AT_ONCE_MAX = 20_000;

/** Would counting the published periods again take long? Nothing else is counted again. */
export async function isLongToCount(db: Db, noticesMax = AT_ONCE_MAX): Promise<boolean> {
  return (await hasMany(db, noticesMax)) && (await listNewestVersions(db)).length > 0;
}

/** The area decides what is counted, and the time zone on which day. */
export async function isLongToEnter(db: Db, before: Flagger | null, after: Flagger, noticesMax = AT_ONCE_MAX): Promise<boolean> {
  if (before?.timeZone !== after.timeZone && (await hasMany(db, noticesMax))) return true;
  return JSON.stringify(before?.awards) !== JSON.stringify(after.awards) && (await isLongToCount(db, noticesMax));
}

async function hasMany(db: Db, noticesMax: number): Promise<boolean> {
  return (await sumMonths(db, ANY_NOTICE, { first: null, last: null })) > noticesMax;
}
