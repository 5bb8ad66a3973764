// Which provider a service belonged to on a day, with merges followed, as known before an instant.
import { addDays, type Day } from '../model/period.ts';
import type { Db } from './db.ts';
import { heldBefore } from './held.ts';
import { followMerges, readMerges } from './merges.ts';

export interface ProviderBook {
  /** Public codes; null: not recorded. */
  on(serviceId: number | null, day: Day): { readonly provider: string | null; readonly service: string | null };
  /** Days from which a service belonged to another provider. */
  readonly changeDays: readonly Day[];
}

export async function loadProviderBook(db: Db, knownBefore: string): Promise<ProviderBook> {
  const serviceMerges = await readMerges(db, 'service', knownBefore);
  const providerMerges = await readMerges(db, 'provider', knownBefore);
  const serviceCodes = new Map((await db.selectFrom('service').select(['id', 'code']).execute()).map((row) => [row.id, row.code]));
  const providerCodes = new Map((await db.selectFrom('provider').select(['id', 'code']).execute()).map((row) => [row.id, row.code]));
  const links = await db
    .selectFrom('service_provider')
    .selectAll()
    .where(heldBefore('service_provider', knownBefore))
    .orderBy('id')
    .execute();
  const linksOf = new Map<number, typeof links>();
  for (const link of links) linksOf.set(link.service_id, [...(linksOf.get(link.service_id) ?? []), link]);
  return {
    on(serviceId, day) {
      if (serviceId === null) return { provider: null, service: null };
      const service = followMerges(serviceMerges, serviceId);
      const link = linksOf.get(service)?.find((one) => (one.first_on ?? '') <= day && day <= (one.last_on ?? '9999-12-31'));
      const provider = link ? (providerCodes.get(followMerges(providerMerges, link.provider_id)) ?? null) : null;
      return { provider, service: provider ? (serviceCodes.get(service) ?? null) : null };
    },
    changeDays: links.flatMap((link) => [...(link.first_on ? [link.first_on] : []), ...(link.last_on ? [addDays(link.last_on, 1)] : [])]),
  };
}
