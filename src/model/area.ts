// Standing and area: was the status in force on a day, and does a type lie inside the designated area (Article 22(1), (2), (6))?
import type { Standing } from './count.ts';
import type { Award, Flagger } from './flagger.ts';
import type { InArea } from './notice.ts';
import { addDays, type Day } from './period.ts';

/** Standing of the flagger on a day: in force when any of its awards is. */
export function standingOn(flagger: Flagger | null, day: Day): Standing {
  if (!flagger) return 'before-award';
  const standings = flagger.awards.map((award) => awardStandingOn(award, day));
  return (
    (['in-force', 'suspended', 'after-end', 'before-award'] as const).find((standing) => standings.includes(standing)) ?? 'before-award'
  );
}

function awardStandingOn(award: Award, day: Day): Standing {
  if (award.endsOn && day > award.endsOn) return 'after-end';
  const last = [...award.status].sort((a, b) => (a.on < b.on ? -1 : 1)).findLast((entry) => entry.on <= day);
  if (!last) return 'before-award';
  if (last.kind === 'suspended') return 'suspended';
  return last.kind === 'revoked' || last.kind === 'ended' ? 'after-end' : 'in-force';
}

/**
 * Inside the area when an item in force on the day covers the type without a condition; undetermined when all that cover it have a
 * condition the codes cannot tell.
 */
export function inAreaOn(flagger: Flagger | null, category: string, subcategory: string | null, day: Day): InArea {
  if (!flagger) return 'undetermined';
  const items = flagger.awards
    .flatMap((award) => award.area)
    .filter((item) => item.firstOn <= day && (item.lastOn === null || day <= item.lastOn))
    .filter((item) => item.categories.some((code) => code === category || code === subcategory));
  if (items.length === 0) return 'no';
  return items.some((item) => item.condition === null) ? 'yes' : 'undetermined';
}

/** Days on which standing or area change; between two of them they are constant. */
export function boundaryDays(flagger: Flagger | null): Day[] {
  return (flagger?.awards ?? []).flatMap((award) => [
    ...award.status.map((entry) => entry.on),
    ...(award.endsOn ? [addDays(award.endsOn, 1)] : []),
    ...award.area.flatMap((item) => [item.firstOn, ...(item.lastOn ? [addDays(item.lastOn, 1)] : [])]),
  ]);
}
