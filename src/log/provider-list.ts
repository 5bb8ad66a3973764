// Providers and services as the log holds them.
import { compareText } from '../model/normalise.ts';
import type { Provider, Service } from '../model/provider.ts';
import type { Db } from './db.ts';
import { heldBefore } from './held.ts';

/** Providers by code, as answered before an instant; null: now. */
export async function listProviders(db: Db, knownBefore: string | null): Promise<Provider[]> {
  const rows = await db
    .selectFrom('provider')
    .innerJoin('provider_answer', 'provider_answer.provider_id', 'provider.id')
    .select(['code', 'name', 'natural_person', 'state'])
    .where(heldBefore('provider_answer', knownBefore))
    .execute();
  return rows
    .map((row) => ({
      code: row.code,
      name: row.name,
      naturalPerson: row.natural_person as Provider['naturalPerson'],
      state: row.state as Provider['state'],
    }))
    .sort(byCode);
}

/** Services by code, with what was answered and linked before an instant; null: now. Aliases and domains are those of now. */
export async function listServices(db: Db, knownBefore: string | null): Promise<Service[]> {
  const services = await db
    .selectFrom('service')
    .innerJoin('service_answer', 'service_answer.service_id', 'service.id')
    .select(['service.id', 'code', 'name', 'hosting', 'state'])
    .where(heldBefore('service_answer', knownBefore))
    .execute();
  const aliases = byService(await db.selectFrom('service_alias').select(['service_id', 'alias as text']).execute());
  const domains = byService(await db.selectFrom('service_domain').select(['service_id', 'domain as text']).execute());
  const links = byService(
    await db
      .selectFrom('service_provider')
      .innerJoin('provider', 'provider.id', 'service_provider.provider_id')
      .select(['service_id', 'provider.code as provider', 'first_on as firstOn', 'last_on as lastOn'])
      .where(heldBefore('service_provider', knownBefore))
      .execute(),
  );
  return services
    .map(({ id, code, name, hosting, state }) => ({
      code,
      name,
      hosting: hosting as Service['hosting'],
      state: state as Service['state'],
      aliases: aliases(id).map(textOf).sort(compareText),
      domains: domains(id).map(textOf).sort(compareText),
      providers: links(id)
        .map(({ provider, firstOn, lastOn }) => ({ provider, firstOn, lastOn }))
        .sort((a, b) => compareText(a.firstOn ?? '', b.firstOn ?? '')),
    }))
    .sort(byCode);
}

const byCode = (a: { readonly code: string }, b: { readonly code: string }) => compareText(a.code, b.code);

const textOf = ({ text }: { readonly text: string }) => text;

function byService<T extends { readonly service_id: number }>(rows: readonly T[]): (id: number) => readonly T[] {
  const all = new Map<number, T[]>();
  for (const row of rows) {
    const own = all.get(row.service_id);
    if (own) own.push(row);
    else all.set(row.service_id, [row]);
  }
  return (id) => all.get(id) ?? [];
}
