// Who may be named. A provider is named once it is confirmed and known not to be a natural person; a service once it is confirmed.
import assert from 'node:assert/strict';
import { compareText } from '../model/normalise.ts';
import type { Provider, Service } from '../model/provider.ts';
import { type Change, OTHER_PROVIDERS, OTHER_SERVICES, type Report } from '../model/report.ts';
import { NOT_RECORDED } from '../model/vocabulary.ts';

export interface Naming {
  /** Code a provider is counted under; null is a provider that was not recorded. */
  provider(code: string | null): string;
  /** `provider/service` under the provider's shown code; null where no service is told apart. */
  service(provider: string | null, service: string | null): string | null;
  /** May this member of dimension `provider` be named today? True for one the log no longer knows. */
  mayBeNamed(member: string): boolean;
  /** Names of the given members of dimension `provider`, in order of code. */
  names(members: readonly string[]): Report['providers'];
}

export function naming(providers: readonly Provider[], services: readonly Service[]): Naming {
  const providerOf = new Map(providers.map((provider) => [provider.code, provider]));
  const serviceOf = new Map(services.map((service) => [service.code, service]));

  const shown = (code: string | null): string => {
    if (code === null) return NOT_RECORDED;
    const provider = providerOf.get(code);
    assert(provider, 'a count has a provider the log does not list');
    return provider.state === 'confirmed' && provider.naturalPerson === 'no' ? code : OTHER_PROVIDERS;
  };

  return {
    provider: shown,
    service(provider, service) {
      const owner = shown(provider);
      if (owner === NOT_RECORDED || owner === OTHER_PROVIDERS) return null;
      if (service === null) return `${owner}/${NOT_RECORDED}`;
      return `${owner}/${serviceOf.get(service)?.state === 'confirmed' ? service : OTHER_SERVICES}`;
    },
    mayBeNamed(member) {
      const [code = ''] = member.split('/');
      return !providerOf.has(code) || shown(code) === code;
    },
    names(members) {
      const servicesOf = beneath(members);
      return members
        .flatMap((code) => {
          const provider = providerOf.get(code);
          if (!provider) return [];
          const own = servicesOf(code).flatMap((member) => {
            const service = serviceOf.get(member.slice(code.length + 1));
            return service ? [{ code: member, name: service.name }] : [];
          });
          return [{ code, name: provider.name, services: own.sort((a, b) => compareText(a.code, b.code)) }];
        })
        .sort((a, b) => compareText(a.code, b.code));
    },
  };
}

/** Members that stand beneath another (`provider/service`), by its code. */
export function beneath(members: readonly string[]): (code: string) => readonly string[] {
  const byCode = new Map<string, string[]>();
  for (const member of members) {
    const [code = ''] = member.split('/');
    if (member.length === code.length) continue;
    const own = byCode.get(code);
    if (own) own.push(member);
    else byCode.set(code, [member]);
  }
  return (code) => byCode.get(code) ?? [];
}

/** Changes without those of providers that an earlier report named and that may not be named today. */
export function nameable(changes: readonly Change[], names: Naming): Change[] {
  return changes.filter((change) => !change.table.endsWith('by-provider') || names.mayBeNamed(change.at[0] ?? ''));
}

/** Names of the members of this report, and of those that stand in its comparison with earlier ones only. */
export function namesWith(members: readonly string[], earlier: readonly (Report | undefined)[], names: Naming): Report['providers'] {
  const named = new Map(names.names(members).map((provider) => [provider.code, provider]));
  for (const provider of earlier.flatMap((report) => report?.providers ?? [])) {
    if (!names.mayBeNamed(provider.code)) continue;
    const own = named.get(provider.code) ?? { ...provider, services: [] };
    const services = provider.services.filter((service) => !own.services.some((other) => other.code === service.code));
    named.set(provider.code, { ...own, services: [...own.services, ...services].sort((a, b) => compareText(a.code, b.code)) });
  }
  return [...named.values()].sort((a, b) => compareText(a.code, b.code));
}
