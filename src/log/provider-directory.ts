// All providers and services with what stands about each now, for people who look after them: entity by day, spellings, merges and how many
// notices are counted under each. A log has some hundred services at most, so they are read whole.

import { AFTER_EVERY_INSTANT, type Day, type Instant } from '../model/period.ts';
import type { Provider, Service } from '../model/provider.ts';
import type { Db } from './db.ts';
import { followMerges, type Merge, readMerges } from './merges.ts';
import { loadProviderBook } from './provider-book.ts';

export interface Named {
  readonly id: number;
  readonly name: string;
}

export interface ServiceEntry extends Named {
  readonly hosting: Service['hosting'];
  readonly state: Service['state'];
  /** Of all days and channels, those of services merged into it included. */
  readonly notices: number;
  /** The one it is counted under; null: counted on its own. */
  readonly mergedInto: Named | null;
  /** Services that are counted under it. */
  readonly merged: readonly Named[];
  /** But for its own name. */
  readonly spellings: readonly string[];
  readonly domains: readonly string[];
  /** Legal entities, the earliest first; days null: open. */
  readonly entities: readonly { readonly provider: Named; readonly firstOn: Day | null; readonly lastOn: Day | null }[];
  /** Changes when somebody answers about it; see `refuseChanged`. */
  readonly seen: Instant;
}

export interface ProviderEntry extends Named {
  readonly naturalPerson: Provider['naturalPerson'];
  readonly state: Provider['state'];
  /** A service counts for the provider it belonged to on the first day of the month of sending. */
  readonly notices: number;
  readonly mergedInto: Named | null;
  readonly merged: readonly Named[];
  /** Services that belong or belonged to it or to one merged into it, but for those counted under another service. */
  readonly services: readonly ServiceEntry[];
  readonly seen: Instant;
}

export interface ProviderDirectory {
  /** By name. */
  readonly providers: readonly ProviderEntry[];
  readonly services: readonly ServiceEntry[];
}

export async function readProviderDirectory(db: Db): Promise<ProviderDirectory> {
  const services = await readServices(db);
  const rows = await db
    .selectFrom('provider')
    .innerJoin('provider_answer', 'provider_answer.provider_id', 'provider.id')
    .select(['provider.id', 'code', 'name', 'natural_person', 'state', 'provider_answer.recorded_at'])
    .where('superseded_at', 'is', null)
    .execute();
  const merges = await readMerges(db, 'provider', null);
  const notices = await noticesByProvider(db);
  const mergedBy = mergeViews(rows, merges);
  const providers = rows.map((row): ProviderEntry => {
    const under = new Set(rows.filter(({ id }) => followMerges(merges, id) === row.id).map(({ id }) => id));
    const belongs = ({ mergedInto, entities }: ServiceEntry) =>
      mergedInto === null && entities.some(({ provider }) => under.has(provider.id));
    return {
      id: row.id,
      name: row.name,
      naturalPerson: row.natural_person as Provider['naturalPerson'],
      state: row.state as Provider['state'],
      notices: notices.get(row.code) ?? 0,
      ...mergedBy(row.id),
      services: services.filter(belongs),
      seen: row.recorded_at,
    };
  });
  return { providers: providers.sort(byName), services };
}

const byName = (a: Named, b: Named) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }) || a.id - b.id;

/** Where one is counted and which ones are counted under it. */
function mergeViews(all: readonly Named[], merges: readonly Merge[]) {
  const names = new Map(all.map(({ id, name }) => [id, { id, name }]));
  return (id: number): { readonly mergedInto: Named | null; readonly merged: readonly Named[] } => {
    const into = followMerges(merges, id);
    return {
      mergedInto: into === id ? null : (names.get(into) ?? null),
      merged: merges.flatMap(({ from_id }) => (from_id !== id && followMerges(merges, from_id) === id ? (names.get(from_id) ?? []) : [])),
    };
  };
}

async function readServices(db: Db): Promise<ServiceEntry[]> {
  const rows = await db
    .selectFrom('service')
    .innerJoin('service_answer', 'service_answer.service_id', 'service.id')
    .select(['service.id', 'name', 'hosting', 'state', 'service_answer.recorded_at'])
    .where('superseded_at', 'is', null)
    .execute();
  const spellings = await db.selectFrom('service_alias').select(['service_id', 'alias']).orderBy('alias').execute();
  const domains = await db.selectFrom('service_domain').select(['service_id', 'domain']).orderBy('domain').execute();
  const links = await db
    .selectFrom('service_provider')
    .innerJoin('provider', 'provider.id', 'service_provider.provider_id')
    .select(['service_id', 'provider.id', 'provider.name', 'first_on', 'last_on', 'service_provider.recorded_at'])
    .where('superseded_at', 'is', null)
    .execute();
  const merges = await readMerges(db, 'service', null);
  const mergedBy = mergeViews(rows, merges);
  const notices = await noticesByService(db, merges);
  return rows
    .map((row): ServiceEntry => {
      const own = links
        .filter(({ service_id }) => service_id === row.id)
        .sort((a, b) => ((a.first_on ?? '') < (b.first_on ?? '') ? -1 : 1));
      return {
        id: row.id,
        name: row.name,
        hosting: row.hosting as Service['hosting'],
        state: row.state as Service['state'],
        notices: notices.get(row.id) ?? 0,
        ...mergedBy(row.id),
        spellings: spellings.flatMap(({ service_id, alias }) => (service_id === row.id && alias !== row.name ? [alias] : [])),
        domains: domains.flatMap(({ service_id, domain }) => (service_id === row.id ? [domain] : [])),
        entities: own.map(({ id, name, first_on, last_on }) => ({ provider: { id, name }, firstOn: first_on, lastOn: last_on })),
        seen: [row.recorded_at, ...own.map(({ recorded_at }) => recorded_at)].sort().at(-1) ?? row.recorded_at,
      };
    })
    .sort(byName);
}

async function noticesByService(db: Db, merges: readonly Merge[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('service_tally')
    .select('service_id')
    .select((eb) => eb.fn.sum('notices').as('notices'))
    .groupBy('service_id')
    .execute();
  const sums = new Map<number, number>();
  for (const { service_id, notices } of rows) {
    const id = followMerges(merges, service_id);
    sums.set(id, (sums.get(id) ?? 0) + Number(notices));
  }
  return sums;
}

/** By public code. */
async function noticesByProvider(db: Db): Promise<Map<string, number>> {
  const book = await loadProviderBook(db, AFTER_EVERY_INSTANT);
  const rows = await db
    .selectFrom('service_tally')
    .select(['month', 'service_id'])
    .select((eb) => eb.fn.sum('notices').as('notices'))
    .groupBy(['month', 'service_id'])
    .execute();
  const sums = new Map<string, number>();
  for (const { month, service_id, notices } of rows) {
    const { provider } = book.on(service_id || null, `${month}-01`);
    if (provider !== null) sums.set(provider, (sums.get(provider) ?? 0) + Number(notices));
  }
  return sums;
}

/** Numbers of providers and services by their public codes: what a page of sums leads to. */
export async function idsByCode(
  db: Db,
): Promise<{ readonly providers: ReadonlyMap<string, number>; readonly services: ReadonlyMap<string, number> }> {
  const read = async (table: 'provider' | 'service') =>
    new Map((await db.selectFrom(table).select(['id', 'code']).execute()).map(({ id, code }) => [code, id]));
  return { providers: await read('provider'), services: await read('service') };
}
