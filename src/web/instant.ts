// Instants as people read them: in the time zone of the report and the language of the pages.
import type { Instant } from '../model/period.ts';
import { formatFor } from '../render/format.ts';
import type { Visit } from './visit.ts';

/** `22 Nov 2026, 10:05`; long: `22 November 2026 at 10:05`. */
export function instantText(
  { language, timeZone }: Pick<Visit, 'language' | 'timeZone'>,
  at: Instant,
  dateStyle: 'medium' | 'long' = 'medium',
): string {
  const { locale } = formatFor(language);
  return new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short', hourCycle: 'h23', timeZone }).format(Date.parse(at));
}

/** `10:05`. */
export function clockText({ language, timeZone }: Pick<Visit, 'language' | 'timeZone'>, at: Instant): string {
  const { locale } = formatFor(language);
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23', timeZone }).format(Date.parse(at));
}
