// What people decide about providers and services: confirm, alias, merge, a change of legal entity.
import { EXIT, quote, UserError } from '../error.ts';
import { compareText, normaliseLabel } from '../model/normalise.ts';
import type { Provider, Service, ServiceAnswer } from '../model/provider.ts';
import { answerProvider, answerService } from './answers.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { addAlias, enterNamedService, enterProvider, findSpelling, moveAlias } from './enter-service.ts';
import { linkProvider } from './entity.ts';
import { heldBefore } from './held.ts';
import { followMerges, merge, readMerges, unmerge } from './merges.ts';
import { enterService, loadServiceBook } from './service-book.ts';

type NaturalPerson = Provider['naturalPerson'];

/** Takes answers about services: enters or confirms each with its legal entity, spellings and, with `since`, a change of entity from that day. */
export async function answerServices(db: Db, answers: readonly ServiceAnswer[], actor: Actor): Promise<void> {
  const ordered = [...answers].sort((a, b) => compareText(a.since ?? '', b.since ?? ''));
  for (const answer of ordered) {
    const serviceId = (await findService(db, answer.service)) ?? (await enterAnswered(db, answer, actor.now));
    const providerId = await enterProvider(db, answer.provider, answer.naturalPerson, actor.now);
    await answerService(db, serviceId, { hosting: answer.hosting, state: 'confirmed' }, actor.now);
    await answerProvider(db, providerId, { naturalPerson: answer.naturalPerson, state: 'confirmed' }, actor.now);
    for (const alias of answer.aliases) await nameService(db, alias, serviceId, actor);
    await linkProvider(db, serviceId, providerId, answer.since, actor);
  }
  await addAudit(db, actor, 'provider.answered', 'services', { services: answers.length });
}

/** Enters the service an answer is about under the very name and entity of the answer. */
function enterAnswered(db: Db, { service, provider, since }: ServiceAnswer, now: string): Promise<number> {
  return since === null ? enterNamedService(db, service, provider, now) : enterService(db, service, now);
}

/**
 * Confirms services and their providers by name, or all that are unconfirmed. `naturalPerson` is taken for those nobody answered yet.
 * Returns the names confirmed.
 *
 * @throws UserError `provider.unknown`
 */
export async function confirmServices(
  db: Db,
  names: readonly string[] | 'all',
  naturalPerson: NaturalPerson,
  actor: Actor,
): Promise<string[]> {
  const services = await db
    .selectFrom('service')
    .innerJoin('service_answer', 'service_answer.service_id', 'service.id')
    .select(['service.id', 'code', 'name', 'hosting', 'state'])
    .where('superseded_at', 'is', null)
    .execute();
  const named = names === 'all' ? null : new Set<number>();
  if (named && names !== 'all') for (const name of names) named.add(await serviceOf(db, name));
  const chosen = services
    .filter(({ id, state }) => (named ? named.has(id) : state === 'unconfirmed'))
    .sort((a, b) => compareText(a.code, b.code));
  for (const { id, hosting } of chosen) {
    const answer = hosting === 'unclear' ? 'yes' : (hosting as Service['hosting']);
    await answerService(db, id, { hosting: answer, state: 'confirmed' }, actor.now);
    await confirmProvidersOf(db, id, naturalPerson, actor);
  }
  await addAudit(db, actor, 'provider.confirmed', 'services', { services: chosen.map(({ id }) => id), naturalPerson });
  return chosen.map(({ name }) => name);
}

async function confirmProvidersOf(db: Db, serviceId: number, naturalPerson: NaturalPerson, actor: Actor): Promise<void> {
  const held = await db
    .selectFrom('service_provider')
    .innerJoin('provider_answer', 'provider_answer.provider_id', 'service_provider.provider_id')
    .select(['provider_answer.provider_id', 'natural_person'])
    .distinct()
    .where('service_id', '=', serviceId)
    .where(heldBefore('service_provider', null))
    .where(heldBefore('provider_answer', null))
    .orderBy('provider_answer.provider_id')
    .execute();
  for (const { provider_id, natural_person } of held) {
    const answer = natural_person === 'unknown' ? naturalPerson : (natural_person as NaturalPerson);
    await answerProvider(db, provider_id, { naturalPerson: answer, state: 'confirmed' }, actor.now);
  }
}

