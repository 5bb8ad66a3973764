// Changes of providers and services as plain values, so that a page can do them at once, beside the pages, or only to see what they would do.
import { EXIT, quote, UserError } from '../error.ts';
import { compareText } from '../model/normalise.ts';
import type { Day } from '../model/period.ts';
import type { Provider, Service, ServiceAnswer } from '../model/provider.ts';
import { answerProvider, answerService } from './answers.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import { enterProvider } from './enter-service.ts';
import { linkProvider } from './entity.ts';
import { type Named, type ProviderDirectory, readProviderDirectory } from './provider-directory.ts';
import { aliasService, answerServices, mergeProviders, partServices, unmergeProviders } from './providers.ts';
import { loadServiceBook } from './service-book.ts';

/** What a person says about one service. */
export interface AboutOne {
  readonly serviceId: number;
  /** Name of the legal entity; a new one is entered. */
  readonly provider: string;
  readonly naturalPerson: Provider['naturalPerson'];
  readonly hosting: Service['hosting'];
  /** First day on which the service belongs to this entity; null: from the start. */
  readonly since: Day | null;
  /** `seen` of the service as the person saw it. */
  readonly seen: string;
}

export type ProviderChange =
  | { readonly kind: 'confirm'; readonly answers: readonly AboutOne[] }
  | { readonly kind: 'enter'; readonly answer: ServiceAnswer }
  | { readonly kind: 'file'; readonly answers: readonly ServiceAnswer[] }
  | { readonly kind: 'spelling'; readonly serviceId: number; readonly spelling: string }
  /** The service is counted under the other one, and the reverse. */
  | { readonly kind: 'join'; readonly serviceId: number; readonly intoId: number }
  | { readonly kind: 'part-service'; readonly serviceId: number }
  | { readonly kind: 'person'; readonly providerId: number; readonly naturalPerson: Provider['naturalPerson']; readonly seen: string }
  | { readonly kind: 'merge'; readonly providerId: number; readonly intoId: number }
  | { readonly kind: 'part'; readonly providerId: number };

/**
 * Does the change. Gives the service it was about, where it was about one.
 *
 * @throws UserError `provider.unknown`, `provider.exists`, `provider.changed-meanwhile`, `provider.merge-itself`, `provider.not-merged`
 */
export async function changeProviders(db: Db, change: ProviderChange, actor: Actor): Promise<{ readonly serviceId: number | null }> {
  const book = await readProviderDirectory(db);
  switch (change.kind) {
    case 'confirm':
      await confirmAll(db, book, change.answers, actor);
      return { serviceId: null };
    case 'enter':
      return { serviceId: await enterByHand(db, change.answer, actor) };
    case 'file':
      await answerServices(db, change.answers, actor);
      return { serviceId: null };
    case 'spelling':
      await aliasService(db, change.spelling, named(book, 'services', change.serviceId).name, actor);
      return { serviceId: change.serviceId };
    case 'join':
      await join(db, book, change, actor);
      return { serviceId: change.intoId };
    case 'part-service':
      await partServices(db, named(book, 'services', change.serviceId).name, actor);
      return { serviceId: change.serviceId };
    case 'person':
      await answerPerson(db, book, change, actor);
      return { serviceId: null };
    default:
      await mergeOrPart(db, change, actor);
      return { serviceId: null };
  }
}

function named<K extends keyof ProviderDirectory>(book: ProviderDirectory, kind: K, id: number): ProviderDirectory[K][number] {
  const found = (book[kind] as readonly Named[]).find((one) => one.id === id);
  if (!found) throw unknown();
  return found as ProviderDirectory[K][number];
}

function unknown(): UserError {
  return new UserError(
    'provider.unknown',
    'The log has no such service or provider. See the names with: article22 provider list',
    EXIT.usage,
  );
}

