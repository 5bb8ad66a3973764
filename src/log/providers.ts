// What people decide about providers and services: confirm, alias, merge, a change of legal entity from a day on.
import { EXIT, quote, UserError } from '../error.ts';
import { compareText, normaliseLabel } from '../model/normalise.ts';
import { addDays } from '../model/period.ts';
import type { Provider, Service, ServiceAnswer } from '../model/provider.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { addAlias, enterNamedService, enterProvider, findSpelling } from './enter-service.ts';
import { followMerges } from './merge.ts';
import { enterService, loadServiceBook } from './service-book.ts';

type NaturalPerson = Provider['naturalPerson'];

/** Providers by code. */
export async function listProviders(db: Db): Promise<Provider[]> {
  const rows = await db.selectFrom('provider').selectAll().execute();
  return rows
    .map((row) => ({
      code: row.code,
      name: row.name,
      naturalPerson: row.natural_person as NaturalPerson,
      state: row.state as Provider['state'],
    }))
    .sort((a, b) => compareText(a.code, b.code));
}

/** Services by code, with aliases, domains and dated providers as held now. */
export async function listServices(db: Db): Promise<Service[]> {
  const [services, aliases, domains, links] = [
    await db.selectFrom('service').selectAll().execute(),
    await db.selectFrom('service_alias').selectAll().execute(),
    await db.selectFrom('service_domain').selectAll().execute(),
    await db
      .selectFrom('service_provider')
      .innerJoin('provider', 'provider.id', 'service_provider.provider_id')
      .select(['service_id', 'provider.code as provider', 'first_on', 'last_on'])
      .where('superseded_at', 'is', null)
      .execute(),
  ];
  return services
    .map((row) => ({
      code: row.code,
      name: row.name,
      hosting: row.hosting as Service['hosting'],
      state: row.state as Service['state'],
      aliases: aliases
        .filter((alias) => alias.service_id === row.id)
        .map((alias) => alias.alias)
        .sort(compareText),
      domains: domains
        .filter((domain) => domain.service_id === row.id)
        .map((domain) => domain.domain)
        .sort(compareText),
      providers: links
        .filter((link) => link.service_id === row.id)
        .map(({ provider, first_on, last_on }) => ({ provider, firstOn: first_on, lastOn: last_on }))
        .sort((a, b) => compareText(a.firstOn ?? '', b.firstOn ?? '')),
    }))
    .sort((a, b) => compareText(a.code, b.code));
}

/** Days of one service whose counts a change touches; null is open. */
export interface TouchedService {
  readonly serviceId: number;
  readonly firstOn: string | null;
}

/**
 * Takes answers about services: enters or confirms each with its legal entity, spellings and, with `since`, a change of entity
 * from that day. Returns what was touched, so that published periods can be looked at.
 */
export async function answerServices(db: Db, answers: readonly ServiceAnswer[], actor: Actor): Promise<TouchedService[]> {
  const touched: TouchedService[] = [];
  const ordered = [...answers].sort((a, b) => compareText(a.since ?? '', b.since ?? ''));
  for (const answer of ordered) {
    const serviceId = await answeredService(db, answer, actor.now);
    const providerId = await enterProvider(db, answer.provider, answer.naturalPerson, actor.now);
    await db.updateTable('service').set({ hosting: answer.hosting, state: 'confirmed' }).where('id', '=', serviceId).execute();
    await db
      .updateTable('provider')
      .set({ natural_person: answer.naturalPerson, state: 'confirmed' })
      .where('id', '=', providerId)
      .execute();
    for (const alias of answer.aliases) await nameService(db, alias, serviceId, actor);
    if (await linkProvider(db, serviceId, providerId, answer.since, actor)) touched.push({ serviceId, firstOn: answer.since });
  }
  await addAudit(db, actor, 'provider.answered', 'services', { services: answers.length });
  return touched;
}

