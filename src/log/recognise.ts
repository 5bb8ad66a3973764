// Which service a name means. The same normal form, a spelling someone vouches for or a known address decides; everything else is a
// question with the likely answers, because two services counted as one cannot be told apart again.
import { domainIndex, siteOf } from '../model/domain.ts';
import { mixesScripts, seenAsLatin } from '../model/look-alike.ts';
import { compareText, normaliseLabel } from '../model/normalise.ts';
import { bareEntityForm, entityForm, namesEntity, serviceForm } from '../model/service-name.ts';
import { nearFinder } from '../model/variants.ts';

/** One service as the log or the shipped list knows it. */
export interface KnownName {
  readonly name: string;
  /** Id in the log; null for a service that only the shipped list has. */
  readonly id: number | null;
  /** Spellings of the log, its own name among them, each decided by a person or met with the service. */
  readonly spellings: readonly string[];
  /** Name and spellings of the shipped list. */
  readonly shipped: readonly string[];
  readonly domains: readonly string[];
  /** Names of the legal entities it belongs to or belonged to. */
  readonly providers: readonly string[];
}

export interface Directory {
  readonly services: readonly KnownName[];
  /** Names of company groups with the legal entities in them. */
  readonly groups: readonly { readonly names: readonly string[]; readonly providers: readonly string[] }[];
}

/**
 * Why a name needs an answer. `mixed-scripts`: letters that pass for others. `one-service`: a legal entity with one service, which may be
 * the one meant. `entity`: nearly the name of a legal entity. `group`: a company group. `several`: several services. `near`: nearly
 * the name of a service. `unknown`: like nothing known.
 */
export type Doubt = 'mixed-scripts' | 'one-service' | 'entity' | 'group' | 'several' | 'near' | 'unknown';

export type Recognition =
  | { readonly outcome: 'service'; readonly service: KnownName; readonly how: 'name' | 'spelling' | 'domain' }
  /** The legal entity is told and the service is not. */
  | { readonly outcome: 'provider'; readonly provider: string }
  /** `likely`: names of services to choose from, the likeliest first; `provider`: the legal entity named, if one is. */
  | { readonly outcome: 'ask'; readonly doubt: Doubt; readonly likely: readonly string[]; readonly provider: string | null };

export type Recogniser = (name: string) => Recognition;