/** Nobody answers over what somebody else answered in the meantime. */
function refuseChanged(held: Named & { readonly seen: string }, seen: string): void {
  if (held.seen === seen) return;
  throw new UserError(
    'provider.changed-meanwhile',
    `Somebody answered about ${quote(held.name)} in the meantime. Look at it again, then answer.`,
    EXIT.needsAnswer,
    { name: held.name },
  );
}

async function confirmAll(db: Db, book: ProviderDirectory, answers: readonly AboutOne[], actor: Actor): Promise<void> {
  for (const answer of answers) refuseChanged(named(book, 'services', answer.serviceId), answer.seen);
  for (const { serviceId, provider, naturalPerson, hosting, since } of answers) {
    const providerId = await enterProvider(db, provider, naturalPerson, actor.now);
    await answerService(db, serviceId, { hosting, state: 'confirmed' }, actor.now);
    await answerProvider(db, providerId, { naturalPerson, state: 'confirmed' }, actor.now);
    await linkProvider(db, serviceId, providerId, since, actor);
  }
  await addAudit(db, actor, 'provider.answered', 'services', { services: answers.map(({ serviceId }) => serviceId) });
}

async function enterByHand(db: Db, answer: ServiceAnswer, actor: Actor): Promise<number | null> {
  const known = (await loadServiceBook(db)).find(answer.service);
  if (known !== null) {
    throw new UserError('provider.exists', `The log has the service ${quote(answer.service)} already. Open it instead.`, EXIT.usage, {
      name: answer.service,
    });
  }
  await answerServices(db, [answer], actor);
  return (await loadServiceBook(db)).find(answer.service);
}

async function join(db: Db, book: ProviderDirectory, change: { serviceId: number; intoId: number }, actor: Actor): Promise<void> {
  const [from, into] = [named(book, 'services', change.serviceId), named(book, 'services', change.intoId)];
  if ((from.mergedInto?.id ?? from.id) === (into.mergedInto?.id ?? into.id))
    throw new UserError('provider.merge-itself', 'The two are already counted as one service.', EXIT.usage);
  await aliasService(db, from.name, into.name, actor);
}

async function answerPerson(db: Db, book: ProviderDirectory, change: ProviderChange & { kind: 'person' }, actor: Actor): Promise<void> {
  const { providerId, naturalPerson, seen } = change;
  refuseChanged(named(book, 'providers', providerId), seen);
  await answerProvider(db, providerId, { naturalPerson, state: 'confirmed' }, actor.now);
  await addAudit(db, actor, 'provider.answered', `provider ${providerId}`, { naturalPerson });
}

async function mergeOrPart(db: Db, change: ProviderChange & { kind: 'merge' | 'part' }, actor: Actor): Promise<void> {
  const from = await codeOf(db, change.providerId);
  if (change.kind === 'part') await unmergeProviders(db, from, actor);
  else await mergeProviders(db, from, await codeOf(db, change.intoId), actor);
}

async function codeOf(db: Db, providerId: number): Promise<string> {
  const row = await db.selectFrom('provider').select('code').where('id', '=', providerId).executeTakeFirst();
  if (!row) throw unknown();
  return row.code;
}

/** What stands about each service as a file of answers: one answer a service and legal entity, in order. */
export function answersOf({ services, providers }: ProviderDirectory): ServiceAnswer[] {
  const personOf = new Map(providers.map(({ id, naturalPerson }) => [id, naturalPerson]));
  return services
    .filter(({ state, mergedInto }) => state === 'confirmed' && mergedInto === null)
    .flatMap(({ name, hosting, spellings, entities }) =>
      entities.map(({ provider, firstOn }, at) => ({
        service: name,
        provider: provider.name,
        hosting,
        naturalPerson: personOf.get(provider.id) ?? 'unknown',
        aliases: at === 0 ? [...spellings] : [],
        since: firstOn,
      })),
    )
    .sort((a, b) => compareText(a.service, b.service) || compareText(a.since ?? '', b.since ?? ''));
}
