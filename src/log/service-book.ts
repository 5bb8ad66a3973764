// The services the log knows, and what a name in a source means to it.
import type { Profile } from '../model/profile.ts';
import { serviceForm } from '../model/service-name.ts';
import { knownGroups, knownServices } from '../model/vocabulary.ts';
import type { Db } from './db.ts';
import { addAlias, enterRecognised, shownName } from './enter-service.ts';
import { followMerges } from './merges.ts';
import { type Doubt, type KnownName, type Recognition, recogniser } from './recognise.ts';

/** Names of services as the log knows them, in memory for one import. */
export interface ServiceBook {
  /** Id of the service a name stands for beyond doubt; null when the log does not have it. */
  find(name: string): number | null;
  /** What a name means, by the log as it was when the book was loaded and by the shipped list. */
  recognise(name: string): Recognition;
  /** Takes note of what a name was resolved to since. */
  remember(name: string, serviceId: number): void;
  /** What it was resolved to since the book was loaded, in this or another spelling of one normal form; null when it was not. */
  remembered(name: string): number | null;
  readonly services: readonly KnownName[];
}

export async function loadServiceBook(db: Db): Promise<ServiceBook> {
  const services = withShipped(await ownServices(db));
  const recognise = recogniser({ services, groups: knownGroups() });
  const entered = new Map<string, number>();
  return {
    recognise,
    services,
    find(name) {
      const found = recognise(name);
      return found.outcome === 'service' ? found.service.id : null;
    },
    remember: (name, serviceId) => entered.set(serviceForm(shownName(name)), serviceId),
    remembered: (name) => entered.get(serviceForm(shownName(name))) ?? null,
  };
}

/** Services of the log with their spellings, those of services merged into them included. */
async function ownServices(db: Db): Promise<KnownName[]> {
  const rows = await db.selectFrom('service').select(['id', 'name']).orderBy('id').execute();
  const aliases = await db.selectFrom('service_alias').select(['service_id', 'alias']).orderBy('form').execute();
  const domains = await db.selectFrom('service_domain').select(['service_id', 'domain']).orderBy('domain').execute();
  const links = await db
    .selectFrom('service_provider')
    .innerJoin('provider', 'provider.id', 'service_provider.provider_id')
    .select(['service_id', 'provider.name as provider'])
    .where('superseded_at', 'is', null)
    .orderBy('service_provider.id')
    .execute();
  const merges = await db.selectFrom('merge').selectAll().where('kind', '=', 'service').where('undone_at', 'is', null).execute();
  const into = (id: number) => followMerges(merges, id);
  const of = <T extends { readonly service_id: number }>(all: readonly T[]) => {
    const byService = new Map<number, T[]>();
    for (const one of all) byService.set(into(one.service_id), [...(byService.get(into(one.service_id)) ?? []), one]);
    return byService;
  };
  const [aliasesOf, domainsOf, linksOf] = [of(aliases), of(domains), of(links)];
  return rows
    .filter((row) => into(row.id) === row.id)
    .map(({ id, name }) => ({
      id,
      name,
      spellings: (aliasesOf.get(id) ?? []).map(({ alias }) => alias),
      shipped: [],
      domains: (domainsOf.get(id) ?? []).map(({ domain }) => domain),
      providers: (linksOf.get(id) ?? []).map(({ provider }) => provider),
    }));
}

/** Adds what the shipped list knows: to the log's own service of that name or, failing that, of another of its spellings. */
export function withShipped(own: readonly KnownName[]): KnownName[] {
  const bySpelling = new Map(own.flatMap((service) => service.spellings.map((one) => [serviceForm(one), service] as const)));
  const byName = new Map(own.map((service) => [serviceForm(service.name), service]));
  const shippedFor = new Map<KnownName, { names: string[]; domains: string[] }>();
  const unmet: KnownName[] = [];
  for (const known of knownServices()) {
    const names = [known.service, ...known.aliases];
    const met = bySpelling.get(serviceForm(known.service)) ?? known.aliases.flatMap((one) => byName.get(serviceForm(one)) ?? [])[0];
    if (met) {
      const before = shippedFor.get(met) ?? { names: [], domains: [] };
      shippedFor.set(met, { names: [...before.names, ...names], domains: [...before.domains, ...known.domains] });
    } else {
      unmet.push({ name: known.service, id: null, spellings: [], shipped: names, domains: known.domains, providers: [known.provider] });
    }
  }
  const met = own.map((service) => {
    const { names, domains } = shippedFor.get(service) ?? { names: [], domains: [] };
    return { ...service, shipped: names, domains: [...new Set([...service.domains, ...domains])] };
  });
  return [...met, ...unmet];
}

/** What an import does with the name of a service. */
export type Resolution =
  /** `entered`: the name under which the log now has it for the first time. */
  | { readonly serviceId: number; readonly entered: string | null; readonly question: ServiceQuestion | null }
  | { readonly serviceId: null; readonly entered: null; readonly question: ServiceQuestion };

/** What a person should look at. `taken-as`: decided by a shipped spelling or an address, and said aloud. */
export interface ServiceQuestion {
  readonly doubt: Doubt | 'taken-as';
  /** The name as it may be shown: of a URL only the domain. */
  readonly name: string;
  /** Names of services, the likeliest first. */
  readonly likely: readonly string[];
  readonly provider: string | null;
}

/**
 * Finds the service of a name, or enters it: one of the shipped list at once, a legal entity as "service not told", any other only where
 * the profile says so. What is not certain comes with a question, once for each spelling; nothing is ever counted under a service that
 * is only like it. Which names become one service does not depend on their order.
 */
export async function resolveService(
  db: Db,
  book: ServiceBook,
  name: string,
  unknown: Profile['unknownServices'],
  now: string,
): Promise<Resolution> {
  const found = book.recognise(name);
  const met = found.outcome === 'service' && found.how === 'name' ? found.service.id : null;
  const resolved = met ?? book.remembered(name);
  if (resolved !== null) return { serviceId: resolved, entered: null, question: null };
  const question = questionOf(name, found);
  if (found.outcome === 'ask' && unknown === 'hold' && question) return { serviceId: null, entered: null, question };
  const { serviceId, entered } = await enterRecognised(db, name, found, now);
  book.remember(name, serviceId);
  return { serviceId, entered, question };
}

function questionOf(name: string, found: Recognition): ServiceQuestion | null {
  const shown = shownName(name);
  if (found.outcome === 'ask') return { doubt: found.doubt, name: shown, likely: found.likely, provider: found.provider };
  if (found.outcome === 'provider' || found.how === 'name') return null;
  return { doubt: 'taken-as', name: shown, likely: [found.service.name], provider: null };
}

/**
 * Enters a service the log has not met, unconfirmed, under the legal entity the shipped list names or else under its own name; one it
 * has is found. Returns its id.
 */
export async function enterService(db: Db, name: string, now: string): Promise<number> {
  const found = (await loadServiceBook(db)).recognise(name);
  if (found.outcome === 'service' && found.service.id !== null) {
    await addAlias(db, found.service.id, name);
    return found.service.id;
  }
  return (await enterRecognised(db, name, found, now)).serviceId;
}
