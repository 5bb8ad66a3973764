// What stands in the form of a draft before anything is typed: the next period that is due, a year that was chosen, the draft as it was, or
// the published version to be corrected.
import type { Draft } from '../log/drafts.ts';
import { newestVersions, type Publication } from '../log/publications.ts';
import type { Flagger } from '../model/flagger.ts';
import { addDays, addMonths, type Day, type Period, samePeriod } from '../model/period.ts';
import type { Values } from '../web/forms.ts';

export interface Wanted {
  readonly today: Day;
  /** A year that was chosen. */
  readonly year: string | null;
  /** Number of the published version to be corrected. */
  readonly correct: string | null;
}

/** Values of the fields, by name. */
export function firstValues(
  flagger: Flagger | null,
  publications: readonly Publication[],
  draft: Draft | null,
  { today, year, correct }: Wanted,
): Values {
  const corrected = publications.find(({ id }) => String(id) === correct);
  if (corrected) return { ...valuesOf(corrected.kind, corrected.period), ...given(corrected.publicAddress, corrected.spanDay) };
  if (year !== null && /^\d{4}$/.test(year)) return valuesOf('annual', yearOf(year, flagger));
  const isOut = publications.some(
    ({ period, version }) => draft !== null && samePeriod(period, draft.report.period) && version >= draft.report.version,
  );
  if (draft && !isOut) {
    const { kind, period, publicAddress } = draft.report;
    return { ...valuesOf(kind, period), ...given(publicAddress, draft.spanDay) };
  }
  return valuesOf('annual', nextPeriod(flagger, publications, today));
}

function valuesOf(kind: string, { first, last }: Period): Values {
  return { kind: [kind], first: [first], last: [last] };
}

function given(address: string | null, span: string | null): Values {
  return { address: [address ?? ''], span: [span ?? ''] };
}

/** The calendar year; in that of the award from the day of the award on. */
function yearOf(year: string, flagger: Flagger | null): Period {
  const awardedOn = firstAward(flagger);
  const first = awardedOn?.startsWith(year) ? awardedOn : `${year}-01-01`;
  return { first, last: `${year}-12-31` };
}

/** After the last yearly report; the first one begins on the day of the award, and no period is longer than twelve months. */
function nextPeriod(flagger: Flagger | null, publications: readonly Publication[], today: Day): Period {
  const last = newestVersions(publications)
    .filter(({ kind }) => kind === 'annual')
    .map(({ period }) => period.last)
    .sort()
    .at(-1);
  const first = last ? addDays(last, 1) : firstAward(flagger);
  if (!first || first > today) return { first: `${today.slice(0, 4)}-01-01`, last: `${today.slice(0, 4)}-12-31` };
  const [longest, endOfYear] = [addDays(addMonths(first, 12), -1), `${first.slice(0, 4)}-12-31`];
  // A first period of a few days only is taken together with what follows.
  return { first, last: endOfYear < addMonths(first, 3) ? longest : endOfYear };
}

function firstAward(flagger: Flagger | null): Day | undefined {
  return flagger?.awards.flatMap(({ status }) => status.filter(({ kind }) => kind === 'awarded').map(({ on }) => on)).sort()[0];
}