/** The service an answer is about, entered under the very name and entity of the answer when the log does not have it. */
async function answeredService(db: Db, { service, provider, since }: ServiceAnswer, now: string): Promise<number> {
  const present = (await loadServiceBook(db)).find(service);
  if (present !== null) return present;
  return since === null ? enterNamedService(db, service, provider, now) : enterService(db, service, now);
}

/** Makes a provider the entity of a service from a day on (null: from the start). True when that changed something. */
async function linkProvider(db: Db, serviceId: number, providerId: number, since: string | null, actor: Actor): Promise<boolean> {
  const links = await db
    .selectFrom('service_provider')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('superseded_at', 'is', null)
    .execute();
  const holds = links.some((link) => link.provider_id === providerId && link.first_on === since);
  if (holds) return false;
  const replaced = links.filter((link) => (link.last_on ?? '9999-12-31') >= (since ?? ''));
  // "From the start" corrects the entity of the first span and leaves later, dated changes alone.
  const gone = since === null ? replaced.filter((link) => link.first_on === null) : replaced;
  const laterFirst = links
    .map((link) => link.first_on)
    .filter((day): day is string => day !== null && day > (since ?? ''))
    .sort(compareText)[0];
  for (const link of gone) {
    await db.updateTable('service_provider').set({ superseded_at: actor.now }).where('id', '=', link.id).execute();
    if (since !== null && (link.first_on ?? '') < since) {
      await insertLink(
        db,
        { service_id: serviceId, provider_id: link.provider_id, first_on: link.first_on, last_on: addDays(since, -1) },
        actor.now,
      );
    }
  }
  const lastOn = since === null && laterFirst ? addDays(laterFirst, -1) : null;
  await insertLink(db, { service_id: serviceId, provider_id: providerId, first_on: since, last_on: lastOn }, actor.now);
  return true;
}

async function insertLink(
  db: Db,
  link: { service_id: number; provider_id: number; first_on: string | null; last_on: string | null },
  now: string,
): Promise<void> {
  await db
    .insertInto('service_provider')
    .values({ ...link, recorded_at: now, superseded_at: null })
    .execute();
}

/**
 * Confirms services (and their providers) by name, or all that are unconfirmed. Returns the names confirmed.
 *
 * @throws UserError `provider.unknown`
 */
export async function confirmServices(
  db: Db,
  names: readonly string[] | 'all',
  naturalPerson: NaturalPerson,
  actor: Actor,
): Promise<string[]> {
  const services = await listServices(db);
  const book = await loadServiceBook(db);
  const ids = new Map((await db.selectFrom('service').select(['id', 'code']).execute()).map((row) => [row.id, row.code]));
  const codes =
    names === 'all'
      ? services.filter((service) => service.state === 'unconfirmed').map(({ code }) => code)
      : names.map((name) => codeOf(name, book.find(name), ids));
  const chosen = services.filter((service) => codes.includes(service.code));
  for (const service of chosen) {
    await db
      .updateTable('service')
      .set({ state: 'confirmed', hosting: service.hosting === 'unclear' ? 'yes' : service.hosting })
      .where('code', '=', service.code)
      .execute();
    const providers = service.providers.map((link) => link.provider);
    await db.updateTable('provider').set({ state: 'confirmed' }).where('code', 'in', providers).execute();
    await db
      .updateTable('provider')
      .set({ natural_person: naturalPerson })
      .where('code', 'in', providers)
      .where('natural_person', '=', 'unknown')
      .execute();
  }
  await addAudit(db, actor, 'provider.confirmed', 'services', { services: chosen.map(({ code }) => code), naturalPerson });
  return chosen.map(({ name }) => name);
}

function codeOf(name: string, id: number | null, codes: ReadonlyMap<number, string>): string {
  const code = id === null ? undefined : codes.get(id);
  if (!code) throw unknownService(name);
  return code;
}

function unknownService(name: string): UserError {
  return new UserError('provider.unknown', `No service is called ${quote(name)}. See the names with: article22 provider list`, EXIT.usage);
}

