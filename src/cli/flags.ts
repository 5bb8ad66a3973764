// Values of options that several commands take: a day, the number of a version.
import { EXIT, UserError } from '../error.ts';
import { type Day, isDay } from '../model/period.ts';

/** @throws UserError `day.unreadable` */
export function dayOf(option: string, text: string): Day {
  if (isDay(text)) return text;
  throw new UserError('day.unreadable', `--${option} must be a day that exists, written YYYY-MM-DD.`, EXIT.usage);
}

/** Null where none is given. @throws UserError `version.unreadable` */
export function versionOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UserError('version.unreadable', '--number must be the number of a version, such as 1.', EXIT.usage);
}
