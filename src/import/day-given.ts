// A date as a person types it: a month, a day, or a day and time in the report's zone.
import { EXIT, quote, UserError } from '../error.ts';
import type { Dated } from '../model/notice.ts';
import { datePattern } from './date-pattern.ts';

const FORMS = ['yyyy-MM-dd HH:mm', "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ssXXX", 'yyyy-MM-dd', 'yyyy-MM'];

/**
 * Reads `2026-05`, `2026-05-03`, `2026-05-03 14:30` or an ISO instant; local times are of `timeZone`.
 *
 * @throws UserError `date.unparseable`
 */
export function givenDate(text: string, timeZone: string): Dated {
  for (const form of FORMS) {
    const reading = datePattern(form, 'en').read(text.trim(), { source: timeZone, report: timeZone });
    if (reading.outcome === 'ok') return reading.dated;
  }
  throw new UserError(
    'date.unparseable',
    `${quote(text)} is not a date that exists. Write 2026-05-03, 2026-05-03 14:30 or 2026-05.`,
    EXIT.usage,
  );
}
