// What an act on notices says afterwards, with the published reports it makes outdated.
import type { Correction } from '../log/corrections.ts';
import { words } from '../web/page.ts';
import type { Told, Visit } from '../web/visit.ts';
import { told } from '../web/answer.ts';

export function toldWith(visit: Visit, key: string, values: Told['values'], corrections: readonly Correction[]): Told {
  const [correction] = corrections;
  if (!correction) return told('notices', key, values);
  const { t, format } = words(visit, 'notices');
  const { first, last } = correction.period;
  return told('notices', 'correction', { what: t(key, values), first: format.day(first), last: format.day(last) });
}