/**
 * Makes a spelling mean a service, for what is imported from now on. When the spelling is the name of a service of its own, the two are
 * merged, and what was imported counts with it.
 *
 * @throws UserError `provider.unknown`
 */
export async function aliasService(db: Db, alias: string, service: string, actor: Actor): Promise<TouchedService[]> {
  const serviceId = (await loadServiceBook(db)).find(service);
  if (serviceId === null) throw unknownService(service);
  const touched = await nameService(db, alias, serviceId, actor);
  await addAudit(db, actor, 'provider.alias', `service ${serviceId}`, {});
  return touched;
}

async function nameService(db: Db, alias: string, serviceId: number, actor: Actor): Promise<TouchedService[]> {
  const other = await findSpelling(db, alias);
  if (other === serviceId) return [];
  if (other === null) {
    await addAlias(db, serviceId, alias);
    return [];
  }
  await db.updateTable('service_alias').set({ service_id: serviceId }).where('form', '=', normaliseLabel(alias)).execute();
  const { name } = await db.selectFrom('service').select('name').where('id', '=', other).executeTakeFirstOrThrow();
  // A mere spelling of another service changes hands; only a service's own name merges the two.
  if (normaliseLabel(name) !== normaliseLabel(alias)) return [];
  await db
    .insertInto('merge')
    .values({ kind: 'service', from_id: other, into_id: serviceId, recorded_at: actor.now, undone_at: null })
    .execute();
  return [{ serviceId: other, firstOn: null }];
}

/**
 * Counts one provider under another from now on; reversible. Returns the services touched.
 *
 * @throws UserError `provider.unknown`, `provider.merge-itself`
 */
export async function mergeProviders(db: Db, from: string, into: string, actor: Actor): Promise<TouchedService[]> {
  const [fromId, intoId] = [await providerId(db, from), await providerId(db, into)];
  const merges = await db.selectFrom('merge').selectAll().where('kind', '=', 'provider').where('undone_at', 'is', null).execute();
  if (followMerges(merges, intoId) === followMerges(merges, fromId)) {
    throw new UserError('provider.merge-itself', 'The two are already counted as one provider.', EXIT.usage);
  }
  await db
    .insertInto('merge')
    .values({ kind: 'provider', from_id: fromId, into_id: intoId, recorded_at: actor.now, undone_at: null })
    .execute();
  await addAudit(db, actor, 'provider.merged', `provider ${fromId}`, { into: intoId });
  return servicesOf(db, fromId);
}

/** Takes a merge back. */
export async function unmergeProviders(db: Db, from: string, actor: Actor): Promise<TouchedService[]> {
  const fromId = await providerId(db, from);
  const { numUpdatedRows } = await db
    .updateTable('merge')
    .set({ undone_at: actor.now })
    .where('kind', '=', 'provider')
    .where('from_id', '=', fromId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0)
    throw new UserError('provider.not-merged', `${quote(from)} is not merged into another provider.`, EXIT.usage);
  await addAudit(db, actor, 'provider.unmerged', `provider ${fromId}`, {});
  return servicesOf(db, fromId);
}

async function servicesOf(db: Db, id: number): Promise<TouchedService[]> {
  const links = await db.selectFrom('service_provider').select(['service_id', 'first_on']).where('provider_id', '=', id).execute();
  return links.map((link) => ({ serviceId: link.service_id, firstOn: link.first_on }));
}

async function providerId(db: Db, name: string): Promise<number> {
  const form = normaliseLabel(name);
  const row = (await db.selectFrom('provider').select(['id', 'code', 'name']).execute()).find(
    (one) => one.code === name || normaliseLabel(one.name) === form,
  );
  if (!row)
    throw new UserError(
      'provider.unknown',
      `No provider is called ${quote(name)}. See the names with: article22 provider list`,
      EXIT.usage,
    );
  return row.id;
}
