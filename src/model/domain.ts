// The registrable domain behind a locator, by the public suffix list. A page that a host's user made (alice.blogspot.com,
// alice.github.io) stands under the host's own domain: that is who gets the notice, and the user's name is not kept.
import { parse } from 'tldts';

/** Registrable domain and host of a locator, both in lower case; the host without `www.`. */
export interface Site {
  readonly host: string;
  readonly domain: string;
}

/**
 * Where a URL or a host name points. Null for IP addresses, for names that are no host, and for a bare word or file name: without a
 * scheme the ending must be one that exists.
 */
export function siteOf(locator: string): Site | null {
  const text = locator.trim();
  // The private part of the list is left out on purpose: it would make each user's page a domain of its own.
  const { domain, hostname, isIcann, isIp } = parse(text, { allowPrivateDomains: false });
  if (!domain || !hostname || isIp) return null;
  if (!isIcann && !/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return null;
  return { host: hostname.replace(/\.$/, '').replace(/^www\d?\.(?=.*\.)/, ''), domain };
}

/** Registrable domain of a URL or host, e.g. `example.co.uk`; null where there is none. */
export function registrableDomain(locator: string): string | null {
  return siteOf(locator)?.domain ?? null;
}

/** One domain with whose it is. */
export interface Owned<T> {
  readonly domain: string;
  readonly owner: T;
}

/**
 * Finds whose a host is: by the longest domain that covers it. A domain beneath which another owner has one (google.com,
 * maps.google.com) covers itself alone; a host beneath it is `unclear`. Null for a host no domain covers.
 */
export function domainIndex<T>(all: readonly Owned<T>[]): (host: string) => Owned<T> | 'unclear' | null {
  const byDomain = new Map(all.map((one) => [one.domain, one]));
  const shared = new Set(
    all.flatMap((one) => parentsOf(one.domain).filter((parent) => byDomain.has(parent) && byDomain.get(parent)?.owner !== one.owner)),
  );
  return (host) => {
    const covering = [host, ...parentsOf(host)].find((domain) => byDomain.has(domain));
    if (covering === undefined) return null;
    return shared.has(covering) && covering !== host ? 'unclear' : (byDomain.get(covering) ?? null);
  };
}

function parentsOf(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(1).map((_, i) => labels.slice(i + 1).join('.'));
}
