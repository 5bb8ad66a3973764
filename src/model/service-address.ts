// The address a locator gives for its service: for records that have locations and no name of a service.
import { domainIndex, type Owned, siteOf } from './domain.ts';
import { knownServices } from './vocabulary.ts';

let index: ((host: string) => Owned<string> | 'unclear' | null) | undefined;

/**
 * Domain of the known service a URL lies at, else its registrable domain: never a user's own part of the host. Null where the URL has
 * none.
 */
export function serviceAddress(url: string): string | null {
  const site = siteOf(url);
  if (!site) return null;
  index ??= domainIndex(knownServices().flatMap(({ service, domains }) => domains.map((domain) => ({ domain, owner: service }))));
  const owned = index(site.host);
  // Beneath a domain that several services share, only the host tells which one it is.
  return owned === 'unclear' ? site.host : (owned?.domain ?? site.domain);
}
