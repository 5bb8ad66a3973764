// Which legal entity offers a service, from a day to a day. The spans of one service follow each other without gap or overlap.
import { addDays, type Day } from '../model/period.ts';
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';

interface Span {
  readonly provider_id: number;
  /** Null: from the start. */
  readonly first_on: Day | null;
  /** Null: open. */
  readonly last_on: Day | null;
}

const BEFORE_ALL = '';
const AFTER_ALL = '9999-12-31';

/**
 * Makes a provider the entity of a service from a day on (null: from the start), until the day before the next change already known.
 * Earlier and later changes stay as they are. True when that changed something.
 */
export async function linkProvider(db: Db, serviceId: number, providerId: number, since: Day | null, actor: Actor): Promise<boolean> {
  const links = await db
    .selectFrom('service_provider')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('superseded_at', 'is', null)
    .execute();
  const from = since ?? BEFORE_ALL;
  const changed = links.find((link) => (link.first_on ?? BEFORE_ALL) <= from && from <= (link.last_on ?? AFTER_ALL));
  if (changed?.provider_id === providerId) return false;
  if (changed) {
    await db.updateTable('service_provider').set({ superseded_at: actor.now }).where('id', '=', changed.id).execute();
    if (since !== null && (changed.first_on ?? BEFORE_ALL) < since) {
      const { provider_id, first_on } = changed;
      await addSpan(db, serviceId, { provider_id, first_on, last_on: addDays(since, -1) }, actor.now);
    }
  }
  const next = links
    .flatMap((link) => link.first_on ?? [])
    .filter((day) => day > from)
    .sort()[0];
  await addSpan(db, serviceId, { provider_id: providerId, first_on: since, last_on: next ? addDays(next, -1) : null }, actor.now);
  return true;
}

/** Enters a span as it is; `linkProvider` is for a service that has others. */
export async function addSpan(db: Db, serviceId: number, span: Span, now: string): Promise<void> {
  await db
    .insertInto('service_provider')
    .values({ service_id: serviceId, ...span, recorded_at: now, superseded_at: null })
    .execute();
}
