// What an act on notices says afterwards, with the published report it makes outdated.
import type { Correction } from '../log/corrections.ts';
import type { Period } from '../model/period.ts';
import { told } from '../web/answer.ts';
import { words } from '../web/page.ts';
import type { Told } from '../web/told.ts';
import type { Visit } from '../web/visit.ts';

export function toldWith(visit: Visit, key: string, values: Told['values'], corrections: readonly Correction[]): Told {
  return toldWithPeriods(
    visit,
    key,
    values,
    corrections.map(({ period }) => period),
  );
}

/** `outdated`: published periods that are counted otherwise now. */
export function toldWithPeriods(visit: Visit, key: string, values: Told['values'], outdated: readonly Period[]): Told {
  const [period] = outdated;
  if (!period) return told('notices', key, values);
  const { t, format } = words(visit, 'notices');
  return told('notices', 'correction', { what: t(key, values), first: format.day(period.first), last: format.day(period.last) });
}