/**
 * Makes a spelling mean a service. When the spelling is the name of a service of its own, the two are counted as one until
 * `partServices`; when it is a further spelling of another service, it means this one in the files that follow.
 *
 * @throws UserError `provider.unknown`
 */
export async function aliasService(db: Db, alias: string, service: string, actor: Actor): Promise<void> {
  const serviceId = await serviceOf(db, service);
  await nameService(db, alias, serviceId, actor);
  await addAudit(db, actor, 'provider.alias', `service ${serviceId}`, {});
}

async function nameService(db: Db, alias: string, serviceId: number, actor: Actor): Promise<void> {
  const other = await findSpelling(db, alias);
  if (other === null) return addAlias(db, serviceId, alias);
  const merges = await readMerges(db, 'service', null);
  if (followMerges(merges, other) === followMerges(merges, serviceId)) return;
  const { name } = await db.selectFrom('service').select('name').where('id', '=', other).executeTakeFirstOrThrow();
  if (normaliseLabel(name) === normaliseLabel(alias)) await merge(db, 'service', other, serviceId, actor);
  else await moveAlias(db, serviceId, alias);
}

/**
 * Counts a service on its own again that `aliasService` merged into another.
 *
 * @throws UserError `provider.unknown`, `provider.not-merged`
 */
export async function partServices(db: Db, alias: string, actor: Actor): Promise<void> {
  // The service of that very name, not the one it is counted under.
  const id = await findSpelling(db, alias);
  if (id === null) throw unknown('service', alias);
  await unmerge(db, 'service', id, quote(alias), actor);
  await addAudit(db, actor, 'service.unmerged', `service ${id}`, {});
}

/**
 * Counts one provider under another from now on, until `unmergeProviders`.
 *
 * @throws UserError `provider.unknown`, `provider.merge-itself`
 */
export async function mergeProviders(db: Db, from: string, into: string, actor: Actor): Promise<void> {
  const [fromId, intoId] = [await providerOf(db, from), await providerOf(db, into)];
  if (!(await merge(db, 'provider', fromId, intoId, actor)))
    throw new UserError('provider.merge-itself', 'The two are already counted as one provider.', EXIT.usage);
  await addAudit(db, actor, 'provider.merged', `provider ${fromId}`, { into: intoId });
}

/** @throws UserError `provider.unknown`, `provider.not-merged` */
export async function unmergeProviders(db: Db, from: string, actor: Actor): Promise<void> {
  const fromId = await providerOf(db, from);
  await unmerge(db, 'provider', fromId, quote(from), actor);
  await addAudit(db, actor, 'provider.unmerged', `provider ${fromId}`, {});
}

/** Id of the service a name is counted under; null when the log does not know it. */
async function findService(db: Db, name: string): Promise<number | null> {
  const id = (await loadServiceBook(db)).find(name);
  return id === null ? null : followMerges(await readMerges(db, 'service', null), id);
}

async function serviceOf(db: Db, name: string): Promise<number> {
  const id = await findService(db, name);
  if (id === null) throw unknown('service', name);
  return id;
}

async function providerOf(db: Db, name: string): Promise<number> {
  const form = normaliseLabel(name);
  const rows = await db.selectFrom('provider').select(['id', 'code', 'name']).execute();
  const row = rows.find((one) => one.code === name) ?? rows.find((one) => normaliseLabel(one.name) === form);
  if (!row) throw unknown('provider', name);
  return row.id;
}

function unknown(what: 'service' | 'provider', name: string): UserError {
  const sentence = `No ${what} is called ${quote(name)}. See the names with: article22 provider list`;
  return new UserError('provider.unknown', sentence, EXIT.usage, { name });
}