/** Says of any name what it means. The answer depends on the directory and the name alone. */
export function recogniser({ services, groups }: Directory): Recogniser {
  const exact = uniqueBy(services, ({ spellings }) => spellings.map(normaliseLabel));
  const own = uniqueBy(services, ({ spellings }) => spellings.map(serviceForm));
  const shipped = uniqueBy(services, ({ shipped: names }) => names.map(serviceForm));
  const domains = domainIndex(services.flatMap((owner) => owner.domains.map((domain) => ({ domain, owner }))));
  const entities = servicesByEntity(services);
  const groupEntities = new Map(groups.flatMap(({ names, providers }) => names.map((name) => [serviceForm(name), providers] as const)));

  let finder: ((name: string) => KnownName[]) | undefined;
  const near = (name: string) => {
    finder ??= nearFinder(services.flatMap((of) => [...of.spellings, ...of.shipped].map((one) => ({ name: one, of }))));
    return finder(name);
  };

  const direct = (name: string): Recognition | null => {
    const form = serviceForm(name);
    const byName = exact.get(normaliseLabel(name)) ?? own.get(form);
    if (byName) return { outcome: 'service', service: byName, how: 'name' };
    // A name the log already counts as two services is not for the shipped list to decide.
    if (own.has(form)) return null;
    const listed = shipped.get(form);
    if (listed) return { outcome: 'service', service: listed, how: serviceForm(listed.name) === form ? 'name' : 'spelling' };
    const site = siteOf(name);
    const owned = site && domains(site.host);
    return owned && owned !== 'unclear' ? { outcome: 'service', service: owned.owner, how: 'domain' } : null;
  };

  const servicesOf = (providers: readonly string[]) => [
    ...new Set(providers.flatMap((provider) => entities.get(entityForm(provider))?.services ?? [])),
  ];
  const namesOf = (some: readonly KnownName[]) => byLog(some).map(({ name }) => name);

  const byEntity = (name: string): Recognition | null => {
    const entity = entities.get(entityForm(name));
    if (!entity) return null;
    // A service that bears its entity's name stands for "service not told" and is no service of its own.
    const told = entity.services.filter((service) => entityForm(service.name) !== entityForm(entity.name));
    const [self, another] = entity.services.filter((service) => !told.includes(service));
    if (told.length === 0) return self && !another ? { outcome: 'service', service: self, how: 'name' } : null;
    if (told.length > 1) return { outcome: 'provider', provider: entity.name };
    return { outcome: 'ask', doubt: 'one-service', likely: namesOf(told), provider: entity.name };
  };

  /** `Facebook (Meta)`, `X / Twitter`: one service named twice, or with its owner. */
  const byParts = (name: string): Recognition | null => {
    const parts = name.split(/[()[\]/|,;+&]|\s[-–—]\s/u).map((part) => part.trim());
    const named = parts.filter((part) => /[\p{L}\p{N}]/u.test(part));
    if (named.length < 2) return null;
    const found = named.map((part) => direct(part));
    const hits = [...new Set(found.flatMap((one) => (one?.outcome === 'service' ? [one.service] : [])))];
    const [only] = hits;
    if (!only) return null;
    if (hits.length > 1) return { outcome: 'ask', doubt: 'several', likely: namesOf(hits), provider: null };
    const owners = only.providers.map(entityForm);
    const ownsIt = (part: string) =>
      owners.includes(entityForm(part)) || (groupEntities.get(serviceForm(part)) ?? []).some((one) => owners.includes(entityForm(one)));
    if (named.every((part, i) => found[i] !== null || ownsIt(part))) return { outcome: 'service', service: only, how: 'spelling' };
    return { outcome: 'ask', doubt: 'near', likely: [only.name], provider: null };
  };

  const ask = (name: string): Recognition => {
    const group = groupEntities.get(serviceForm(name));
    if (group) return { outcome: 'ask', doubt: 'group', likely: namesOf(servicesOf(group)), provider: null };
    const bare = bareEntityForm(name);
    const alike = [...entities.values()].filter(
      (entity) => bareEntityForm(entity.name) === bare && (namesEntity(name) || namesEntity(entity.name)),
    );
    if (alike.length > 0) {
      const likely = namesOf(alike.flatMap((entity) => entity.services));
      return { outcome: 'ask', doubt: 'entity', likely, provider: alike.length === 1 ? (alike[0]?.name ?? null) : null };
    }
    const named = namesEntity(name) ? (own.get(bare) ?? shipped.get(bare)) : null;
    if (named) return { outcome: 'ask', doubt: 'entity', likely: [named.name], provider: null };
    const likely = namesOf(near(name));
    return { outcome: 'ask', doubt: likely.length > 0 ? 'near' : 'unknown', likely, provider: null };
  };

  const memo = new Map<string, Recognition>();
  return (name) => {
    const known = memo.get(name);
    if (known) return known;
    const found = direct(name) ?? byEntity(name) ?? lookAlike(name, direct) ?? byParts(name) ?? ask(name);
    memo.set(name, found);
    return found;
  };
}

/** A name that mixes scripts, or that only looks like a known one. One the log knows by these very letters does not come here. */
function lookAlike(name: string, direct: (name: string) => Recognition | null): Recognition | null {
  const seen = seenAsLatin(name);
  const found = seen === null ? null : direct(seen);
  if (!found && !mixesScripts(name)) return null;
  return { outcome: 'ask', doubt: 'mixed-scripts', likely: found?.outcome === 'service' ? [found.service.name] : [], provider: null };
}

/** Services by key; a key that two services claim decides nothing and is kept as null. */
function uniqueBy(services: readonly KnownName[], keysOf: (service: KnownName) => readonly string[]): Map<string, KnownName | null> {
  const found = new Map<string, KnownName | null>();
  for (const service of services) {
    for (const key of new Set(keysOf(service))) found.set(key, found.has(key) && found.get(key) !== service ? null : service);
  }
  return found;
}

interface Entity {
  readonly name: string;
  readonly services: KnownName[];
}

function servicesByEntity(services: readonly KnownName[]): Map<string, Entity> {
  const found = new Map<string, Entity>();
  for (const service of services) {
    for (const provider of service.providers) {
      const entity = found.get(entityForm(provider)) ?? { name: provider, services: [] };
      if (!entity.services.includes(service)) entity.services.push(service);
      found.set(entityForm(provider), entity);
    }
  }
  return found;
}

/** Those of the log first, then by name. */
function byLog(services: readonly KnownName[]): KnownName[] {
  return [...services].sort((a, b) => Number(a.id === null) - Number(b.id === null) || compareText(a.name, b.name));
}
